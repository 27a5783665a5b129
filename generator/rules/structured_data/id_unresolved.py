"""
A reference in structured data must lead to something that is described.

`{"@id": "…"}` alone means a thing that is described elsewhere under this name. Where no page of the
site describes it, nothing is said.

```html passes
<!-- file: /index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "@id": "https://www.example.com/#us", "name": "Garden"}</script>
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "publisher": {"@id": "https://www.example.com/#us"}}</script>
```

```html fails
<!-- file: /index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "@id": "https://www.example.com/#us", "name": "Garden"}</script>
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "publisher": {"@id": "https://www.example.com/#organization"}}</script>
```

Source: JSON-LD 1.1, section 3.3 ("Node Identifiers").
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity
from generator.typed_yaml.suggest import nearest
from generator.url.parsed import resolved


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report references to names of this site that no page describes."""
    described = {
        _whole(site, page, name) for page in site.pages for name in page.structured.described
    }
    for page in site.pages:
        for name, offset in page.structured.references:
            whole = _whole(site, page, name)
            if whole in described or _is_elsewhere(site, page, name):
                continue
            near = nearest(whole, [one for one in described if not one.startswith("_:")])
            yield Problem(
                f"no page describes `{name}`, to which structured data refers",
                fix=f"did you mean `{near}`?" if near else "describe it, or correct the name",
                page=page,
                offset=offset,
            )


def _whole(site: SiteIndex, page: PageFacts, name: str) -> str:
    if name.startswith("_:"):
        return f"_:{page.path} {name}"  # means something on its own page alone
    if not site.base_url:
        return name
    return resolved(name, resolved(page.url, site.base_url))


def _is_elsewhere(site: SiteIndex, page: PageFacts, name: str) -> bool:
    """Whether *name* is of another site, or is the address of a page itself."""
    if name.startswith("_:"):
        return False
    address, _, fragment = name.partition("#")
    answer = site.urls.resolve(name, page.url, page.base).answer
    if answer is Answer.OUTSIDE or not site.base_url:
        return True
    return bool(address) and not fragment and answer in (Answer.FILE, Answer.REDIRECT)


RULE = Rule(
    id="structured-data/id-unresolved",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    reads=ADDRESSES | {"structured"},
)
