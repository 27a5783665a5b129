"""Slugs: words as a part of a URL."""

import re
import unicodedata

#: What is a slug already, as most names of files are.
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_SLUGS = re.compile(r"[^\w.~+@-]+")


def slugify(text: str) -> str:
    """
    Make a part of a URL out of *text*: lower case, hyphens for white space, no punctuation.

    Letters of any script stay, in NFC, so that one name has one spelling.
    """
    if _SLUG.fullmatch(text):
        return text
    folded = unicodedata.normalize("NFC", text).lower().strip()
    return _NOT_IN_SLUGS.sub("", re.sub(r"\s+", "-", folded)).strip("-")
