"""Addresses of a page that are written wrongly, whatever they are wanted for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.facts.extract_facts import resources
from generator.checks.facts.references import THINGS, Use
from generator.checks.page.html_page import Element, HtmlPage
from generator.url.mistakes import Mistake, mistake

_ENCODED_BACKSLASH = re.compile("%5c", re.IGNORECASE)
_LONGEST = 80  # characters of an address that are shown


class Mistaken(NamedTuple):
    """An address as written, white space around it left out, and what is wrong with it."""

    element: Element
    url: str
    use: Use | None
    mistake: Mistake

    @property
    def named(self) -> str:
        """What stands where, such as ``picture `C:/spade.png` ``."""
        # Markdown encodes a backslash; who wrote one looks for a backslash.
        written = _ENCODED_BACKSLASH.sub(r"\\", self.url)
        shown = written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"
        return f"{THINGS[self.use] if self.use else 'address'} `{shown}`"


def mistaken_addresses(page: HtmlPage) -> tuple[Mistaken, ...]:
    """List them; ask with ``page.fact(mistaken_addresses)``."""
    found = [
        Mistaken(element, url.strip(), use, wrong)
        for element, url, use in _addresses(page)
        if (wrong := mistake(url)) is not None
    ]
    # What is loaded by a `link` is met twice; what it is wanted for is known the first time.
    return tuple({(one.element, one.url): one for one in reversed(found)}.values())[::-1]


def _addresses(page: HtmlPage) -> Iterator[tuple[Element, str, Use | None]]:
    for element, url in zip(page.anchors, page.addresses, strict=True):
        yield element, url, Use.LINK
    for resource in page.fact(resources):
        yield resource.element, resource.url, resource.use
    for element in page.links:
        yield element, element.get("href") or "", None
    for element in page.meta_property("og:url"):
        yield element, element.get("content") or "", None
    if page.has("form"):
        for element in page.named("form"):
            yield element, element.get("action") or "", None
