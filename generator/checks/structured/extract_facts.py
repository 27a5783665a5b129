"""From a page's structured data to the facts that are kept of it."""

from collections.abc import Iterator

from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import Block, structured_data
from generator.checks.structured.facts import NOTHING, Depicted, Depiction, StructuredFacts
from generator.checks.structured.front_matter_keys import key_of
from generator.checks.structured.nodes import Node
from generator.checks.structured.vocabulary import kinds

_PICTURES = ("image", "logo", "thumbnailUrl")
_ADDRESSES = ("url", "contentUrl")
_DATA = "data:"


def structured_facts(page: HtmlPage) -> StructuredFacts:
    """Keep what rules over the whole site need."""
    blocks = page.fact(structured_data)
    if not blocks:
        return NOTHING
    described: list[str] = []
    references: list[tuple[str, int | None]] = []
    pictures: list[Depicted] = []
    for block in blocks:
        offset = block.element.offset
        for node in block.nodes:
            if node.is_reference:
                references.append((node.id, offset))
            elif node.id:
                described.append(node.id)
            pictures.extend(_pictures(block, node, offset))
    return StructuredFacts(tuple(described), tuple(references), tuple(pictures))


def _pictures(block: Block, node: Node, offset: int | None) -> Iterator[Depicted]:
    for name in _PICTURES:
        if name not in node.properties:
            continue
        urls = [
            *node.texts(name),
            *(
                text
                for inner in node.nodes(name)
                for address in _ADDRESSES
                for text in inner.texts(address)[:1]
            ),
        ]
        for url in dict.fromkeys(urls):
            if not url.startswith(_DATA):
                yield Depicted(url, _depiction(name, node), key_of(block, node, (name,)), offset)


def _depiction(name: str, node: Node) -> Depiction:
    if name == "logo":
        return Depiction.LOGO
    is_main = name == "image" and not kinds(node.types).isdisjoint({"Article", "Product"})
    return Depiction.MAIN if is_main else Depiction.OTHER
