"""The name of the site, as pages say it, and titles without it."""

from generator.checks.page.html_page import HtmlPage, fold

#: What stands between a title and the name of the site.
_BETWEEN = " |-–—·•:»›>/\\"


def site_name(page: HtmlPage) -> str:
    """Give the name of the site as ``og:site_name`` says it; empty where it does not."""
    for element in page.meta_property("og:site_name"):
        return fold(element.get("content") or "")
    return ""


def without_site_name(title: str, page: HtmlPage) -> str:
    """Cut the name of the site off the end of a title, and what joins them."""
    name = site_name(page)
    if name and len(title) > len(name) and title.casefold().endswith(name.casefold()):
        rest = title[: -len(name)]
        if rest[-1] in _BETWEEN:
            return rest.rstrip(_BETWEEN) or title
    return title
