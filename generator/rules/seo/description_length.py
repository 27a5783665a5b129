"""
Descriptions must fit below a title in the results.

Long ones are cut; short ones leave room that could win a visit. What counts is the width of the
letters, as results pages set them: Arial of 14 pixels, of which a desktop shows about 920 pixels
and a phone about 680. So let the telling words stand in front.

Descriptions in scripts whose letters have no known width are not measured.

```html passes
<meta name="description" content="Spades, rakes and shears that fit hands of size 6 and below.">
```

```html fails
<meta name="description" content="Garden tools.">
```

```html fails
<meta name="description" content="Spades, rakes, hoes, forks, shears, saws, axes, trowels and all
other tools that fit hands of size 6 and below, and that our own gardeners have used for at least
two seasons.">
```

Source: Google Search Central, "Control your snippets in search results" (snippets are cut to
the width of the device); the widths are what is seen on results pages.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.checks.text.letter_widths import text_width, text_within
from generator.model.finding import Severity
from generator.value import dataclass

_SIZE = 14  # pixels, of the letters


@dataclass(frozen=True, slots=True)
class DescriptionLength:
    """Options."""

    min_width: int = 250  #: pixels, as results pages set a description
    max_width: int = 920  #: pixels; what a desktop shows (a phone shows about 680)


def check(page: HtmlPage, options: DescriptionLength) -> Iterator[Problem]:
    """Report a description that is narrower or wider than the limits."""
    if not page.is_offered_to_search or page.page_number > 1:
        return
    for element in page.meta_named("description")[:1]:
        description = fold(element.get("content") or "")
        width = text_width(description, _SIZE)
        if width is None:
            return
        if width > options.max_width:
            over = len(description) - len(text_within(description, _SIZE, options.max_width))
            yield Problem(
                f"description is {width} pixels wide; results show {options.max_width}",
                fix=f"cut about {over} character{'s' if over > 1 else ''} from `description:`",
                key="description",
                element=element,
            )
        elif 0 < width < options.min_width:
            yield Problem(
                f"description is {width} pixels wide; the minimum is {options.min_width}",
                fix="say in `description:` what a visitor gets",
                key="description",
                element=element,
            )


RULE = Rule(
    id="seo/description-length",
    check=check,
    subject=HtmlPage,
    defaults=DescriptionLength(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
