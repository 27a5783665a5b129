"""
A menu has its links in the same order on every page.

People learn where a link stands, and go there without reading the others; those who see a small part
of the screen at a time need it most. Reported are menus with the same links as on most pages, in
another order.

```html passes
<!-- file: /index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a> <a href="/b/">Rakes</a></nav>
<!-- file: /a/index.html -->
<nav><a href="/">Home</a> <a href="/a/" aria-current="page">Spades</a> <a href="/b/">Rakes</a></nav>
<!-- file: /b/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
```

```html fails
<!-- file: /index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a> <a href="/b/">Rakes</a></nav>
<!-- file: /a/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a> <a href="/b/">Rakes</a></nav>
<!-- file: /b/index.html -->
<nav><a href="/b/">Rakes</a> <a href="/">Home</a> <a href="/a/">Spades</a></nav>
```

Source: WCAG 2.2, 3.2.3 "Consistent Navigation".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.repeated_menus import MENUS, deviations, shown_menus
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity

_FEWEST = 3  # links; two may stand for forward and back


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each menu that has the links of another in another order."""
    menus = (one for one in shown_menus(site) if len(set(one.targets)) >= _FEWEST)
    for one in deviations(
        menus,
        same=lambda shown: (shown.menu.role, frozenset(shown.targets)),
        way=lambda shown: shown.targets,
    ):
        page = one.shown.page
        order = ", ".join(f"`{name}`" for _, name in one.usual.menu.links)
        yield Problem(
            f"this menu has its links in another order than on {_pages(one.count)}",
            fix=f"put them in the order of the others: {order}",
            page=page,
            offset=page.links[one.shown.first].offset,
        )


def _pages(count: int) -> str:
    return "one page" if count == 1 else f"{count} other pages"


RULE = Rule(
    id="accessibility/consistent-navigation",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("3.2.3",),
    reads=MENUS | {"links"},
)
