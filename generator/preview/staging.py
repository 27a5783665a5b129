"""
A copy of the built site for a staging host: marked for people, and kept out of search engines.

The copy differs from the site in what is said here and in nothing else: a banner on each page,
`noindex` in each page and in `_headers`, and a `robots.txt` that asks crawlers to stay away.

Source: Google Search Central, "Block search indexing with noindex" and "robots.txt".
"""

import datetime as dt
import html
import re
from collections.abc import Sequence
from pathlib import Path

from generator.errors import OutputFolderError
from generator.files.disk import refusal
from generator.files.output_folder import Writer, announce, claim, complete
from generator.one_file import LARGEST_PUBLISHED, read_file
from generator.value import dataclass

STYLES = "proofpress-preview.css"
HEADERS = "_headers"
ROBOTS = "robots.txt"
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_PAGES = (".html", ".htm")
_DISALLOW = b"User-agent: *\nDisallow: /\n"
_NOINDEX = b"/*\n  X-Robots-Tag: noindex, nofollow\n"
_CSS = b"""\
.proofpress-preview {
  position: fixed;
  inset: auto 0 0 auto;
  z-index: 2147483647;
  margin: 0;
  padding: 0.25rem 0.75rem;
  border-radius: 6px 0 0 0;
  background: #7a1f1f;
  color: #fff;
  font: 600 14px/1.5 system-ui, sans-serif;
  pointer-events: none;
}
@media print {
  .proofpress-preview {
    position: static;
  }
}
"""


@dataclass(frozen=True, slots=True)
class Staging:
    """
    Where the copy is made, and what it says.

    Attributes:
        built: Folder of the built site.
        output: Folder of the copy.
        root: The site's folder.
        prefix: Path below which the site stands on its host, without a slash at its end.
        day: The day that the site stands for.
        headers: Whether `_headers` is written even where the site has none.
    """

    built: Path
    output: Path
    root: Path
    prefix: str
    day: dt.date
    headers: bool

    def copy(self, written: Sequence[str]) -> None:
        """
        Make the copy; what an earlier one held and this one does not is deleted.

        Args:
            written: Output paths of the whole site.

        Raises:
            OutputFolderError: The folder is not ours, or a file cannot be read or written.
        """
        added = {STYLES: _CSS, ROBOTS: _DISALLOW}
        if self.headers or HEADERS in written:
            added[HEADERS] = self._headers(written)
        paths = tuple(dict.fromkeys((*written, *added)))
        folder = claim(self.output, self.root, self.root / ".cache")
        folder = announce(folder, paths)
        writer = Writer(folder.path)
        for path in paths:
            data = added[path] if path in added else self._read(path)
            writer.write(path, self.marked(data) if path.endswith(_PAGES) else data)
        complete(folder, paths)

    def marked(self, page: bytes) -> bytes:
        """Put the banner and `noindex` into *page*."""
        styles = html.escape(f"{self.prefix}/{STYLES}")
        head = (
            '<meta name="robots" content="noindex, nofollow">'
            f'<link rel="stylesheet" href="{styles}">'
        ).encode()
        words = f"Preview of {self.day:%Y-%m-%d}, not the published site"
        banner = f'<p class="proofpress-preview" role="note">{words}</p>'.encode()
        return _after(_BODY, _after(_HEAD, page, head), banner)

    def _headers(self, written: Sequence[str]) -> bytes:
        if HEADERS not in written:
            return _NOINDEX
        return self._read(HEADERS).rstrip() + b"\n" + _NOINDEX

    def _read(self, path: str) -> bytes:
        file = self.built / path
        try:
            return read_file(file, LARGEST_PUBLISHED)
        except OSError as error:
            raise OutputFolderError(*refusal(error, file)) from error


def _after(tag: "re.Pattern[bytes]", page: bytes, added: bytes) -> bytes:
    """*page* with *added* behind its first *tag*; at its beginning where it has none."""
    match = tag.search(page)
    at = match.end() if match else _doctype_end(page)
    return page[:at] + added + page[at:]


def _doctype_end(page: bytes) -> int:
    match = re.match(rb"\s*<!doctype\b[^>]*>", page, re.IGNORECASE)
    return match.end() if match else 0
