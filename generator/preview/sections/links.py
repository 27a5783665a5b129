"""Where the page leads, and which pages lead to it."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from generator.checks.accessibility.accessible_name import accessible_name
from generator.preview.answers import answer
from generator.preview.generation import Generation
from generator.preview.sections.section import PageContext, Section
from generator.url.parsed import parse, resolved


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
        url = parse(href, resolved(parsed.base_href, here) if parsed.base_href else here)
        if url is None:
            continue
        inside = url.origin == base.origin
        page_id = by_url.get(url.path) if inside else None
        state, explanation = ("outside", "") if not inside else ("page", "")
        if inside and page_id is None:
            state, explanation = _elsewhere(context.generation, url.path)
        yield {
            "href": href,
            "text": accessible_name(element),
            "inside": inside,
            "state": state,
            "explanation": explanation,
            "page": page_id,
            "title": context.generation.plan.site.pages[page_id].title if page_id else None,
            "rel": list(element.tokens("rel")),
            "selector": element.selector,
        }


def _elsewhere(generation: Generation, path: str) -> tuple[str, str]:
    """What an address of this site that no page has leads to, and a sentence on it."""
    for one in generation.plan.site.unpublished.values():
        if one.url == path:
            return "held-back", one.explanation
    found = answer(generation, unquote(path))
    if found.location:
        return "redirect", f"redirects to {found.location}"
    if found.status == HTTPStatus.OK:
        return "file", ""
    return "nothing", "leads nowhere"


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
