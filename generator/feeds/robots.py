"""`robots.txt`. Source: RFC 9309; the `Sitemap` line is part of the sitemap protocol."""

from collections.abc import Iterable

from generator.feeds.xml import ascii_url


def robots(disallow: Iterable[str] = (), sitemaps: Iterable[str] = (), extra: str = "") -> bytes:
    """
    Write `robots.txt`.

    A page that search engines shall leave out needs `noindex` and must *not* be disallowed here:
    a crawler that may not read the page never sees the wish.

    Args:
        disallow: Paths that crawlers are asked to leave alone; ``*`` and a final ``$`` are
            wildcards. A path without its first slash gets one.
        sitemaps: Whole URLs.
        extra: Further lines, as they stand.
    """
    lines = ["User-agent: *"]
    paths = [_path(path) for path in disallow]
    lines += [f"Disallow: {path}" for path in paths] or ["Disallow:"]
    if extra.strip():
        lines += ["", *extra.strip("\n").splitlines()]
    addresses = [ascii_url(url) for url in sitemaps]
    if addresses:
        lines += ["", *(f"Sitemap: {address}" for address in addresses)]
    return ("\n".join(lines) + "\n").encode()


def _path(path: str) -> str:
    return ascii_url(path if path.startswith(("/", "*")) else f"/{path}")
