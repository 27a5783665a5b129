"""
An HTTPS page loads nothing over unencrypted HTTP.

On a page with `https:` browsers refuse scripts, styles and frames from `http:` addresses, and
pictures often do not come. Write `https:`.

```html passes
<script src="https://elsewhere.example.com/a.js"></script>
<a href="http://elsewhere.example.com/">A link is no part of the page</a>
```

```html fails
<script src="http://elsewhere.example.com/a.js"></script>
```

```html fails
<img src="http://elsewhere.example.com/a.png" alt="A spade">
```

Source: W3C, "Mixed Content".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.extract_facts import resources
from generator.checks.facts.references import Use
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Outcome, Severity
from generator.rules.links.own_http import leads_to, netloc_of, over_https
from generator.url.mistakes import mistake


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what a page of an https site loads over http."""
    unsafe = [one for one in page.fact(resources) if one.url.strip().lower().startswith("http:")]
    schemes = _schemes(page) if unsafe else frozenset()
    if not unsafe or (schemes and "https" not in schemes):
        return
    for url, use, element in unsafe:
        if use is not Use.SOCIAL_IMAGE and mistake(url) is None:  # others report what is mistaken
            is_own = leads_to(url, netloc_of(page.base_url))
            yield Problem(
                f"page loads `{url.strip()}` over unencrypted HTTP",
                fix="write `https:` in place of `http:`",
                element=element,
                correction=over_https(url) if is_own else None,
                # Where it is not said how visitors get the page, it is safe as most pages are.
                outcome=Outcome.FAILED if schemes else Outcome.REVIEW,
            )


def _schemes(page: HtmlPage) -> frozenset[str]:
    """How visitors get the page, by its base URL or its own canonical address."""
    addresses = [page.base_url or ""]
    if not page.base_url:
        addresses = [element.get("href") or "" for element in page.links_with("canonical")]
    schemes = {address.strip().lower().partition(":")[0] for address in addresses}
    return frozenset(schemes & {"http", "https"})


RULE = Rule(
    id="security/mixed-content",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    mend=mend_address,
)
