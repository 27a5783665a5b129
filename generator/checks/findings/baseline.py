"""
The baseline: findings that are known, so that only new ones count.

It is a text file with one line for each finding, sorted by file and rule::

    # proofpress baseline 1: known findings; `proofpress baseline` keeps this file
    0c61… links/broken content/blog/spades.md link to `rakes.md` leads to no content file
    # written by proofpress 0.2.0, which has these rules:
    # links: anchor broken

Only the fingerprint decides; the rest of the line is for people. `known_rules` reads the foot.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from generator.checks.findings.fingerprint import anywhere, moved, without_names, without_path
from generator.errors import BaselineError
from generator.model.finding import Finding, Owner, Report
from generator.value import dataclass

#: Name of the file beside `site.yaml`.
FILE = "proofpress-baseline.txt"
#: Rule of the finding that says that entries no longer occur.
OUTDATED = "suppression/outdated-baseline"
_FORMAT = 1
_HEADER = f"# proofpress baseline {_FORMAT}: known findings; `proofpress baseline` keeps this file"
_VERSION = re.compile(r"# proofpress baseline (\d+)")
_ENTRY = re.compile(
    r"(?P<mark>[0-9a-f]{32}) (?P<rule>[a-z0-9-]+/[a-z0-9-]+) (?P<path>\S+)(?: (?P<message>.*))?"
)
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
#: White space, control characters, and bytes of a file name that are no UTF-8.
_TO_QUOTE = re.compile(r"[\s%\x00-\x1f\x7f\ud800-\udfff]")
_MESSAGE = 100  # characters of a message that are kept
_NO_PATH = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A finding that is known.

    Attributes:
        path: File in which it is fixed; ``-`` where that is more than one.
        line: Of the baseline on which it stands; 0 for one that is not written yet.
    """

    fingerprint: str
    rule: str
    path: str
    message: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}: [{self.rule}] {self.message}"


@dataclass(frozen=True, slots=True)
class Compared:
    """
    A report beside a baseline.

    Attributes:
        report: With its known findings marked.
        gone: Entries that nothing in the report stands for.
        moved: Entries whose file was moved, to what they are now.
    """

    report: Report
    gone: tuple[Entry, ...] = ()
    moved: Mapping[Entry, Entry] = field(default_factory=dict)


def parse(text: str, name: str = FILE) -> tuple[Entry, ...]:
    """
    Read a baseline.

    Args:
        text: The file.
        name: What to call it in an error.

    Raises:
        BaselineError: A line is no entry, a merge was not finished, or the format is newer.
    """
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        version = _VERSION.match(line)
        if version and version[1] != str(_FORMAT):
            raise BaselineError(
                f"{name}:{number}: format {version[1]} is not known here; this is {_FORMAT}",
                "use the version of proofpress that wrote it",
            )
        if _CONFLICT.match(line):
            raise BaselineError(
                f"{name}:{number}: a merge was not finished here",
                "keep the lines of both sides, remove the marks, then run `proofpress baseline`",
            )
        if not line.strip() or line.startswith("#"):
            continue
        match = _ENTRY.fullmatch(line.rstrip())
        if match is None:
            raise BaselineError(
                f"{name}:{number}: `{line[:40]}` is not a baseline entry",
                "a line is `fingerprint family/rule path message`; restore it, or remove it",
            )
        path = (
            match["path"]
            if match["path"] == _NO_PATH
            else unquote(match["path"], errors="surrogateescape")
        )
        entry = Entry(match["mark"], match["rule"], path, match["message"] or "", number)
        entries.setdefault(entry.fingerprint, entry)
    return tuple(entries.values())


def render(entries: Iterable[Entry], foot: Iterable[str] = ()) -> str:
    """
    Write a baseline: sorted, and each finding once.

    Args:
        entries: What is known.
        foot: Comments behind it, of `known_rules.foot`.
    """
    unique = {one.fingerprint: one for one in entries}
    ordered = sorted(unique.values(), key=lambda one: (one.path, one.rule, one.fingerprint))
    lines = [_HEADER, *(_line(one) for one in ordered), *foot]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    path = _TO_QUOTE.sub(lambda found: quote(found[0], errors="surrogateescape"), entry.path)
    return f"{entry.fingerprint} {entry.rule} {path} {entry.message}".rstrip()


