"""Files that stand beside the content, such as a bundle's pictures."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from generator.model.document import DocumentKind
from generator.model.site import ContentFile
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.site.placement import Placed
from generator.site.urls import BaseUrl


def content_files(
    files: Sequence[PurePosixPath], placed: Iterable[Placed], settings: Settings, base: BaseUrl
) -> dict[str, ContentFile]:
    """
    Say where each file is published: beside its bundle's or section's page, else by its folder.

    Returns:
        Source path to file.
    """
    homes: dict[PurePosixPath, str] = {}
    for one in placed:
        document = one.document
        if document.kind is not DocumentKind.PAGE and document.language == settings.language:
            homes[document.path.parent] = "/" + one.output.rpartition("/")[0]
    found = {}
    for path in files:
        folder = next((parent for parent in path.parents if parent in homes), None)
        if folder is None:
            rest = [slugify(part) for part in path.parent.parts[1:]]
            home = "/" + "/".join(rest)
        else:
            inner = path.parent.relative_to(folder).parts
            home = "/".join((homes[folder].rstrip("/"), *inner))
        target = f"{home.rstrip('/')}/{path.name}"
        found[path.as_posix()] = ContentFile(path, base.url(target), target.lstrip("/"))
    return found
