"""
The canonical address is written the same way everywhere.

Where the canonical link and the sitemap write one page's address differently, or the link says
`http` on a site with `https`, search engines have two addresses to choose from, which is what
the link is there to prevent.

```html passes
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<!-- file: /spades/index.html -->
<link rel="canonical" href="http://www.example.com/spades/">
```

```html fails
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/index.html">
<!-- file: /sitemap.xml -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/spades/</loc></url></urlset>
```

Source: Google Search Central, "How to specify a canonical URL" (do not name different URLs as
canonical by different means).
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import CANONICAL, OFFERED, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report canonical links that mean the page itself and write its address in another way."""
    as_written = {url for sitemap in site.sitemaps for url in sitemap.locations}
    listed: dict[str, dict[str, None]] | None = None
    for page in site.pages:
        written = page.canonical
        if not written or written in as_written or not page.is_offered_to_search:
            continue
        target = site.urls.resolve(written, page.url, page.base)
        if target.answer is not Answer.FILE or target.path != page.path:
            continue
        listed = _listed(site) if listed is None else listed
        wanted = listed.get(page.path, {})
        if site.base_url.startswith("https:") and written.startswith("http:"):
            message = f"canonical address `{written}` begins with `http:`; the site has `https:`"
            fix = f"write `https{written.removeprefix('http')}`"
        elif wanted and written.startswith("http") and unquote(written) not in wanted:
            other = next(iter(wanted))
            message = f"canonical address `{written}` is listed as `{other}` in the sitemap"
            fix = "write it in one way in both"
        else:
            continue
        yield Problem(message, fix=fix, key="canonical", page=page, offset=page.canonical_offset)


def _listed(site: SiteIndex) -> dict[str, dict[str, None]]:
    """Output path of a page to its addresses in sitemaps."""
    listed: dict[str, dict[str, None]] = {}
    for sitemap in site.sitemaps:
        for location in () if sitemap.is_index else sitemap.locations:
            target = site.urls.resolve(location, "/")
            if target.answer is Answer.FILE:
                listed.setdefault(target.path, {})[unquote(location)] = None
    return listed


RULE = Rule(
    id="seo/canonical-form",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=CANONICAL | OFFERED,
)
