"""
Redirects, as pages for any host and as the files that three servers read.

Sources: Netlify's and Cloudflare Pages' documentation of `_redirects`, with Cloudflare's limits;
nginx's documentation of `map` (ngx_http_map_module).
"""

from collections.abc import Iterable
from html import escape
from urllib.parse import unquote

from generator.feeds.xml import ascii_url
from generator.model.finding import Fault, Owner
from generator.model.site import Redirect

CLOUDFLARE_STATIC_RULES = 2_000
CLOUDFLARE_LINE_CHARACTERS = 1_000

#: nginx allots each entry of a map one bucket; its default of 64 bytes is often too small.
_NGINX_DEFAULT_BUCKET = 64


def redirect_page(target: str, canonical: str, language: str = "en") -> bytes:
    """
    Write the page that stands at an old URL and leads to the new one.

    Args:
        target: Where to, as the browser shall follow it: a path or a whole URL.
        canonical: The same place as a whole URL.
        language: Of the page, as in BCP 47.
    """
    href = escape(ascii_url(target))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{href}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<link rel="canonical" href="{escape(ascii_url(canonical))}">\n'
        f'<meta name="robots" content="noindex">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'</head>\n<body>\n<p><a href="{href}">{href}</a></p>\n</body>\n</html>\n'
    ).encode()


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


def _literal(address: str) -> str:
    """Encode *address* so that no character of it is a wildcard, placeholder or field end."""
    encoded = ascii_url(address).replace("*", "%2A")
    scheme, separator, path = encoded.rpartition("://")
    return scheme + separator + path.replace("/:", "/%3A")


def nginx_map(redirects: Iterable[Redirect]) -> bytes:
    """
    Write two nginx maps, from the path asked for to the new place, for 301 and for 302.

    nginx compares strings without regard to case and refuses a map that has one twice, so the
    first of such redirects stands.
    """
    permanent: dict[str, tuple[str, str]] = {}
    temporary: dict[str, tuple[str, str]] = {}
    for redirect in redirects:
        # `$uri` is decoded, so the key is; it carries no query.
        path = unquote(redirect.source.partition("?")[0])
        entries = temporary if redirect.status == 302 else permanent  # noqa: PLR2004 - HTTP's
        entries.setdefault(path.lower(), (path, redirect.target))
    longest = max((len(path.encode()) for path in (*permanent, *temporary)), default=0)
    bucket = _NGINX_DEFAULT_BUCKET
    while bucket < longest + 32:  # nginx adds two pointers and a length to each key
        bucket *= 2
    advice = (
        f"# Needs `map_hash_bucket_size {bucket};` in the same block, for the longest path.\n"
        if bucket > _NGINX_DEFAULT_BUCKET
        else ""
    )
    return (
        "# Include this in the `http` block, and in `server` say:\n"
        "#   if ($proofpress_permanent) { return 301 $proofpress_permanent$is_args$args; }\n"
        "#   if ($proofpress_temporary) { return 302 $proofpress_temporary$is_args$args; }\n"
        f"{advice}"
        f"{_map_block('proofpress_permanent', permanent.values())}"
        f"{_map_block('proofpress_temporary', temporary.values())}"
    ).encode()


def _map_block(variable: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f"    {_quoted(path)} {_quoted(ascii_url(target).replace('$', '%24'))};\n"
        for path, target in entries
    )
    return f'map $uri ${variable} {{\n    default "";\n{lines}}}\n'


def _quoted(text: str) -> str:
    """Quote as nginx reads it: a backslash escapes; a line end would end nothing but our file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
