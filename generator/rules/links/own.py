"""Whether a link stays on the site, as far as a page alone can tell."""

from generator.checks.html_page import HtmlPage


def is_own(href: str, page: HtmlPage) -> bool:
    """Whether *href* is a path, or an address below the site's own."""
    href = href.strip()
    if page.base_url and href.startswith(page.base_url):
        return True
    if href.startswith(("//", "#")):
        return False
    scheme, colon, _ = href.partition(":")
    return not colon or not scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
