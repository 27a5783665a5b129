"""
Each page of a list has an address of its own.

A further page of a list that names the first as its original asks search engines to forget what
only it holds: what it links to is found late or never.

```html passes
<!-- file: /blog/index.html -->
<link rel="canonical" href="https://www.example.com/blog/">
<!-- file: /blog/page/2/index.html -->
<link rel="canonical" href="https://www.example.com/blog/page/2/">
```

```html fails
<!-- file: /blog/index.html -->
<link rel="canonical" href="https://www.example.com/blog/">
<!-- file: /blog/page/2/index.html -->
<link rel="canonical" href="https://www.example.com/blog/">
```

Source: Google Search Central, "Pagination, incremental page loading, and their impact on Google
Search" (do not use the first page of a sequence as the canonical page).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_SECOND = 2


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report further pages of lists that name another page of the site as the original."""
    for page in site.pages:
        if page.page_number < _SECOND or not page.canonical or not page.is_offered_to_search:
            continue
        target = site.urls.resolve(page.canonical, page.url, page.base)
        if target.answer is Answer.FILE and target.path != page.path:
            yield Problem(
                f"page {page.page_number} of a list has a canonical link to `{page.canonical}`",
                fix="give each page of the list its own address as canonical link",
                page=page,
                offset=page.canonical_offset,
            )


RULE = Rule(
    id="seo/pagination-canonical",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=RESULTS,
)
