"""How findings speak of what leads to other sites."""

from generator.checks.facts.references import THINGS
from generator.checks.whole_site.external_links import ExternalLink


def named(link: ExternalLink) -> str:
    """Say what leads where, such as ``link to `https://www.example.org/` ``."""
    if link.page is None:
        return f"redirect to `{link.shown}`"
    return f"{THINGS[link.use]} `{link.shown}`"
