"""
Fields of one form have different labels.

Where a form asks for "Name" twice, for the address and for the bill, somebody who listens cannot tell
which is which. Put each set into a `fieldset` with a `legend`, or say it in the label. Fields below
different headings are told apart by these; what tells others apart may stand elsewhere, so the outcome
is `review`.

```html passes
<form><fieldset><legend>Delivery</legend><label>Name <input name="a"></label></fieldset>
<fieldset><legend>Bill</legend><label>Name <input name="b"></label></fieldset></form>
```

```html passes
<form><label>Name <input name="a"></label> <label>Street <input name="b"></label></form>
```

```html passes
<form><h2>Delivery</h2><label>Name <input name="a"></label><h2>Bill</h2><label>Name <input name="b"></label></form>
```

```html fails
<form><p>Delivery</p><label>Name <input name="a"></label><p>Bill</p><label>Name <input name="b"></label></form>
```

Source: WCAG 2.2, 2.4.6 "Headings and Labels".
"""

from bisect import bisect_right
from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity

_ASKING = frozenset({"hidden", "submit", "button", "reset", "image", "radio"})
_GROUPS = "fieldset,[role=group],[role=radiogroup],[role=region],section,tr,td"


def labels(page: HtmlPage) -> bool:
    """Whether *page* has labels."""
    return page.has("label")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each field that is called as an earlier one of its form and group."""
    met: set[tuple[Element | None, int, str, str]] = set()
    starts = [heading.offset or 0 for heading in page.headings]
    for field in page.named("input", "select", "textarea"):
        if (field.get("type") or "").strip().lower() in _ASKING or is_hidden(field):
            continue
        name = accessible_name(field)
        if not name:
            continue
        section = bisect_right(starts, field.offset or 0)
        key = (field.closest("form"), section, _group(field), name.casefold())
        if key in met:
            yield Problem(
                f"another field of this form is called `{name}`, too",
                fix="say in the label what differs, or put each set into a `fieldset` with a "
                "`legend`",
                element=field,
                outcome=Outcome.REVIEW,
            )
        met.add(key)


def _group(field: Element) -> str:
    """What the groups around a field are called."""
    names = []
    around = field.parent
    while around is not None:
        if around.fits(_GROUPS):
            names.append(accessible_name(around))
        around = around.parent
    return "/".join(names)


RULE = Rule(
    id="accessibility/label-repeated",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("2.4.6",),
    given=labels,
)
