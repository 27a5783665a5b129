"""
Links within an HTTPS site use HTTPS.

A link to a page of the same site by `http:` sends the visitor over unencrypted HTTP and then back
by a redirect; anyone who listens on the way can change what comes. Write `https:`, or leave the
address of the site out.

```html passes
<a href="https://www.example.com/spades/">Spades</a> <a href="/rakes/">Rakes</a>
<a href="http://elsewhere.example.com/">Elsewhere</a>
<a href="http://www.example.com:8080/">Another server</a>
```

```html fails
<a href="http://www.example.com/spades/">Spades</a>
```

Source: RFC 6797, section 1 (what a redirect from http leaves open).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.url.parsed import parse

_HTTP = "http:"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links from a site with https to itself by http."""
    if not page.base_url.lower().startswith("https:"):
        return
    own = netloc_of(page.base_url)
    for element, href in zip(page.anchors, page.addresses, strict=True):
        if ":" in href and leads_to(href, own):
            correction = over_https(href)
            yield Problem(
                f"link to `{href.strip()}` opens this site over unencrypted HTTP",
                fix=f"write `{correction.right}`",
                element=element,
                correction=correction,
            )


def leads_to(url: str, host: str) -> bool:
    """Whether *url* asks *host*, as `netloc_of` gives it, over http."""
    return bool(host) and url.strip().lower().startswith(_HTTP) and netloc_of(url) == host


def netloc_of(url: str) -> str:
    """Host of a whole address, with its port where that is not the usual one; empty for others."""
    read = parse(url)
    return "" if read is None else read.netloc


def over_https(url: str) -> Correction:
    """Make the correction of an address that begins with ``http:``."""
    return Correction(url, f"https:{url.strip()[len(_HTTP) :]}")


RULE = Rule(
    id="links/own-http",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    mend=mend_address,
)
