"""Small copies of the pictures that shared links show, to stand in the report itself."""

import base64
import io
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from generator.model.page_summary import PageSummary
from generator.one_file import is_file, real
from generator.url.parsed import parse

#: Pixels of a copy; links are shared with pictures of 1.91 to 1.
_SIZE = (360, 188)
#: Pictures that are copied, those of most pages first, and characters that all may take.
_MOST = 200
_ROOM = 1_500_000
#: Bytes and pixels of a picture that is still opened.
_LARGEST = 20_000_000
_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def small_copies(pages: Iterable[PageSummary], folder: Path, base_url: str) -> Mapping[str, str]:
    """
    Copy the social images of *pages* that are files of the site.

    Args:
        pages: Their images are copied as far as there is room, those of most pages first.
        folder: Holds the published files.
        base_url: Address of the site; empty where it is not known.

    Returns:
        The image's URL as written to a ``data:`` URL.
    """
    used = Counter(page.image for page in pages if page.image)
    copies: dict[str, str] = {}
    room = _ROOM
    for url, _ in sorted(used.items(), key=lambda item: (-item[1], item[0]))[:_MOST]:
        for file in _files(url, folder, base_url):
            copy = _copy(file)
            if copy and len(copy) <= room:
                copies[url] = copy
                room -= len(copy)
    return copies


def _files(url: str, folder: Path, base_url: str) -> Iterator[Path]:
    """Find the file behind *url*; none where it is of another site or leads out of the folder."""
    base = parse(base_url or "https://site.invalid/")
    found = base and parse(url, base.href)
    if base is None or found is None or found.netloc != base.netloc:
        return
    path = found.decoded_path.removeprefix(unquote(base.path).rstrip("/") + "/").lstrip("/")
    if "\0" in path:
        return
    root = real(folder)
    file = real(root / path)
    if file.is_relative_to(root) and is_file(file) and file.stat().st_size <= _LARGEST:
        yield file


def _copy(file: Path) -> str:
    """Make a small copy as a ``data:`` URL; empty where the file is not a picture that can be read."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - takes long to load, and few reports need it

    try:
        with warnings.catch_warnings(), Image.open(file, formats=_FORMATS) as image:
            warnings.simplefilter("ignore")
            if image.width * image.height > _PIXELS:
                return ""
            image.draft("RGB", _SIZE)
            small = ImageOps.fit(image.convert("RGB"), _SIZE)
            body = io.BytesIO()
            small.save(body, "WEBP", quality=60, method=4)
    except Exception:  # noqa: BLE001 - a damaged picture can raise anything; its rules tell of it
        return ""
    return "data:image/webp;base64," + base64.b64encode(body.getvalue()).decode()
