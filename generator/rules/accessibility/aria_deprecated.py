"""
An `aria-` attribute is one that is still in use.

`aria-grabbed` and `aria-dropeffect` are given up and do nothing today. `aria-disabled`, `aria-invalid`,
`aria-errormessage` and `aria-haspopup` were for every role once; they are for some now.

```html passes
<button aria-disabled="true">Save</button>
```

```html fails
<li aria-grabbed="false">Spade</li>
```

```html fails
<h2 aria-disabled="true">Prices</h2>
```

Source: WAI-ARIA 1.2, "Deprecated"; WAI-ARIA 1.1, "aria-grabbed".
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import attributes
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.states import stated, supports_itself
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that the standard has given up, everywhere or for this role."""
    for element, _ in page.where(deprecated):
        for name in deprecated(element):
            everywhere = attributes()[name].is_deprecated
            of = role(element) or element.name
            yield Problem(
                f"`{name}` is deprecated" + ("" if everywhere else f" on `{of}`"),
                fix="take it out",
                element=element,
            )


def deprecated(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* that are deprecated."""
    known = attributes()
    names = tuple(name for name in stated(tag) if name in known)
    gone = tuple(name for name in names if known[name].is_deprecated)
    once = tuple(name for name in names if known[name].was_global)
    return gone + tuple(one for one in once if not supports_itself(tag, one))


RULE = Rule(
    id="accessibility/aria-deprecated",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("4.1.2",),
    kinds=deprecated,
)
