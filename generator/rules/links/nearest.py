"""What somebody may have meant who named a file that is not there."""

import difflib
from functools import cached_property

from generator.checks.site_index import SiteIndex


class Nearest:
    """Finds the page or file whose path is most like a missing one, and remembers the answer."""

    def __init__(self, site: SiteIndex) -> None:
        self._site = site
        self._answers: dict[str, str] = {}

    def url(self, path: str) -> str:
        """
        Give the URL of the file most like *path*; empty where none is like it.

        A file of the same name in another folder comes first, then one in the same folder.
        """
        if path not in self._answers:
            self._answers[path] = self._search(path.removesuffix("index.html").strip("/"))
        return self._answers[path]

    def _search(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        same_name = self._by_name.get(name, [])
        beside = self._by_folder.get(folder, [])
        for candidates, cutoff in ((same_name, 0.0), (beside, 0.6)):
            close = difflib.get_close_matches(path, candidates[:1000], n=1, cutoff=cutoff)
            if close:
                return self._urls[close[0]]
        return ""

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {
            path.removesuffix("index.html").strip("/"): self._site.urls.url_of(path)
            for path in self._site.files
        }

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = {}
        for path in self._urls:
            by_name.setdefault(path.rpartition("/")[2], []).append(path)
        by_name.pop("", None)  # the home page has no name to be mistaken in
        return by_name

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        by_folder: dict[str, list[str]] = {}
        for path in self._urls:
            by_folder.setdefault(path.rpartition("/")[0], []).append(path)
        return by_folder
