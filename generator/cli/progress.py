"""Tell on a terminal how far a build is."""

import os
import sys

import click


class Progress:
    """A line that tells how far a build is; only on a terminal, and gone when it is done."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = sys.stderr.isatty() and not quiet and not os.environ.get("CI")

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Show *stage*."""
        if self._on:
            counted = f" {done:,} of {of:,}" if of else ""
            click.echo(f"\r\x1b[K{stage}{counted}", nl=False, err=True)

    def end(self) -> None:
        """Remove the line."""
        if self._on:
            click.echo("\r\x1b[K", nl=False, err=True)
