"""
Of the versions of documentation, search engines know which one to show.

Documentation often stands on a site once for each version (`/1.0/`, `/1.1/`, `/latest/`), with pages
that are nearly the same. Search engines show one of them, often an old one, and visitors follow
advice that no longer holds. Let the pages of older versions name that of the newest in `canonical:`,
or give them `noindex`.

Versions are known by their addresses: two such folders with pages in common. Where they are wanted
side by side, accept the finding. Rules about titles, descriptions and texts that are the same do
not compare one version with another.

```html passes
<!-- file: /docs/1.0/spades/index.html -->
<html lang="en"><title>Spades</title><link rel="canonical" href="https://www.example.com/docs/latest/spades/">
<!-- file: /docs/latest/spades/index.html -->
<html lang="en"><title>Spades</title><link rel="canonical" href="https://www.example.com/docs/latest/spades/">
```

```html passes
<!-- file: /blog/2025/spades/index.html -->
<html lang="en"><title>Spades</title>
<!-- file: /blog/2026/spades/index.html -->
<html lang="en"><title>Spades again</title>
```

```html fails
<!-- file: /docs/1.0/spades/index.html -->
<html lang="en"><title>Spades</title>
<!-- file: /docs/1.1/spades/index.html -->
<html lang="en"><title>Spades</title>
```

Source: Google Search Central, "What is canonicalization" (one version represents the others).
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Outcome, Severity

_SHOWN = 3  # names of versions in the message


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each folder with versions of which search engines may show several, once."""
    versions = site.doc_versions.of
    if not versions:
        return
    shown: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    results = {page.url for page in site.results}
    for url in results & versions.keys():
        version = versions[url]
        shown[version.root][version.page].add(version.name)
    for root, pages in sorted(shown.items()):
        several = {
            page: names for page, names in pages.items() if len(names) > 1 or page in results
        }
        if not several:
            continue
        names = sorted({name for found in several.values() for name in found})
        listed = ", ".join(f"`{root}{name}/`" for name in names[:_SHOWN])
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        counted = "1 page appears" if len(several) == 1 else f"{len(several):,} pages appear"
        place = next(
            page
            for page in site.results
            if page.url in versions and versions[page.url].root == root
        )
        yield Problem(
            f"{counted} in search results once for each version ({listed}{more})",
            fix="let older versions name the newest one in `canonical:`, or give them `noindex`",
            page=place,
            outcome=Outcome.REVIEW,
        )


RULE = Rule(
    id="seo/version-canonical",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS,
)
