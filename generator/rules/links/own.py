"""Whether a link stays on the site, as far as a page alone can tell."""

from generator.checks.page.html_page import HtmlPage


def is_own(href: str, page: HtmlPage) -> bool:
    """Whether *href* is a path, or an address below the site's own."""
    href = href.strip()
    base = page.base_url.rstrip("/")
    if base and (href == base or href.startswith((f"{base}/", f"{base}?", f"{base}#"))):
        return True
    if href.startswith(("//", "#")):
        return False
    scheme, colon, _ = href.partition(":")
    return not colon or not scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
