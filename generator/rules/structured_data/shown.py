"""What of structured data a visitor can see on the page."""

import re
from collections.abc import Iterator, Sequence

from generator.checks.page.html_page import UNREAD, HtmlPage
from generator.checks.structured.extract import Block, main_nodes
from generator.checks.structured.nodes import Node
from generator.checks.structured.vocabulary import kinds
from generator.checks.text.extract_prose import main_part

_UNREAD = ",".join(sorted(UNREAD))
_WORD = re.compile(r"\w+")


def the_article(page: HtmlPage) -> tuple[Block, Node] | None:
    """Give the article that a page is about; None for a page with none, or a list of several."""
    found = [(block, node) for block, node in main_nodes(page) if "Article" in kinds(node.types)]
    return found[0] if len(found) == 1 else None


def words(text: str) -> list[str]:
    """Words of a text, in a form that can be compared."""
    return _WORD.findall(text.casefold())


def shows(page: HtmlPage, words: Sequence[str]) -> bool:
    """Whether a visitor can read one of *words*, each as `words` gives it, on the page."""
    main = main_part(page)
    if not main.holds(_UNREAD):
        for text in map(str.casefold, main.texts):
            if any(word in text for word in words):
                return True  # as most pages do; to read all of a page takes its time
    text = page.text.casefold()
    return any(word in text for word in words)


def people(node: Node, name: str) -> Iterator[str]:
    """Names of the people that property *name* gives; organizations are none."""
    yield from (text for text in node.texts(name) if not text.startswith(("http:", "https:")))
    for value in node.nodes(name):
        if "Person" in value.types:
            yield from value.texts("name")
