"""Ask other sites, as the settings say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from generator import __version__
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import Ask, FoundOnPages, SiteIndex
from generator.external.anchors import Places
from generator.external.check import Surroundings, check
from generator.external.policy import HostPolicy, Policy
from generator.settings.schema import Settings

CACHE = "external-links.json"


def asking(
    settings: Settings, cache: Path | None, progress: Callable[[str, int, int], None]
) -> Ask:
    """
    Make what asks other sites.

    Args:
        settings: Those of the site.
        cache: The site's folder for caches; None to keep nothing.
        progress: Is told how far it is.
    """
    around = Surroundings(
        read=_places,
        cache=cache and cache / CACHE,
        progress=lambda done, of: progress("other sites", done, of),
        note=lambda text: click.echo(text, err=True),
    )
    policy = _policy(settings)

    def ask(site: SiteIndex, _found: FoundOnPages) -> SiteIndex:
        urls = (link.url for link in site.external_links)
        return replace(site, answers=check(urls, policy, around))

    return ask


def _policy(settings: Settings) -> Policy:
    external = settings.external
    own_name = f"Proofpress/{__version__} (link check; +{settings.base_url})"
    return Policy(
        user_agent=external.user_agent or own_name,
        ignore=external.ignore,
        expected=external.expected,
        allow_private=external.allow_private,
        hosts={
            name: HostPolicy(one.concurrency, one.delay, one.timeout, one.head)
            for name, one in external.hosts.items()
        },
        concurrency=external.concurrency,
        per_host=external.per_host,
        delay=external.delay,
        connect=external.connect_timeout,
        read=external.read_timeout,
        timeout=external.timeout,
        tries=external.tries,
        backoff=external.backoff,
        patience=external.patience,
        redirects=external.redirects,
        body_bytes=external.page_bytes,
        keep_days=external.keep_days,
    )


def _places(html: str) -> Places:
    page = HtmlPage(html)
    named = (element.get("name") for element in page.named("a"))
    places = Places({*page.ids, *(name for name in named if name)}, bool(page.named("script")))
    page.release()
    return places
