"""
The name of a control contains the words that it shows.

People who speak to their computer say what they see: "click Send". If `aria-label` says something else,
nothing happens. Begin the name with the words that are shown, or take `aria-label` away.

Where the two differ in a hyphen or a shortened word alone, people decide.

```html passes
<button aria-label="Send the form">Send</button>
```

```html passes
<a href="/" aria-label="home page">Home page</a>
```

```html passes
<button aria-label="Search by date">Search by date (YYYY-MM-DD)</button>
```

```html passes
<button aria-label="Close">X</button>
```

```html passes
<a href="/" aria-label="University Avenue">University Ave.</a>
```

```html fails
<button aria-label="Submit">Send</button>
```

```html fails
<a href="/italy/" aria-label="Discover Italy">Discover it</a>
```

```html fails
<input type="button" value="Send" aria-label="Submit">
```

Source: WCAG 2.2, 2.5.3 "Label in Name"; ACT rule 2ee8b8.
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.elements import is_summary
from generator.checks.accessibility.label_in_name import CONTROLS, says
from generator.checks.accessibility.rendering import is_hidden, view_of, visible_text
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage, fold
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report controls whose name leaves out words that they show."""
    for element, _ in page.where(may_differ):
        shown = visible_label(element)
        if not shown or not _is_labelled(element) or is_hidden(element):
            continue
        name = accessible_name(element)
        if name and not says(name, shown):
            yield Problem(
                f"name `{name[:80]}` does not contain the words shown, `{shown[:80]}`",
                fix="begin the name with the words that are shown, or take `aria-label` away",
                element=element,
            )


def may_differ(tag: Tag) -> bool:
    """Whether *tag* is a control that shows words and is named by an attribute."""
    names = tag.attribute_names
    return ("aria-label" in names or "aria-labelledby" in names) and (
        role(tag) in CONTROLS or (tag.name == "summary" and is_summary(tag))
    )


def _is_labelled(element: Element) -> bool:
    """Whether an attribute says anything that takes the place of the words shown."""
    ids = (element.get("aria-labelledby") or "").split()
    return bool((element.get("aria-label") or "").strip()) or any(map(element.page.by_id, ids))


def visible_label(element: Element) -> str:
    """Give the words that a control shows; empty where they are a sign rather than words."""
    if element.name == "input":
        return fold(element.get("value") or "")
    shown = fold(visible_text(element, view_of(element)))
    return "" if len(shown) == 1 and shown.isalpha() else shown


RULE = Rule(
    id="accessibility/label-in-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("2ee8b8",),
    criteria=("2.5.3",),
    kinds=may_differ,
)
