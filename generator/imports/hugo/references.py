"""Where Hugo's `ref` leads: its rules for finding a content file by path or by bare name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from posixpath import normpath

from generator.imports.hugo.source_page import SourcePage
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class References:
    """
    Content files by the names that a reference may use.

    Attributes:
        by_path: Path below ``content/`` in Hugo's form (lower case, no suffix, no `index`) to files.
        by_name: Last part of such a path to files.
        folders: Top folders of the content, which are sections also without a file.
        terms: Paths of taxonomies and terms that have no file, such as ``/topics/design``.
        languages: Codes that a file name may carry.

    Source:
        Hugo 0.168, hugolib/pages_capture.go and hugolib/content_map_page.go (`getContentNode`).
    """

    by_path: Mapping[str, tuple[PurePosixPath, ...]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[PurePosixPath, ...]] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def resolve(self, reference: str, source: PurePosixPath, language: str = "") -> str | None:
        """
        Say where *reference* leads, as a link of ours.

        Args:
            reference: As written, perhaps with ``#fragment``.
            source: Path below ``content/`` of the file that refers.
            language: Wanted of several translations; that of *source* where it is empty.

        Returns:
            ``@/path.md``, ``/topics/design/`` for a page without a file, ``#fragment``; None
            where nothing, or more than one thing, answers to it.
        """
        path, mark, fragment = reference.partition("#")
        if not path:
            return reference if mark and fragment else None
        wanted = language or _language(source, self.languages)
        found = self._page(path.replace("\\", "/").rstrip("/") or "/", source, wanted)
        return found and found + mark + fragment

    def _page(self, path: str, source: PurePosixPath, language: str) -> str | None:
        key = _reference_key(path)
        if not path.startswith("/"):
            folder = _logical(source, self.languages).parent.as_posix().lower()
            found = self._at(normpath(f"/{folder}/{key}"), language)
            if found or path.startswith("."):
                return found
        found = self._at(normpath("/" + key.lstrip("/")), language)
        if found or "/" in path:
            return found
        return self._unique(self.by_name.get(_name(key), ()), language)

    def _at(self, key: str, language: str) -> str | None:
        files = self.by_path.get(key)
        if files:
            return self._unique(files, language)
        if key in self.terms or key in self.folders:
            return key.rstrip("/") + "/"
        return None

    def _unique(self, files: tuple[PurePosixPath, ...], language: str) -> str | None:
        """The one file meant; of translations, the one in *language*."""
        if len(files) > 1:
            same = tuple(path for path in files if _language(path, self.languages) == language)
            files = same or files
        return f"@/{files[0]}" if len(files) == 1 else None


def index(
    pages: Iterable[SourcePage], taxonomies: Iterable[str], languages: frozenset[str]
) -> References:
    """Make the index of *pages*, whose file names may carry one of *languages*."""
    by_path: dict[str, list[PurePosixPath]] = defaultdict(list)
    by_name: dict[str, list[PurePosixPath]] = defaultdict(list)
    folders: set[str] = set()
    terms: set[str] = set()
    wanted = tuple(taxonomies)
    for page in pages:
        key = _file_key(_logical(page.logical, languages))
        by_path[key].append(page.logical)
        by_name[_name(key)].append(page.logical)
        if len(page.logical.parts) > 1:
            folders.add("/" + page.logical.parts[0].lower())
        for taxonomy in wanted:
            for term in page.items(taxonomy.lower()):
                terms.add(f"/{taxonomy.lower()}/{term.strip().lower().replace(' ', '-')}")
                terms.add(f"/{taxonomy.lower()}")
    return References(
        {key: tuple(files) for key, files in by_path.items()},
        {key: tuple(files) for key, files in by_name.items()},
        frozenset(folders),
        frozenset(terms),
        languages,
    )


def page_path(path: PurePosixPath, languages: frozenset[str]) -> str:
    """Hugo's path of the page in file *path* below ``content/``, such as ``/news/first-spade``."""
    return _file_key(_logical(path, languages))


def language_of(path: PurePosixPath, languages: frozenset[str]) -> str:
    """Code that the name or the top folder of *path* carries; empty for none."""
    return _language(path, languages)


def _language(path: PurePosixPath, languages: frozenset[str]) -> str:
    mark = path.stem.rpartition(".")[2]
    if "." in path.stem and mark in languages:
        return mark
    return path.parts[0] if len(path.parts) > 1 and path.parts[0] in languages else ""


def _logical(path: PurePosixPath, languages: frozenset[str]) -> PurePosixPath:
    """*path* without its language, whether file name or folder carries it."""
    mark = path.stem.rpartition(".")[2]
    if "." in path.stem and mark in languages:
        return path.with_name(path.stem.removesuffix("." + mark) + path.suffix)
    in_folder = len(path.parts) > 1 and path.parts[0] in languages
    return PurePosixPath(*path.parts[1:]) if in_folder else path


def _file_key(path: PurePosixPath) -> str:
    parts = (
        path.parent.parts if path.stem in ("index", "_index") else (*path.parent.parts, path.stem)
    )
    return "/" + "/".join(parts).lower().replace(" ", "-")


def _reference_key(path: str) -> str:
    lowered = path.lower().replace(" ", "-")
    for suffix in (".md", ".markdown", ".mdown", ".html"):
        lowered = lowered.removesuffix(suffix)
    for name in ("/_index", "/index"):
        if lowered.endswith(name):
            return lowered.removesuffix(name) or "/"
    return "" if lowered in ("_index", "index") else lowered


def _name(key: str) -> str:
    return key.rpartition("/")[2]
