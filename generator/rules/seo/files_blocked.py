"""
Crawlers may read what pages are made of.

Search engines look at a page as a browser shows it. Where `robots.txt` keeps them from style
sheets or scripts, they see a bare page, and may take it for one that does not work on phones.

```html passes
<!-- file: /index.html -->
<link rel="stylesheet" href="/css/main.css">
<!-- file: /css/main.css 2 KiB -->
<!-- file: /robots.txt -->
User-agent: *
Disallow: /drafts/
```

```html fails
<!-- file: /index.html -->
<link rel="stylesheet" href="/css/main.css">
<!-- file: /css/main.css 2 KiB -->
<!-- file: /robots.txt -->
User-agent: *
Disallow: /css/
```

Source: Google Search Central, "Fix Search-related JavaScript problems" and "Introduction to
robots.txt" (do not block resources that pages need).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Use
from generator.checks.formats.robots_txt import CrawlRule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_NEEDED = frozenset({Use.STYLESHEET, Use.SCRIPT})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report lines of `robots.txt` that keep crawlers from style sheets or scripts of pages."""
    if site.robots is None or not site.robots.rules_for("googlebot"):
        return
    whole = site.robots.blocking("/", "googlebot")  # seo/robots-blocks-site reports that
    blocking: dict[CrawlRule, str] = {}
    for url, page in _needed(site).items():
        target = site.urls.resolve(url, page.url, page.base)
        if target.answer is Answer.FILE:
            own = site.urls.url_of(target.path)
            line = site.robots.blocking(own, "googlebot")
            if line is not None and line is not whole:
                blocking.setdefault(line, own)
    for line, own in blocking.items():
        yield Problem(
            f"`Disallow: {line.path}` keeps crawlers from `{own}`, which pages load",
            fix=f"write `Allow: {own}` below it",
            path=site.robots.path,
            offset=line.offset,
        )


def _needed(site: SiteIndex) -> dict[str, PageFacts]:
    """Address of each style sheet and script as written, and a page that loads it."""
    needed: dict[str, PageFacts] = {}
    for page in site.results:
        for reference in page.assets:
            if reference.use in _NEEDED:
                needed.setdefault(reference.url, page)
    return needed


RULE = Rule(
    id="seo/files-blocked",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=RESULTS | {"assets"},
)
