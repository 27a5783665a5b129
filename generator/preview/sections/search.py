"""How the page looks to a search engine."""

from collections.abc import Mapping
from typing import Any

from generator.checks.engine.rule import AnyRule
from generator.checks.page.html_page import fold
from generator.preview.sections.section import PageContext, Section
from generator.rules.seo import description_length, title_length
from generator.rules.seo.site_name import without_site_name


def _data(context: PageContext) -> Mapping[str, Any]:
    parsed, facts = context.parsed, context.record.facts
    toolchain = context.generation.production.toolchain
    page = context.page
    document = page.document
    robots = parsed.meta_named("robots") if parsed else ()
    title = facts.title if facts else None
    return {
        "title": title,
        # The name of the site is not missed where it is cut, so it is not counted.
        "telling_title": without_site_name(fold(title), parsed) if title and parsed else title,
        "description": facts.description if facts else None,
        "url": toolchain.absolute(page.url),
        "canonical": facts.canonical if facts else None,
        "language": facts.language if facts else "",
        "noindex": facts.noindex if facts else False,
        "robots": fold(robots[0].get("content") or "") if robots else "",
        "h1": list(facts.h1) if facts else [],
        "hreflang": [list(pair) for pair in facts.hreflang] if facts else [],
        "keyphrase": document.front_matter.keyphrase if document else None,
        "site_name": context.generation.plan.settings.title,
        "date": page.date.isoformat() if page.date else None,
        "limits": {
            "title": _limit(context, title_length.RULE),
            "description": _limit(context, description_length.RULE),
        },
    }


def _limit(context: PageContext, rule: AnyRule) -> int:
    """Pixels that a results page on a desktop shows, as *rule* measures them."""
    options = {one.rule.id: one.options for one in context.generation.plan.ruleset.page_rules}
    chosen: Any = options.get(rule.id, rule.defaults)
    width: int = chosen.max_width
    return width


SECTION = Section("search", "Search", _data)
