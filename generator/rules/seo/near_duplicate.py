"""
Each page says something that no other page says.

Of pages that are nearly the same, search engines show one, and it may not be the one that is
meant. Join them, let the others name the original in `canonical:`, or give each its own words.

Compared are the main parts of pages of one language; lists are not, and neither are versions of
documentation with each other (`/1.0/`, `/latest/`), which `seo/version-canonical` looks at.

```html passes
<!-- file: /spades/index.html -->
<!doctype html><html lang="en"><title>Spades</title><main>
<p>A spade for small hands has a short handle, a narrow blade and a tread that does not cut into
the sole. We tried nine of them in heavy clay for two seasons. Three bent at the socket, two
lost their edge within a month, and four came through both winters without a mark. The best of
these weighs eleven hundred grams and costs less than the worst.</p></main>
<!-- file: /rakes/index.html -->
<!doctype html><html lang="en"><title>Rakes</title><main>
<p>A rake for small hands has a light head, an ash handle and teeth that spring back after a stone.
We used seven of them on lawns and beds from spring to autumn. Two lost teeth, one cracked, and
four were as good in October as they had been in March. The lightest of them weighs six hundred
grams and is the one that we would buy again.</p></main>
```

```html fails
<!-- file: /spades/index.html -->
<!doctype html><html lang="en"><title>Spades</title><main>
<p>A spade for small hands has a short handle, a narrow blade and a tread that does not cut into
the sole. We tried nine of them in heavy clay for two seasons. Three bent at the socket, two
lost their edge within a month, and four came through both winters without a mark. The best of
these weighs eleven hundred grams and costs less than the worst.</p></main>
<!-- file: /spades-for-clay/index.html -->
<!doctype html><html lang="en"><title>Spades for clay</title><main>
<p>A spade for small hands has a short handle, a narrow blade and a tread that does not cut into
the sole. We tried nine of them in heavy clay for two seasons. Three bent at the socket, two
lost their edge within a month, and four came through both winters without a mark. The best of
these weighs eleven hundred grams and costs less than the worst.</p></main>
```

Source: Google Search Central, "What is canonicalization" (duplicate content).
"""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.main_text import alikeness
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.model.site import PageKind
from generator.value import dataclass

_LEADERS = 6  # smallest values of a sketch; two texts that are much alike share most of them
_SHARED = 3  # of the leaders, so that two pages are compared at all
_REMEMBERED = 8  # pages for one leader; what more pages have in common tells nothing
_LEADING = _LEADERS * array("I").itemsize  # bytes
_MOST_COMPARED = 100  # pages, to tell whether a change matters; from there on it may

_Leader = tuple[str, str, int]  #: language, version of documentation and value


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Options."""

    alike: int = 90  #: percent of the text, from which on two pages count as the same


def check(site: SiteIndex, options: NearDuplicate) -> Iterator[Problem]:
    """Report each page whose text an earlier page has as well."""
    seen: dict[_Leader, list[str]] = {}
    versions = site.doc_versions.of
    pages = filter(_is_compared, site.results)
    # Pages without a version go first, so that those of every version are compared with them.
    for page in sorted(pages, key=lambda page: page.url in versions) if versions else pages:
        version = versions.get(page.url)
        leaders = _leaders(page, f"{version.root} {version.name}" if version else "")
        known = [seen[one] for one in leaders if one in seen]
        if version:
            known += [seen[one] for one in _leaders(page) if one in seen]
        best, other = _closest(page, known, site)
        if other is not None and best * 100 >= options.alike:
            yield Problem(
                f"about {best:.0%} of the text is the same as on {other.url}",
                fix="join the two, set `canonical:` on one of them, or give each its own words",
                page=page,
            )
        else:
            for leader in leaders:
                remembered = seen.setdefault(leader, [])
                if len(remembered) < _REMEMBERED:
                    remembered.append(page.path)


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, options: NearDuplicate) -> bool:
    """Whether neither version of a page is like another page, or takes a place from one."""
    if site.doc_versions.of:
        return False  # who is remembered differs from version to version
    old, new = (
        _leaders(page) if site.is_result(page) and _is_compared(page) else []
        for page in (before, after)
    )
    # A page takes a place among those remembered for a leader that stays one as it did before.
    moved = set(old) ^ set(new)
    wanted = {value for *_, value in (*old, *new)}
    decisive = {value for *_, value in moved}
    places: Counter[_Leader] = Counter()
    compared = 0
    for page in site.pages if wanted else ():
        values = array("I", page.sketch[:_LEADING])
        if wanted.isdisjoint(values) or page.path == before.path:
            continue
        shared = wanted.intersection(values)
        if len(shared) < _SHARED and shared.isdisjoint(decisive):
            continue  # as nearly all do; what follows takes longer
        leaders = set(_leaders(page))
        places.update(leaders & moved)
        if any(places[leader] == _REMEMBERED for leader in leaders & moved):
            return False
        for version, own in ((before, old), (after, new)):
            if len(leaders.intersection(own)) >= _SHARED:
                compared += 1
                alike = alikeness(version.sketch, page.sketch)
                if compared > _MOST_COMPARED or alike * 100 >= options.alike:
                    return False
    return True


def _is_compared(page: PageFacts) -> bool:
    return page.sketch != b"" and page.kind in (None, PageKind.PAGE)


def _leaders(page: PageFacts, version: str = "") -> list[_Leader]:
    language = page.language.partition("-")[0].lower()
    return [(language, version, value) for value in array("I", page.sketch[:_LEADING])]


def _closest(
    page: PageFacts, sharing: list[list[str]], site: SiteIndex
) -> tuple[float, PageFacts | None]:
    """
    Find the page that is most like *page*, and how much it is.

    Args:
        page: To compare.
        sharing: For each leader of *page* that earlier pages have, their paths.
        site: Has them all.
    """
    best, found = 0.0, None
    shared = Counter(chain.from_iterable(sharing) if len(sharing) >= _SHARED else ())
    for other in (site.by_path[path] for path, times in shared.items() if times >= _SHARED):
        if site.doc_versions.apart(page.url, other.url):
            continue
        alike = alikeness(page.sketch, other.sketch)
        if alike > best:
            best, found = alike, other
    return best, found


RULE = Rule(
    id="seo/near-duplicate",
    check=check,
    subject=SiteIndex,
    defaults=NearDuplicate(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=RESULTS | {"language", "sketch"},
    steady=steady,
)
