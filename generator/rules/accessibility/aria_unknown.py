"""
An `aria-` attribute is one that exists.

Browsers pass over one that WAI-ARIA does not know, so `aria-labeledby` names nothing. Correct the
spelling.

```html passes
<button aria-expanded="false">Menu</button>
```

```html fails
<button aria-expand="false">Menu</button>
```

```html fails
<h2 id="a">Prices</h2> <div role="group" aria-labeledby="a"></div>
```

Source: WAI-ARIA 1.2, "Supported States and Properties"; ACT rule 5f99a7.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import attributes
from generator.checks.accessibility.states import stated
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.typed_yaml.suggest import nearest


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that WAI-ARIA does not know."""
    for element, names in page.where(unknown_attributes):
        for name in names:
            meant = nearest(name, attributes())
            yield Problem(
                f"attribute `{name}` does not exist",
                fix=f"did you mean `{meant}`?" if meant else "take it out",
                element=element,
            )


def unknown_attributes(tag: Tag) -> tuple[str, ...]:
    """Give the ``aria-*`` attributes of *tag* that do not exist."""
    return tuple(name for name in stated(tag) if name not in attributes())


RULE = Rule(
    id="accessibility/aria-unknown",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("5f99a7",),
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    kinds=unknown_attributes,
)
