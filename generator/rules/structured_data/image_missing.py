"""
A picture that structured data names must exist.

Search engines fetch it to show it beside the entry. Put the file where the address says.

```html passes
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "image": "https://www.example.com/spade.png"}</script>
<!-- file: /spade.png 10 KiB -->
```

```html fails
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "image": "https://www.example.com/spade.jpg"}</script>
<!-- file: /spade.png 10 KiB -->
```

Source: Google Search Central, "General structured data guidelines" (images must be crawlable).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_FOUND = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures of the site itself that get no file."""
    for page in site.pages:
        for picture in page.structured.pictures:
            answer = site.urls.resolve(picture.url, page.url, page.base).answer
            if answer not in _FOUND:
                yield Problem(
                    f"picture `{picture.url}` of structured data does not exist",
                    fix="put the file there, or name another",
                    key=picture.key,
                    page=page,
                    offset=picture.offset,
                )


RULE = Rule(
    id="structured-data/image-missing",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=ADDRESSES | {"structured"},
)
