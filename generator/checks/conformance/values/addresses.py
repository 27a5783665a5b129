"""
Addresses: signs that must be written otherwise in them.

What is wrong with an address that a visitor follows or a page loads is the matter of the rules on
links; here is what they leave.

Source:
    WHATWG URL, 4.3 "URL writing" and "URL code points".
"""

import re

from generator.checks.conformance.values.verdict import Verdict
from generator.url.mistakes import Kind, mistake
from generator.url.parsed import parse

_SPACE = " \t\n\f\r"
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: What may stand in no address; what the rules on links report is left out.
_NEVER = re.compile(r"[ \"<>^`{|}]")
_BRACKET = re.compile(r"[\[\]]")
_AUTHORITY = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
_STRAY = frozenset('"<>')
_NAMES = {" ": "a space", '"': "a quotation mark", "<": "`<`", ">": "`>`"}
_WRONG = {
    Kind.SCHEME: "begins with `{part}`, which looks misspelt",
    Kind.SLASHES: "does not have exactly two slashes after the colon",
    Kind.NO_HOST: "names no site",
    Kind.HOST: "leads nowhere: no site can be called `{part}`",
    Kind.PORT: "leads nowhere: `{part}` is not a port; ports are numbers up to 65535",
    Kind.BACKSLASH: "has a backslash where a slash belongs",
    Kind.CONTROL: "has a tab or a line break in it",
    Kind.PERCENT: "has a `%` without the two digits or letters that belong to it",
}


def signs(value: str) -> Verdict | None:
    """Judge the characters of an address that the rules on links look at."""
    text = value.strip(_SPACE)
    if _OTHER_SCHEME.match(text):
        return None
    start = _AUTHORITY.match(text)
    at = start.end() if start else 0
    rest = text[at:]
    match = _NEVER.search(rest) or _BRACKET.search(rest)
    if match is None:
        return None
    found = match[0]
    what = f"has {_NAMES.get(found, f'`{found}`')} in the address"
    if found in _STRAY:
        # It seldom belongs to the address: what stands behind it got in by accident.
        return Verdict(what, f"remove it, or write it as `{_encoded(match)}`")
    right = text[:at] + _BRACKET.sub(_encoded, _NEVER.sub(_encoded, rest))
    return Verdict(what, f"write it as `{_encoded(match)}`", right)


def form_address(value: str) -> Verdict | None:
    """The same, where it must not be empty."""
    if not value.strip(_SPACE):
        return Verdict("is empty", "write the address, or remove it")
    return signs(value)


def address(value: str) -> Verdict | None:
    """An address that no rule on links looks at; it is not empty."""
    if not value.strip(_SPACE):
        return Verdict("is empty", "write the address, or remove it")
    return address_or_empty(value)


def address_or_empty(value: str) -> Verdict | None:
    """The same, or nothing, which means the page itself."""
    found = mistake(value)
    if found is not None and found.kind in _WRONG:
        fix = f"write `{found.right}`" if found.right else "write it as `https://www.example.org/`"
        return Verdict(_WRONG[found.kind].format(part=found.part), fix, found.right)
    return signs(value)


def addresses(value: str) -> Verdict | None:
    """Whole addresses of the web, separated by white space."""
    for one in value.split():
        wrong = address(one)
        if wrong is not None:
            return Verdict(f"has `{one}`, which {wrong.why}", wrong.fix)
    return None


def whole_addresses(value: str) -> Verdict | None:
    """Addresses that name a site or a scheme, separated by white space, each once."""
    listed = value.split()
    if not listed:
        return Verdict("is empty", "write an address such as `https://schema.org/Product`")
    for one in listed:
        if parse(one) is None:
            right = f"https://{one}" if one.lower().startswith("schema.org/") else ""
            fix = (
                f"write `{right}`"
                if right
                else "write an address such as `https://schema.org/Product`"
            )
            return Verdict(f"has `{one}`, which is not a full address", fix)
    return None


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
