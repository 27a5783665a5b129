"""
The picture for social networks must exist.

A shared link whose picture is missing shows an empty box. Put the file where `image:` says.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 10 KiB -->
```

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://elsewhere.example.com/spade.png">
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.jpg">
<!-- file: /spade.png 10 KiB -->
```

Source: The Open Graph protocol.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.references import Use
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_FOUND = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report social images of the site itself that get no file."""
    for page in site.pages:
        missing = {
            url
            for url in page.assets.of_use(Use.SOCIAL_IMAGE)
            if site.urls.resolve(url, page.url, page.base).answer not in _FOUND
        }
        for reference in page.assets if missing else ():
            url = reference.url
            if reference.use is Use.SOCIAL_IMAGE and url in missing:
                missing.remove(url)
                yield Problem(
                    f"picture for social networks `{url}` does not exist",
                    fix="put the file where `image:` says, or name another",
                    key="image",
                    page=page,
                    offset=reference.offset,
                )


RULE = Rule(
    id="social/image-missing",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    reads=ADDRESSES | {"assets"},
)
