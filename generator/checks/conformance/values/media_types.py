"""
Media types (MIME types), and lists of files that a field takes.

Source:
    WHATWG MIME Sniffing, 4.4 "Parsing a MIME type" (valid MIME type string); WHATWG HTML,
    "file upload state" (accept) and "The script element" (type).
"""

import re

from generator.checks.conformance.values.verdict import Verdict

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_TYPE = re.compile(rf"{_WORD}/{_WORD}(?:[ \t]*;[ \t]*{_WORD}=(?:{_WORD}|\"(?:[^\"\\]|\\.)*\"))*")
_ESSENCE = re.compile(rf"{_WORD}/{_WORD}")
_GROUPS = frozenset({"audio/*", "image/*", "video/*"})
_SUBTYPES = {
    "javascript": "",
    "ecmascript": "",
    "js": "",
    "css": "text/css",
    "html": "text/html",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "ogg": "audio/ogg",
    "mp3": "audio/mpeg",
    "json": "application/json",
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
}
#: Types of scripts that are no media types.
SCRIPTS = frozenset({"module", "importmap", "speculationrules"})
#: Media types of JavaScript; the standard asks to leave them out.
_JAVASCRIPT_WORDS = """
    application/ecmascript application/javascript application/x-ecmascript application/x-javascript
    text/ecmascript text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2
    text/javascript1.3 text/javascript1.4 text/javascript1.5 text/jscript text/livescript
    text/x-ecmascript text/x-javascript
    """
JAVASCRIPT = frozenset(_JAVASCRIPT_WORDS.split())


def media_type(value: str) -> Verdict | None:
    """A type such as ``image/png``, with or without parameters."""
    if _TYPE.fullmatch(value):
        return None
    text = value.strip()
    if _TYPE.fullmatch(text):
        return Verdict("has white space around the media type", f"write `{text}`", text)
    right = _SUBTYPES.get(text.lower().lstrip("."), "")
    fix = f"write `{right}`" if right else "write a type such as `image/png`, or remove it"
    return Verdict("is not a media type", fix)


def file_types(value: str) -> Verdict | None:
    """The files that a field takes: endings, media types or groups such as ``image/*``."""
    parts = [one.strip(" \t\n\f\r").lower() for one in value.split(",")]
    for part in parts:
        if part.startswith(".") and len(part) > 1 and not part.isspace():
            continue
        if part in _GROUPS or (_ESSENCE.fullmatch(part) and not part.endswith("/*")):
            continue
        if not part:
            return Verdict("has an empty entry", "separate the file types by single commas")
        if part.removeprefix("*.") != part:
            return Verdict("has a star before an ending", f"write `{part[1:]}`")
        right = f".{part}" if part.isalnum() else ""
        fix = (
            f"write `{right}`"
            if right
            else "write endings such as `.pdf`, or types such as `image/png`"
        )
        return Verdict(f"names `{part}`, which is neither an ending nor a media type", fix)
    if len(set(parts)) < len(parts):
        twice = next(part for part in parts if parts.count(part) > 1)
        return Verdict(f"names `{twice}` twice", "remove one of them")
    return None


def script_type(value: str) -> Verdict | None:
    """What a script is: a module, a list of modules, or data of some media type."""
    low = value.lower()
    if low in SCRIPTS or low in JAVASCRIPT or not value:
        return None
    text = low.strip()
    if text in SCRIPTS or text in JAVASCRIPT:
        return Verdict(
            "has white space around the type, so browsers may not run the script",
            f"write `{text}`",
            text,
        )
    if _TYPE.fullmatch(value):
        return None  # data, which browsers pass over and other scripts read
    return Verdict("is not a type that browsers run", "remove `type`; it is JavaScript without it")
