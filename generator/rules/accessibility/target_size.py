"""
What is clicked or touched is large enough.

A button of less than 24 by 24 pixels is hard to hit with a thumb or an unsteady hand. Where nothing
else is near, it may be smaller; only a person who looks at the page can tell, so this asks one.

```html passes
<style>button { width: 2rem; height: 2rem; padding: 0 }</style><button>Open</button>
```

```html fails
<style>button { width: 16px; height: 16px; padding: 0; border: 0 }</style><button>Open</button>
```

Source: WCAG 2.2, 2.5.8 "Target Size (Minimum)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.style import Style
from generator.css.view import PHONE
from generator.model.finding import Outcome, Severity

_LEAST = 24.0
_ROLES = frozenset({"button", "link", "checkbox", "radio", "switch", "tab", "menuitem"})
_FIELDS = frozenset({"button", "submit", "reset", "image"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about targets that style sheets make too small."""
    styles = page.fact(page_styles)
    for element, _ in styles.where(_is_small):
        style = styles.of(element, PHONE)
        width, height = _outer(style, "width"), _outer(style, "height")
        if width is None or height is None or min(width, height) >= _LEAST:
            continue
        yield Problem(
            f"`<{element.name}>` is {width:.0f} by {height:.0f} px on a phone; "
            f"{_LEAST:.0f} by {_LEAST:.0f} are needed, or as much room around it",
            fix="make it larger, such as with `min-width: 24px; min-height: 24px`",
            element=element,
            outcome=Outcome.REVIEW,
        )


def _is_small(kind: StyledKind) -> bool:
    """Whether elements that are clicked have both sides given, and one too small."""
    start = kind.kind
    is_target = start.is_html and (
        start.name in ("button", "summary")
        or (start.name == "a" and start.has("href"))
        or (start.name == "input" and (start.get("type") or "").lower() in _FIELDS)
        or (start.get("role") or "").strip().lower() in _ROLES
    )
    if not is_target or not kind.is_visible(PHONE):
        return False
    style = kind.style(PHONE)
    sides = [style.length(name) for name in ("width", "height")]
    is_placed = style.display != "inline" or style.position in ("absolute", "fixed")
    return (
        is_placed
        and all(one is not None and one > 1 for one in sides)
        and min(one for one in sides if one is not None) < _LEAST
    )


def _outer(style: Style, side: str) -> float | None:
    """Width or height with what belongs to the target; None where it cannot be told."""
    own, least = style.length(side), style.length(f"min-{side}")
    if own is None:
        return None
    ends = ("left", "right") if side == "width" else ("top", "bottom")
    frame = 0.0
    for end in ends:
        padding, border = style.length(f"padding-{end}"), style.line_width(f"border-{end}")
        if padding is None or border is None:
            return None
        frame += padding + border
    inner = max(own, least or 0.0)
    return max(inner, frame) if style.word("box-sizing") == "border-box" else inner + frame


RULE = Rule(
    id="accessibility/target-size",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.5.8",),
)
