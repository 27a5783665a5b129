"""
A link in a text looks like a link.

Where nothing but a colour tells a link from the words around it, people who see colours badly do not
find it. Underline links in running text, or give them a colour that stands out from that of the text
by 3:1, and a line as soon as they are pointed at.

```html passes
<p>More about <a href="/spades/">spades</a> for small hands.</p>
```

```html passes
<style>a { text-decoration: none; color: #06c; font-weight: bold }</style>
<p>More about <a href="/spades/">spades</a> for small hands.</p>
```

```html fails
<style>a { text-decoration: none; color: #333 }</style>
<p>More about <a href="/spades/">spades</a> for small hands.</p>
```

Source: WCAG 2.2, 1.4.1 "Use of Color"; technique G183.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.contrast import ratio
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.shown_text import own_text
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.color import Color
from generator.css.style import Style
from generator.css.view import DESKTOP, DESKTOP_DARK, PHONE
from generator.model.finding import Outcome, Severity

_NEEDED = 3.0
#: Elements whose text runs on around a link.
_RUNNING = frozenset(
    {"p", "li", "dd", "td", "blockquote", "figcaption", "div", "span", "em", "strong"}
)
#: Letters that a text has at least, for a link to be a part of it.
_TEXT = 4


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links in running text that only a colour tells from it, or nothing."""
    styles = page.fact(page_styles)
    for element, (link, text) in styles.where(_blends):
        around = element.parent
        if around is None or len(own_text(around)) < _TEXT or not own_text(element):
            continue
        shown = ratio(link, text)
        yield Problem(
            f"link `{own_text(element)}` in `{link.hex}` differs from the text around it, in "
            f"`{text.hex}`, by {int(shown * 100) / 100:.2f}:1, and in nothing else; 3:1 is needed",
            fix="underline links in text, such as `main p a { text-decoration: underline }`",
            element=element,
            outcome=Outcome.FAILED if styles.is_whole else Outcome.REVIEW,
        )


def _blends(kind: StyledKind) -> tuple[Color, ...]:
    """Colours of a link and of the text around, where nothing else tells them apart."""
    around = kind.parent
    start = kind.kind
    if start.name != "a" or not start.has("href") or not start.is_html or around is None:
        return ()
    if around.kind.name not in _RUNNING:
        return ()
    for view in (DESKTOP, PHONE, DESKTOP_DARK):
        link, text = kind.style(view), around.style(view)
        if not kind.is_visible(view) or link.display != "inline" or _is_marked(link, text):
            continue
        color, other = link.text_color, text.text_color
        if color is None or other is None or not color.alpha or not other.alpha:
            continue
        if ratio(color, other) < _NEEDED:
            return color, other
    return ()


def _is_marked(link: Style, text: Style) -> bool:
    """Whether a line, a weight or a ground tells a link from the text around it."""
    if link.decoration_lines or not link.is_sure("text-decoration-line"):
        return True
    if link.line_width("border-bottom") != 0 or link.text("background-image") != "none":
        return True
    ground = link.background_color
    if ground is None or ground.alpha or link.outline_width != 0:
        return True
    return _letters(link) != _letters(text)


def _letters(style: Style) -> tuple[object, ...]:
    return style.font_size, style.font_weight, style.text("font-style"), style.text("font-family")


RULE = Rule(
    id="accessibility/link-distinguishable",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("1.4.1",),
)
