"""Who owns what, as far as a build does not know it: `owners:` for all files, and CODEOWNERS."""

from dataclasses import replace
from pathlib import Path

from generator.model.finding import Finding, Report
from generator.one_file import is_file, is_there
from generator.settings.schema import Settings


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
    if not teams:
        return report
    return replace(report, findings=tuple(teams.named(finding) for finding in report.findings))


class _Teams:
    """Knows who owns which file."""

    def __init__(self, settings: Settings, root: Path) -> None:
        self._settings = settings
        self._prefix, self._owners = "", None
        found = _code_owners(root)
        if found is not None:
            from generator.checks.codeowners import parse as parse_owners  # noqa: PLC0415 - where there are some

            file, top = found
            self._prefix = f"{root.relative_to(top).as_posix()}/".removeprefix("./")
            self._owners = parse_owners(file.read_text(encoding="utf-8", errors="replace"))

    def __bool__(self) -> bool:
        return bool(self._settings.owners) or self._owners is not None

    def named(self, finding: Finding) -> Finding:
        """Give *finding* with its team."""
        if finding.team or finding.source is None:
            return finding
        from generator.stages.excerpts import team_of  # noqa: PLC0415 - only where somebody owns

        team = team_of(finding.source.path, self._settings)
        if not team and self._owners is not None:
            team = ", ".join(self._owners.of(f"{self._prefix}{finding.source.path}"))
        return replace(finding, team=team) if team else finding


def _code_owners(root: Path) -> tuple[Path, Path] | None:
    """Find CODEOWNERS of the repository that *root* lies in, and that repository's folder."""
    from generator.checks.codeowners import PLACES  # noqa: PLC0415 - `--help` stays quick

    tops = [folder for folder in (root, *root.parents) if is_there(folder / ".git")]
    top = tops[0] if tops else root
    for place in PLACES:
        if is_file(top / place):
            return top / place, top
    return None
