"""
A page can be read upright and on its side.

Somebody whose phone is fixed to a wheelchair cannot turn it. A style sheet that turns the page by a
quarter when the phone is turned shows it in one position alone.

```html passes
<style>@media (orientation: landscape) { body { columns: 2 } }</style><p>Spades</p>
```

```html fails
<style>@media (orientation: portrait) { html { transform: rotate(90deg) } }</style><p>Spades</p>
```

Source: WCAG 2.2, 1.3.4 "Orientation"; W3C, ACT Rules, b33eff.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.rotation import rotation
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.style import Style
from generator.css.view import PHONE
from generator.model.finding import Severity

_SIDEWAYS = replace(PHONE, width=PHONE.height, height=PHONE.width)
_QUARTER, _TOLERANCE = 90, 1


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that are turned with the phone."""
    styles = page.fact(page_styles)
    for element, _ in styles.where(_is_turned):
        yield Problem(
            f"`<{element.name}>` is turned by a quarter when the phone is held the other way",
            fix="remove the `transform` or `rotate` from the media query on the orientation",
            element=element,
        )


def _is_turned(kind: StyledKind) -> bool:
    upright, sideways = kind.style(PHONE), kind.style(_SIDEWAYS)
    if not (_turns(upright) or _turns(sideways)) or not kind.is_visible(PHONE):
        return False
    angles = rotation(upright), rotation(sideways)
    if angles[0] is None or angles[1] is None:
        return False
    between = abs(angles[0] - angles[1]) % 180
    return abs(between - _QUARTER) <= _TOLERANCE


def _turns(style: Style) -> bool:
    return style.sets("transform") or style.sets("rotate")


RULE = Rule(
    id="accessibility/orientation",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("b33eff",),
    criteria=("1.3.4",),
)
