"""What stylesheets refer to: files that are there, imports that end."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from generator.assets.style_syntax import Reference, StyleSyntax, read_style
from generator.assets.table import Asset
from generator.model.failure import failure
from generator.model.finding import Fault, Location
from generator.one_file import read_file
from generator.url.parsed import is_whole, parse
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    asset: Asset
    syntax: StyleSyntax


def check_styles(assets: Mapping[str, Asset]) -> tuple[frozenset[str], tuple[Fault, ...]]:
    """
    Read every stylesheet.

    Args:
        assets: By plain name, a path relative to the output folder.

    Returns:
        The names that stylesheets refer to, and what is wrong with the stylesheets.
    """
    faults: list[Fault] = []
    referenced: set[str] = set()
    imports: dict[str, list[tuple[str, Reference]]] = {}
    styles: dict[str, _Style] = {}
    for name, asset in assets.items():
        if not name.endswith(".css"):
            continue
        # A browser reads a wrong byte as a replacement character, and so do we.
        try:
            text = read_file(asset.source).decode("utf-8-sig", errors="replace")
        except OSError as error:
            message = f"file cannot be read: {error.strerror}"
            faults.append(
                Fault("assets/unreadable", message, at=Location(asset.shown), owner=asset.owner)
            )
            continue
        try:
            style = styles[name] = _Style(name, asset, read_style(text))
        except Exception as error:  # noqa: BLE001 - one file costs one finding, whatever is in it
            faults.append(failure(asset.shown, error, asset.owner))
            continue
        faults += _mistakes(style)
        for reference in style.syntax.references:
            target = _target(style, reference, faults)
            if target is None:
                continue
            if target not in assets:
                faults.append(_missing(style, reference, target, assets))
                continue
            referenced.add(target)
            if reference.is_import:
                imports.setdefault(name, []).append((target, reference))
    faults += _circles(styles, imports)
    return frozenset(referenced), tuple(faults)


def _mistakes(style: _Style) -> list[Fault]:
    return [
        Fault(
            "assets/css-syntax" if mistake.spreads else "assets/css-declaration",
            mistake.message,
            at=Location(style.asset.shown, mistake.line, mistake.column),
            owner=style.asset.owner,
        )
        for mistake in style.syntax.mistakes
    ]


def _target(style: _Style, reference: Reference, faults: list[Fault]) -> str | None:
    """Work out the name that *reference* means; None where it is none of ours to check."""
    written = reference.url.strip()
    if is_whole(written):
        if parse(written, "https://site.invalid/") is None:
            faults.append(_fault("assets/css-file-missing", style, reference, "is not an address"))
        elif reference.is_import and not written.lower().startswith("data:"):
            faults.append(
                _fault(
                    "assets/css-import-outside",
                    style,
                    reference,
                    "imports a stylesheet of another site, which delays every page "
                    "and tells that site of every visitor",
                    "put a copy beside this stylesheet and import that",
                )
            )
        return None
    path = unquote(re.split(r"[?#]", written, maxsplit=1)[0]).replace("\\", "/")
    if not path or path.startswith("/"):
        return None  # a place in the page itself, or a path that the check of links follows
    target = posixpath.normpath(posixpath.join(posixpath.dirname(style.name), path))
    if target.startswith(".."):
        faults.append(
            _fault(
                "assets/css-import-outside",
                style,
                reference,
                "leads out of the site",
                "put the file beside this stylesheet",
            )
        )
        return None
    return target


def _missing(
    style: _Style, reference: Reference, target: str, assets: Mapping[str, Asset]
) -> Fault:
    close = next((name for name in assets if name.casefold() == target.casefold()), None)
    if close is not None:
        fix = f"write it as in `{close}`; a server tells upper from lower case"
    else:
        fix = "add the file, or correct the address"
    return _fault("assets/css-file-missing", style, reference, f"there is no file `{target}`", fix)


def _circles(
    styles: Mapping[str, _Style], imports: Mapping[str, list[tuple[str, Reference]]]
) -> list[Fault]:
    """Report each circle of imports once, where it closes."""
    faults: list[Fault] = []
    finished: set[str] = set()

    def follow(name: str, chain: tuple[str, ...]) -> None:
        for target, reference in imports.get(name, ()):
            if target in chain:
                circle = " → ".join((*chain[chain.index(target) :], target))
                message = f"imports go in a circle: {circle}"
                fix = "remove one of the imports"
                faults.append(
                    _fault("assets/css-import-circle", styles[name], reference, message, fix)
                )
            elif target not in finished:
                follow(target, (*chain, target))
        finished.add(name)

    for name in imports:
        if name not in finished:
            follow(name, (name,))
    return faults


def _fault(rule: str, style: _Style, reference: Reference, message: str, fix: str = "") -> Fault:
    asset = style.asset
    place = Location(asset.shown, reference.line, reference.column)
    shown = reference.url if len(reference.url) <= _SHOWN else reference.url[:_SHOWN] + "…"
    return Fault(rule, f"`{shown}`: {message}", at=place, fix=fix, owner=asset.owner)


_SHOWN = 100
