"""
A link needs a text.

A link without one is read out as its address, letter by letter, or not at all. Put words
between the brackets; where a picture is the link, its text alternative is the link's text.

```html passes
<a href="/spades/">Spades</a>
```

```html passes
<a href="/"><img src="logo.svg" alt="Home"></a> <a href="/search/" aria-label="Search">🔍</a>
```

```html passes
<a href="/"><svg><title>Home</title></svg></a>
```

```html fails
<a href="/spades/"></a>
```

```html fails
<a href="/"><img src="logo.svg" alt=""></a>
```

Source: WCAG 2.2, 2.4.4 "Link Purpose (In Context)", 4.1.2 "Name, Role, Value".
"""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.checks.accessibility.accessible_name import accessible_name, has_accessible_name
from generator.checks.accessibility.aria import lineage
from generator.checks.accessibility.link_names import link_names, waits_for_words
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.page.html_page import HEADINGS, Element, HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.mending.link_texts import mend_link_text
from generator.model.finding import Correction, OutputPlace, Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links without a name."""
    nameless = [element for element, name in page.fact(link_names) if not name]
    others = (
        *page.svg_elements("a"),
        *(one for one in page.with_attribute("role") if not _is_link(one)),
    )
    nameless += [element for element in others if _lacks_name(element)]
    for element in nameless:
        if _is_a_link(element) and not is_hidden(element):
            yield Problem(
                "link has no text",
                fix="write between the brackets where it leads: `[like this](…)`",
                element=element,
                correction=_heading(page, element),
            )


def title_of_target(site: SiteIndex, page: PageFacts, place: OutputPlace) -> Correction | None:
    """Give the title of the page of the site that the link at *place* leads to."""
    for number in page.empty_links:
        link = page.links[number]
        if (link.line, link.column) == (place.line, place.column):
            target = site.urls.resolve(link.url, page.url, page.base)
            is_page = target.answer is Answer.FILE and target.fragment == ""
            there = site.by_path.get(target.path) if is_page else None
            name = there.h1[0] if there is not None and len(there.h1) == 1 else ""
            return Correction("", name) if name else None
    return None


def _heading(page: HtmlPage, link: Element) -> Correction | None:
    """Give the text of the heading of the same page that *link* leads to."""
    href = link.get("href") or ""
    target = page.by_id(unquote(href[1:])) if href.startswith("#") else None
    if target is None or target.name not in HEADINGS or not waits_for_words(link):
        return None
    name = accessible_name(target)
    return Correction("", name) if name else None


def _is_link(element: Element) -> bool:
    return element.name in ("a", "area") and element.get("href") is not None


def _lacks_name(element: Element) -> bool:
    return _is_a_link(element) and not has_accessible_name(element)


def _is_a_link(element: Element) -> bool:
    """Whether its role is that of a link, or one made from it, such as ``doc-noteref``."""
    return "link" in lineage(role(element))


RULE = Rule(
    id="accessibility/link-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("c487ae",),
    criteria=("2.4.4", "4.1.2"),
    mend=mend_link_text,
    answer=title_of_target,
)
