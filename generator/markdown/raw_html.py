"""What raw HTML in Markdown may not hold."""

import re

_HANDLER = re.compile(r"""<[A-Za-z][^<>]{0,2000}[\s/"']on[a-z]+\s*=""", re.IGNORECASE)
_SCHEME_NOISE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]")
_BAD_SCHEMES = ("javascript:", "vbscript:", "livescript:", "data:", "file:")
_GOOD_DATA = re.compile(r"data:image/(?:gif|png|jpeg|webp|avif)[;,]")


def is_unsafe_url(url: str, *, picture: bool = False) -> bool:
    """Whether *url* runs a script, or carries a document of its own; white space does not hide it."""
    if url.startswith("/"):
        return False
    plain = _SCHEME_NOISE.sub("", url).lower()
    if not plain.startswith(_BAD_SCHEMES):
        return False
    return not (picture and _GOOD_DATA.match(plain))


def has_hidden_handler(text: str) -> bool:
    """Whether *text* outside of tags holds what a lenient browser takes for an event handler."""
    return "<" in text and _HANDLER.search(text) is not None
