"""Pictures: what they are, and what is wrong with them."""

from pathlib import Path, PurePosixPath

from generator.assets.image_header import Header, read_header
from generator.assets.svg import read_svg
from generator.model.failure import in_words
from generator.model.finding import Fault, Location, Owner
from generator.one_file import open_file, read_file
from generator.value import dataclass

#: Width times height above which a picture is refused before anything decodes it. A picture of
#: 100 million pixels takes 400 MB of a visitor's memory.
MAX_PIXELS = 100_000_000
#: Bytes of the start and end that are read, first few, then many: the Exif data of a camera may fill
#: several segments of 64 KiB before a JPEG says its size, and previews may follow its end.
_WINDOWS = (8 * 1024, 1024 * 1024)
#: An SVG file is text; above this size something is wrong with it.
MAX_SVG_BYTES = 10_000_000

_TYPES = {
    ".png": "image/png",
    ".apng": "image/png",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jfif": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}
_NAMES = {
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/webp": "WebP",
    "image/avif": "AVIF",
    "image/svg+xml": "SVG",
}


@dataclass(frozen=True, slots=True)
class ImageFlaw:
    """What is wrong with a picture; *rule* is an id of `stage_faults.assets`."""

    rule: str
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """
    What is known of a picture.

    Attributes:
        media_type: By its bytes; empty where they are no picture's.
        width: Pixels as shown; None where they are not known.
        height: The same.
        animated: Whether it moves.
        flaws: What is wrong with it.
    """

    media_type: str = ""
    width: int | None = None
    height: int | None = None
    animated: bool = False
    flaws: tuple[ImageFlaw, ...] = ()


def image_facts(file: Path | str) -> ImageFacts:
    """
    Look at a picture's first and last bytes; nothing is decoded.

    Args:
        file: Where its bytes are. Never fails: a file that cannot be read has a flaw.
    """
    path = Path(file)
    expected = _TYPES.get(path.suffix.lower(), "")
    try:
        size = path.stat().st_size
        if size == 0:
            return _flawed("empty-file", "file is empty, 0 bytes", "replace it")
        if expected == "image/svg+xml":
            return _svg(path, size)
        head, header = _header(path, size)
    except (OSError, ValueError) as error:  # a name with NUL in it is a ValueError
        why = getattr(error, "strerror", None) or error
        return _flawed("unreadable", f"file cannot be read: {why}")
    except Exception as error:  # noqa: BLE001 - a damaged picture can bring forth anything
        return _flawed("unreadable", f"picture cannot be read: {in_words(error)}")
    return _raster(expected, head, header)


def image_faults(file: Path, shown: PurePosixPath, owner: Owner) -> tuple[Fault, ...]:
    """
    Say what is wrong with a picture; nothing for a file whose name is not a picture's.

    Args:
        file: Where its bytes are.
        shown: How messages name it, relative to the site's root.
        owner: Who can fix it.
    """
    if shown.suffix.lower() not in _TYPES:
        return ()
    return tuple(
        Fault(flaw.rule, flaw.message, at=Location(shown), fix=flaw.fix, owner=owner)
        for flaw in image_facts(file).flaws
    )


def _header(path: Path, size: int) -> tuple[bytes, Header | None]:
    with open_file(path) as stream:
        for window in _WINDOWS:
            stream.seek(0)
            head = stream.read(window)
            stream.seek(max(size - window, 0))
            header = read_header(head, stream.read(window), size)
            if header is None or (header.complete and header.width is not None):
                break
    return head, header


def _raster(expected: str, head: bytes, header: Header | None) -> ImageFacts:
    if header is None:
        if not expected:
            return ImageFacts()  # a format that we do not know, under a name that we do not know
        return _flawed(
            "wrong-type",
            f"name says {_NAMES[expected]}, but the file is {_guess(head)}",
            "save the picture again, or fix its name",
        )
    flaws: list[ImageFlaw] = []
    if expected and header.media_type != expected:
        flaws.append(
            _flaw(
                "wrong-type",
                f"name says {_NAMES[expected]}, but the file is {_NAMES[header.media_type]}",
                "give it the right ending, or save it in the format that its name says",
            )
        )
    if not header.complete:
        flaws.append(
            _flaw("truncated-image", "end of the picture is missing", "copy or save it again")
        )
    pixels = (header.width or 0) * (header.height or 0)
    if pixels > MAX_PIXELS:
        flaws.append(
            _flaw(
                "image-too-large",
                f"picture has {header.width:,} × {header.height:,} = {pixels:,} pixels; "
                f"the limit is {MAX_PIXELS:,}",
                "scale it down",
            )
        )
    if header.cmyk:
        flaws.append(
            _flaw(
                "cmyk-image",
                "picture has the four colours of a printing press, and looks wrong in some browsers",
                "save it with RGB colours",
            )
        )
    return ImageFacts(header.media_type, header.width, header.height, header.animated, tuple(flaws))


def _svg(path: Path, size: int) -> ImageFacts:
    if size > MAX_SVG_BYTES:
        message = f"SVG file has {size:,} bytes; the limit is {MAX_SVG_BYTES:,}"
        return _flawed("image-too-large", message, "simplify it, or save it as PNG or WebP")
    drawing = read_svg(read_file(path))
    flaws = tuple(_flaw(kind, message, fix) for kind, message, fix in drawing.flaws)
    return ImageFacts("image/svg+xml", drawing.width, drawing.height, flaws=flaws)


def _guess(head: bytes) -> str:
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if b"<svg" in head[:1000]:
        return "SVG"
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "HEIC, which most browsers do not show"
    return "no picture that browsers show"


def _flaw(kind: str, message: str, fix: str = "") -> ImageFlaw:
    return ImageFlaw(f"assets/{kind}", message, fix)


def _flawed(kind: str, message: str, fix: str = "") -> ImageFacts:
    return ImageFacts(flaws=(_flaw(kind, message, fix),))
