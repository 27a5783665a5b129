"""Values that sections hand down to the pages below them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.content.front_matter import inherit
from generator.model.document import Document, DocumentKind


def cascade(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Give each document what the sections above it hand down; the nearest section wins."""
    documents = tuple(documents)
    givers = {
        (document.language, document.logical.parent): document.front_matter.cascade
        for document in documents
        if document.kind is DocumentKind.SECTION and document.front_matter.cascade
    }
    if not givers:
        return documents
    return tuple(_inheriting(document, givers) for document in documents)


def _inheriting(
    document: Document, givers: Mapping[tuple[str, PurePosixPath], Mapping[str, Any]]
) -> Document:
    front_matter = document.front_matter
    for folder in document.logical.parents:
        given = givers.get((document.language, folder))
        if given and not (
            document.kind is DocumentKind.SECTION and folder == document.logical.parent
        ):
            front_matter = inherit(front_matter, given)
    return replace(document, front_matter=front_matter)
