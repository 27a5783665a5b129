"""What HTML hides by itself; style sheets may hide more."""

import re

from generator.checks.page.parsed_page import Element

_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
#: Elements that browsers never render.
_UNRENDERED = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "datalist"}
)


def hides(element: Element) -> bool:
    """Whether the element by itself hides what is in it from everybody."""
    if element.name in _UNRENDERED and element.is_html:
        return True
    if element.get("hidden") is not None:
        return True
    if element.name == "input" and (element.get("type") or "").lower() == "hidden":
        return True
    if element.name == "dialog" and element.is_html and element.get("open") is None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None
