"""Where the page leads, and which pages lead to it."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from generator.checks.accessible_name import accessible_name
from generator.preview.sections.section import PageContext, Section


def _data(context: PageContext) -> Mapping[str, Any]:
    return {"out": list(_out(context)), "in": list(_in(context))}


def _out(context: PageContext) -> Iterator[dict[str, Any]]:
    parsed = context.parsed
    if parsed is None:
        return
    base = context.generation.base
    here = base.absolute(context.page.url)
    by_url = context.generation.plan.site.by_url
    for element in parsed.anchors:
        href = (element.get("href") or "").strip()
        try:
            target = urljoin(urljoin(here, parsed.base_href), href)
            parts = urlsplit(target)
        except ValueError:
            continue
        inside = f"{parts.scheme}://{parts.netloc}" == base.origin
        page_id = by_url.get(parts.path) if inside else None
        yield {
            "href": href,
            "text": accessible_name(element),
            "inside": inside,
            "page": page_id,
            "title": context.generation.plan.site.pages[page_id].title if page_id else None,
            "rel": list(element.tokens("rel")),
            "selector": element.selector,
        }


def _in(context: PageContext) -> Iterator[dict[str, Any]]:
    """Pages that name this page's address; known once all pages were looked at."""
    url = context.page.url
    own = context.page.id
    pages = context.generation.plan.site.pages
    wanted = {url, context.generation.base.absolute(url)}
    for record in context.memory.records.values():
        if record.id == own or record.facts is None or record.id not in pages:
            continue
        if any(one.partition("#")[0] in wanted for one in record.facts.links.urls):
            page = pages[record.id]
            yield {"url": page.url, "title": page.title, "page": page.id}


SECTION = Section("links", "Links", _data)
