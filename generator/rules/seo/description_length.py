"""
Descriptions must fit below a title in the results.

Long ones are cut in the middle of a word; short ones leave room that could win a visit.

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
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.html_page import HtmlPage, fold
from generator.checks.rule import Basis, Problem, Rule
from generator.model.finding import Severity


@dataclass(frozen=True, slots=True)
class DescriptionLength:
    """Options."""

    min: int = 50  #: characters, after white space is folded
    max: int = 160  #: characters, after white space is folded


def check(page: HtmlPage, options: DescriptionLength) -> Iterator[Problem]:
    """Report a description that is shorter or longer than the limits."""
    if not page.is_offered_to_search or page.page_number > 1:
        return
    for element in page.meta_named("description")[:1]:
        length = len(fold(element.get("content") or ""))
        over = length - options.max
        if over > 0:
            yield Problem(
                f"description is {length} characters long; the limit is {options.max}",
                fix=f"cut {over} character{'s' if over > 1 else ''} from `description:`",
                key="description",
                element=element,
            )
        elif 0 < length < options.min:
            yield Problem(
                f"description is {length} characters long; less than {options.min} say little",
                fix="say in `description:` what a visitor gets",
                key="description",
                element=element,
            )


RULE = Rule(
    id="seo/description-length",
    check=check,
    subject=HtmlPage,
    defaults=DescriptionLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
