"""How findings speak of what leads to other sites."""

from generator.checks.facts.references import Use
from generator.checks.whole_site.external_links import ExternalLink

_THINGS = {
    Use.LINK: "link to",
    Use.IMAGE: "picture",
    Use.IMAGE_CHOICE: "picture",
    Use.SOCIAL_IMAGE: "social image",
    Use.STYLESHEET: "style sheet",
    Use.SCRIPT: "script",
    Use.ICON: "icon",
    Use.MEDIA: "recording",
    Use.TRACK: "subtitles",
    Use.FRAME: "frame",
}


def named(link: ExternalLink) -> str:
    """Say what leads where, such as ``link to `https://www.example.org/` ``."""
    if link.page is None:
        return f"redirect to `{link.shown}`"
    return f"{_THINGS.get(link.use, 'file')} `{link.shown}`"
