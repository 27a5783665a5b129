"""The structured data of one page, in whatever form it is written."""

from collections.abc import Iterator

from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.structured.attributes import microdata, rdfa
from generator.checks.structured.json_ld import Script, position, read_script
from generator.checks.structured.nodes import Form, Node, Path, walk
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """
    One script, or one item in the page's own elements.

    Attributes:
        element: The script, or the element of the item.
        text: Of the script; empty for other forms.
    """

    form: Form
    element: Element
    script: Script
    text: str = ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, those inside others too, in order."""
        return self.script.nodes

    def offset(self, node: Node, path: Path = ()) -> int | None:
        """
        Index in the page's HTML of *node*, or of what stands at *path* below it.

        Returns:
            None where only the element around it is known.
        """
        if self.form is not Form.JSON_LD:
            return node.offset
        start = self.element.end
        index = position(self.text, (*node.path, *path))
        if index is None and path:
            index = position(self.text, node.path)
        if start is None or index is None:
            return None
        # Line ends may have been written with two characters.
        return (
            start + index if self.element.page.html.startswith(self.text[:index], start) else None
        )


def structured_data(page: HtmlPage) -> tuple[Block, ...]:
    """Gather every block of a page; ask for it by ``page.fact(structured_data)``."""
    return tuple(_blocks(page))


def _blocks(page: HtmlPage) -> Iterator[Block]:
    if page.has("script") and "ld+json" in page.html:
        for element in page.named("script"):
            if (element.get("type") or "").strip().lower().split(";")[0] == "application/ld+json":
                text = element.text
                yield Block(Form.JSON_LD, element, read_script(text), text)
    for element, node in microdata(page):
        yield Block(Form.MICRODATA, element, Script(tuple(walk(node))))
    for element, node in rdfa(page):
        yield Block(Form.RDFA, element, Script(tuple(walk(node))))


def main_nodes(page: HtmlPage) -> Iterator[tuple[Block, Node]]:
    """Give the nodes that a page is about, with their blocks."""
    for block in page.fact(structured_data):
        for node in block.nodes:
            if node.is_main:
                yield block, node
