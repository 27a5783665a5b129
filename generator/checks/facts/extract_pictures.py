"""From a parsed page to its pictures without a size, and to what may size them instead."""

import re
from collections.abc import Iterator

from generator.checks.facts.picture_sizes import UnsizedPicture, UnsizedPictures
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.markup_hiding import hides
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.picture_rules import (
    LAYS_OUT,
    SizeRule,
    declared,
    is_laid_out,
    size_rules,
)

#: A size in HTML begins with digits. Source: WHATWG HTML, "rules for parsing dimension values".
_DIMENSION = re.compile(r"\s*\d")
_PIXELS = re.compile(r"\d{1,5}")
_SIDES = ("width", "height")


def unsized_pictures(page: HtmlPage) -> UnsizedPictures | None:
    """Gather the pictures of *page* without a size; None where each that is seen has one."""
    pictures = tuple(_unsized(page))
    if not pictures:
        return None
    styles = page.fact(page_styles)
    # What is not there says nothing; that it is missing is reported by itself.
    return UnsizedPictures(pictures, styles.is_whole or styles.lacks_missing_alone)


def _unsized(page: HtmlPage) -> Iterator[UnsizedPicture]:
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
        styles = page.fact(page_styles)
        own = SizeRule(declared(image.get("style") or ""), is_sure=True)
        outer = around[1] if len(around) > 1 else None
        yield UnsizedPicture(
            url,
            offset,
            given,
            int(written) if _PIXELS.fullmatch(written) else None,
            sum(value is not None for value in values) == len(given)
            and image.get("srcset") is None
            and around[1].name != "picture",
            (own, *size_rules(styles, image)),
            outer is not None
            and (LAYS_OUT in declared(outer.get("style") or "") or is_laid_out(styles, outer)),
        )
