"""
`_headers` and `_redirects`: what a site says to its host, applied as the host would.

Sources: Netlify's and Cloudflare Pages' documentation of `_headers` and `_redirects`.
"""

import re
from collections.abc import Iterator, Mapping

from generator.value import dataclass

_STATUSES = (200, 301, 302, 303, 307, 308, 404)
_PLACEHOLDER = re.compile(r":([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers for paths; a value of None takes a header away that an earlier rule set."""

    pattern: "re.Pattern[str]"
    headers: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class RedirectRule:
    """
    A line of `_redirects`; *target* may name what the pattern's parts matched.

    Attributes:
        source: The path as it is written.
        line: Its number, from 1.
    """

    pattern: "re.Pattern[str]"
    target: str
    status: int
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """Where a path leads."""

    target: str
    status: int


@dataclass(frozen=True, slots=True)
class HostFiles:
    """Both files, read."""

    header_rules: tuple[HeaderRule, ...] = ()
    redirect_rules: tuple[RedirectRule, ...] = ()

    def headers(self, path: str) -> dict[str, str]:
        """Headers for *path*, by name in lower case; values of several rules are joined."""
        found: dict[str, str] = {}
        for rule in self.header_rules:
            if not rule.pattern.fullmatch(path):
                continue
            for name, value in rule.headers:
                if value is None:
                    found.pop(name, None)
                else:
                    found[name] = f"{found[name]}, {value}" if name in found else value
        return found

    def redirect(self, path: str) -> Ruled | None:
        """Where *path* leads; the first line that fits counts."""
        for rule in self.redirect_rules:
            match = rule.pattern.fullmatch(path)
            if match:
                return Ruled(_filled(rule.target, match.groupdict()), rule.status)
        return None


def read_host_files(headers: str, redirects: str) -> HostFiles:
    """Read both files; lines that no host understands are passed over, as hosts do."""
    return HostFiles(tuple(_header_rules(headers)), tuple(_redirect_rules(redirects)))


def _filled(target: str, values: Mapping[str, str | None]) -> str:
    return _PLACEHOLDER.sub(lambda one: values.get(one[1]) or "", target)


def _header_rules(text: str) -> Iterator[HeaderRule]:
    pattern, headers = None, list[tuple[str, str | None]]()
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if line[0] not in " \t":
            if pattern is not None:
                yield HeaderRule(pattern, tuple(headers))
            pattern, headers = _pattern(stripped), []
        elif stripped.startswith("!"):
            headers.append((stripped[1:].strip().lower(), None))
        elif ":" in stripped:
            name, _, value = stripped.partition(":")
            if re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name) and value.isprintable():
                headers.append((name.lower(), value.strip()))
    if pattern is not None:
        yield HeaderRule(pattern, tuple(headers))


def _redirect_rules(text: str) -> Iterator[RedirectRule]:
    for number, line in enumerate(text.splitlines(), 1):
        source, target, written, *_ = (*line.split(), "", "", "")
        status = written.rstrip("!") or "301"
        if not target or not source.startswith("/"):
            continue
        if status.isdecimal() and int(status) in _STATUSES:
            pattern = _pattern(source, slash=True)
            yield RedirectRule(pattern, target, int(status), source, number)


def _pattern(written: str, *, slash: bool = False) -> "re.Pattern[str]":
    """
    A path with `*` for anything and `:name` for one part; of a whole URL the path counts.

    Args:
        written: The path.
        slash: Whether a slash at its end, and `/*`, may be left out.
    """
    path = re.sub(r"^https?://[^/]*", "", written)
    open_end = slash and path.endswith("/*")
    names: set[str] = set()

    def named(name: str, matched: str) -> str:
        if name in names:
            return matched
        names.add(name)
        return f"(?P<{name}>{matched})"

    parts = []
    for piece in re.split(r"(\*|:[A-Za-z]\w*)", path.removesuffix("/*") if open_end else path):
        if piece == "*":
            parts.append(named("splat", ".*"))
        elif piece.startswith(":"):
            parts.append(named(piece[1:], "[^/]+"))
        else:
            parts.append(re.escape(piece))
    if open_end:
        parts.append(f"(?:/{named('splat', '.*')})?")
    elif slash and not path.endswith("/"):
        parts.append("/?")
    return re.compile("".join(parts), re.DOTALL)
