"""From findings with one right answer to the files that fix them."""

import codecs
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from generator.mending.files import LeftAloneError, SourceFiles
from generator.mending.marked import mend_marked
from generator.model.finding import Finding, Mend
from generator.model.source_text import Edit, SourceText
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class MendedFile:
    """
    One file, as it is and as it will be.

    Attributes:
        findings: What is fixed by it.
    """

    path: PurePosixPath
    before: bytes
    after: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that is not fixed, and why not, for a person."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class MendingPlan:
    """
    What can be fixed now.

    Attributes:
        files: In the order of their paths.
        waiting: Their edits touch what another edit of the same run changes; they come next.
        refused: Their files may not be fixed, or have changed.
        elsewhere: Their sources do not hold literally what is wrong: a template or shortcode
            makes it.
    """

    files: tuple[MendedFile, ...] = ()
    waiting: tuple[Finding, ...] = ()
    refused: tuple[Left, ...] = ()
    elsewhere: tuple[Finding, ...] = ()

    @property
    def mended(self) -> tuple[Finding, ...]:
        """What the files fix."""
        return tuple(finding for file in self.files for finding in file.findings)


def plan_mending(
    findings: Iterable[Finding], mends: Mapping[str, Mend | None], sources: SourceFiles
) -> MendingPlan:
    """
    Work out the edits that put every sure correction into its source.

    Args:
        findings: Those without a correction, or not sure, are passed over.
        mends: Rule to how its correction is written; None to replace what a place marks.
        sources: The files.
    """
    by_file: dict[PurePosixPath, list[Finding]] = {}
    for finding in findings:
        if finding.is_fixable and finding.source is not None:
            by_file.setdefault(finding.source.path, []).append(finding)
    files: list[MendedFile] = []
    waiting: list[Finding] = []
    refused: list[Left] = []
    elsewhere: list[Finding] = []
    for path, found in sorted(by_file.items()):
        try:
            mending = _Mending(path, sources.read(path))
        except LeftAloneError as error:
            refused += [Left(finding, str(error)) for finding in found]
            continue
        for finding in found:
            mending.take(finding, mends.get(finding.rule))
        if mending.edits:
            files.append(mending.file())
        waiting += mending.waiting
        refused += mending.refused
        elsewhere += mending.elsewhere
    return MendingPlan(tuple(files), tuple(waiting), tuple(refused), tuple(elsewhere))


class _Mending:
    """Gathers the edits of one file."""

    def __init__(self, path: PurePosixPath, before: bytes) -> None:
        self._before = before
        self._mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        try:
            self._source = SourceText(path, before[len(self._mark) :].decode())
        except UnicodeDecodeError as error:
            raise LeftAloneError("it is not UTF-8") from error
        self.edits: set[Edit] = set()
        self.mended: list[Finding] = []
        self.waiting: list[Finding] = []
        self.refused: list[Left] = []
        self.elsewhere: list[Finding] = []

    def take(self, finding: Finding, mend: Mend | None) -> None:
        """Add the edits of *finding*, unless they touch those of another."""
        at, correction = finding.source, finding.correction
        assert at is not None
        assert correction is not None
        if at.line is not None and self._source.line(at.line) != finding.excerpt:
            self.refused.append(Left(finding, "its line has changed since it was read"))
            return
        edits = {
            edit
            for edit in (mend or mend_marked)(self._source, at, correction)
            if self._source.text[edit.start : edit.end] != edit.new
        }
        if not edits:
            self.elsewhere.append(finding)
        elif any(new.overlaps(old) for new in edits - self.edits for old in self.edits):
            self.waiting.append(finding)
        else:
            self.edits |= edits
            self.mended.append(finding)

    def file(self) -> MendedFile:
        """The file with its edits."""
        text = self._source.edited(self.edits)
        after = self._mark + text.encode()
        return MendedFile(self._source.path, self._before, after, tuple(self.mended))
