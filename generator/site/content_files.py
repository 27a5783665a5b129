"""Files that stand beside the content, such as a bundle's pictures."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from generator.model.document import DocumentKind
from generator.model.finding import Fault, Location
from generator.model.site import ContentFile, Unpublished
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.site.placement import Placed
from generator.site.urls import BaseUrl, refuse_name


def content_files(
    files: Sequence[PurePosixPath],
    placed: Iterable[Placed],
    unpublished: Iterable[Unpublished],
    settings: Settings,
    base: BaseUrl,
) -> tuple[dict[str, ContentFile], tuple[Fault, ...]]:
    """
    Say where each file is published: beside its bundle's or section's page, else by its folder.

    Returns:
        Source path to file; those of a bundle that is not published are left out. A name that
        cannot be published is a fault.
    """
    homes: dict[PurePosixPath, str] = {}
    for one in placed:
        document = one.document
        if document.kind is not DocumentKind.PAGE:
            home = "/" + one.output.rpartition("/")[0]
            if document.language == settings.language:
                homes[document.path.parent] = home
            else:
                homes.setdefault(document.path.parent, home)
    closed = {one.path.parent for one in unpublished if one.path.name.startswith("index.")}
    closed -= homes.keys()
    found: dict[str, ContentFile] = {}
    faults: list[Fault] = []
    for path in files:
        if not closed.isdisjoint(path.parents):
            continue
        why = refuse_name(path.name, settings.files.publish)
        if why:
            message = f"the file's name cannot be part of an address: {why}"
            faults.append(Fault("urls/dangerous", message, Location(path), "rename the file"))
            continue
        folder = next((parent for parent in path.parents if parent in homes), None)
        if folder is None:
            rest = [slugify(part) for part in path.parent.parts[1:]]
            home = "/" + "/".join(rest)
        else:
            inner = path.parent.relative_to(folder).parts
            home = "/".join((homes[folder].rstrip("/"), *inner))
        target = f"{home.rstrip('/')}/{path.name}"
        found[path.as_posix()] = ContentFile(path, base.url(target), target.lstrip("/"))
    return found, tuple(faults)
