"""
What ``content`` of a ``meta`` may say, by its ``name`` or ``http-equiv``.

Source:
    WHATWG HTML, 4.2.5.1 "Standard metadata names", 4.2.5.3 "Pragma directives"; CSS Viewport, "The
    viewport meta tag".
"""

import re

from generator.checks.conformance.values.addresses import address
from generator.checks.conformance.values.css_parts import colour
from generator.checks.conformance.values.numbers import is_number
from generator.checks.conformance.values.policies import content_security_policy
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import vocabulary
from generator.checks.page.refresh import read_refresh
from generator.typed_yaml.suggest import nearest

_CONTENT_TYPE = re.compile(r"text/html;[ \t\n\f\r]*charset=utf-8", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_REFRESH = re.compile(r"[0-9]+(?:;[ \t\n\f\r]+url=(?P<url>(?!['\"])\S.*))?", re.IGNORECASE)
_CLOSE = re.compile(
    r"(?P<time>[0-9]+)\s*[;,]?\s*(?:url\s*=\s*)?['\"]?(?P<url>[^'\"\s]*)['\"]?", re.IGNORECASE
)
_REFERRERS_WORDS = """
    no-referrer no-referrer-when-downgrade same-origin origin strict-origin origin-when-cross-origin
    strict-origin-when-cross-origin unsafe-url
    """
_REFERRERS = frozenset(_REFERRERS_WORDS.split())
_OLD_REFERRERS = {
    "never": "no-referrer",
    "default": "strict-origin-when-cross-origin",
    "always": "unsafe-url",
    "origin-when-crossorigin": "origin-when-cross-origin",
}
_SCHEMES = frozenset({"normal", "only", "light", "dark"})
_CHOICES = {
    "user-scalable": ("yes", "no", "0", "1"),
    "viewport-fit": ("auto", "contain", "cover"),
    "interactive-widget": ("overlays-content", "resizes-content", "resizes-visual"),
}
_SIZES = {"width": "device-width", "height": "device-height"}
_SCALES = frozenset({"initial-scale", "minimum-scale", "maximum-scale"})


def of_pragma(pragma: str, content: str) -> Verdict | None:
    """Judge ``content`` beside ``http-equiv`` *pragma*, in lower case."""
    match pragma:
        case "content-type" if not _names_encoding(content):
            return Verdict(
                "does not say that the page is HTML in UTF-8", "write `text/html; charset=utf-8`"
            )
        case "refresh":
            return _refresh(content.strip())
        case "x-ua-compatible" if content.strip().lower() != "ie=edge":
            return Verdict("is for browsers that nobody makes any more", "remove the element")
        case "content-security-policy":
            return content_security_policy(content)
        case "default-style" if not content.strip():
            return Verdict("is empty", "write the title of a style sheet")
    return None


def _names_encoding(content: str) -> bool:
    """Whether it does what it is for, or names another encoding, which html/charset reports."""
    named = _CHARSET.search(content)
    is_other = named is not None and named[1].lower() != "utf-8"
    return is_other or _CONTENT_TYPE.fullmatch(content.strip()) is not None


def _refresh(content: str) -> Verdict | None:
    if read_refresh(content) is None:
        return None  # links/refresh-ignored says that browsers do nothing
    match = _REFRESH.fullmatch(content)
    if match is not None:
        return None if match["url"] is None else address(match["url"])
    close = _CLOSE.fullmatch(content)
    url = f"; url={close['url']}" if close and close["url"] else ""
    fix = f"write `{close['time']}{url}`" if close else "write it as `5; url=/new/`"
    return Verdict("is not a number of seconds, or one with `; url=` and an address", fix)


def of_name(name: str, content: str) -> Verdict | None:
    """Judge ``content`` beside ``name`` *name*, in lower case."""
    match name:
        case "theme-color":
            return colour(content)
        case "color-scheme":
            return _colour_scheme(content)
        case "referrer":
            return _referrer(content)
        case "viewport":
            return _viewport(content)
    return None


def _colour_scheme(content: str) -> Verdict | None:
    words = content.lower().split()
    for word in words:
        if word not in _SCHEMES:
            meant = nearest(word, _SCHEMES)
            return Verdict(
                f"has `{word}`, which no browser knows", f"write `{meant or 'light dark'}`"
            )
    if not words or ("normal" in words and len(words) > 1) or words == ["only"]:
        return Verdict(
            "names no colour scheme that browsers read", "write `light dark`, `light` or `dark`"
        )
    return None


def _referrer(content: str) -> Verdict | None:
    word = content.strip().lower()
    if not word or word in _REFERRERS:
        return None
    meant = _OLD_REFERRERS.get(word) or nearest(word, _REFERRERS)
    why = "is an old word" if word in _OLD_REFERRERS else "is not a policy that browsers know"
    return Verdict(why, f"write `{meant}`" if meant else "write `strict-origin-when-cross-origin`")


def _viewport(content: str) -> Verdict | None:
    known = vocabulary().viewport
    for entry in re.split(r"[,;]", content.lower()):
        name, _, value = (part.strip() for part in entry.partition("="))
        if not name and not value:
            continue
        if name not in known:
            meant = nearest(name, known)
            return Verdict(
                f"has `{name}`, which browsers ignore",
                f"write `{meant}`" if meant else "remove it",
            )
        wrong = _property(name, value)
        if wrong is not None:
            return wrong
    return None


def _property(name: str, value: str) -> Verdict | None:
    choices = _CHOICES.get(name)
    if choices is not None and value not in choices:
        if name == "user-scalable" and is_number(value):
            return None
        return Verdict(f"has `{value}` for `{name}`", f"write one of {', '.join(choices)}")
    if name in _SIZES and value not in _SIZES.values() and not is_number(value):
        meant = _SIZES[name]
        if value.endswith("px") and is_number(value[:-2]):
            return Verdict(
                f"has `{value}` for `{name}`, which takes a number alone", f"write `{value[:-2]}`"
            )
        return Verdict(f"has `{value}` for `{name}`", f"write `{meant}`")
    if name in _SCALES and not is_number(value):
        return Verdict(
            f"has `{value}` for `{name}`, which takes a number", "write a number such as `1`"
        )
    return None
