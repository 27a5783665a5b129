"""
A title says the name of the site once.

The theme puts the site's name behind each title. Where `title:` has it as well, results pages
show it twice and cut the words that tell what the page is about. Leave it out of `title:`.

```html passes
<title>Spades – Garden</title>
```

```html passes
<title>Garden – Garden tools</title>
```

```html fails
<title>Spades | Garden – Garden</title>
```

Source: Google Search Central, "Influencing your title links".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.titles import BETWEEN, mend_ending
from generator.model.finding import Correction, Severity

_PARTS = 3  # what the page is about, and the name twice


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a title whose last two parts are one name."""
    if page.title is None:
        return
    title = page.title_text
    parts = BETWEEN.split(title)
    if len(parts) < _PARTS or parts[-1].casefold() != parts[-2].casefold() or not parts[-1]:
        return
    *_, joint = BETWEEN.finditer(title)
    yield Problem(
        f"title ends with “{parts[-1]}” twice",
        fix=f"leave “{parts[-1]}” out of `title:`; the theme adds it",
        key="title",
        element=page.title,
        correction=Correction(title, title[: joint.start()]),
    )


RULE = Rule(
    id="seo/title-repeats-ending",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    mend=mend_ending,
)
