"""Write a theme that extends the shipped one by a template for each shortcode."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.imports.hugo.renderings import Known, Rendering, choose, declarable
from generator.imports.hugo.usage import ShortcodeUse
from generator.model.finding import Fault, Location, Owner

NAME = "imported"


def write_theme(
    destination: Path,
    uses: Iterable[ShortcodeUse],
    known: Known,
    templates: dict[str, PurePosixPath],
    faults: list[Fault],
) -> int:
    """
    Write ``themes/imported/``.

    Args:
        destination: The new site's root.
        uses: The shortcodes, with what their calls take.
        known: What is known of the site's files.
        templates: Shortcode name to the template that the source has for it.
        faults: Takes a notice for each shortcode.

    Returns:
        How many templates were written; without any there is no theme either.
    """
    count = 0
    for use in uses:
        rendering = choose(use, known)
        shown = PurePosixPath("themes", NAME, "templates", "shortcodes", f"{use.name}.html")
        path = destination / shown
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_head(use, rendering) + rendering.html, encoding="utf-8", newline="\n")
        faults.append(
            _lost(use, shown) if rendering.lost else _plainly(use, rendering, shown, templates)
        )
        count += 1
    if count:
        text = f"name: {NAME}\nextends: default\n"
        (destination / "themes" / NAME / "theme.yaml").write_text(
            text, encoding="utf-8", newline="\n"
        )
    return count


def _plainly(
    use: ShortcodeUse,
    rendering: Rendering,
    shown: PurePosixPath,
    templates: dict[str, PurePosixPath],
) -> Fault:
    at = Location(templates[use.name]) if use.name in templates else use.first
    about = rendering.description[:1].lower() + rendering.description[1:].rstrip(".")
    message = f"shortcode `{use.name}` (called {_times(use)}) has a plain template now: {about}"
    return Fault("imports/shortcode", message, at, f"look at `{shown}`", use.name, Owner.THEME)


def _lost(use: ShortcodeUse, shown: PurePosixPath) -> Fault:
    message = f"shortcode `{use.name}` (called {_times(use)}, first here) cannot be carried over: only the old theme knew what it shows, so `[shortcode {use.name}]` stands in its place"
    fix = f"write what it shows into `{shown}`"
    return Fault("imports/shortcode-lost", message, use.first, fix, use.name, Owner.THEME)


def _times(use: ShortcodeUse) -> str:
    return f"{use.calls:,} {'time' if use.calls == 1 else 'times'}"


def _head(use: ShortcodeUse, rendering: Rendering) -> str:
    """The comment in which a template declares what it takes."""
    parameters: dict[str, Any] = {}
    names = [name for name in sorted(use.names) if declarable(name)]
    wanted = rendering.positions[: use.positions] if use.positions else ()
    for name in (*rendering.positions, *names):
        if name in parameters:
            continue
        entry: dict[str, Any] = {"type": rendering.types.get(name, "text"), "default": ""}
        if name in wanted:
            entry["position"] = list(rendering.positions).index(name)
        parameters[name] = entry
    head: dict[str, Any] = {"description": rendering.description}
    if parameters:
        head["params"] = parameters
    if rendering.body != "none":
        head["body"] = rendering.body
    if any(not declarable(name) for name in use.names) or use.positions > len(rendering.positions):
        head["extra"] = True
    dumped = yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=100)
    return "{#\n" + dumped.replace("#}", "# }") + "#}\n"