def entry_of(finding: Finding) -> Entry:
    """Make the entry for a finding."""
    message = " ".join("".join(c if c.isprintable() else " " for c in finding.message).split())
    short = message if len(message) <= _MESSAGE else f"{message[: _MESSAGE - 1]}…"
    return Entry(finding.fingerprint, finding.rule, path_of(finding), short)


def path_of(finding: Finding) -> str:
    """File in which a finding is fixed, else where it shows; ``-`` for more than one file."""
    if finding.recurring:
        return _NO_PATH
    if finding.source is not None:
        return str(finding.source.path)
    return finding.output.path if finding.output and finding.output.path else _NO_PATH


def compare(report: Report, known: Iterable[Entry], exists: Callable[[str], bool]) -> Compared:
    """
    Mark the findings of *report* that are known.

    A file that was moved into another folder takes its entries along: where the old one is
    gone, exactly one file of its name is new, and the fault is the same. A file with another
    name is another file.

    Args:
        report: Its findings have their final fingerprints.
        known: The baseline.
        exists: Tells whether there is still a file of a path.
    """
    by_mark = {entry.fingerprint: entry for entry in known}
    found = {mark for finding in report.findings for mark in marks_of(finding)}
    left = [entry for mark, entry in by_mark.items() if mark not in found]
    new = [one for one in report.findings if by_mark.keys().isdisjoint(marks_of(one))]
    paths = {entry.path for entry in by_mark.values()}
    followed = _moves(left, new, paths, exists)
    marks = by_mark.keys() | {entry.fingerprint for entry in followed.values()}
    return Compared(
        replace(
            report,
            findings=tuple(
                replace(finding, known=not marks.isdisjoint(marks_of(finding)))
                for finding in report.findings
            ),
        ),
        gone=tuple(entry for entry in left if entry not in followed),
        moved=followed,
    )


def marks_of(finding: Finding) -> tuple[str, ...]:
    """
    Fingerprints by which a finding may be known.

    Of foreign HTML that is what its template has on many pages; of a template of ours, what its
    line does to many pages.
    """
    mark = finding.fingerprint
    if finding.owner is Owner.UNKNOWN:
        return mark, anywhere(mark)
    return (mark, without_names(mark)) if finding.owner is Owner.THEME else (mark,)


def _moves(
    left: Iterable[Entry],
    new: Iterable[Finding],
    paths: set[str],
    exists: Callable[[str], bool],
) -> dict[Entry, Entry]:
    """Pair entries of files that are gone with findings in new files of the same name."""
    lost: defaultdict[str, defaultdict[str, list[Entry]]]
    lost = defaultdict(lambda: defaultdict(list))
    for entry in left:
        if entry.path != _NO_PATH and not exists(entry.path):
            lost[_name(entry.path)][entry.path].append(entry)
    if not lost:
        return {}
    fresh: defaultdict[str, defaultdict[str, list[Finding]]]
    fresh = defaultdict(lambda: defaultdict(list))
    for finding in new:
        if path_of(finding) not in paths:
            fresh[_name(path_of(finding))][path_of(finding)].append(finding)
    pairs = {}
    for name, files in lost.items():
        if len(files) != 1 or len(fresh[name]) != 1:
            continue
        ((_, entries),), ((path, findings),) = files.items(), fresh[name].items()
        by_rest = {without_path(one.fingerprint): one for one in findings}
        for entry in entries:
            if without_path(entry.fingerprint) in by_rest:
                mark = moved(entry.fingerprint, path)
                pairs[entry] = replace(entry, fingerprint=mark, path=path)
    return pairs


def _name(path: str) -> str:
    """Name of a page's file, else that of the folder whose index it is."""
    pure = PurePosixPath(path)
    return pure.parent.name if pure.stem in ("index", "_index") else pure.stem
