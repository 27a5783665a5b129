"""
A page must not weigh too much.

What a page weighs is what visitors wait for. Counted are the page and those files of the site
that it loads by itself: pictures, style sheets, scripts, icons and what it preloads, each once
and as downloaded. Of a picture in several sizes the one in `src` counts.

```html passes
<!-- file: /index.html -->
<img src="spade.jpg" alt="A spade"> <img src="spade.jpg" alt="Another"> <a href="/all.zip">All</a>
<!-- file: /spade.jpg 2000 KiB -->
<!-- file: /all.zip 9000 KiB -->
```

```html fails
<!-- file: /index.html -->
<img src="spade.jpg" alt="A spade"> <img src="rake.jpg" alt="A rake">
<!-- file: /spade.jpg 2000 KiB -->
<!-- file: /rake.jpg 2000 KiB -->
```

Source: Lighthouse, "Avoid enormous network payloads" (2,667 KiB is its mark for good).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Use
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass

_KIB = 1024
#: What a browser loads by itself, and what is counted.
LOADED = frozenset({Use.IMAGE, Use.STYLESHEET, Use.SCRIPT, Use.ICON, Use.PRELOAD})


@dataclass(frozen=True, slots=True)
class PageWeight:
    """Options."""

    max: int = 2667  #: KiB, as downloaded


def check(site: SiteIndex, options: PageWeight) -> Iterator[Problem]:
    """Report pages that weigh more than the limit with all that they load."""
    for page in site.pages:
        problem = _problem(site, page, options)
        if problem is not None:
            yield problem


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, options: PageWeight) -> bool:
    """Whether both versions of a page weigh too much in the same words, or neither does."""
    found = (_problem(site, page, options) for page in (before, after))
    one, other = ((problem.message, problem.fix) if problem else None for problem in found)
    return one == other


def _problem(site: SiteIndex, page: PageFacts, options: PageWeight) -> Problem | None:
    parts = dict(_parts(site, page))
    weight = page.transfer + sum(parts.values())
    if weight <= options.max * _KIB:
        return None
    heaviest = max(parts, key=lambda path: (parts[path], path), default="")
    return Problem(
        f"page weighs {weight / _KIB:,.0f} KiB; the limit is {options.max:,} KiB",
        fix=f"{heaviest} alone weighs {parts[heaviest] / _KIB:,.0f} KiB" if parts else "",
        page=page,
    )


def _parts(site: SiteIndex, page: PageFacts) -> Iterator[tuple[str, int]]:
    for url, use in page.assets.wanted():
        if use in LOADED:
            target = site.urls.resolve(url, page.url, page.base)
            asset = site.assets_by_path.get(target.path)
            if asset is not None:
                yield asset.path, asset.transfer


RULE = Rule(
    id="performance/page-weight",
    check=check,
    subject=SiteIndex,
    defaults=PageWeight(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=ADDRESSES | {"assets", "transfer"},
    steady=steady,
)
