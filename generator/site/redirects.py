"""Redirects: aliases of pages and those of the settings; loops and clashes among them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.model.finding import Fault, Location, Owner
from generator.model.site import Redirect, page_name
from generator.settings.schema import Settings
from generator.site.placement import Placed, aliases
from generator.site.urls import BaseUrl, refuse_path, tidy


def collect_redirects(
    placed: Iterable[Placed], taken: Mapping[str, str], settings: Settings, base: BaseUrl
) -> tuple[tuple[Redirect, ...], tuple[Fault, ...]]:
    """
    Gather every redirect of the site.

    Args:
        placed: The published documents.
        taken: URL to page id of every page; a redirect cannot stand where a page does.
        settings: The site's settings.
        base: The site's address.
    """
    faults: list[Fault] = []
    found: dict[str, Redirect] = {}
    for wish in (*_from_aliases(placed, base), *_from_settings(settings, base)):
        if isinstance(wish, Fault):
            faults.append(wish)
            continue
        redirect, key, owner = wish
        earlier = found.get(redirect.source)
        if redirect.source == redirect.target:
            message = f"`{redirect.source}` is an alias of itself"
            faults.append(Fault("urls/alias-loop", message, redirect.at, "remove it", key, owner))
        elif redirect.source in taken:
            message = f"`{redirect.source}` is an old address, and also that of {page_name(taken[redirect.source])}"
            faults.append(
                Fault(
                    "urls/alias-is-page",
                    message,
                    redirect.at,
                    "remove the alias or move the page",
                    key,
                    owner,
                )
            )
        elif earlier is not None:
            if earlier.target != redirect.target:
                message = f"`{redirect.source}` leads to `{redirect.target}` here and to `{earlier.target}` at {earlier.at}"
                faults.append(
                    Fault("urls/alias-twice", message, redirect.at, "keep one of them", key, owner)
                )
        else:
            found[redirect.source] = redirect
    kept, loops = _without_loops(found)
    return kept, (*faults, *loops)


def _from_aliases(
    placed: Iterable[Placed], base: BaseUrl
) -> Iterator[tuple[Redirect, str, Owner] | Fault]:
    for one in placed:
        target = one.url(base)
        for alias in aliases(one) if one.document.front_matter.aliases else ():
            if isinstance(alias, Fault):
                yield alias
            else:
                path, at = alias
                yield Redirect(base.url(path), target, at), "aliases", Owner.CONTENT


def _from_settings(
    settings: Settings, base: BaseUrl
) -> Iterator[tuple[Redirect, str, Owner] | Fault]:
    for number, wanted in enumerate(settings.redirects):
        key = f"redirects.{number}"
        at = settings.positions.get(f"{key}.from") or Location(PurePosixPath("site.yaml"))
        source = unquote(wanted.source)
        why = refuse_path(source)
        if why:
            message = f"redirect from `{wanted.source}` cannot be used: {why}"
            yield Fault(
                "urls/dangerous", message, at, "write a path such as `/old/`", key, Owner.SETTINGS
            )
            continue
        target = base.written(wanted.target) if wanted.target.startswith("/") else wanted.target
        yield (
            Redirect(base.url(tidy(source)), target, at, wanted.status),
            key,
            Owner.SETTINGS,
        )


def _without_loops(found: Mapping[str, Redirect]) -> tuple[tuple[Redirect, ...], list[Fault]]:
    kept, faults = [], []
    for redirect in found.values():
        chain = [redirect.source]
        target = redirect.target
        while target in found and target not in chain:
            chain.append(target)
            target = found[target].target
        if target in chain:
            shown = " → ".join((*chain, target))
            faults.append(
                Fault(
                    "urls/alias-loop",
                    f"redirects form a loop: {shown}",
                    redirect.at,
                    "point one of them at a page",
                )
            )
        else:
            kept.append(redirect)
    return tuple(kept), faults
