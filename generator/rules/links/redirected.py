"""
A link leads straight to its page.

A link to an old address works, but takes every visitor on a detour, and breaks when the
redirect is dropped one day. Write the new address.

```html passes
<!-- redirect: /old/ /new/ -->
<!-- file: /index.html -->
<a href="/new/">New</a>
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- redirect: /old/ /new/ -->
<!-- file: /index.html -->
<a href="/old/">New</a>
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- file: /index.html -->
<a href="/old/">New</a>
<!-- file: /old/index.html -->
<meta http-equiv="refresh" content="0; url=/new/"><a href="/new/">New</a>
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- redirect: /sale/ /over/ -->
<!-- unpublished: /sale/ it has expired -->
<!-- file: /index.html -->
<a href="/sale/">Sale</a>
<!-- file: /over/index.html -->
<title>The sale is over</title>
```

```html passes
<!-- redirect: /301/ /302/ -->
<!-- redirect: /302/ /301/ -->
<!-- file: /index.html -->
<a href="/301/">Links/redirect-chain reports the loop</a>
```

```html passes
<!-- redirect: /old/ /gone/ -->
<!-- file: /index.html -->
<a href="/old/">Links/redirect-broken reports the redirect</a>
```

Where the page behind the old address has expired, or the new one asks search engines to leave it
out, the rule does not advise to link there.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote, unquote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.following import follow
from generator.rules.links.in_place import corrected
from generator.url.parsed import parse, resolved

#: A page with more old addresses than this stands in for pages that are gone: where a link to one
#: of them has to lead, a person decides.
_MOST_OLD = 5
#: Stands for the site's address where it is not known.
_ANYWHERE = "https://site.invalid/"


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links that pass through a redirect."""
    old = Counter(to.partition("#")[0] for to in site.redirects.values())
    onward = {page.path for page in site.pages if page.refresh is not None}
    for link in site.graph.redirected:
        yield from _problem(site, link.page, link.href, link.offset, old)
    if not onward:
        return
    for path in sorted(onward):
        for page in site.graph.leading_to(path):
            if page.refresh is not None:
                continue  # links/redirect-chain reports that
            for index, href in enumerate(page.links.urls):
                target = site.urls.resolve(href, page.url, page.base)
                if target.answer is Answer.FILE and target.path == path:
                    yield from _problem(site, page, href, page.links[index].offset, old)


def _problem(
    site: SiteIndex, page: PageFacts, href: str, offset: int, old: "Counter[str]"
) -> Iterator[Problem]:
    last = follow(site, href, page)[-1]
    if not _is_there(site, last):
        return  # nobody should link there; rules on the redirect itself report it
    # Words that spell the old address would stay behind.
    spelled = any(page.links[index].offset == offset for index, *_ in page.bare_links)
    why = _gone(site, page, href) or _unwanted(site, last)
    is_sure = old[last.partition("#")[0]] <= _MOST_OLD and not spelled and not why
    yield Problem(
        f"link to `{href}` passes through a redirect" + (f"; {why}" if why else ""),
        fix="link to a page that is there to stay, or drop the link" if why else f"write `{last}`",
        page=page,
        offset=offset,
        correction=_correction(site, href, last) if is_sure else None,
    )


def _gone(site: SiteIndex, page: PageFacts, href: str) -> str:
    """Why the page that was at *href* is not published; empty where there is no such page."""
    there = parse(href, resolved(page.url, site.base_url or _ANYWHERE))
    place = "" if there is None else there.path
    why = site.unpublished.get(place) or site.unpublished.get(place.rstrip("/") + "/")
    return f"the page that was there is not published: {why}" if why else ""


def _unwanted(site: SiteIndex, last: str) -> str:
    """Why nobody should link to the page at *last*; empty where one may."""
    target = site.urls.resolve(last, "/")
    there = site.by_path.get(target.path) if target.answer is Answer.FILE else None
    if there is None or not there.noindex:
        return ""
    return f"`{last}` asks search engines to leave it out"


def _is_there(site: SiteIndex, last: str) -> bool:
    """Whether a page stands at the end of the redirects, here or on another site."""
    target = site.urls.resolve(last, "/")
    if target.answer is not Answer.FILE:
        return target.answer is Answer.OUTSIDE
    there = site.by_path.get(target.path)
    return there is None or there.refresh is None


def _correction(site: SiteIndex, href: str, last: str) -> Correction | None:
    """Lead straight to the last address, if a page of the site is there."""
    target = site.urls.resolve(last, "/")
    there = site.by_path.get(target.path) if target.answer is Answer.FILE else None
    if there is None or there.refresh is not None:
        return None
    part = unquote(href.partition("#")[2])
    if part and part not in there.anchors:
        return None  # the part is lost, and nobody can tell where it went
    correction = corrected(href, site.urls.url_of(target.path))
    if target.fragment and "#" not in correction.right:
        return Correction(correction.was, f"{correction.right}#{quote(target.fragment)}")
    return correction


RULE = Rule(
    id="links/redirected",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    mend=mend_address,
    reads=GRAPH | {"anchors", "bare_links", "noindex"},
)
