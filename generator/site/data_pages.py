"""Pages made from data files: one row, one page."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.model.data import DataFile
from generator.model.document import Document, DocumentKind, FrontMatter
from generator.model.finding import Fault, Location, Owner
from generator.model.slug import slugify
from generator.settings.schema import DataPages, Settings
from generator.value import dataclass

_COLUMN = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class RowDocument:
    """A document made from a row."""

    document: Document
    row: Mapping[str, Any]
    layout: str | None


def row_documents(
    settings: Settings, files: Mapping[str, DataFile]
) -> Iterator[RowDocument | Fault]:
    """Make the documents that `data_pages:` asks for; *files* go by their path below ``data/``."""
    for number, wanted in enumerate(settings.data_pages):
        place = f"data_pages.{number}"
        file = files.get(wanted.source)
        if file is None:
            known = ", ".join(sorted(files)) or "there are none"
            yield _fault(
                settings,
                f"{place}.source",
                f"there is no data file `{wanted.source}`",
                f"data files: {known}",
            )
        elif not isinstance(file.value, list) or not all(
            isinstance(row, dict) for row in file.value
        ):
            yield _fault(
                settings,
                f"{place}.source",
                f"`{wanted.source}` is not a list of rows",
                "give a CSV file, or a list of mappings",
            )
        else:
            yield from _documents(settings, wanted, place, file)


def _documents(
    settings: Settings, wanted: DataPages, place: str, file: DataFile
) -> Iterator[RowDocument | Fault]:
    columns = {column for row in file.value for column in row}
    for name in ("slug", "title", "description"):
        for column in _COLUMN.findall(getattr(wanted, name) or ""):
            if column not in columns:
                listed = ", ".join(sorted(columns))
                yield _fault(
                    settings,
                    f"{place}.{name}",
                    f"`{wanted.source}` has no column `{column}`",
                    f"its columns: {listed}",
                )
                return
    for index, row in enumerate(file.value):
        line = file.rows[index] if index < len(file.rows) else None
        at = Location(file.path, line)
        slug = slugify(_fill(wanted.slug, row))
        if not slug:
            message = f"row {index + 1} gives an empty URL for pattern `{wanted.slug}`"
            yield Fault("content/data-row", message, at, "fill the columns that the pattern names")
            continue
        yield RowDocument(
            _document(settings, wanted, file.path, row, slug, line or 1), row, wanted.layout
        )


def _document(
    settings: Settings,
    wanted: DataPages,
    path: PurePosixPath,
    row: Mapping[str, Any],
    slug: str,
    line: int,
) -> Document:
    at = Location(path, line, 1)
    described = _fill(wanted.description, row) if wanted.description else None
    return Document(
        path=path,
        kind=DocumentKind.PAGE,
        language=settings.language,
        logical=PurePosixPath(wanted.section.strip("/")) / f"{slug}.md",
        front_matter=FrontMatter(
            title=_fill(wanted.title, row),
            description=described,
            params=dict(row),
            positions={"title": at, "description": at, "slug": at},
        ),
        body=str(row.get(wanted.body) or "") if wanted.body else "",
        body_line=line,
        digest="",
    )


def _fill(pattern: str, row: Mapping[str, Any]) -> str:
    return _COLUMN.sub(lambda match: _text(row.get(match[1])), pattern).strip()


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _fault(settings: Settings, place: str, message: str, fix: str) -> Fault:
    at = settings.positions.get(place) or Location(PurePosixPath("site.yaml"))
    return Fault("settings/data-pages", message, at, fix, place, Owner.SETTINGS)
