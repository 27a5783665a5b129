"""What somebody may have meant who named something that is not there."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice

from generator.checks.whole_site.site_index import SiteIndex
from generator.model.moved import surely_moved
from generator.typed_yaml.suggest import nearest, nearest_file, nearest_folder

#: What :class:`Nearest` reads of pages.
NEAREST = frozenset({"noindex", "refresh"})
_MOST_CANDIDATES = 300
_MOST_COMPARISONS = 100_000  # some seconds; who has more faults than that has other worries


class Closest:
    """Finds the name nearest to a wrong one, until it has compared very many."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def name(
        self,
        wrong: str,
        names: Iterable[str],
        near: Callable[[str, Iterable[str]], str | None] = nearest,
    ) -> str | None:
        """Give the one of *names* that *near* finds for *wrong*; None where none is near."""
        candidates = list(islice(names, min(_MOST_CANDIDATES, self._left)))
        self._left -= len(candidates)
        return near(wrong, candidates)


class Nearest:
    """
    Finds the page or file whose path is nearest to a missing one, and remembers the answer.

    Pages that redirect, and those that search engines are asked to leave out, are none to link to.
    A rule that asks reads `NEAREST` of pages.
    """

    def __init__(self, site: SiteIndex) -> None:
        self._site = site
        self._closest = Closest()
        self._answers: dict[str, str] = {}
        self._moved: dict[str, str] = {}

    def url(self, path: str) -> str:
        """
        Give the URL of the file nearest to *path*; empty where none is near.

        A file of the same name in another folder comes first, then one in the same folder.
        """
        if path not in self._answers:
            self._answers[path] = self._search(path.removesuffix("index.html").strip("/"))
        return self._answers[path]

    def moved(self, path: str) -> str:
        """Give the URL of the page that must be *path*, in another folder; empty where none must."""
        if path not in self._moved:
            missing = path.removesuffix("index.html").strip("/")
            found = surely_moved(missing, self._urls) if missing else None
            self._moved[path] = "" if found is None else self._urls[found]
        return self._moved[path]

    def _search(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        if not name:
            return ""  # the home page has no name
        folders = self._folders.get(name, {})
        same = self._closest.name(folder, folders, nearest_folder)
        if same is not None:
            return self._urls[folders[same]]
        names = self._names.get(folder, {})
        close = self._closest.name(name, names, nearest_file)
        return self._urls[names[close]] if close is not None else ""

    @cached_property
    def _urls(self) -> dict[str, str]:
        pages = self._site.by_path
        return {
            path.removesuffix("index.html").strip("/"): self._site.urls.url_of(path)
            for path in self._site.files
            if (page := pages.get(path)) is None or not (page.noindex or page.refresh is not None)
        }

    @cached_property
    def _folders(self) -> dict[str, dict[str, str]]:
        """Name to the folders that hold one, and the paths of both together."""
        folders: dict[str, dict[str, str]] = {}
        for path in self._urls:
            folder, _, name = path.rpartition("/")
            folders.setdefault(name, {})[folder] = path
        return folders

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """Folder to the names in it, and the paths of both together."""
        names: dict[str, dict[str, str]] = {}
        for path in self._urls:
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, {})[name] = path
        return names
