"""Destinations of links and pictures: asked of the site, judged, encoded, written as attributes."""

import html
import re
from collections.abc import Set as AbstractSet

from markdown_it.common.normalize_url import normalizeLink

from generator.markdown.code import escape
from generator.markdown.page_state import PageState
from generator.markdown.positions import Spot
from generator.markdown.raw_html import is_unsafe_url
from generator.markdown.site_access import ImageTarget
from generator.model.finding import Correction
from generator.settings.schema import Markdown
from generator.url.mistakes import is_local_file

_SAFE = re.compile(r"(?:[A-Za-z0-9/._~#?=:+,;@!$()*-]|%[0-9A-Fa-f]{2})*")


def encode(url: str) -> str:
    """*url* with everything percent-encoded that may not stand in a URL, escaped for HTML."""
    if _SAFE.fullmatch(url):
        return url
    return escape(normalizeLink(url))


def link_url(page: PageState, target: str, spot: Spot) -> tuple[str, bool] | None:
    """
    Resolve the destination *target* of a link, and report what is wrong with it at *spot*.

    Returns:
        The URL as an attribute's value, and whether it leads to another site; None where the
        URL is refused.
    """
    if is_unsafe_url(target):
        refuse(page, target, spot)
        return None
    found = page.access.link(target)
    if found.rule:
        right = Correction(target, found.right) if found.right else None
        page.fault(found.rule, found.message, spot, found.fix, correction=right)
    if is_unsafe_url(found.url):
        refuse(page, found.url, spot)
        return None
    return encode(found.url), found.external


def image_target(page: PageState, target: str, spot: Spot) -> ImageTarget | None:
    """Resolve the picture *target*, and report what is wrong with it; None where it is refused."""
    if is_unsafe_url(target, picture=True):
        refuse(page, target, spot)
        return None
    found = page.access.image(target)
    if found.rule:
        page.fault(found.rule, found.message, spot, found.fix)
    if is_unsafe_url(found.url, picture=True):
        refuse(page, found.url, spot)
        return None
    return found


def refuse(page: PageState, url: str, spot: Spot) -> None:
    """Report a URL that could run a script, or that no visitor can open."""
    shown = url if len(url) <= 60 else url[:59] + "…"
    if is_local_file(url):
        page.fault(
            "links/local-file",
            f"`{shown}` is on one computer or its network, so visitors cannot open it",
            spot,
            "put the file into the site, beside the page, and write its name",
        )
        return
    page.fault(
        "markdown/unsafe-url",
        f"the address `{shown}` could run a script in the visitor's browser, so it is left out",
        spot,
        "link to a page, or to an address that begins with `https:`, `mailto:` or `tel:`",
    )


def external_attributes(options: Markdown, rel: str = "", target: str = "") -> str:
    """`rel` and `target` of a link to another site, after those that the author gave."""
    settings = options.external_links
    words = (rel or settings.rel).split()
    if not target and settings.new_tab:
        target = "_blank"
    if target == "_blank" and not {"noopener", "noreferrer", "opener"} & set(words):
        words.append("noopener")
    shown = f' rel="{escape(" ".join(words))}"' if words else ""
    return shown + (f' target="{escape(target)}"' if target else "")


def image_attributes(
    page: PageState, options: Markdown, found: ImageTarget, given: AbstractSet[str]
) -> str:
    """Size and loading of a picture, those left out that are *given* by the author."""
    parts = []
    if found.width and found.height and not given & {"width", "height"}:
        parts.append(f' width="{found.width}" height="{found.height}"')
    if options.lazy_images and page.pictures and "loading" not in given:
        parts.append(' loading="lazy"')
    if "decoding" not in given:
        parts.append(' decoding="async"')
    page.pictures += 1
    return "".join(parts)


def text_of(fragment: str) -> str:
    """Plain text of the HTML *fragment*."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment)).strip()
