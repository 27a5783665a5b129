"""From a parsed page to its pictures without a size, and to what may size them instead."""

import re
from collections.abc import Iterator

from generator.checks.facts.picture_sizes import Sheet, UnsizedPicture, UnsizedPictures
from generator.checks.formats.style_sizes import (
    LAYS_OUT,
    Styled,
    declared,
    holds_on_every_screen,
    read_styles,
)
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.markup_hiding import hides

#: A size in HTML begins with digits. Source: WHATWG HTML, "rules for parsing dimension values".
_DIMENSION = re.compile(r"\s*\d")
_PIXELS = re.compile(r"\d{1,5}")
_SIDES = ("width", "height")


def unsized_pictures(page: HtmlPage) -> UnsizedPictures | None:
    """Gather the pictures of *page* without a size; None where each that is seen has one."""
    known: dict[Styled, Styled] = {}
    pictures = tuple(_unsized(page, known))
    if not pictures:
        return None
    sheets = tuple(
        Sheet(link.get("href") or "", _always(link) and "alternate" not in link.tokens("rel"))
        for link in page.links_with("stylesheet")
        if link.get("disabled") is None
    )
    styles = tuple(
        read_styles(style.text if _always(style) else f"@media print {{{style.text}}}")
        for style in page.named("style")
    )
    return UnsizedPictures(pictures, sheets, styles)


def _always(element: Element) -> bool:
    return holds_on_every_screen(element.get("media") or "")


def _unsized(page: HtmlPage, known: dict[Styled, Styled]) -> Iterator[UnsizedPicture]:
    for image in page.images:
        values = [image.get(side) for side in _SIDES]
        given = frozenset(
            side
            for side, value in zip(_SIDES, values, strict=True)
            if value and _DIMENSION.match(value)
        )
        url = (image.get("src") or "").strip()
        if len(given) == len(_SIDES) or not url or url.lower().startswith(("data:", "blob:")):
            continue
        around = (image, *image.ancestors)
        offset = image.offset
        if offset is None or any(hides(one) for one in around):
            continue
        written = next((image.get(side) or "" for side in given), "")
        parent = around[1].get("style") if len(around) > 1 else None
        yield UnsizedPicture(
            url,
            offset,
            given,
            int(written) if _PIXELS.fullmatch(written) else None,
            sum(value is not None for value in values) == len(given)
            and image.get("srcset") is None
            and around[1].name != "picture",
            tuple(known.setdefault(one, one) for one in map(_styled, around)),
            declared(image.get("style") or "") | (declared(parent or "") & {LAYS_OUT}),
        )


def _styled(element: Element) -> Styled:
    classes = tuple(sorted(set((element.get("class") or "").split())))
    return Styled(element.name, element.get("id") or "", classes, tuple(sorted(element.attributes)))
