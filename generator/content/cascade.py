"""Values that sections hand down to the pages below them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.content.front_matter import inherit
from generator.incremental.facts import fingerprint
from generator.model.document import Document, DocumentKind


def cascade(documents: Iterable[Document]) -> tuple[Document, ...]:
    """
    Give each document what the sections above it hand down; the nearest section wins.

    The digest of one that is given something changes with that.
    """
    documents = tuple(documents)
    givers = {
        (document.language, document.logical.parent): (given, fingerprint(given).hex())
        for document in documents
        if document.kind is DocumentKind.SECTION and (given := document.front_matter.cascade)
    }
    if not givers:
        return documents
    return tuple(_inheriting(document, givers) for document in documents)


def _inheriting(
    document: Document,
    givers: Mapping[tuple[str, PurePosixPath], tuple[Mapping[str, Any], str]],
) -> Document:
    front_matter = document.front_matter
    digest = document.digest
    for folder in document.logical.parents:
        if document.kind is DocumentKind.SECTION and folder == document.logical.parent:
            continue
        given, mark = givers.get((document.language, folder), ({}, ""))
        if given:
            front_matter = inherit(front_matter, given)
            digest = digest and f"{digest} {mark}"
    return replace(document, front_matter=front_matter, digest=digest)
