"""`proofpress serve`."""

import dataclasses
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import jobs_option, site_options

if TYPE_CHECKING:
    from generator.preview.running import Ready
    from generator.stages.plan.order import Order

DEFAULT_PORT = 8000


@click.command("serve")
@site_options
@jobs_option
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65_535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Port; the next free one where it is taken, any free one for 0.",
)
@click.option(
    "--host",
    default="",
    metavar="ADDRESS",
    help="Let others in: 0.0.0.0 for everybody on this network who has the address with its token.",
)
@click.option("--open", "opened", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--https", is_flag=True, help="Serve under HTTPS, with a certificate that proofpress makes."
)
@click.option(
    "--poll",
    is_flag=True,
    help="Look at the files every second; for network drives and containers.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print the address and nothing else.")
def command(
    port: int,
    host: str,
    jobs: int | None,
    *,
    opened: bool,
    https: bool,
    poll: bool,
    quiet: bool,
    **site: Any,
) -> int:
    """
    Show the site while you write; every save shows immediately.

    Pages are made in memory when they are asked for, and nothing is written to the output folder.
    Open tabs follow every change and keep their place. What is wrong is shown over the page, with
    the line that fixes it; the terminal names the address that lists all findings. Ctrl-C ends it.
    """
    from generator.cli.show import refuse_faults  # noqa: PLC0415 - `--help` stays quick
    from generator.preview.running import Serving, run_preview  # noqa: PLC0415 - the same
    from generator.stages.store.outcome import Circumstances  # noqa: PLC0415 - the same

    options = SiteOptions(**site)
    first = open_site(options)
    refuse_faults(first, "text")
    cache = first.root / ".cache"
    built = Circumstances(first.root, first.root / first.settings.output, "", first.now)
    serving = Serving(
        root=first.root,
        order=partial(_order, options, jobs),
        host=host,
        port=port,
        https=https,
        poll=poll,
        store=cache / "preview.bin",
        others=(built.store,),
        follows_clock=not (options.as_of or os.environ.get("SOURCE_DATE_EPOCH")),
    )
    run_preview(
        serving,
        partial(_announce, opened=opened, quiet=quiet),
        (lambda _line: None) if quiet else partial(click.echo, err=True),
    )
    if not quiet:
        click.echo("stopped", err=True)
    return 0


def _order(options: SiteOptions, jobs: int | None, day: str | None) -> "Order":
    """What to build, as the settings are now."""
    from generator.cli.ordering import order_for  # noqa: PLC0415 - `--help` stays quick
    from generator.preview.trouble import BrokenSettingsError  # noqa: PLC0415 - the same

    if day is not None:
        options = dataclasses.replace(options, as_of=day)
    site = open_site(options)
    if site.faults:
        raise BrokenSettingsError(site.faults)
    return order_for(site, options, None, jobs)


def _announce(ready: "Ready", *, opened: bool, quiet: bool) -> None:
    if ready.wanted_port is not None and not quiet:
        click.echo(f"port {ready.wanted_port} is taken, so another one is used", err=True)
    click.echo(ready.address)
    if not quiet:
        pages = f"{ready.pages:,} {'page' if ready.pages == 1 else 'pages'}"
        click.echo(f"{ready.title}: {pages}, ready after {ready.seconds:.1f} s", err=True)
    if ready.network:
        _announce_network(ready, quiet=quiet)
    if not quiet:
        click.echo("Ctrl-C ends it", err=True)
    sys.stdout.flush()
    if opened:
        import webbrowser  # noqa: PLC0415 - only where it is asked for

        webbrowser.open(ready.address)


def _announce_network(ready: "Ready", *, quiet: bool) -> None:
    for address in ready.network:
        click.echo(address)
    if quiet:
        return
    click.echo(
        "warning: anyone with this address can see the site on this network, drafts included "
        "where they are shown",
        err=True,
    )
    try:
        import segno  # noqa: PLC0415 - an extra
    except ImportError:
        from generator.preview.certificate import INSTALL  # noqa: PLC0415 - only for the message

        click.echo(f"a QR code of it needs the package `segno`; {INSTALL}", err=True)
        return
    segno.make(ready.network[0], micro=False).terminal(out=sys.stderr, compact=True)
