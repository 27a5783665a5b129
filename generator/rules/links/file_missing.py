"""
What a page shows or loads must exist.

A missing picture is a hole in the page; a missing style sheet or script breaks all of it.

```html passes
<!-- file: /index.html -->
<img src="spade.png" alt=""> <img src="https://elsewhere.example.com/none.png" alt="">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
<!-- file: /spade.png 10 KiB -->
```

```html fails
<!-- file: /index.html -->
<img src="spade.jpg" alt="A spade">
<!-- file: /spade.png 10 KiB -->
```

```html fails
<!-- file: /index.html -->
<link rel="stylesheet" href="/css/main.css">
```

```html fails
<!-- file: /css/main.css -->
body { background: url("../paper.png") }
```

```html fails
<!-- file: /site.webmanifest -->
{"icons": [{"src": "icon.png"}]}
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.references import THINGS, Use
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer, Target
from generator.mending.addresses import mend_address
from generator.model.finding import Severity
from generator.rules.links.in_place import corrected
from generator.rules.links.nearest import NEAREST, Nearest
from generator.url.mistakes import leads_nowhere

_FOUND = frozenset({Answer.FILE, Answer.REDIRECT, Answer.OUTSIDE})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report resources of the site itself that get no file."""
    nearest = Nearest(site)
    for page in site.pages:
        for number, url in enumerate(page.assets.urls):
            target = site.urls.resolve(url, page.url, page.base)
            if target.answer in _FOUND or leads_nowhere(url):
                continue  # links/malformed and links/local-file report the latter
            reference = page.assets[number]
            if reference.use is Use.SOCIAL_IMAGE:
                continue  # social/image-missing reports that
            close = _close(site, nearest, target)
            is_wrong_case = target.answer is Answer.WRONG_CASE
            yield Problem(
                f"{THINGS[reference.use]} `{url}` does not exist",
                fix=_fix(close),
                page=page,
                offset=reference.offset,
                correction=corrected(url, close) if is_wrong_case else None,
            )
    for listing in site.file_links:
        own = site.urls.url_of(listing.path)
        for link in listing.links:
            target = site.urls.resolve(link.url, own)
            if target.answer not in _FOUND:
                yield Problem(
                    f"file `{link.url}` does not exist",
                    fix=_fix(_close(site, nearest, target)),
                    path=listing.path,
                    offset=link.offset,
                )


def _close(site: SiteIndex, nearest: Nearest, target: Target) -> str:
    if target.answer is Answer.WRONG_CASE:
        return site.urls.url_of(target.path)
    return nearest.url(target.path)


def _fix(close: str) -> str:
    return f"did you mean `{close}`?" if close else "add the file, or remove the reference to it"


RULE = Rule(
    id="links/file-missing",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.ERROR,
    mend=mend_address,
    reads=ADDRESSES | NEAREST | {"assets"},
)
