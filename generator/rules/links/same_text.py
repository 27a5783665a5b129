"""
The same words lead to the same page.

Two links of a text that say the same and lead to two pages leave a visitor, a screen reader and a
search engine to guess which is which. Say in each what only its target holds. Compared are the
links in running text below one heading; words that say nothing at all have a rule of their own.

```html passes
<main><p>Read <a href="/spades/">all about spades</a> first, then again
<a href="/spades/#short">all about spades</a>, and <a href="/rakes/">all about rakes</a>.</p></main>
```

```html fails
<main><p>Read <a href="/spades/">all about tools</a> and <a href="/rakes/">all about
tools</a>.</p></main>
```

Source: Google Search Central, "SEO link best practices for Google" (good anchor text).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from generator.checks.accessibility.link_names import link_names
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.own import is_own
from generator.url.parsed import parse, resolved

_FEWEST_WORDS = 2  # "here", "more" and dates are of accessibility/link-text


_SEVERAL = 2
#: Stands for the site's address where it is not known.
_ANYWHERE = "https://site.invalid/"
#: Where links have their meaning from what stands around them.
_APART = "nav,header,footer,aside,li,td,th,dd"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links in running text whose words lead to another page elsewhere on the page."""
    links = page.fact(link_names)
    telling = [name for _, name in links if " " in name]
    if len(set(telling)) == len(telling):
        return  # so it is on most pages
    names = Counter(name for _, name in links)
    first: dict[tuple[int, str], str] = {}
    starts = [heading.offset or 0 for heading in page.headings]
    for element, name in links:
        if names[name] < _SEVERAL or len(name.split()) < _FEWEST_WORDS:
            continue
        href = _address(element.get("href") or "", page)
        if not href or element.closest("p") is None or element.closest(_APART) is not None:
            continue
        section = bisect_right(starts, element.offset or 0)
        other = first.setdefault((section, name), href)
        if other != href:
            yield Problem(
                f"link text `{name}` leads to `{href}` here and to `{other}` above",
                fix="give each link words of its own that say where it leads",
                element=element,
            )


def _address(href: str, page: HtmlPage) -> str:
    """Give the path within the site, without what chooses no page; empty for other addresses."""
    if not is_own(href, page):
        return ""
    here = resolved(page.url, page.base_url or _ANYWHERE)
    url = parse(href, here)
    path = "" if url is None else url.path
    return path.removesuffix("index.html").rstrip("/") or "/"


RULE = Rule(
    id="links/same-text",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
