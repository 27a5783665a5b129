"""
An `aria-` attribute adds something.

A `progress` says its greatest value by itself, and a `select` whether several may be chosen. Nothing breaks;
the attribute can go.

```html passes
<progress value="3" max="5" aria-label="Upload"></progress>
```

```html fails
<progress value="3" max="5" aria-valuemax="5" aria-label="Upload"></progress>
```

```html fails
<button disabled aria-disabled="true">Save</button>
```

Source: ARIA in HTML, "Document conformance requirements for use of ARIA attributes in HTML".
"""

from collections.abc import Iterator

from generator.checks.accessibility.roles import row
from generator.checks.accessibility.states import stated
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_TWINS = {
    "aria-disabled": "disabled",
    "aria-readonly": "readonly",
    "aria-required": "required",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that say what HTML says anyway."""
    for element, names in page.where(repeated):
        for name in names:
            yield Problem(
                f"`{name}` says what `{_TWINS.get(name, element.name)}` says already",
                fix="take it out",
                element=element,
            )


def repeated(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* that should not stand on it."""
    names = stated(tag) if tag.is_html else ()
    if not names:
        return ()
    should_not = row(tag).should_not
    return tuple(name for name in names if name in should_not or _is_repeated(tag, name))


def _is_repeated(tag: Tag, name: str) -> bool:
    is_on = (written(tag, name) or "").strip().lower() == "true"
    return is_on and _TWINS.get(name, "") in tag.attribute_names


RULE = Rule(
    id="accessibility/aria-redundant",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("4.1.2",),
    kinds=repeated,
)
