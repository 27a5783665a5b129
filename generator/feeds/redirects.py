"""
Redirects as the file `_redirects`, which Netlify and Cloudflare Pages read.

Both hand a visitor's query on, but not to an address with a query of its own: there Cloudflare gives
that one alone, and a redirect page does better.

Sources: Netlify's and Cloudflare Pages' documentation of `_redirects`, with Cloudflare's limits;
cloudflare/workers-sdk, packages/pages-shared, the handler of assets (`destination.search || search`).
"""

from collections.abc import Iterable

from generator.feeds.xml import ascii_url
from generator.model.finding import Fault, Owner
from generator.model.site import Redirect

CLOUDFLARE_STATIC_RULES = 2_000
CLOUDFLARE_LINE_CHARACTERS = 1_000


def netlify_redirects(redirects: Iterable[Redirect]) -> tuple[bytes, tuple[Fault, ...]]:
    """
    Write `_redirects`, which Netlify and Cloudflare Pages read.

    Returns:
        The file, and a fault for what is over Cloudflare's limits. Such lines are written all the
        same: Netlify has no such limits, and the redirect pages work everywhere.
    """
    written = [
        (f"{_literal(each.source)} {_literal(each.target)} {each.status}", each)
        for each in redirects
    ]
    faults = [
        Fault(
            "feeds/redirect-too-long",
            f"redirect is {len(line):,} characters long in `_redirects`; "
            f"Cloudflare reads {CLOUDFLARE_LINE_CHARACTERS:,}",
            at=redirect.at,
            fix="shorten the old or the new address",
        )
        for line, redirect in written
        if len(line) > CLOUDFLARE_LINE_CHARACTERS
    ]
    if len(written) > CLOUDFLARE_STATIC_RULES:
        _, first_over = written[CLOUDFLARE_STATIC_RULES]
        faults.append(
            Fault(
                "feeds/too-many-redirects",
                f"`_redirects` holds {len(written):,} redirects; "
                f"Cloudflare reads the first {CLOUDFLARE_STATIC_RULES:,}",
                at=first_over.at,
                fix="drop redirects that nobody follows any more, "
                "or set `redirect_files` without `netlify`",
                key="redirect_files",
                owner=Owner.SETTINGS,
            )
        )
    return "".join(f"{line}\n" for line, _ in written).encode(), tuple(faults)


def has_query(redirect: Redirect) -> bool:
    """Whether the new address has a query of its own."""
    return bool(redirect.target.partition("#")[0].partition("?")[2])


def _literal(address: str) -> str:
    """Encode *address* so that no character of it is a wildcard, placeholder or field end."""
    encoded = ascii_url(address).replace("*", "%2A")
    scheme, separator, path = encoded.rpartition("://")
    return scheme + separator + path.replace("/:", "/%3A")
