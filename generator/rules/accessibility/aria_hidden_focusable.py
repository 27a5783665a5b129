"""
What is hidden from screen readers cannot be reached with the keyboard.

People come to a place where their screen reader says nothing. Take `aria-hidden` away, or hide the part
from everybody (`hidden`), or take it out of the order of Tab with `tabindex="-1"`.

```html passes
<div aria-hidden="true"><p>Decoration</p></div>
```

```html passes
<div aria-hidden="true"><button tabindex="-1">Save</button></div>
```

```html passes
<div aria-hidden="true"><a href="/" hidden>Home</a></div>
```

```html fails
<div aria-hidden="true"><a href="/">Home</a></div>
```

```html fails
<button aria-hidden="true">Save</button>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value", 1.3.1 "Info and Relationships"; ACT rule 6cfa84.
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import is_tabbable
from generator.checks.accessibility.rendering import is_rendered, view_of
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what Tab reaches within something hidden from assistive technology."""
    for element, _ in page.where(silent_stop):
        if is_rendered(element, view_of(element)):
            # A place that hands the focus on, at the end of a dialog, is nobody's stop.
            may_hand_on = _is_followed(page, element)
            yield Problem(
                "the keyboard reaches it, and `aria-hidden` hides it from screen readers",
                fix='take `aria-hidden` away, or add `tabindex="-1"`',
                element=element,
                outcome=Outcome.REVIEW if may_hand_on else Outcome.FAILED,
            )


def _is_followed(page: HtmlPage, element: Element) -> bool:
    """Whether a script of the page may look at the focus of *element*, so that nobody can tell."""
    if "onfocus" in element.attribute_names:
        return True
    name = element.get("id") or None
    return name is not None and any(
        "focus" in script.text and name in script.text for script in page.named("script")
    )


def silent_stop(tag: Tag) -> bool:
    """Whether Tab stops at *tag*, and ``aria-hidden`` hides it."""
    return is_tabbable(tag) and (_is_silenced(tag) or any(map(_is_silenced, tag.ancestors)))


def _is_silenced(tag: Tag) -> bool:
    return (written(tag, "aria-hidden") or "").strip().lower() == "true"


RULE = Rule(
    id="accessibility/aria-hidden-focusable",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("6cfa84",),
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    kinds=silent_stop,
)
