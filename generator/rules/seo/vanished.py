"""
An address that was published keeps working.

Others have linked to it, and search engines know it; when the page is gone, those visits end at
"not found". When a page moves, write its old address into `aliases:` of the new one. When it is
gone for good, let its address lead to the page that serves its readers best.

What is published is read off the release that visitors see now, in the folder that
`publish.directory` names. Pages that have expired, pages of the program's own (further pages of
lists, terms, archives), redirects and pages with `noindex` are left out.

```html passes
<!-- redirect: /spade/ /spades/ -->
<!-- published: /spade/ 2026-01-02 -->
<!-- file: /spades/index.html -->
<title>Spades</title>
```

```html fails
<!-- published: /spade/ 2026-01-02 -->
<!-- file: /spades/index.html -->
<title>Spades</title>
```

Source: T. Berners-Lee, "Cool URIs don't change"; Google Search Central, "Redirects and Google
Search".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_ANSWERED = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report published addresses that lead nowhere now."""
    for gone in site.vanished:
        if site.urls.resolve(gone.url, "/").answer in _ANSWERED:
            continue
        heir = site.by_path.get(gone.heir)
        why = f": {gone.why}" if gone.why else ""
        message = (
            f"`{gone.url}` is live (release of {gone.published}), but missing from this build{why}"
        )
        if heir is not None:
            fix = f"{heir.url} seems to replace it: add `{gone.url}` to its `aliases:`"
            yield Problem(message, fix=fix, key="aliases", page=heir)
        else:
            fix = (
                f"add `{gone.url}` to `aliases:` of the page that replaces it best, "
                "or a line to `redirects:` in site.yaml"
            )
            yield Problem(message, fix=fix)


RULE = Rule(
    id="seo/vanished",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PATHS | {"url"},
)
