"""
There is more than one way to each page.

Some people look for a page in the menu, others search for it or go through a list. Reported is a site
without a search, in which pages can be reached by a link on one other page alone. A step of a form or
of an order needs no second way, so the outcome is `review`. A link in a menu, a list of all pages or a
search field is a second way.

```html passes
<!-- file: /index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
<!-- file: /a/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
```

```html passes
<!-- file: /index.html -->
<search><input name="q"></search><p><a href="/a/">Spades</a></p>
<!-- file: /a/index.html -->
<p><a href="/">Home</a></p>
<!-- pages: 20 -->
```

```html fails
<!-- file: /index.html -->
<p><a href="/a/">Spades</a></p>
<!-- file: /a/index.html -->
<p><a href="/">Home</a></p>
<!-- pages: 20 -->
```

Source: WCAG 2.2, 2.4.5 "Multiple Ways".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.repeated_menus import MENUS, shown_menus
from generator.checks.whole_site.site_index import GRAPH, HOMES, OFFERED, SiteIndex
from generator.model.finding import Outcome, Severity
from generator.model.site import PageKind
from generator.value import dataclass

_NAMED = 5  # pages that are named
#: Lists such as archives are ways themselves; of pages of other programs nobody knows the kind.
_WANTED = (PageKind.PAGE, PageKind.SECTION, None)


@dataclass(frozen=True, slots=True)
class MultipleWays:
    """Options."""

    pages: int = 20  #: smaller sites show all that they have at a glance


def check(site: SiteIndex, options: MultipleWays) -> Iterator[Problem]:
    """Report that pages can be reached in one way only."""
    if len(site.pages) < options.pages or any(page.has_search for page in site.pages):
        return
    in_menus = {target for menu in shown_menus(site) for target in menu.targets}
    homes = {page.path for page in site.homes}
    found = [
        page
        for page in site.pages
        if page.path not in homes
        and page.path not in in_menus
        and page.is_offered_to_search
        and page.page_number == 1
        and page.kind in _WANTED
        and _ways(site, page) == 1
    ]
    if found:
        names = ", ".join(page.url for page in found[:_NAMED])
        rest = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        pages = "one page" if len(found) == 1 else f"{len(found)} pages"
        yield Problem(
            f"{pages} can be reached from one other page alone, and there is no search: "
            f"{names}{rest}",
            fix="add a search, a list of all pages, or links from other pages",
            outcome=Outcome.REVIEW,
        )


def _ways(site: SiteIndex, page: PageFacts) -> int:
    return sum(1 for _ in site.graph.leading_to(page.path))


RULE = Rule(
    id="accessibility/multiple-ways",
    check=check,
    subject=SiteIndex,
    defaults=MultipleWays(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("2.4.5",),
    reads=GRAPH | HOMES | OFFERED | MENUS | {"has_search", "page_number"},
)
