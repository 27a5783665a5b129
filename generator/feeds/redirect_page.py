"""
The page that stands at an old URL and leads to the new one, on any host.

A visitor who comes with `?utm_source=mail`, or to a `#place`, arrives with it: a script of a few lines
goes there, and takes along what the new address does not say itself. The script is the same on every
page, so that one hash in a Content-Security-Policy allows it. Where scripts do not run, the `meta`
element behind it redirects, to the bare address. It does not stand in `noscript`: under a policy
without scripts a browser still counts as one that runs them, and would never look inside.

Sources: HTML Living Standard, "refresh" and "document.write()"; CSP Level 3, hashes.
"""

import base64
import hashlib
from html import escape

from generator.feeds.xml import ascii_url

#: `currentScript.dataset.to` is the new address. What the visitor brought is handed on as it was
#: written; of one name, the new address's own value counts. The comment that is opened at the end
#: hides the rest of the page, so that the `meta` element cannot lead to the bare address after all,
#: when the new page is slow to answer.
SCRIPT = """\
(function () {
  var to = new URL(document.currentScript.dataset.to, location.href);
  if (!/^https?:$/.test(to.protocol)) return;
  var own = to.search.slice(1);
  var brought = location.search.slice(1).split("&").filter(function (pair) {
    var name = new URLSearchParams(pair).keys().next().value;
    return pair && !to.searchParams.has(name);
  });
  to.search = (own ? [own] : []).concat(brought).join("&");
  to.hash = to.hash || location.hash;
  location.replace(to);
  document.write("<!--");
})();
"""


def script_hash() -> str:
    """Give the script's hash as a Content-Security-Policy lists it under `script-src`."""
    digest = hashlib.sha256(SCRIPT.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def redirect_page(target: str, canonical: str, language: str = "en") -> bytes:
    """
    Write the page.

    Args:
        target: Where to, as the browser shall follow it: a path or a whole URL.
        canonical: The same place as a whole URL.
        language: Of the page, as in BCP 47.
    """
    href = escape(ascii_url(target))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{href}</title>\n"
        f'<link rel="canonical" href="{escape(ascii_url(canonical))}">\n'
        f'<meta name="robots" content="noindex">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<script data-to="{href}">{SCRIPT}</script>\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'</head>\n<body>\n<p><a href="{href}">{href}</a></p>\n</body>\n</html>\n'
    ).encode()
