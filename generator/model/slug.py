"""Slugs: words as a part of a URL."""

import re
import unicodedata

_NOT_IN_SLUGS = re.compile(r"[^\w.~+@-]+")


def slugify(text: str) -> str:
    """
    Make a part of a URL out of *text*: lower case, hyphens for white space, no punctuation.

    Letters of any script stay, in NFC, so that one name has one spelling.
    """
    folded = unicodedata.normalize("NFC", text).lower().strip()
    return _NOT_IN_SLUGS.sub("", re.sub(r"\s+", "-", folded)).strip("-")
