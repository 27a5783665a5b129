"""The words of a robots meta element."""

from generator.checks.page.html_page import Element


def robots_words(element: Element) -> list[str]:
    """List what stands between the commas, in lower case; empty parts are none."""
    content = (element.get("content") or "").lower()
    return [word for part in content.split(",") if (word := part.strip())]
