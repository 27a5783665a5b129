"""
A page that matters gets links from several pages.

How many pages link to a page, and how well linked those are, tells search engines what it is
worth beside the others. A page that one page alone leads to is nearly an orphan. Link to it from
a page that is well linked itself and about the same: the advice names the strongest nearby.
On a small site the link from a list is enough.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a> <a href="/rakes/">Rakes</a>
<!-- file: /rakes/index.html -->
<a href="/">Home</a> <a href="/spades/">Spades</a>
<!-- file: /spades/index.html -->
<a href="/">Home</a> <a href="/rakes/">Rakes</a>
<!-- pages: 100 -->
```

```html fails
<!-- file: /index.html -->
<a href="/spades/">Spades</a> <a href="/rakes/">Rakes</a>
<!-- file: /rakes/index.html -->
<a href="/">Home</a>
<!-- file: /spades/index.html -->
<a href="/">Home</a> <a href="/rakes/">Rakes</a>
<!-- pages: 100 -->
```

Source: Google Search Central, "SEO link best practices for Google" (every page you care about
should have a link from at least one other page).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.facts_change import changed_fields
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import DEPTHS, RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.model.site import PageKind
from generator.rules.seo.strongest import Strongest, has_text
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class FewLinks:
    """Options."""

    min: int = 2  #: pages that link to a page
    pages: int = 100  #: of a site; on one of fewer, a single link is enough


def check(site: SiteIndex, options: FewLinks) -> Iterator[Problem]:
    """Report pages to which fewer pages lead than the limit, and who could."""
    if len(site.results) < options.pages:
        return
    homes = {page.path for page in site.homes}
    strongest: Strongest | None = None
    for page in site.results:
        count = len(site.graph.sources.get(page.path, ()))
        if not 0 < count < options.min or page.path in homes:
            continue  # seo/orphan reports pages without any
        if page.kind not in (None, PageKind.PAGE):
            continue  # lists stand where the program puts them
        strongest = strongest or Strongest(site)
        near = strongest.near(page)
        yield Problem(
            f"{count} page{' links' if count == 1 else 's link'} here; "
            f"the minimum is {options.min}",
            fix=f"link to it from {near.url}"
            if near
            else "link to it from a page on the same topic",
            page=page,
        )


def steady(_site: SiteIndex, before: PageFacts, after: PageFacts, _options: FewLinks) -> bool:
    """Whether a page that only has more or fewer words still is one to link from, or still none."""
    changed = changed_fields(before, after) & RULE.reads
    return changed <= {"words"} and has_text(before) == has_text(after)


RULE = Rule(
    id="seo/few-links",
    check=check,
    subject=SiteIndex,
    defaults=FewLinks(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS | DEPTHS | {"words"},
    steady=steady,
)
