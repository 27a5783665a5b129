"""
A canonical link leads to a page that search engines may show.

A canonical link says "show that page instead of this one". Where that page redirects to another,
asks to be left out, or names a third page itself, search engines ignore the link or drop both.
Name the last page of the chain.

```html passes
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/">
<!-- file: /print/spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/">
```

```html fails
<!-- file: /print/spades/index.html -->
<link rel="canonical" href="https://www.example.com/spades/">
<!-- file: /spades/index.html -->
<meta name="robots" content="noindex">
```

```html fails
<!-- file: /a/index.html -->
<link rel="canonical" href="https://www.example.com/b/">
<!-- file: /b/index.html -->
<link rel="canonical" href="https://www.example.com/c/">
<!-- file: /c/index.html -->
<link rel="canonical" href="https://www.example.com/c/">
```

```html fails
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/old/">
<!-- file: /old/index.html -->
<meta http-equiv="refresh" content="0; url=/spades/">
```

```html fails
<!-- redirect: /old/ /spades/ -->
<!-- file: /spades/index.html -->
<link rel="canonical" href="https://www.example.com/old/">
```

Source: Google Search Central, "Fix canonicalization issues"; RFC 6596, 3.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import CANONICAL, SiteIndex
from generator.checks.whole_site.url_space import Answer, Target
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report canonical links to pages of the site that cannot stand in search results."""
    for page in site.pages:
        if not page.canonical or page.is_redirect:
            continue
        target = site.urls.resolve(page.canonical, page.url, page.base)
        why = _fault(site, page, target)
        if why:
            yield Problem(
                f"canonical address `{page.canonical}` {why}",
                fix="name a page that search engines may show",
                key="canonical",
                page=page,
                offset=page.canonical_offset,
            )


def _fault(site: SiteIndex, page: PageFacts, target: Target) -> str:
    if target.answer is Answer.REDIRECT:
        return f"redirects to `{target.path}`"
    other = site.by_path.get(target.path) if target.answer is Answer.FILE else None
    if other is None or other is page:
        return ""
    if other.refresh is not None:
        return f"redirects to `{other.refresh}`"
    if other.noindex:
        return "is a page with noindex"
    if not site.is_canonical(other):
        return f"is a page with a canonical link to `{other.canonical}`"
    return ""


RULE = Rule(
    id="seo/canonical-target",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=CANONICAL | {"noindex", "refresh"},
)
