"""
A property of microdata belongs to an item.

What `itemprop` names is said of the item around it (`itemscope`), or of one that names its id in
`itemref`. A property that belongs to none is read by no search engine.

```html passes
<div itemscope itemtype="https://schema.org/Product" itemref="price"><b itemprop="name">Spade</b></div>
<p id="price"><span itemprop="offers">12</span></p>
```

```html fails
<p><span itemprop="name">Spade</span></p>
```

Source: WHATWG HTML, section 5.2.3 "Names: the itemprop attribute".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.model.finding import Severity


def outside_of_items(kind: Kind) -> bool:
    """Whether a *kind* is a property with no item around it."""
    return kind.has("itemprop") and not any(one.has("itemscope") for one in kind.ancestors)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report properties that belong to no item."""
    referred = {
        name
        for one in page.with_attribute("itemref")
        for name in (one.get("itemref") or "").split()
    }
    for element, _ in page.where(outside_of_items):
        if referred.isdisjoint(one.get("id") for one in (element, *element.ancestors)):
            yield Problem(
                f"property `{element.get('itemprop')}` belongs to no item",
                fix="add `itemscope` and `itemtype` to the element around that it says something of",
                element=element,
            )


RULE = Rule(
    id="html/microdata",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    kinds=outside_of_items,
)
