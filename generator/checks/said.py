"""A quick look at what a page says, so that most pages need no closer one."""

import re
from functools import cached_property
from html import unescape

from generator.checks.gather_prose import main_part
from generator.checks.html_page import HtmlPage
from generator.checks.parsed_page import lower

_TAG = re.compile(r"</?[A-Za-z][^>]*>")


class Said:
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


def said(page: HtmlPage) -> Said | None:
    """
    Take the look; ask for it by `page.fact(said)`.

    Returns:
        None where only a closer look tells, since words stand side by side here that a line break
        parts there.
    """
    if page.has("br"):
        return None
    head = [element.text for element in page.titles[:1]]
    head += [element.get("content") or "" for element in page.meta_named("description")[:1]]
    span = page.about.content
    text = main_part(page).text if span is None else _text_within(page, *span)
    return Said("\n".join((*head, text)))


def _text_within(page: HtmlPage, start: int, end: int) -> str:
    """Text from *start* to *end* of the HTML; blocks of code are left out."""
    parts, at = [], start
    for listing in page.named("pre"):
        begin, after = listing.offset, listing.outer_end
        if begin is not None and after is not None and at <= begin and after <= end:
            parts.append(page.html[at:begin])
            at = after
    return _bare("\n".join((*parts, page.html[at:end])))


def _bare(html: str) -> str:
    """Everything in *html* but its tags; they are told as browsers tell them, comments aside."""
    text = _TAG.sub("", html)
    return unescape(text) if "&" in text else text
