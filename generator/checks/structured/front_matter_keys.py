"""Which front-matter key feeds a value of structured data."""

from generator.checks.structured.extract import Block
from generator.checks.structured.nodes import Form, Node, Path
from generator.model.structured import ARTICLE_ID, ENTITY_ID

#: Keys that feed the article that the program itself describes.
_FEEDS = {
    "headline": "title",
    "description": "description",
    "image": "image",
    "datePublished": "date",
    "dateModified": "lastmod",
    "author": "authors",
}


def key_of(block: Block, node: Node, path: Path) -> str | None:
    """
    Name the key that feeds what stands at *path* below *node*.

    Returns:
        None for data that a template writes by itself.
    """
    if block.form is not Form.JSON_LD:
        return None
    if node.id.endswith(ARTICLE_ID):
        return _FEEDS.get(str(path[0])) if path else None
    for own in block.nodes:
        depth = len(own.path)
        if own.id.endswith(ENTITY_ID) and node.path[:depth] == own.path:
            return ".".join(("structured", *map(str, (*node.path[depth:], *path))))
    return None
