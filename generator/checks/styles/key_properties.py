"""
Properties that decide what people can see, read and use.

Of a kind of elements these are known. Others, margins and corners above all, are what position in
a list changes most often, and nothing in a check depends on them.
"""

from generator.css.properties import PROPERTIES

_LEFT_OUT_TEXT = """
    align- animation-delay animation-fill animation-play appearance aspect-ratio
    background-attachment background-blend background-origin background-position
    border-bottom-left border-bottom-right border-collapse border-image border-left border-right
    border-spacing border-top border-block border-inline box-shadow caption- caret- clear
    column- contain container- counter- cursor empty-cells field-sizing flex- font-kerning
    font-stretch font-variant grid- hyphens image-rendering isolation justify- line-break
    list-style- margin- max-width min-height min-width object- order orphans overflow-wrap padding-
    perspective quotes resize right row-gap scroll- tab-size table-layout text-align text-combine
    text-emphasis text-orientation text-overflow text-underline text-wrap touch-action
    transform-origin transform-style transition- user-select vertical-align white-space-trim widows
    will-change word-break stroke fill
"""
_LEFT_OUT = tuple(_LEFT_OUT_TEXT.split())
#: Longhands of which `StyledKind` tells.
KEY_PROPERTIES = frozenset(
    name
    for name in (*PROPERTIES, "-closed-content")
    if not name.startswith(_LEFT_OUT) or name in ("border-bottom-width", "border-bottom-style")
)
