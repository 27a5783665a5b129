"""Options that say which findings count, and which of them are shown."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.value import dataclass

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Selection:
    """
    Which findings count, and which are shown.

    Attributes:
        baseline: File with the known findings, instead of the one beside `site.yaml`.
        no_baseline: Whether known findings count as well.
        owners: Whose; people and teams included.
        rules: Ids, or ``family/*``.
        paths: Globs.
        since: Revision; only what changed since then is shown.
    """

    baseline: Path | None = None
    no_baseline: bool = False
    owners: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    since: str | None = None


_BASELINE = (
    click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File with known findings, instead of proofpress-baseline.txt beside site.yaml.",
    ),
)
_NO_BASELINE = (
    click.option("--no-baseline", is_flag=True, help="Count known findings like new ones."),
)
_PART = (
    click.option(
        "--owner",
        "owners",
        multiple=True,
        metavar="OWNER",
        help="Only findings of content, theme, settings, a person or a team; may be repeated.",
    ),
    click.option(
        "--rule",
        "rules",
        multiple=True,
        metavar="RULE",
        help="Only findings of this rule, or of a family as `links/*`; may be repeated.",
    ),
    click.option(
        "--path",
        "paths",
        multiple=True,
        metavar="GLOB",
        help="Only findings in these files, or at these addresses (`/blog/*`); may be repeated.",
    ),
)
_SINCE = (
    click.option(
        "--changed-since",
        "since",
        metavar="REVISION",
        help="Only findings that came with what was changed since this git revision.",
    ),
)


def baseline_options(command: Command) -> Command:
    """Add the options of the baseline, for a gate that looks at everything."""
    return _collected(command, (*_BASELINE, *_NO_BASELINE))


def selection_options(command: Command) -> Command:
    """Add the options of the baseline, and those that show a part."""
    return _collected(command, (*_BASELINE, *_NO_BASELINE, *_PART, *_SINCE))


def acceptance_options(command: Command) -> Command:
    """Add the options that say which findings go into which baseline."""
    return _collected(command, (*_BASELINE, *_PART))


def part_options(command: Command) -> Command:
    """Add the options that say which part is meant, for a command that needs no baseline."""
    return _collected(command, _PART)


def _collected(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    """Give *command* the values of *options* as its argument `selection`."""
    names = Selection.__dataclass_fields__

    @wraps(command)
    def with_selection(*positional: Any, **given: Any) -> Any:
        chosen = {name: given.pop(name) for name in names if name in given}
        return command(*positional, selection=Selection(**chosen), **given)

    made: Any = with_selection
    for option in reversed(options):
        made = option(made)
    return made  # type: ignore[no-any-return]  # as click's own decorators
