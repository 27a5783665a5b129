"""Suppressions written into Markdown and templates."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.engine.suppressions import Scope
from generator.checks.page.plain_text import line_starts
from generator.model.document import Allowance
from generator.model.finding import Fault, Location, Owner

_COMMENT = {
    Owner.CONTENT: re.compile(r"<!--\s*proofpress:((?:(?!-->|<!--).)*)-->", re.DOTALL),
    Owner.THEME: re.compile(r"\{#-?\s*proofpress:((?:(?!#\}|\{#).)*?)-?#\}", re.DOTALL),
}
_WORDS = re.compile(
    r"\s*allow\s+(?P<rule>[a-z0-9-]+/(?:[a-z0-9-]+|\*))"
    r"(?:\s+until=(?P<until>\S+))?(?:\s+because\s+(?P<because>.*?))?\s*",
    re.DOTALL,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_SPACE = re.compile(r"\s*")
_BREAKLESS = re.compile(r"[^\n]")
_FORM = "write `proofpress: allow family/rule until=2027-01-31 because …`"


def parse_inline(
    text: str, path: PurePosixPath, owner: Owner = Owner.CONTENT
) -> tuple[list[Scope], list[Fault]]:
    """
    Read ``<!-- proofpress: allow … -->`` in Markdown, ``{# … #}`` in templates.

    A comment beside other text covers its own lines. One on lines of its own covers the next
    line that is not blank as well; before any text it covers the whole file. Comments inside
    code are examples and cover nothing.

    Args:
        text: The whole file, front matter included.
        path: Of the file, relative to the site's root.
        owner: `CONTENT` for Markdown, `THEME` for a template.

    Returns:
        The suppressions, and what is wrong with comments that say `proofpress:` and are not valid.
    """
    scopes: list[Scope] = []
    faults: list[Fault] = []
    if "proofpress:" not in text:
        return scopes, faults
    text = text.replace("\r\n", "\n")
    comment = _COMMENT[owner]
    front_matter = _FRONT_MATTER.match(text) if owner is Owner.CONTENT else None
    start = 0 if front_matter is None else front_matter.end()
    shown = _without_code(text, start) if owner is Owner.CONTENT else text
    top = _top(shown, start, comment)
    starts = line_starts(shown)
    for match in comment.finditer(shown):
        line = bisect_right(starts, match.start())
        at = Location(path, line, match.start() - starts[line - 1] + 1)
        allowance = _allowance(text[match.start(1) : match.end(1)], at)
        if isinstance(allowance, str):
            faults.append(Fault("suppression/malformed", allowance, at, _FORM, owner=owner))
        elif match.end() <= top:
            scopes.append(Scope(allowance, owner=owner))
        else:
            lines = frozenset(_covered(shown, match, line))
            scopes.append(Scope(allowance, lines, owner=owner))
    return scopes, faults


def _allowance(words: str, at: Location) -> Allowance | str:
    match = _WORDS.fullmatch(words)
    if match is None:
        return f"`{' '.join(words.split())}` is not a valid suppression"
    until = match["until"]
    try:
        day = None if until is None else dt.date.fromisoformat(until)
    except ValueError:
        return f"`{until}` is not a date; days look like 2027-01-31"
    return Allowance(match["rule"], " ".join((match["because"] or "").split()), at, day)


def _without_code(text: str, start: int) -> str:
    """Blank out what stands before *start*, fences and code spans; every place is kept."""
    text = _BREAKLESS.sub("\0", text[:start]) + text[start:]
    return _CODE.sub(_blank, _FENCE.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return _BREAKLESS.sub("\0", match[0])


def _top(text: str, start: int, comment: re.Pattern[str]) -> int:
    """Index at which the text after *start* begins; comments before it cover the file."""
    at = start
    while True:
        found = comment.match(text, _after_space(text, at))
        if found is None or text[found.end() : found.end() + 1] not in ("", "\n"):
            return at
        at = found.end()


def _covered(shown: str, match: re.Match[str], line: int) -> Iterator[int]:
    last = line + match[0].count("\n")
    yield from range(line, last + 1)
    start = shown.rfind("\n", 0, match.start()) + 1
    end = shown.find("\n", match.end())
    if end < 0 or shown[start : match.start()].strip() or shown[match.end() : end].strip():
        return
    yield last + 1 + shown.count("\n", end + 1, _after_space(shown, end + 1))


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None  # it matches nothing as well
    return match.end()
