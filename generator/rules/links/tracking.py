"""
Links within the site carry no campaign parameters.

`utm_source` and its like say from where a visitor came to the site. On a link within the site
they begin a new visit in the statistics, and the true source is lost. They also make second
addresses of one page. Drop them.

```html passes
<a href="/spades/?size=6">Spades</a>
<a href="https://elsewhere.example.org/?utm_source=us">Partner</a>
```

A redirect page is no such link: `/fair/` on a poster may well lead to
`/contact/?utm_source=fair`, since that is where the visit begins.

```html passes
<meta http-equiv="refresh" content="0; url=/spades/?utm_source=fair">
<a href="/spades/?utm_source=fair">Spades</a>
```

```html fails
<a href="/spades/?utm_source=home&amp;utm_medium=banner">Spades</a>
```

Source: Google Analytics Help, "URL builders: collect campaign data with custom URLs" (do not use
them on internal links).
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.own import is_own

_MARK = re.compile(r"[?&](utm_[a-z]+|gclid|fbclid|msclkid|mc_[ce]id)=", re.IGNORECASE)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links within the site with marks of a campaign."""
    if page.is_redirect:
        return  # a visit begins here
    for element, href in zip(page.anchors, page.addresses, strict=True):
        if "?" in href:
            mark = _MARK.search(href)
            if mark and is_own(href, page):
                right = _without_marks(href)
                yield Problem(
                    f"link within the site carries the campaign parameter `{mark[1]}`",
                    fix=f"write `{right}`",
                    element=element,
                    correction=Correction(href, right),
                )


def _without_marks(href: str) -> str:
    """Drop every mark of a campaign from an address; what else it asks for stays."""
    address, hash_, fragment = href.partition("#")
    path, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if not _MARK.match(f"?{part}"))
    return f"{path}{'?' if kept else ''}{kept}{hash_}{fragment}"


RULE = Rule(
    id="links/tracking",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    mend=mend_address,
)
