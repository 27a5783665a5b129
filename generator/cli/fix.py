"""`proofpress fix`."""

from typing import Any

import click

from generator.cli.opening import SiteOptions
from generator.cli.options import jobs_option, site_options


@click.command("fix")
@site_options
@jobs_option
@click.option("--owner", "owners", multiple=True, help="Only what this owner or team has to mend.")
@click.option(
    "--rule", "rules", multiple=True, help="Only findings of this rule, or of a family (links/*)."
)
@click.option("--path", "paths", multiple=True, help="Only files that this glob matches.")
@click.option(
    "--apply", is_flag=True, help="Edit the files, then build again to see that it helped."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no differences and no progress.")
def command(
    owners: tuple[str, ...],
    rules: tuple[str, ...],
    paths: tuple[str, ...],
    jobs: int | None,
    *,
    apply: bool,
    quiet: bool,
    **site: Any,
) -> int:
    """
    Mend whatever has one right answer.

    The site is proofed, and what would change is shown; nothing is changed without --apply.
    Content, front matter, templates and site.yaml are edited, never the output, and not a byte
    beside what is mended. Exit code 1 says that there is something to fix.
    """
    from generator.checks.narrow import Part  # noqa: PLC0415 - `--help` stays quick
    from generator.cli.fixing import Fixing  # noqa: PLC0415 - the same

    fixing = Fixing(SiteOptions(**site), Part(owners, rules, paths), jobs, quiet=quiet)
    return fixing.apply() if apply else fixing.show()
