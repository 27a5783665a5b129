"""
A header that stays in place does not cover what has the focus.

When the Tab key moves to something below the fold, a browser scrolls until it is at the edge: behind
a header that stays at the top. Whether it hides anything whole depends on its height, so this asks a
person to look; `scroll-padding-top` on the root leaves room for it.

```html passes
<style>html { scroll-padding-top: 5rem } header { position: sticky; top: 0 }</style>
<header><a href="/">Home</a></header><p><a href="/spades/">Spades</a></p>
```

```html fails
<style>header { position: sticky; top: 0 }</style>
<header><a href="/">Home</a></header><p><a href="/spades/">Spades</a></p>
```

Source: WCAG 2.2, 2.4.11 "Focus Not Obscured (Minimum)"; technique C43.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.view import DESKTOP, PHONE
from generator.model.finding import Outcome, Severity

_LARGE = frozenset({"header", "nav", "div", "aside", "footer", "section", "form", "dialog"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about the first box that stays at an edge, where no room is left for it."""
    styles = page.fact(page_styles)
    for element, edge in styles.where(_stays):
        room = styles.of(page.root).text(f"scroll-padding-{edge}")
        if room not in ("", "auto", "0", "0px"):
            continue
        yield Problem(
            f"`<{element.name}>` stays at the {edge} of the window, and may cover what the Tab key "
            "has reached",
            fix=f"leave room for it: `html {{ scroll-padding-{edge}: … }}` with its height",
            element=element,
            outcome=Outcome.REVIEW,
        )
        return


def _stays(kind: StyledKind) -> str:
    """The edge at which such boxes stay; empty for none."""
    start = kind.kind
    if not start.is_html or start.name not in _LARGE:
        return ""
    for view in (DESKTOP, PHONE):
        style = kind.style(view)
        if style.position not in ("fixed", "sticky") or not kind.is_visible(view):
            continue
        if style.length("top") == 0 and style.length("height") not in (0, 1):
            return "top"
        if style.position == "fixed" and style.length("bottom") == 0:
            return "bottom"
    return ""


RULE = Rule(
    id="accessibility/focus-obscured",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("2.4.11",),
)
