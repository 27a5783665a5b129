"""
Permissions of frames, fingerprints of files, content security policies.

Source:
    Permissions Policy, "Container policies"; Subresource Integrity, 3.5; Content Security Policy 3.
"""

import re

from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import vocabulary
from generator.typed_yaml.suggest import nearest

_FEATURE = re.compile(r"[a-z][a-z0-9-]*", re.IGNORECASE)
_QUOTED = frozenset({"'self'", "'src'", "'none'", "*"})
_BARE = frozenset({"self", "src", "none"})
_HASH = re.compile(
    r"(?P<kind>sha256|sha384|sha512)-(?P<digest>[A-Za-z0-9+/_-]+={0,2})(?:\?[\x21-\x7e]*)?"
)
_DIGITS = {"sha256": 43, "sha384": 64, "sha512": 86}  # characters of base64, without `=`


def permissions(value: str) -> Verdict | None:
    """What a frame may do: features, each with the sites that it is given to."""
    for entry in value.split(";"):
        words = entry.split()
        if not words:
            continue
        feature = words[0].lower()
        if not _FEATURE.fullmatch(feature):
            return Verdict(
                f"names `{words[0]}`, which cannot be a permission",
                "separate permissions by `;`, such as `fullscreen; autoplay`",
            )
        known = vocabulary().permissions
        if feature not in known:
            meant = nearest(feature, known)
            if meant is not None:
                return Verdict(f"names `{feature}`, which no browser knows", f"write `{meant}`")
        for site in words[1:]:
            if site.lower() in _BARE:
                return Verdict(f"has `{site}` without quotes", f"write `'{site.lower()}'`")
            if site.lower().rstrip(",") in known:
                return Verdict(f"has no `;` before `{site}`", "separate permissions by `;`")
            if site.lower() not in _QUOTED and "." not in site and ":" not in site:
                return Verdict(
                    f"gives `{feature}` to `{site}`, which is not a site",
                    "write `'self'`, `*`, or an address such as `https://www.example.org`",
                )
    return None


def integrity(value: str) -> Verdict | None:
    """Fingerprints of a file, which a browser compares before it uses the file."""
    for word in value.split():
        match = _HASH.fullmatch(word)
        if match is None:
            return Verdict(
                "is not a fingerprint that browsers read, so the file is not checked",
                "write `sha256-`, `sha384-` or `sha512-` and the fingerprint in base64",
            )
        digits = len(match["digest"].rstrip("="))
        wanted = _DIGITS[match["kind"]]
        if digits != wanted:
            return Verdict(
                f"has {digits} characters after `{match['kind']}-`, and there must be {wanted}, "
                "so browsers refuse the file",
                "copy the fingerprint as a whole",
            )
    return None


def content_security_policy(value: str) -> Verdict | None:
    """Directives, of which browsers ignore those that they do not know."""
    known = vocabulary().csp_directives
    for entry in value.split(";"):
        words = entry.split()
        if words and words[0].lower() not in known:
            meant = nearest(words[0].lower(), known)
            fix = f"write `{meant}`" if meant else "remove it, or look up its name"
            return Verdict(f"has the directive `{words[0]}`, which no browser knows", fix)
    return None
