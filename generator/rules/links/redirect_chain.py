"""
An old address leads to the new one in one step.

Each further step costs a visitor time, and search engines stop after some. Let every old address
lead straight to the page.

```html passes
<!-- redirect: /old/ /new/ -->
<!-- redirect: /older/ /new/ -->
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- redirect: /older/ /old/ -->
<!-- redirect: /old/ /new/ -->
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- file: /older/index.html -->
<meta http-equiv="refresh" content="0; url=/old/">
<!-- file: /old/index.html -->
<meta http-equiv="refresh" content="0; url=/new/">
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- file: /a/index.html -->
<meta http-equiv="refresh" content="0; url=/b/">
<!-- file: /b/index.html -->
<meta http-equiv="refresh" content="0; url=/a/">
```

Source: Google Search Central, "How HTTP status codes, and network and DNS errors affect Google
Search" (up to 10 hops are followed).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.rules.links.following import follow

_ONE_STEP = 2  # addresses: where it starts and where it ends


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report redirects that lead to another redirect."""
    for source, page in _redirects(site).items():
        steps = follow(site, source)
        if len(steps) <= _ONE_STEP:
            continue
        shown = " → ".join(steps)
        if steps[-1] in steps[:-1]:
            message = f"redirects form a loop: {shown}"
            fix = "point one of them at a page"
        else:
            message = f"`{source}` redirects in {len(steps) - 1} steps: {shown}"
            fix = f"redirect it straight to `{steps[-1]}`"
        yield Problem(message, fix=fix, page=page, path="" if page else source)


def _redirects(site: SiteIndex) -> dict[str, PageFacts | None]:
    """Every address that redirects, and its page where there is one."""
    found: dict[str, PageFacts | None] = dict.fromkeys(site.redirects)
    found.update((page.url, page) for page in site.pages if page.refresh is not None)
    return found


RULE = Rule(
    id="links/redirect-chain",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PATHS | {"url", "refresh"},
)
