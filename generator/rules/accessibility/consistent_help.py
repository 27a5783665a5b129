"""
Ways to get help stand in the same order on every page.

People who need help look for it where they found it the last time. Looked at are addresses for mail and
calls, and pages for contact and help, in the navigations and footers of all pages. A page may belong
to another set of pages, so the outcome is `review`.

```html passes
<!-- file: /index.html -->
<footer><a href="/contact/">Contact</a> <a href="tel:+431234">Call us</a></footer>
<!-- file: /a/index.html -->
<footer><a href="/contact/">Contact</a> <a href="/a/">Spades</a> <a href="tel:+431234">Call us</a></footer>
<!-- file: /contact/index.html -->
<footer><a href="/contact/">Contact</a> <a href="tel:+431234">Call us</a></footer>
```

```html fails
<!-- file: /index.html -->
<footer><a href="/contact/">Contact</a> <a href="tel:+431234">Call us</a></footer>
<!-- file: /a/index.html -->
<footer><a href="tel:+431234">Call us</a> <a href="/contact/">Contact</a></footer>
<!-- file: /contact/index.html -->
<footer><a href="/contact/">Contact</a> <a href="tel:+431234">Call us</a></footer>
```

Source: WCAG 2.2, 3.2.6 "Consistent Help".
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.repeated_menus import MENUS, Shown, shown_menus
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Outcome, Severity

#: Addresses of help: mail, calls, and pages that are named so in the languages of the words here.
_HELP = re.compile(
    r"(?:mailto|tel|sms):|(?:^|.*/)(?:contact(?:-us)?|kontakt|help|hilfe|support|faq|chat)"
    r"(?:/index\.html|\.html?|/)?$",
    re.IGNORECASE,
)
_FEWEST = 2  # ways to get help, which can stand in another order


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages whose ways to get help stand in another order than on most."""
    ways: dict[frozenset[str], list[tuple[PageFacts, tuple[str, ...], int]]] = {}
    for page, menus in _by_page(site):
        found: dict[str, int] = {}
        for menu in menus:
            for index, target in enumerate(menu.targets):
                if _HELP.match(target):
                    found.setdefault(target, menu.first + index)
        if len(found) >= _FEWEST:
            ways.setdefault(frozenset(found), []).append(
                (page, tuple(found), next(iter(found.values())))
            )
    for group in ways.values():
        orders = Counter(order for _, order, _ in group).most_common(2)
        if len(orders) == 1 or orders[0][1] == orders[1][1]:
            continue
        usual, count = orders[0]
        for page, order, first in group:
            if order != usual:
                pages = "one page" if count == 1 else f"{count} other pages"
                yield Problem(
                    f"ways to get help stand in another order than on {pages}",
                    fix=f"put them in this order: {', '.join(f'`{one}`' for one in usual)}",
                    page=page,
                    offset=page.links[first].offset,
                    outcome=Outcome.REVIEW,
                )


def _by_page(site: SiteIndex) -> Iterator[tuple[PageFacts, list[Shown]]]:
    menus: dict[str, list[Shown]] = {}
    for one in shown_menus(site):
        menus.setdefault(one.page.path, []).append(one)
    for path, shown in menus.items():
        yield site.by_path[path], shown


RULE = Rule(
    id="accessibility/consistent-help",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("3.2.6",),
    reads=MENUS | {"links"},
)
