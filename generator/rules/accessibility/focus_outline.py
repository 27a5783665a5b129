"""
Somebody who moves with the keyboard sees where they are.

Browsers draw a line around what the Tab key has reached. A style sheet that takes it away
(`outline: none`) has to show the focus in another way, or people without a mouse are lost.

```html passes
<style>a:focus { outline: none; box-shadow: 0 0 0 3px #06c }</style><p><a href="/">Home</a></p>
```

```html fails
<style>a:focus { outline: none }</style><p><a href="/">Home</a></p>
```

```html fails
<style>* { outline: 0 }</style><p><a href="/">Home</a></p>
```

Source: WCAG 2.2, 2.4.7 "Focus Visible"; failure F78.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.key_properties import KEY_PROPERTIES
from generator.checks.styles.page_styles import PageStyles, page_styles
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.properties import PROPERTIES
from generator.css.style import Place, Style
from generator.css.view import DESKTOP
from generator.model.finding import Outcome, Severity

_FOCUS = frozenset({"focus", "focus-visible"})
_NATIVE = frozenset({"button", "select", "textarea", "summary"})
#: Elements around one, whose look may show that it has the focus.
_AROUND = 3
_PARTS = ("before", "after")
#: What shows nothing by itself.
_UNSEEN = ("outline", "cursor", "transition", "animation", "pointer-events", "user-select")
_SHOWING = tuple(name for name in PROPERTIES if not name.startswith(_UNSEEN))


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what loses its outline and gets nothing in its place."""
    styles = page.fact(page_styles)
    told: set[Place | None] = set()
    looked_at: set[StyledKind] = set()
    for element, _ in styles.where(_loses_outline):
        kind = styles.styled(element)
        if kind in looked_at:
            continue
        looked_at.add(kind)
        focused = styles.of(element, states=_FOCUS)
        place = focused.place("outline-style") or focused.place("outline-width")
        if place in told or not _is_reached(element) or _shows(styles, element):
            continue
        told.add(place)
        yield Problem(
            f"nothing shows that `<{element.name}>` has the focus: "
            f"`{focused.declared('outline-style') or 'outline: none'}`",
            fix="leave the outline, or give `:focus-visible` a clear look of its own",
            element=element,
            outcome=Outcome.FAILED
            if styles.is_whole and not page.has("script")
            else Outcome.REVIEW,
        )


def _loses_outline(kind: StyledKind) -> bool:
    start = kind.kind
    if not start.is_html or not (
        start.name in _NATIVE
        or (start.name == "a" and start.has("href"))
        or (start.name == "input" and start.get("type") != "hidden")
        or (start.get("tabindex") or "").strip().isdigit()
    ):
        return False
    if not kind.is_visible(DESKTOP):
        return False
    style = kind.style(DESKTOP, _FOCUS)
    is_sure = style.is_sure("outline-style") and style.is_sure("outline-width")
    if not is_sure or style.outline_width != 0:
        return False
    rest = kind.style(DESKTOP)
    return all(rest.text(name) == style.text(name) for name in _SHOWING if name in KEY_PROPERTIES)


def _is_reached(element: Element) -> bool:
    return element.get("disabled") is None and (element.get("tabindex") or "0").strip() != "-1"


def _shows(styles: PageStyles, element: Element) -> bool:
    """Whether the element, or one around it, looks otherwise with the focus."""
    around = [element, *element.ancestors][:_AROUND]
    for one in around:
        focused = styles.of(one, states=_FOCUS, focus=element)
        if _differ(styles.of(one), focused):
            return True
    return any(
        _differ(styles.part(element, name), styles.part(element, name, states=_FOCUS))
        for name in _PARTS
    )


def _differ(rest: Style, focused: Style) -> bool:
    return any(rest.text(name) != focused.text(name) for name in _SHOWING)


RULE = Rule(
    id="accessibility/focus-outline",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.4.7",),
)
