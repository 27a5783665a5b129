"""A quick look at what a page says, so that most pages need no closer one."""

import re
from functools import cached_property
from html import unescape

from generator.checks.page.html_page import INLINE, HtmlPage
from generator.checks.page.plain_text import lower
from generator.checks.text.extract_prose import GONE, main_part
from generator.tags import beginnings

#: Tags of elements that part words, line breaks among them.
_PARTING = beginnings(but=INLINE)
#: What may stand between two words that a page shows side by side.
_UNSEEN = re.compile(rf"<!--|hidden|<(?:{'|'.join(sorted(GONE))})[\s/>]", re.IGNORECASE)
_TAG = beginnings()


class RoughText:
    """
    Everything that may belong to a page's prose, and more: words of the theme, code in a line.

    What is not found here is not in the prose either. Blocks stand in their order, with nothing
    to tell them apart.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case."""
        return lower(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Words of `lowered` with their punctuation."""
        return self.lowered.split()


def rough_text(page: HtmlPage) -> RoughText | None:
    """
    Take the look; ask for it by `page.fact(rough_text)`.

    Returns:
        None where only a closer look tells: where words stand side by side here that a line break
        parts there, or where something between two words is not to be seen.
    """
    text = _text(page)
    if text is None:
        return None
    head = [element.text for element in page.titles[:1]]
    head += [element.get("content") or "" for element in page.meta_named("description")[:1]]
    return RoughText("\n".join((*head, text)))


def _text(page: HtmlPage) -> str | None:
    span = page.metadata.content
    if span is None:
        return None if page.has("br") else main_part(page).text
    html = _without_listings(page, *span)
    if page.has("br"):
        if _UNSEEN.search(html):
            return None
        html = _PARTING.sub("\n", html)
    return _bare(html)


def _without_listings(page: HtmlPage, start: int, end: int) -> str:
    """HTML from *start* to *end*; blocks of code are left out."""
    parts, at = [], start
    for listing in page.named("pre"):
        begin, after = listing.offset, listing.outer_end
        if begin is not None and after is not None and at <= begin and after <= end:
            parts.append(page.html[at:begin])
            at = after
    return "\n".join((*parts, page.html[at:end]))


def _bare(html: str) -> str:
    """Everything in *html* but its tags, and perhaps the end of one; comments stay."""
    text = _TAG.sub("", html)
    return unescape(text) if "&" in text else text
