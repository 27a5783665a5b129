"""
HTML and `aria-` attributes say the same.

`<input required aria-required="false">` must be filled in for some people and need not for others. HTML
has the last word: take the `aria-` attribute out.

```html passes
<input required aria-label="Name">
```

```html passes
<button disabled>Save</button>
```

```html fails
<label>Name <input required aria-required="false"></label>
```

```html fails
<button disabled aria-disabled="false">Save</button>
```

Source: ARIA in HTML, "Requirements for use of ARIA attributes in place of equivalent HTML attributes".
"""

from collections.abc import Iterator

from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

#: Attributes of HTML, and those of WAI-ARIA that must not say otherwise.
_TWINS = {
    "aria-disabled": "disabled",
    "aria-readonly": "readonly",
    "aria-required": "required",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that contradict one of HTML."""
    for element, names in page.where(contradicted):
        for name in names:
            yield Problem(
                f"`{name}` contradicts `{_TWINS[name]}`",
                fix=f"take `{name}` out",
                element=element,
            )


def contradicted(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* that say another thing than HTML does."""
    if not tag.is_html:
        return ()
    names = tag.attribute_names
    return tuple(
        name
        for name, twin in _TWINS.items()
        if twin in names and (written(tag, name) or "").strip().lower() == "false"
    )


RULE = Rule(
    id="accessibility/aria-conflict",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("4.1.2",),
    kinds=contradicted,
)
