"""
What `robots.txt` asks of crawlers, and which line asks it.

Libraries answer whether a page may be read; findings name the line, so this is our own, and tests
compare its answers with those of one.

Source: RFC 9309, and Google's "How Google interprets the robots.txt specification".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_letters, digits
from urllib.parse import quote

from generator.value import dataclass

#: Lines that the protocol or a large search engine knows; `sitemap` is the sitemap protocol's.
_KNOWN = frozenset(
    {"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "clean-param"}
    | {"content-signal", "request-rate", "visit-time", "content-usage"}
)
_MOST_BYTES = 500 * 1024  # what crawlers must read at least (RFC 9309, 2.5)
_ENCODED = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(ascii_letters + digits + "-._~")  # RFC 3986, 2.3
_SHOWN = 40  # characters of a line in a message


@dataclass(frozen=True, slots=True)
class Flaw:
    """
    What is wrong in a file that is no page.

    Attributes:
        offset: Character at which the line or element begins; None where the whole file is meant.
    """

    message: str
    fix: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class CrawlRule:
    """One `allow` or `disallow` line: its path as written, and where the line begins."""

    path: str
    allows: bool
    offset: int


@dataclass(frozen=True, slots=True)
class RobotsTxt:
    """
    A `robots.txt`.

    Attributes:
        groups: Crawlers in lower case, and what is asked of them.
        sitemaps: URLs as written, each with the offset of its line.
    """

    path: str
    groups: tuple[tuple[frozenset[str], tuple[CrawlRule, ...]], ...] = ()
    sitemaps: tuple[tuple[str, int], ...] = ()
    flaws: tuple[Flaw, ...] = ()

    def rules_for(self, *agents: str) -> Sequence[CrawlRule]:
        """Lines for the first of *agents* that has a group of its own, else those for all."""
        for agent in (*agents, "*"):
            mine = [rules for names, rules in self.groups if agent in names]
            if mine:
                return [rule for rules in mine for rule in rules]
        return ()

    def blocking(self, url: str, *agents: str) -> CrawlRule | None:
        """
        Give the line that keeps a crawler from *url*; None where it may read it.

        Args:
            url: Path from the host's root, percent-encoded or not, with its query.
            agents: Names in lower case; the first that has a group decides.
        """
        rules = self.rules_for(*agents)
        if not any(not rule.allows and rule.path for rule in rules):
            return None
        url = _encoded(url)
        # The longest path wins, and of two equal ones the one that allows (2.2.2).
        fitting = [rule for rule in rules if rule.path and _pattern(rule.path).match(url)]
        winner = max(
            fitting, key=lambda rule: (len(_encoded(rule.path)), rule.allows), default=None
        )
        return None if winner is None or winner.allows else winner


def read_robots(path: str, text: str) -> RobotsTxt:
    """Read a `robots.txt`; lines that crawlers skip are its flaws."""
    reader = _Reader()
    for offset, name, value in _lines(text):
        reader.read(name, value, offset, text)
    if len(text) > _MOST_BYTES:
        message = f"file holds {len(text) / 1024:,.0f} KiB; crawlers read the first 500 KiB"
        reader.flaws.append(Flaw(message, "join lines with `*`"))
    kept = tuple((frozenset(names), tuple(rules)) for names, rules in reader.groups)
    return RobotsTxt(path, kept, tuple(reader.sitemaps), tuple(reader.flaws))


class _Reader:
    """Takes line after line."""

    def __init__(self) -> None:
        self.groups: list[tuple[set[str], list[CrawlRule]]] = []
        self.sitemaps: list[tuple[str, int]] = []
        self.flaws: list[Flaw] = []
        self._naming = False  # whether the last line named a crawler: several share one group

    def read(self, name: str, value: str, offset: int, text: str) -> None:
        """Take a line: its name, its value, and where it begins in *text*."""
        if name == "user-agent":
            if not self._naming:
                self.groups.append((set(), []))
            self.groups[-1][0].add(value.lower())
            self._naming = True
        elif name in ("allow", "disallow"):
            self._naming = False
            flaw = _flaw(value, offset, in_group=bool(self.groups))
            if flaw is not None:
                self.flaws.append(flaw)
            elif value:
                self.groups[-1][1].append(CrawlRule(value, name == "allow", offset))
        elif name == "sitemap":
            self.sitemaps.append((value, offset))
            if not value.startswith(("http://", "https://")):
                message = f"sitemap `{value}` has no scheme and host"
                fix = "write the full address, `https://` included"
                self.flaws.append(Flaw(message, fix, offset))
        elif name not in _KNOWN:
            line = text[offset:].partition("\n")[0].strip()
            shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
            self.flaws.append(Flaw(f"crawlers skip the line `{shown}`", _advice(name), offset))


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, name in lower case, and value of each line that says something."""
    offset = 0
    for line in text.removeprefix("\ufeff").splitlines(keepends=True):
        said = line.partition("#")[0].strip()
        if said:
            name, _, value = said.partition(":")
            yield offset, name.strip().lower(), value.strip()
        offset += len(line)


def _flaw(value: str, offset: int, *, in_group: bool) -> Flaw | None:
    if not in_group:
        message = "a line comes before the first `User-agent:`, so crawlers ignore it"
        return Flaw(message, "write `User-agent: *` above it", offset)
    if value and not value.startswith(("/", "*")):
        return Flaw(f"path `{value}` does not begin with `/`", f"write `/{value}`", offset)
    return None


def _advice(name: str) -> str:
    if name == "noindex":
        return "search engines no longer read it here; set `noindex` on the page itself"
    return "write `Disallow:`, `Allow:`, `User-agent:` or `Sitemap:`, or begin it with `#`"


@cache
def _pattern(path: str) -> re.Pattern[str]:
    """``*`` stands for any characters, and a final ``$`` for the end of the URL."""
    ends = path.endswith("$")
    parts = _encoded(path.removesuffix("$")).split("*")
    return re.compile(".*".join(map(re.escape, parts)) + ("$" if ends else ""), re.DOTALL)


def _encoded(path: str) -> str:
    """Spell *path* in the one way in which paths are compared (2.2.2)."""
    return _ENCODED.sub(_spelt, quote(path, safe="%/:=&?~#+!$,;'@()*[]-._"))


def _spelt(encoded: re.Match[str]) -> str:
    character = chr(int(encoded[1], 16))
    return character if character in _UNRESERVED else encoded[0].upper()
