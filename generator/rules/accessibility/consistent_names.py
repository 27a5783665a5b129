"""
What leads to the same page in the same menu is called the same on every page.

People look for the word that they know. Where the menu says "Contact" on one page and "Get in touch"
on the next, they think of two things. Reported are links of a menu that are called otherwise than on
most pages of the same language.

```html passes
<!-- file: /index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
<!-- file: /a/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades (you are here)</a></nav>
<!-- file: /b/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
```

```html fails
<!-- file: /index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
<!-- file: /a/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Spades</a></nav>
<!-- file: /b/index.html -->
<nav><a href="/">Home</a> <a href="/a/">Digging</a></nav>
```

Source: WCAG 2.2, 3.2.4 "Consistent Identification".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.repeated_menus import MENUS, Shown, deviations, shown_menus
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity

_FEWEST = 2  # links of a menu


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each link of a menu that is called otherwise than on most pages."""
    menus = (one for one in shown_menus(site) if len(one.targets) >= _FEWEST)
    for one in deviations(
        menus,
        same=lambda shown: (shown.menu.role, shown.page.language.lower(), shown.targets),
        way=_names,
    ):
        page, first = one.shown.page, one.shown.first
        pairs = zip(_names(one.shown), _names(one.usual), strict=True)
        for index, (name, usual) in enumerate(pairs):
            if not _is_the_same(name, usual):
                href = one.shown.menu.links[index][0]
                yield Problem(
                    f"link to `{href}` is called `{name}` here, and `{usual}` in the same menu of "
                    f"{'one page' if one.count == 1 else f'{one.count} other pages'}",
                    fix="call it the same on every page",
                    page=page,
                    offset=page.links[first + index].offset,
                )


def _names(shown: Shown) -> tuple[str, ...]:
    return tuple(name for _, name in shown.menu.links)


def _is_the_same(name: str, usual: str) -> bool:
    """Whether one name is the other, if with words that say where the visitor is."""
    one, other = name.casefold(), usual.casefold()
    return not one or not other or one in other or other in one


RULE = Rule(
    id="accessibility/consistent-names",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("3.2.4",),
    reads=MENUS | {"links"},
)
