"""
Redirects as maps that nginx reads.

What a visitor brings, `?utm_source=mail`, is handed on. Where the new address has a query of its own,
both are joined, and of one name the new address's own value counts; a `#place` stays at the end.

Source: nginx's documentation of `map` (ngx_http_map_module).
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from generator.feeds.xml import ascii_url
from generator.model.site import Redirect

#: nginx allots each entry of a map one bucket; its default of 64 bytes is often too small.
_DEFAULT_BUCKET = 64
_FOUND = 302

#: Path asked for to the new place, by its folded form: nginx compares without regard to case.
_Entries = dict[str, tuple[str, str]]
#: Names of a query.
_Names = tuple[str, ...]


def nginx_map(redirects: Iterable[Redirect]) -> bytes:
    """
    Write two nginx maps, from the path asked for to the new place, for 301 and for 302.

    nginx refuses a map that has one string twice, upper and lower case aside, so the first of such
    redirects stands. Beside each there is one that adds what the visitor brings; the first is what
    `if` looks at.
    """
    permanent: _Entries = {}
    temporary: _Entries = {}
    for redirect in redirects:
        # `$uri` is decoded, so the key is; it carries no query.
        path = unquote(redirect.source.partition("?")[0])
        entries = temporary if redirect.status == _FOUND else permanent
        entries.setdefault(path.lower(), (path, ascii_url(redirect.target)))
    both = (*permanent.values(), *temporary.values())
    sets = dict.fromkeys(names for _, target in both if (names := _names(target)))
    numbers = {names: number for number, names in enumerate(sets, start=1)}
    return (
        "# Include this in the `http` block, and in `server` say:\n"
        "#   if ($proofpress_permanent) { return 301 $proofpress_permanent_asked; }\n"
        "#   if ($proofpress_temporary) { return 302 $proofpress_temporary_asked; }\n"
        f"{_advice(path for path, _ in both)}"
        f"{_maps('proofpress_permanent', permanent, numbers)}"
        f"{_maps('proofpress_temporary', temporary, numbers)}"
        f"{''.join(_without(names, number) for names, number in numbers.items())}"
    ).encode()


def _advice(paths: Iterable[str]) -> str:
    longest = max((len(path.encode()) for path in paths), default=0)
    bucket = _DEFAULT_BUCKET
    while bucket < longest + 32:  # nginx adds two pointers and a length to each key
        bucket *= 2
    if bucket == _DEFAULT_BUCKET:
        return ""
    return f"# Needs `map_hash_bucket_size {bucket};` in the same block, for the longest path.\n"


def _maps(variable: str, entries: _Entries, numbers: Mapping[_Names, int]) -> str:
    """The new place as it is written, and with what the visitor brings."""
    plain = {path: _literal(target) for path, target in entries.values()}
    asked = {}
    for path, target in entries.values():
        address, hash_, place = target.partition("#")
        names = _names(target)
        if names:
            asked[path] = f"{_literal(address)}$proofpress_more_{numbers[names]}"
        elif "?" in address:  # and nothing behind it
            asked[path] = f"{_literal(address)}$args"
        elif hash_:
            asked[path] = f"{_literal(address)}$is_args$args"
        if path in asked:
            asked[path] += _literal(hash_ + place)
    default = f"${variable}$is_args$args"
    return _map("$uri", variable, "", plain) + _map("$uri", f"{variable}_asked", default, asked)


def _without(names: _Names, number: int) -> str:
    """Make the visitor's query without *names*, for behind one that has them."""
    written, source = "", "$args"
    for position, name in enumerate(names, start=1):
        variable = f"proofpress_args_{number}_{position}"
        own = f"{re.escape(name)}(?:=[^&]*)?"
        # One occurrence is taken away, and more that stand right behind it.
        inner = rf"{own}(?:&{own})*"
        cases = {
            rf"~^{inner}$": "",
            rf"~^{inner}&(?<proofpress_rest>.*)$": "$proofpress_rest",
            rf"~^(?<proofpress_start>.*?)&{inner}(?<proofpress_end>&.*)?$": "$proofpress_start$proofpress_end",
        }
        written += _map(source, variable, source, cases)
        source = f"${variable}"
    return written + _map(source, f"proofpress_more_{number}", f"&{source}", {"": ""})


def _names(target: str) -> _Names:
    """Names in the query of *target*, as they are written there."""
    pairs = target.partition("#")[0].partition("?")[2].split("&")
    return tuple(dict.fromkeys(pair.partition("=")[0] for pair in pairs if pair))


def _map(source: str, variable: str, default: str, entries: Mapping[str, str]) -> str:
    """Write a map; values may hold variables."""
    lines = "".join(f"    {_quoted(key)} {_quoted(value)};\n" for key, value in entries.items())
    return f"map {source} ${variable} {{\n    default {_quoted(default)};\n{lines}}}\n"


def _literal(text: str) -> str:
    """Write *text* so that no variable is read in it."""
    return text.replace("$", "%24")


def _quoted(text: str) -> str:
    """Quote as nginx reads it: a backslash escapes; a line end would end nothing but our file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
