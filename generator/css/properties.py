"""
Properties: which are inherited, and what they are where nothing says it.

Source: the property index of CSS 2.2 and of the modules of CSS that define each.
"""

from collections.abc import Mapping
from typing import NamedTuple

from generator.css.tokens import Tokens, component_values


class Property(NamedTuple):
    """A longhand property."""

    initial: Tokens
    is_inherited: bool


_OWN_TEXT = """
    align-content: normal; align-items: normal; align-self: auto; animation-delay: 0s;
    animation-duration: 0s; animation-fill-mode: none; animation-iteration-count: 1;
    animation-name: none; animation-play-state: running; appearance: none; aspect-ratio: auto;
    backdrop-filter: none; background-attachment: scroll; background-blend-mode: normal;
    background-clip: border-box; background-color: transparent; background-image: none;
    background-origin: padding-box; background-position-x: 0%; background-position-y: 0%;
    background-repeat: repeat; background-size: auto; border-bottom-color: currentcolor;
    border-bottom-left-radius: 0; border-bottom-right-radius: 0; border-bottom-style: none;
    border-bottom-width: medium; border-image-source: none; border-left-color: currentcolor;
    border-left-style: none; border-left-width: medium; border-right-color: currentcolor;
    border-right-style: none; border-right-width: medium; border-top-color: currentcolor;
    border-top-left-radius: 0; border-top-right-radius: 0; border-top-style: none;
    border-top-width: medium; bottom: auto; box-shadow: none; box-sizing: content-box; clear: none;
    clip: auto; clip-path: none; column-count: auto; column-gap: normal; column-width: auto;
    contain: none; container-name: none; container-type: normal; content: normal;
    content-visibility: visible; counter-increment: none; counter-reset: none; counter-set: none;
    display: inline; field-sizing: fixed; filter: none; flex-basis: auto; flex-direction: row;
    flex-grow: 0; flex-shrink: 1; flex-wrap: nowrap; float: none; grid-template-columns: none;
    grid-template-rows: none; grid-template-areas: none; grid-column-end: auto;
    grid-column-start: auto; grid-row-end: auto; grid-row-start: auto; height: auto;
    isolation: auto; justify-content: normal; justify-items: legacy; justify-self: auto; left: auto;
    margin-bottom: 0; margin-left: 0; margin-right: 0; margin-top: 0; mask-image: none;
    max-height: none; max-width: none; min-height: auto; min-width: auto; mix-blend-mode: normal;
    object-fit: fill; object-position: 50% 50%; opacity: 1; order: 0; outline-color: auto;
    outline-offset: 0; outline-style: none; outline-width: medium; overflow-wrap: normal;
    overflow-x: visible; overflow-y: visible; padding-bottom: 0; padding-left: 0; padding-right: 0;
    padding-top: 0; perspective: none; position: static; resize: none; right: auto; rotate: none;
    row-gap: normal; scale: none; scroll-behavior: auto; scroll-margin-top: 0;
    scroll-padding-top: auto; table-layout: auto; text-decoration-color: currentcolor;
    text-decoration-line: none; text-decoration-style: solid; text-decoration-thickness: auto;
    text-overflow: clip; top: auto; touch-action: auto; transform: none;
    transform-origin: 50% 50%; transform-style: flat; transition-delay: 0s;
    transition-duration: 0s; transition-property: all; translate: none; unicode-bidi: normal;
    user-select: auto; vertical-align: baseline; white-space-trim: none; width: auto;
    will-change: auto; z-index: auto; zoom: 1;
"""
_INHERITED_TEXT = """
    accent-color: auto; border-collapse: separate; border-spacing: 0; caption-side: top;
    caret-color: auto; color: canvastext; color-scheme: normal; cursor: auto; direction: ltr;
    empty-cells: show; fill: black; fill-opacity: 1; font-family: serif; font-kerning: auto;
    font-size: medium; font-stretch: 100%; font-style: normal; font-variant: normal;
    font-weight: 400; forced-color-adjust: auto; hyphens: manual; image-rendering: auto;
    letter-spacing: normal; line-break: auto; line-height: normal; list-style-image: none;
    list-style-position: outside; list-style-type: disc; orphans: 2; pointer-events: auto;
    quotes: auto; stroke: none; stroke-opacity: 1; stroke-width: 1px; tab-size: 8;
    text-align: start; text-align-last: auto; text-combine-upright: none; text-emphasis-style: none;
    text-indent: 0; text-orientation: mixed; text-shadow: none; text-transform: none;
    text-underline-offset: auto; text-underline-position: auto; text-wrap-mode: wrap;
    text-wrap-style: auto; visibility: visible; white-space-collapse: collapse; widows: 2;
    word-break: normal; word-spacing: normal; writing-mode: horizontal-tb;
    -webkit-text-fill-color: currentcolor; -webkit-text-stroke-color: currentcolor;
    -webkit-text-stroke-width: 0;
"""


def _read(text: str, *, is_inherited: bool) -> Mapping[str, Property]:
    found = {}
    for one in text.split(";"):
        name, _, value = one.strip().partition(": ")
        if name:
            found[name] = Property(component_values(value), is_inherited)
    return found


#: Longhand properties by name.
PROPERTIES: Mapping[str, Property] = {
    **_read(_OWN_TEXT, is_inherited=False),
    **_read(_INHERITED_TEXT, is_inherited=True),
}
_UNKNOWN = Property((), is_inherited=False)

#: Other names of properties.
ALIASES: Mapping[str, str] = {
    "-webkit-appearance": "appearance",
    "-moz-appearance": "appearance",
    "-webkit-transform": "transform",
    "-webkit-filter": "filter",
    "-webkit-backdrop-filter": "backdrop-filter",
    "-webkit-clip-path": "clip-path",
    "-webkit-box-shadow": "box-shadow",
    "-webkit-user-select": "user-select",
    "-webkit-background-clip": "background-clip",
    "-webkit-background-size": "background-size",
    "-webkit-mask-image": "mask-image",
    "-webkit-opacity": "opacity",
    "-webkit-border-radius": "border-radius",
    "-webkit-flex": "flex",
    "-webkit-order": "order",
    "-webkit-animation": "animation",
    "-webkit-animation-name": "animation-name",
    "-webkit-transition": "transition",
    "-webkit-text-size-adjust": "text-size-adjust",
    "-webkit-box-sizing": "box-sizing",
    "word-wrap": "overflow-wrap",
    "grid-gap": "gap",
    "grid-row-gap": "row-gap",
    "grid-column-gap": "column-gap",
    "inline-size": "width",
    "block-size": "height",
    "min-inline-size": "min-width",
    "min-block-size": "min-height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
    "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
    **{
        f"{kind}-{logical}{rest}": f"{kind}-{side}{rest}"
        for logical, side in {
            "block-start": "top",
            "block-end": "bottom",
            "inline-start": "left",
            "inline-end": "right",
        }.items()
        for kind, rest in (
            ("margin", ""),
            ("padding", ""),
            ("border", ""),
            ("border", "-width"),
            ("border", "-style"),
            ("border", "-color"),
        )
    },
    "inset-block-start": "top",
    "inset-block-end": "bottom",
    "inset-inline-start": "left",
    "inset-inline-end": "right",
    "border-start-start-radius": "border-top-left-radius",
    "border-start-end-radius": "border-top-right-radius",
    "border-end-start-radius": "border-bottom-left-radius",
    "border-end-end-radius": "border-bottom-right-radius",
}


def property_named(name: str) -> Property:
    """Give what is known of a longhand; of one that is not known, only that it is not inherited."""
    return PROPERTIES.get(name, _UNKNOWN)
