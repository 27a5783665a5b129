"""
Titles must fit on a results page.

Results pages cut long titles, and words that are cut off attract no visitors. What counts is the width of
the letters, as results pages set them: Arial of 20 pixels on a desktop, in a column of 600
pixels. Move the important words to the front of `title:` and drop the rest. Where the headline of the
page should stay as it is, write a shorter title for search results as `seo_title:`.

A name of the site at the end (as `og:site_name` says it) is not counted: nobody misses it where
it is cut. Titles in scripts whose letters have no known width are not measured.

```html passes
<title>Garden tools, spades and rakes for small hands</title>
```

```html passes
<meta property="og:site_name" content="The Garden Tool Magazine">
<title>Garden tools, spades and rakes for small hands | The Garden Tool Magazine</title>
```

```html fails
<title>Garden tools, spades, rakes and shears for small hands, big hands and all hands</title>
```

```html passes
<meta name="robots" content="noindex">
<title>Garden tools, spades, rakes and shears for small hands, big hands and all hands</title>
```

Source: Google Search Central, "Influencing your title links in search results" (titles are cut
to the width of the device); the widths are what is seen on results pages.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.letter_widths import text_width, text_within
from generator.model.finding import Severity
from generator.rules.seo.site_name import without_site_name
from generator.value import dataclass

_SIZE = 20  # pixels, of the letters


@dataclass(frozen=True, slots=True)
class TitleLength:
    """Options."""

    max_width: int = 600  #: pixels, as results pages on a desktop set a title


def check(page: HtmlPage, options: TitleLength) -> Iterator[Problem]:
    """Report a title that is wider than the limit."""
    if page.title is None or not page.is_offered_to_search:
        return
    title = without_site_name(page.title_text, page)
    width = text_width(title, _SIZE)
    if width is not None and width > options.max_width:
        shown = text_within(title, _SIZE, options.max_width)
        yield Problem(
            f"title is {width} pixels wide; results show {options.max_width}",
            fix=f"results show `{shown}` and cut off the rest; put the important words first",
            element=page.title,
            key="title",
        )


RULE = Rule(
    id="seo/title-length",
    check=check,
    subject=HtmlPage,
    defaults=TitleLength(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
