"""Colours of a picture that lies behind text."""

from io import BytesIO
from urllib.parse import unquote

from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.contrast import luminance
from generator.css.background_layers import BackgroundLayer
from generator.css.color import Color
from generator.url.parsed import parse

#: A picture is looked at in so many parts each way.
_PARTS = 64
#: Pixels of a picture that is opened; bytes of one that is read.
_MOST_PIXELS = 40_000_000
_MOST_BYTES = 20_000_000
_SOMEWHERE = "https://site.invalid"


def picture_colors(page: HtmlPage, layer: BackgroundLayer) -> tuple[Color, ...] | None:
    """
    Give the colours of the picture of *layer*, as it is seen from afar.

    Returns:
        None where it is no file of the site, or cannot be looked at.
    """
    base = page.base_url or _SOMEWHERE
    here = parse(layer.sheet or page.base_href or page.url, parse_base(base, page.url))
    address = None if here is None else parse(layer.url, here.href)
    own = parse(base)
    if address is None or own is None or address.origin != own.origin:
        return None
    path = unquote(address.path)
    data = page.file(path)
    if data is None or len(data) > _MOST_BYTES:
        return None
    return page.files.remember((picture_colors, path), lambda: _colors(data))


def parse_base(base: str, url: str) -> str:
    """Give the whole address of a page at *url* of the site at *base*."""
    found = parse(url, base)
    return base if found is None else found.href


def _colors(data: bytes) -> tuple[Color, ...] | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few pages have such a picture

    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.draft("RGB", (_PARTS * 4, _PARTS * 4))
            small = image.convert("RGBA").resize((_PARTS, _PARTS), Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    pixels = small.tobytes()
    fours = {pixels[at : at + 4] for at in range(0, len(pixels), 4)}
    colors = sorted((Color(*(one / 255 for one in four)) for four in fours), key=_brightness)
    # Between the darkest and the brightest there is no better contrast, and no worse but for a
    # text that is itself between them.
    return (colors[0], colors[len(colors) // 2], colors[-1])


def _brightness(color: Color) -> tuple[float, float]:
    return luminance(color) * color.alpha, color.alpha
