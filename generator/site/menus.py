"""Menus: entries of the settings and of pages, with their pages found."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.model.finding import Fault, Location, Owner
from generator.model.site import MenuItem, Page
from generator.settings.schema import MenuItemSettings, Settings

SITE_FILE = PurePosixPath("site.yaml")


class Menus:
    """Builds the menus of one site; faults gather in `faults`."""

    def __init__(
        self, settings: Settings, by_logical: Mapping[tuple[str, str], Page], pages: Sequence[Page]
    ) -> None:
        self._settings = settings
        self._by_logical = by_logical
        self._pages = pages
        self.faults: list[Fault] = []

    def build(self, languages: Sequence[str]) -> Mapping[str, Mapping[str, tuple[MenuItem, ...]]]:
        """Menus by language and name, each in the order of weight."""
        return {language: self._of_language(language) for language in languages}

    def _of_language(self, language: str) -> Mapping[str, tuple[MenuItem, ...]]:
        menus: dict[str, list[MenuItem]] = {}
        for name, entries in self._settings.menus.items():
            menus[name] = self._items(entries, f"menus.{name}", language)
        for page in self._pages:
            if page.document is None or page.language != language or page.page_number > 1:
                continue
            for entry in page.document.front_matter.menu:
                item = MenuItem(entry.title or page.title, page.url, page.id, entry.weight)
                menus.setdefault(entry.menu, []).append(item)
        return {
            name: tuple(sorted(items, key=lambda item: item.weight))
            for name, items in menus.items()
        }

    def _items(
        self, entries: Sequence[MenuItemSettings], place: str, language: str
    ) -> list[MenuItem]:
        items = []
        for number, entry in enumerate(entries):
            item = self._item(entry, f"{place}.{number}", language)
            if item is not None:
                items.append(item)
        return items

    def _item(self, entry: MenuItemSettings, place: str, language: str) -> MenuItem | None:
        children = tuple(self._items(entry.children, f"{place}.children", language))
        if entry.page is None:
            if entry.url is None and not children:
                self._fault(place, "menu entry has neither `page:` nor `url:`", "add one of them")
                return None
            return MenuItem(
                entry.title or entry.url or "", entry.url or "", None, entry.weight, children
            )
        page = self._find(entry.page, language)
        if page is None:
            if language == self._settings.language:
                self._fault(
                    f"{place}.page",
                    f"menu entry leads to `{entry.page}`, which is not a published page",
                    "write the path of a content file or folder, such as `blog/` or `about.md`",
                )
            return None
        default = language == self._settings.language
        title = (
            entry.title if entry.title and (default or page.language != language) else page.title
        )
        return MenuItem(title, page.url, page.id, entry.weight, children)

    def _find(self, path: str, language: str) -> Page | None:
        clean = path.removeprefix("@").removeprefix("content/").strip("/")
        names = (
            (clean,)
            if clean.endswith(".md")
            else (f"{clean}/_index.md".lstrip("/"), f"{clean}/index.md".lstrip("/"), f"{clean}.md")
        )
        for wanted in dict.fromkeys((language, self._settings.language)):
            for name in names:
                page = self._by_logical.get((wanted, name))
                if page is not None:
                    return page
        return None

    def _fault(self, place: str, message: str, fix: str) -> None:
        positions = self._settings.positions
        at = positions.get(place) or positions.get(place.rpartition(".")[0])
        fault = Fault(
            "settings/menu", message, at or Location(SITE_FILE), fix, place, Owner.SETTINGS
        )
        if fault not in self.faults:
            self.faults.append(fault)
