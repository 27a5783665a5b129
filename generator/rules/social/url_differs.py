"""
The address that is shared must be the page's own.

Networks count likes and shares for `og:url`, and search engines keep the canonical address. Two
addresses for one page divide what it earns. Give the same in both.

```html passes
<link rel="canonical" href="https://www.example.com/spades/">
<meta property="og:url" content="https://www.example.com/spades/">
```

```html fails
<link rel="canonical" href="https://www.example.com/spades/">
<meta property="og:url" content="https://www.example.com/rakes/">
```

Source: Meta, "A Guide to Sharing for Webmasters" (og:url: the canonical URL).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.social_tags import first, social_tags
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.url.parsed import parse


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report an address for networks that is not the canonical one."""
    tags = page.fact(social_tags)
    shared = first(tags, "og:url")
    if not shared:
        return
    canonicals = [element.get("href") or "" for element in page.links_with("canonical")]
    if len(canonicals) != 1 or "://" not in canonicals[0] or "://" not in shared:
        return
    own = canonicals[0].strip()
    if shared != own and _plain(shared) != _plain(own):
        yield Problem(
            f"`og:url` is `{shared}`, and the canonical address is `{own}`",
            fix="give one address in both",
            element=tags["og:url"][0].element,
            key="canonical",
        )


def _plain(url: str) -> tuple[str, ...]:
    """Parts of an address that tell it from others; how it is written is not one."""
    read = parse(url)
    return (url,) if read is None else (read.origin, read.decoded_path, read.query)


RULE = Rule(
    id="social/url-differs",
    check=check,
    subject=HtmlPage,
    given=social_tags,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
