"""
Readers may widen the spacing of text.

Some people read better with more room between letters, words and lines, and let their browser make
it. A `style` attribute with `!important` overrules them. Then it has to leave enough room itself:
0.12 of the letters' size between letters, 0.16 between words, and lines of 1.5.

```html passes
<p style="letter-spacing: 0.05em">Spades</p> <p style="line-height: 1.6 !important">Rakes</p>
```

```html fails
<p style="letter-spacing: 0.05em !important">Spades and rakes</p>
```

Source: WCAG 2.2, 1.4.12 "Text Spacing"; W3C, ACT Rules, 24afc2, 9e45ec, 78fd32.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.page_styles import PageStyles, page_styles
from generator.checks.styles.shown_text import is_read, own_text
from generator.css.style import Style
from generator.css.view import DESKTOP, PHONE
from generator.model.finding import Severity

#: Property to the part of the letters' size that it has at least, and what it is about.
_LEAST = {
    "letter-spacing": (0.12, "letters"),
    "word-spacing": (0.16, "words"),
    "line-height": (1.5, "lines"),
}
#: Width of a letter, as a part of its height, that most texts exceed; a line that is wider than what
#: holds it is broken into several.
_LETTER = 0.4
_ROUNDING = 1e-6


def _overrules(page: HtmlPage) -> tuple[Element, ...]:
    """Elements whose `style` attribute overrules the reader; asked by ``page.fact``."""
    return tuple(
        element
        for element in page.with_attribute("style")
        if "important" in (element.get("style") or "").lower() and element.is_html
    )


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report text whose spacing readers cannot widen, and that has too little."""
    styles = page.fact(page_styles)
    told: set[tuple[Element, str]] = set()
    for holder in page.fact(_overrules):
        for element in (holder, *holder.descendants()):
            if not own_text(element) or not is_read(styles.styled(element), DESKTOP):
                continue
            style = styles.of(element)
            for name, (least, what) in _LEAST.items():
                if (element, name) in told or not _is_fixed(style, name):
                    continue
                told.add((element, name))
                has = _spacing(style, name)
                if has is None or has + _ROUNDING >= least:
                    continue
                if name == "line-height" and not _is_broken(styles, element):
                    continue
                yield Problem(
                    f"`{name}` leaves {has:.3g} of the letters' size between {what}, and readers "
                    f"cannot change it; {least:g} is needed",
                    fix=f"remove `!important`, or write at least `{name}: {least:g}em`",
                    element=element,
                )


def _is_fixed(style: Style, name: str) -> bool:
    """Whether a `style` attribute sets a property with `!important`."""
    entry = style.source(name)[2]
    return (
        entry is not None
        and entry.declaration.is_important
        and entry.located.number is None
        and not entry.located.sheet.url
    )


def _spacing(style: Style, name: str) -> float | None:
    """A spacing as a part of the font's size; None where it cannot be told."""
    size = style.font_size
    if not size:
        return None
    if name == "line-height":
        if style.word(name) == "normal":
            return 1.2  # what most fonts have
        return None if style.line_height is None else style.line_height / size
    found = style.letter_spacing if name == "letter-spacing" else style.word_spacing
    return None if found is None else found / size


def _is_broken(styles: PageStyles, element: Element) -> bool:
    """Whether a text surely takes several lines on a phone."""
    size = styles.of(element, PHONE).font_size or 0
    room = float(PHONE.width)
    for one in (element, *element.ancestors):
        style = styles.of(one, PHONE)
        for side in ("width", "max-width", "min-width"):
            given = style.length(side)
            if given is not None and given > 0:
                room = max(room, given) if side != "max-width" else min(room, given)
        if style.word("white-space-collapse") == "nowrap" or "nowrap" in style.text("white-space"):
            return False
    return len(" ".join(element.text.split())) * size * _LETTER > room


RULE = Rule(
    id="accessibility/text-spacing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("24afc2", "78fd32", "9e45ec"),
    criteria=("1.4.12",),
    given=_overrules,
)
