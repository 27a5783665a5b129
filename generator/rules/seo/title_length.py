"""
Titles must fit on a results page.

Results pages cut long titles, and the words cut off win no visits.
Move the telling words to the front of `title:` and drop the rest.

```html passes
<title>Garden tools for small hands</title>
```

```html fails
<title>Garden tools, spades, rakes and shears for small hands, big hands and all hands</title>
```

```html passes
<meta name="robots" content="noindex">
<title>Garden tools, spades, rakes and shears for small hands, big hands and all hands</title>
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.html_page import HtmlPage, fold
from generator.checks.rule import Basis, Problem, Rule
from generator.model.finding import Severity


@dataclass(frozen=True, slots=True)
class TitleLength:
    """Options."""

    max: int = 60  #: characters, after white space is folded


def check(page: HtmlPage, options: TitleLength) -> Iterator[Problem]:
    """Report a title that is longer than the limit."""
    if page.title is None or not page.is_offered_to_search:
        return
    length = len(fold(page.title.text))
    over = length - options.max
    if over > 0:
        yield Problem(
            f"title is {length} characters long; the limit is {options.max}",
            fix=f"cut {over} character{'s' if over > 1 else ''} from `title:`",
            element=page.title,
            key="title",
        )


RULE = Rule(
    id="seo/title-length",
    check=check,
    subject=HtmlPage,
    defaults=TitleLength(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
