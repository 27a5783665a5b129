"""Show a part of a report: whose findings, of which rules, in which files."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.globs import fits_or_is_below
from generator.model.finding import Finding, Owner, Report
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """
    What is asked for; of each kind one has to fit, and a kind without entries fits all.

    Attributes:
        owners: `content`, `theme`, `settings`, or a person or team.
        rules: Ids, or families as ``family/*``.
        paths: Globs over source paths, or over URLs where they begin with a slash.
    """

    owners: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.owners or self.rules or self.paths)

    def holds(self, finding: Finding) -> bool:
        """Whether *finding* is asked for."""
        return (
            (not self.owners or any(is_owned(finding, one) for one in self.owners))
            and (not self.rules or any(is_of_rule(finding.rule, one) for one in self.rules))
            and (not self.paths or any(is_on_path(finding, one) for one in self.paths))
        )


def filtered(report: Report, holds: Callable[[Finding], bool]) -> Report:
    """Keep the findings that *holds*; the others are counted."""
    kept = tuple(finding for finding in report.findings if holds(finding))
    return replace(report, findings=kept, hidden=report.hidden + len(report.findings) - len(kept))


def is_owned(finding: Finding, name: str) -> bool:
    """Whether *name* is the finding's owner, or one of the people and teams under it."""
    if name in list(Owner):
        return finding.owner == name
    return _bare(name) in {_bare(team) for team in teams_of(finding)}


def teams_of(finding: Finding) -> tuple[str, ...]:
    """People and teams that a finding names."""
    return tuple(team.strip() for team in finding.team.split(",") if team.strip())


def _bare(team: str) -> str:
    return team.strip().removeprefix("@").casefold()


def is_of_rule(rule: str, name: str) -> bool:
    """Whether *rule* is meant by an id or a ``family/*``."""
    return rule == name or (name.endswith("/*") and rule.startswith(name[:-1]))


def is_on_path(finding: Finding, pattern: str) -> bool:
    """Whether a glob, or a folder, matches where a finding is fixed, or an address it shows at."""
    return any(fits_or_is_below(name, pattern.removeprefix("./")) for name in names_of(finding))


def names_of(finding: Finding) -> Iterable[str]:
    """Source path of a finding, then output path and address of each of its pages."""
    if finding.source is not None:
        yield str(finding.source.path)
    for page in finding.pages:
        yield from addresses(page)


def addresses(output: str) -> tuple[str, str]:
    """Output path and address of a published file, both from the root of the site."""
    return f"/{output}", f"/{output}".removesuffix("index.html")
