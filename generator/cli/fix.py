"""`proofpress fix`."""

from typing import Any

import click

from generator.cli.fixing import Fixing
from generator.cli.opening import SiteOptions
from generator.cli.options import jobs_option, site_options
from generator.cli.selection import Selection, part_options


@click.command("fix")
@site_options
@part_options
@jobs_option
@click.option(
    "--apply", is_flag=True, help="Edit the files, then build again to see that it helped."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no differences and no progress.")
def command(
    jobs: int | None,
    *,
    selection: Selection,
    apply: bool,
    quiet: bool,
    **site: Any,
) -> int:
    """
    Fix everything that has one right answer.

    The site is proofed, and what would change is shown; nothing is changed without --apply.
    Content, front matter, templates and site.yaml are edited, never the output, and not a byte
    beside what is fixed.

    Exit codes: 0 nothing to fix, or all of it is done; 1 there is something to fix.
    """
    fixing = Fixing(SiteOptions(**site), selection, jobs, quiet=quiet)
    return fixing.apply() if apply else fixing.show()
