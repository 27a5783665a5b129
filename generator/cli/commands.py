"""The commands by name; each is imported when it is called."""

from importlib import import_module

import click

from generator import __version__

#: Name, then module and what it does; `--help` needs no more than this.
COMMANDS = {
    "init": ("init", "Start a new site from a preset."),
    "new": ("new", "Start a new page from an archetype."),
    "build": ("build", "Build the site and proof every page."),
    "serve": ("serve", "Show the site while you write; every save shows immediately."),
    "check": ("check", "Proof the site without writing it, or any folder of HTML."),
    "fix": ("fix", "Fix everything that has one right answer; shows it first."),
    "list": ("list_pages", "List every page, and say why one is not published."),
    "explain": ("explain", "Explain a rule, or a page: what it reads, and why it was made again."),
    "baseline": ("baseline", "Record today's findings, so that only new ones count."),
    "accessibility-statement": (
        "accessibility_statement",
        "Write an accessibility statement, or a report on each criterion.",
    ),
    "publish": ("publish", "Build, proof, and release the site if no finding stops it."),
    "rollback": ("rollback", "Go back to an earlier release."),
    "import": ("import_site", "Turn a site of another generator into a Proofpress site."),
    "doctor": ("doctor", "Examine the installation and the site, and say what to do."),
    "schema": (
        "schema",
        "Print the JSON Schema of site.yaml, front matter, the report or answers.",
    ),
    "clean": ("clean", "Delete the cache and what builds have written."),
}


class _Lazy(click.Group):
    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"generator.cli.{COMMANDS[name][0]}").command
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = arguments[0]
        if name not in COMMANDS:
            from generator.typed_yaml.suggest import nearest  # noqa: PLC0415 - only for the message

            close = nearest(name, COMMANDS)
            hint = f"; did you mean `{close}`?" if close else ""
            raise click.UsageError(f"there is no command `{name}`{hint}", context)
        return super().resolve_command(context, arguments)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `proofpress init my-site`. Each command explains itself with --help.",
)
@click.version_option(__version__, "-V", "--version", message="proofpress %(version)s")
def proofpress() -> None:
    """
    Build a website from Markdown, and proof every page before it is published.

    Exit codes: 0 clean; 1 findings at or above the threshold; 2 a wrong option or setting;
    3 the run failed.
    """
