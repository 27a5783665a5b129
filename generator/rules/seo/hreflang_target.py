"""
A version in another language is a page that search engines may show.

A link to a version that is missing, that redirects, that asks to be left out or that names
another page as its original is ignored. The address is a whole one, `https://` included.

```html passes
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="/de/">
<!-- file: /de/index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<meta name="robots" content="noindex"><link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

Source: Google Search Central, "Localized versions of your pages" (fully-qualified URLs).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import CANONICAL, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_MISSING = frozenset({Answer.MISSING, Answer.UNPUBLISHED, Answer.WRONG_CASE, Answer.MALFORMED})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report versions that search engines cannot show."""
    for page in site.pages:
        for code, url in page.hreflang:
            why = _fault(site, page, url)
            if why:
                yield Problem(
                    f"version for `{code}` at `{url}` {why}",
                    fix="name a page that search engines may show, with its full address",
                    page=page,
                    offset=page.hreflang_offset,
                )


def _fault(site: SiteIndex, page: PageFacts, url: str) -> str:
    target = site.urls.resolve(url, page.url, page.base)
    if target.answer in _MISSING:
        return "does not exist"
    if not url.strip().startswith(("http://", "https://")):
        return "has no scheme and host"
    if target.answer is Answer.REDIRECT:
        return f"redirects to `{target.path}`"
    other = site.by_path.get(target.path) if target.answer is Answer.FILE else None
    if other is None or other is page:
        return ""
    if other.refresh is not None:
        return f"redirects to `{other.refresh}`"
    if other.noindex:
        return "has noindex"
    return "" if site.is_canonical(other) else f"names `{other.canonical}` as its original"


RULE = Rule(
    id="seo/hreflang-target",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=CANONICAL | {"noindex", "refresh", "hreflang"},
)
