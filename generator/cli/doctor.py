"""`proofpress doctor`."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.doctor_program import examine_program
from generator.cli.doctor_site import examine_site
from generator.cli.examination import Examined, State
from generator.cli.options import root_option


@click.command("doctor")
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the lines are printed.",
)
def command(root: Path, form: str) -> int:
    """
    Examine the installation and the site, and say what to do if something is wrong.

    Nothing is changed and nothing is sent. Exit code 1 says that a build cannot work.
    """
    lines = [*examine_program(), *examine_site(root.resolve())]
    click.echo(_as_json(lines) if form == "json" else _as_text(lines))
    return int(any(line.state is State.FAIL for line in lines))


def _as_text(lines: Sequence[Examined]) -> str:
    width = max(len(line.what) for line in lines)
    shown = []
    for line in lines:
        shown.append(f"{line.state:<4}  {line.what:<{width}}  {line.seen}")
        if line.remedy:
            word = "if wanted" if line.state is State.OK else "fix"
            shown.append(f"{'':4}  {'':{width}}    {word}: {line.remedy}")
    counts = Counter(line.state.value for line in lines)
    shown += ["", ", ".join(f"{counts[state]} {state}" for state in ("ok", "warn", "fail"))]
    return "\n".join(shown)


def _as_json(lines: Sequence[Examined]) -> str:
    plain = [
        {"what": line.what, "state": line.state, "seen": line.seen, "remedy": line.remedy}
        for line in lines
    ]
    return json.dumps({"schema": 1, "lines": plain}, ensure_ascii=False, indent=2)
