"""From the facts of pages to what results pages and shared links show of them."""

from collections.abc import Iterable

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.social_facts import SocialFacts
from generator.model.page_summary import PageSummary


def summaries(facts: Iterable[PageFacts]) -> tuple[PageSummary, ...]:
    """Say how each page shows elsewhere, by path; pages that only redirect are left out."""
    shown = (page for page in facts if not page.is_redirect)
    return tuple(_summary(page) for page in sorted(shown, key=lambda page: page.path))


def _summary(page: PageFacts) -> PageSummary:
    title, description = page.title or "", page.description or ""
    social = page.social or SocialFacts()
    return PageSummary(
        path=page.path,
        url=page.url,
        title=title,
        description=description,
        social_title=social.title or title,
        social_description=social.description or description,
        image=social.image,
        offered=page.is_offered_to_search,
    )
