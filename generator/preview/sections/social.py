"""How the page looks where somebody shares it."""

from collections.abc import Mapping
from typing import Any

from generator.checks.page.html_page import HtmlPage
from generator.preview.sections.section import PageContext, Section


def _content(parsed: HtmlPage, name: str) -> str | None:
    for element in (*parsed.meta_property(name), *parsed.meta_named(name)):
        content = element.get("content")
        if content:
            return content.strip()
    return None


def _data(context: PageContext) -> Mapping[str, Any]:
    parsed = context.parsed
    if parsed is None:
        return {}
    facts = context.record.facts
    image = _content(parsed, "og:image") or _content(parsed, "twitter:image")
    origin = context.generation.base.origin
    # The panel shows the picture from the preview: the published site may not have it yet.
    local = image.removeprefix(origin) if image and image.startswith(f"{origin}/") else None
    return {
        "title": _content(parsed, "og:title") or (facts.title if facts else None),
        "description": _content(parsed, "og:description") or (facts.description if facts else None),
        "image": image,
        "image_path": local or (image if image and image.startswith("/") else None),
        "image_alt": _content(parsed, "og:image:alt") or _content(parsed, "twitter:image:alt"),
        "card": _content(parsed, "twitter:card"),
        "type": _content(parsed, "og:type"),
        "site_name": _content(parsed, "og:site_name"),
    }


SECTION = Section("social", "Social", _data)
