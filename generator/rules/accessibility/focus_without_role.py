"""
What Tab stops at says what it is.

A screen reader that comes to a `div` with `tabindex="0"` reads its text and does not say what can be done
there. Give it a role, or take `tabindex` away. A part that scrolls may take the focus without one, so that
the keyboard can scroll it.

```html passes
<div role="button" tabindex="0">Save</div>
```

```html passes
<div tabindex="-1">Words</div>
```

```html passes
<style>div { overflow: auto }</style><div tabindex="0">A wide table</div> <pre tabindex="0">Code</pre>
```

```html fails
<div tabindex="0">Words</div>
```

```html fails
<span tabindex="0">Words</span>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; WAI-ARIA 1.2, "generic".
"""

from collections.abc import Iterator

from generator.checks.accessibility.elements import UNSURE
from generator.checks.accessibility.focus import is_tabbable, tabindex
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.model.finding import Outcome, Severity

_WITHOUT = frozenset({"", "generic", "none", "paragraph"})
_SCROLLS = frozenset({"auto", "scroll"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what takes the focus and says nothing of itself."""
    for element, _ in page.where(stops_at_nothing):
        if stops_at_nothing(element) and not is_hidden(element) and not _is_scrolled(page, element):
            yield Problem(
                f"the keyboard stops at this `{element.name}`, which has no role",
                fix="give it a role, or take `tabindex` away",
                element=element,
                outcome=Outcome.REVIEW,
            )


def stops_at_nothing(tag: Tag) -> bool:
    """Whether Tab stops at *tag* for its ``tabindex`` alone, and it means nothing."""
    return (
        tag.is_html
        and (tabindex(tag) or 0) >= 0
        and tabindex(tag) is not None
        and tag.name not in _OF_ITSELF
        and "contenteditable" not in tag.attribute_names
        and "-" not in tag.name
        and (role(tag) in _WITHOUT or (tag.name in UNSURE and not isinstance(tag, Element)))
        and is_tabbable(tag)
    )


#: Elements that people use though WAI-ARIA has no role for them; long lines of code are scrolled.
_OF_ITSELF = frozenset({"audio", "embed", "iframe", "input", "object", "pre", "summary", "video"})


def _is_scrolled(page: HtmlPage, element: Element) -> bool:
    style = page.fact(page_styles).styled(element).style()
    return style.word("overflow-x") in _SCROLLS or style.word("overflow-y") in _SCROLLS


RULE = Rule(
    id="accessibility/focus-without-role",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("4.1.2",),
    kinds=stops_at_nothing,
)
