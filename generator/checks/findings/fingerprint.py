"""
Fingerprints: what a finding is, told apart from where it stands today.

A fingerprint has three parts: 8 digits of the source path, 12 of the rule and of what is meant
there, 12 of what the message names. So the same fault in a file that was moved is recognised by
its other parts, and a template's element by the first two, whatever it names page by page.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.checks.page.start_tag import identity
from generator.model.finding import Finding, Owner

_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"`([^`]+)`")
#: A content hash in a file's name, as asset pipelines put it there.
_HASH = re.compile(r"[.-][0-9a-f]{8,64}(?=\.)")
#: Elements that a writer knows by their words, where no attribute tells them apart.
_WORDED = frozenset((
    "a", "abbr", "b", "blockquote", "button", "caption", "cite", "code", "dd", "del", "dt", "em",
    "figcaption", "i", "label", "legend", "li", "mark", "option", "p", "q", "s", "small", "span",
    "strong", "summary", "td", "th", "title", "u",
))  # fmt: skip
#: Steps up at the beginning of an address: a template writes more of them the deeper a page lies.
_CLIMB = re.compile(r"(?<=[`\"'=])(?:\.\.?/)+")
_WORDS = 60  # characters
_PATH = 8  # digits of the first part
_WHAT = 20  # digits of the first two
_LENGTH = 32


class Subject(NamedTuple):
    """
    What a finding is about.

    Attributes:
        what: The key, the element or the words.
        named: What more tells it apart: the key's value, or names in the message.
    """

    what: str
    named: str = ""


def fingerprint(rule: str, source: str, subject: Subject) -> str:
    """
    Make a finding's fingerprint.

    Args:
        rule: Id of the rule.
        source: Path of the file in which it is fixed, else of the published file.
        subject: What is meant in that file; see `subject_of`.

    Returns:
        32 hexadecimal digits: 8 of *source*, 12 of *rule* and what is meant, 12 of names.
    """
    what = _digest(rule, subject.what)[: _WHAT - _PATH]
    return _digest(source)[:_PATH] + what + _digest(subject.named)[: _LENGTH - _WHAT]


def subject_of(
    owner: Owner,
    *,
    key: str | None = None,
    start_tag: str = "",
    written: str = "",
    words: str = "",
    passage: str = "",
    message: str = "",
) -> Subject:
    """
    Say what a finding is about, in a way that survives edits which do not touch it.

    That is the front-matter key with its value, else the words that are meant, else the element,
    and what the message names between backticks. Numbers that were measured and the wording of the message do not matter.

    Args:
        owner: Of a template's element, only what is the same on all pages counts. Where it is
            unknown, steps up (`../`) at the beginning of addresses do not count, either.
        key: Front-matter key or settings path.
        start_tag: Of the element, as published.
        written: What stands in the file: the key's value, or the start tag.
        words: Text of the element.
        passage: Words in it that are meant.
        message: Of the finding.
    """
    if owner is Owner.UNKNOWN:
        start_tag, message = without_climbs(start_tag), without_climbs(message)
    named = "\0".join(_plain(match[1]) for match in _QUOTED.finditer(message))
    exactly = _plain(passage)
    if key is not None:
        return Subject(f"key {key}", exactly or _plain(written) or named)
    tag = written or start_tag if owner is Owner.THEME else start_tag or written
    if not tag or (exactly and owner is not Owner.THEME):
        return Subject(exactly, named)  # whatever it stands in: a paragraph, a list, a table
    if owner is Owner.THEME:
        element = identity(tag, steady_only=not written)
    else:
        element = identity(tag)
        if element in _WORDED:
            element += f" {_plain(words)[:_WORDS]}"
    return Subject(_HASH.sub("", element), f"{exactly}\0{named}" if exactly else named)


def without_climbs(text: str) -> str:
    """Take the steps up (`../`) from the beginning of addresses in a start tag or a message."""
    return _CLIMB.sub("", text) if "./" in text else text


def quoted(message: str) -> tuple[str, ...]:
    """Give the names in a message: what stands between backticks."""
    return tuple(_QUOTED.findall(message))


def moved(mark: str, source: str) -> str:
    """Give the fingerprint that a finding has once its file stands at *source*."""
    return _digest(source)[:_PATH] + mark[_PATH:]


def followed(marks: Iterable[str], renamed: Mapping[str, str]) -> frozenset[str]:
    """
    Give fingerprints as they were, and those of files that were renamed as they are now.

    Args:
        marks: Fingerprints.
        renamed: Old path to new path.
    """
    places = {_digest(old)[:_PATH]: new for old, new in renamed.items()}
    marks = frozenset(marks)
    return marks | {moved(mark, places[mark[:_PATH]]) for mark in marks if mark[:_PATH] in places}


def anywhere(mark: str) -> str:
    """Give the fingerprint of what recurs on many pages, from that on one of them."""
    return moved(mark, "")


def without_path(mark: str) -> str:
    """Give the part of a fingerprint that does not depend on the file's path."""
    return mark[_PATH:]


def without_names(mark: str) -> str:
    """Give the fingerprint of an element, whatever the message names."""
    return mark[:_WHAT].ljust(_LENGTH, "0")


def number_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """
    Give findings that would share a fingerprint one each, by their order.

    Equal faults of one file cannot be told apart. So they are counted: with one more of them,
    the last is new; when one goes, the last goes.
    """
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        mark = finding.fingerprint
        seen[mark] += 1
        if seen[mark] > 1:
            named = _digest(mark[_WHAT:], str(seen[mark]))[: _LENGTH - _WHAT]
            finding = replace(finding, fingerprint=mark[:_WHAT] + named)  # noqa: PLW2901 -- the same finding, told apart
        numbered.append(finding)
    return numbered


def _plain(text: str) -> str:
    return _HASH.sub("", _SPACE.sub(" ", text.strip()))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
