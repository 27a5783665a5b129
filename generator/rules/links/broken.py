"""
A link must lead somewhere.

A visitor who follows a broken link is gone, and search engines stop trusting the page. Mind
capitals: `Spades/` and `spades/` are one folder on many desktops and two on most servers.

```html passes
<!-- file: /index.html -->
<a href="spades/">Spades</a> <a href="/spades">Spades</a> <a href="/spades/index.html?a=1">S</a>
<a href="https://www.example.com/spades/">Spades</a> <a href="mailto:a@example.com">Write</a>
<a href="https://elsewhere.example.com/none/">Elsewhere</a> <a href="">Here</a>
<!-- file: /spades/index.html -->
<a href="../">Up</a> <a href="/price%20list.pdf">Prices</a>
<!-- file: /price list.pdf 120 KiB -->
```

```html fails
<!-- file: /index.html -->
<a href="/spade/">Spades</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
```

```html fails
<!-- file: /index.html -->
<a href="/Spades/">Spades</a>
<!-- file: /spades/index.html -->
<title>Spades</title>
```

```html fails
<a href="hello@example.com">Write to us</a>
```

```html fails
<a href="www.example.org">Spades</a>
```

```html fails
<!-- file: /old/index.html -->
<meta http-equiv="refresh" content="0; url=/new/">
```

```html fails
<!-- file: /thanks/index.html -->
<title>Thank you</title>
<meta http-equiv="refresh" content="3;url=nope.html">
```
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.checks.whole_site.url_space import Answer, Target
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.in_place import corrected
from generator.rules.links.meant import meant_elsewhere
from generator.rules.links.nearest import NEAREST, Nearest
from generator.url.mistakes import leads_nowhere

#: Ends of names that no page has.
_FILES = frozenset(
    [".avif", ".csv", ".docx", ".gif", ".ico", ".jpeg", ".jpg", ".json", ".mp3", ".mp4", ".odt", ".pdf", ".png", ".pptx", ".svg", ".txt", ".webm", ".webp", ".xlsx", ".xml", ".zip"]
)  # fmt: skip


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links within the site that get no file."""
    nearest = Nearest(site)
    for link in site.graph.faulty:
        if leads_nowhere(link.href):
            continue  # links/malformed and links/local-file report that
        yield from _problem(site, nearest, link.page, link.href, link.target, link.offset)
    for page in site.pages:
        if page.refresh is not None:
            target = site.urls.resolve(page.refresh, page.url, page.base)
            yield from _problem(site, nearest, page, page.refresh, target, page.refresh_offset)


def _problem(
    site: SiteIndex,
    nearest: Nearest,
    page: PageFacts,
    href: str,
    target: Target,
    offset: int | None,
) -> Iterator[Problem]:
    if target.answer is Answer.WRONG_CASE:
        url = site.urls.url_of(target.path)
        message = f"link to `{href}` differs from {url} in upper and lower case"
        right = corrected(href, url)
        yield Problem(message, f"write `{url}`", page=page, offset=offset, correction=right)
    elif target.answer is Answer.MALFORMED:
        message = f"link to `{href}` is not a valid address"
        yield Problem(message, fix="write a path or a full address", page=page, offset=offset)
    elif target.answer is Answer.MISSING:
        yield _missing(nearest, page, href, target, offset)


def _missing(
    nearest: Nearest, page: PageFacts, href: str, target: Target, offset: int | None
) -> Problem:
    is_file = PurePosixPath(target.path).suffix.lower() in _FILES
    message = f"link to `{href}` leads to no {'file' if is_file else 'page'}"
    elsewhere = meant_elsewhere(href)
    if elsewhere is not None:
        fix = f"write `{elsewhere.right}`" if elsewhere.is_sure else ""
        right = Correction(href, elsewhere.right) if elsewhere.is_sure else None
        fix = fix or f"did you mean `{elsewhere.right}`?"
        return Problem(message, fix, page=page, offset=offset, correction=right)
    moved = nearest.moved(target.path)
    close = moved or nearest.url(target.path)
    fix = (
        "add the file, or remove the link"
        if is_file
        else "link to a page that exists, or remove the link"
    )
    if close:
        fix = f"did you mean `{close}`?"
    right = corrected(href, moved) if moved else None
    return Problem(message, fix, page=page, offset=offset, correction=right)


RULE = Rule(
    id="links/broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.ERROR,
    mend=mend_address,
    reads=GRAPH | NEAREST,
)
