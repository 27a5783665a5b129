"""Who owns what, as far as a build does not know it: `owners:` for all files, and CODEOWNERS."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.boundary import words_on
from generator.checks.findings.fingerprint import Subject, fingerprint
from generator.checks.formats.codeowners import PLACES
from generator.checks.formats.codeowners import parse as parse_owners
from generator.model.finding import Finding, Location, Owner, Report, Severity
from generator.one_file import is_there, read_file, real
from generator.settings.boundary import boundary_of
from generator.settings.schema import Settings

#: Bytes of CODEOWNERS; hosts of repositories read 3 MB.
_MOST_BYTES = 3_000_000


def owned(report: Report, settings: Settings, root: Path) -> Report:
    """
    Name the people and teams of findings that name none: by `owners:`, else by CODEOWNERS.

    What front matter says was found already, and stays.

    Args:
        report: Of the site at *root*.
        settings: Of the site.
        root: The site's folder; CODEOWNERS is that of the repository around it.
    """
    teams = _Teams(settings, root)
    findings = report.findings
    if teams:
        findings = tuple(teams.named(finding) for finding in findings)
    if teams.unread is not None:
        findings = (*findings, teams.unread)
    return replace(report, findings=findings)


def _unread(file: Path, root: Path, why: str | None, settings: Settings) -> Finding | None:
    """Say that CODEOWNERS cannot be read; None where the settings do not want to know."""
    given = settings.rules.get(UNREAD, settings.rules.get("settings/*"))
    if isinstance(given, Mapping):
        given = given.get("severity")
    if given is False or given == Severity.OFF:
        return None
    path = PurePosixPath(os.path.relpath(file, root).replace(os.sep, "/"))
    return Finding(
        UNREAD,
        Severity(given) if given in list(Severity) else Severity.WARNING,
        f"file cannot be read: {why}; nobody is named by it",
        owner=Owner.SETTINGS,
        fix="fix or remove the file",
        fingerprint=fingerprint(UNREAD, str(path), Subject("")),
        source=Location(path),
    )


#: Id of the finding about a CODEOWNERS that cannot be read.
UNREAD = "settings/codeowners"


class _Teams:
    """
    Knows who owns which file.

    Attributes:
        unread: What is to be said where CODEOWNERS cannot be read.
    """

    unread: Finding | None = None

    def __init__(self, settings: Settings, root: Path) -> None:
        self._settings = settings
        self._prefix, self._owners = "", None
        found = _code_owners(root)
        if found is not None:
            file, top = found
            self._prefix = f"{root.relative_to(top).as_posix()}/".removeprefix("./")
            # The repository around the site is the boundary here; the settings may allow more.
            boundary = replace(boundary_of(root, settings), root=real(top))
            target = boundary.beyond(file)
            if target is not None:
                self.unread = _unread(file, root, words_on(target), settings)
                return
            try:
                text = read_file(file, _MOST_BYTES).decode("utf-8", "replace")
            except OSError as error:
                self.unread = _unread(file, root, error.strerror, settings)
            else:
                self._owners = parse_owners(text)

    def __bool__(self) -> bool:
        return bool(self._settings.owners) or self._owners is not None

    def named(self, finding: Finding) -> Finding:
        """Give *finding* with its team."""
        if finding.team or finding.source is None:
            return finding
        from generator.stages.render.source_lines import team_of  # noqa: PLC0415 - only where somebody owns

        team = team_of(finding.source.path, self._settings)
        if not team and self._owners is not None:
            team = ", ".join(self._owners.of(f"{self._prefix}{finding.source.path}"))
        return replace(finding, team=team) if team else finding


def _code_owners(root: Path) -> tuple[Path, Path] | None:
    """Find CODEOWNERS of the repository that *root* lies in, and that repository's folder."""
    tops = [folder for folder in (root, *root.parents) if is_there(folder / ".git")]
    top = tops[0] if tops else root
    for place in PLACES:
        if os.path.lexists(top / place):
            return top / place, top
    return None
