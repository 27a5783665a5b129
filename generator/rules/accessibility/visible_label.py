"""
A field has a label that everybody sees.

A placeholder is gone with the first letter, and a `title` appears under a mouse alone. People who were
interrupted, and those who enlarge the page, no longer know what was asked. Write a `label`.

```html passes
<label>Name <input name="name" placeholder="Jo Gardener"></label>
```

```html passes
<input type="search" aria-label="Search" placeholder="Spades"> <button>Search</button>
```

```html fails
<input name="name" placeholder="Name">
```

```html fails
<input name="name" title="Name">
```

Source: WCAG 2.2, 3.3.2 "Labels or Instructions", technique H44.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.roles import is_hidden
from generator.model.finding import Severity

_LABELLED_ITSELF = frozenset({"hidden", "submit", "button", "reset", "image"})


def fields(page: HtmlPage) -> bool:
    """Whether *page* has fields of a form."""
    return page.has("input", "select", "textarea")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each field that only a placeholder or a `title` names."""
    named = {one.get("for") for one in page.named("label") if one.text.strip()}
    for field in page.named("input", "select", "textarea"):
        if (field.get("type") or "").strip().lower() in _LABELLED_ITSELF:
            continue
        if field.get("aria-label") or field.get("aria-labelledby"):
            continue
        own = field.get("id")
        if (own is not None and own in named) or _is_in_label(field):
            continue
        source = next(
            (one for one in ("placeholder", "title") if (field.get(one) or "").strip()), ""
        )
        if source and not is_hidden(field):
            yield Problem(
                f"only its `{source}` says what this field asks for",
                fix="write a `label` for it",
                element=field,
            )


def _is_in_label(field: Element) -> bool:
    label = field.closest("label")
    return label is not None and label.text.strip() != ""


RULE = Rule(
    id="accessibility/visible-label",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("3.3.2",),
    given=fields,
)
