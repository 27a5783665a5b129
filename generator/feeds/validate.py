"""Checks feeds and sitemaps against their grammars."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from lxml import etree

Kind = Literal["atom", "rss", "sitemap"]

_SCHEMAS = {"atom": "atom.rng", "rss": "rss.rng", "sitemap": "sitemap.xsd"}


def validate(kind: Kind, data: bytes) -> list[str]:
    """
    Hold *data* against the schema of its kind.

    Returns:
        What is wrong, each with its line; empty for a valid document. Document types and
        entities are refused, since none of the formats has a use for them.
    """
    # `docinfo` and `error_log` are richer than the stubs of lxml say.
    try:
        tree = etree.fromstring(data, _parser()).getroottree()
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    if cast("Any", tree.docinfo).doctype:
        return ["line 1: a document type declaration has no place here"]
    schema = _schema(kind)
    if schema.validate(tree):
        return []
    entries = cast("Iterable[Any]", schema.error_log)
    # libxml2 gives line 0 to what concerns no single element.
    return [
        f"line {entry.line}: {entry.message}" if entry.line else entry.message for entry in entries
    ]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@cache
def _schema(kind: Kind) -> etree.RelaxNG | etree.XMLSchema:
    name = _SCHEMAS[kind]
    source = files("generator.feeds").joinpath("schemas", name).read_bytes()
    root = etree.fromstring(source, _parser())
    return etree.RelaxNG(root) if name.endswith(".rng") else etree.XMLSchema(root)
