"""Pictures drawn for social networks: where they are kept, and which are published."""

import re
from collections.abc import Callable, Iterable
from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary, remedy, words_on
from generator.cards.card import FOLDER
from generator.cards.store import CardStore, NoCardError
from generator.model.card import HEIGHT, WIDTH, Card
from generator.model.finding import Fault, Location, Owner
from generator.model.site import Page
from generator.one_file import is_there
from generator.settings.boundary import boundary_of
from generator.site.urls import BaseUrl
from generator.stages.plan.build_plan import Plan
from generator.themes.edition import Picture
from generator.value import dataclass

_RULE = "social/card-not-drawn"
_SETTINGS = PurePosixPath("site.yaml")
_MARK = f"/{FOLDER}/"
_OUTPUT = re.compile(rf"{FOLDER}/[0-9a-f]+\.png")


@dataclass(frozen=True, slots=True)
class Cards:
    """Draws the cards of one plan, into the cache."""

    plan: Plan
    base: BaseUrl
    store: CardStore = field(init=False)
    _boundary: Boundary = field(init=False)

    def __post_init__(self) -> None:
        social, root = self.plan.settings.social, self.plan.root
        fonts = tuple(root / font for font in social.fonts)
        store = CardStore(root / ".cache" / "cards", social.color, social.background, fonts)
        object.__setattr__(self, "store", store)
        object.__setattr__(self, "_boundary", boundary_of(root, self.plan.settings))

    def picture(self, page: Page, card: Card) -> Picture | Fault:
        """The picture of *card*, or why it cannot be drawn."""
        for font in self.store.fonts:
            target = self._boundary.beyond(font)
            if target is not None:
                message = f"{font.relative_to(self.plan.root)}: {words_on(target)}"
                return self._fault(page, message, remedy(target), in_settings=True)
        try:
            name = self.store.drawn(card)
        except NoCardError as error:
            return self._fault(page, error.message, error.fix, in_settings=error.in_settings)
        except OSError as error:
            message = f"picture for social networks cannot be kept: {error.strerror or error}"
            return self._fault(page, message, "make room in `.cache/`", in_settings=True)
        return Picture(self.base.url(f"/{FOLDER}/{name}"), WIDTH, HEIGHT)

    def _fault(self, page: Page, message: str, fix: str, *, in_settings: bool) -> Fault:
        if in_settings or page.document is None:
            positions = self.plan.settings.positions
            at = positions.get("social.fonts") or positions.get("social") or Location(_SETTINGS)
            return Fault(_RULE, message, at, fix, "social", Owner.SETTINGS)
        document = page.document
        at = document.front_matter.positions.get("title") or Location(document.path)
        return Fault(_RULE, message, at, fix, "title")

    def file(self, output: str) -> Path | None:
        """Where the card lies that is published as *output*; None for what is no card's path."""
        if not _OUTPUT.fullmatch(output):
            return None
        return self.store.folder.resolve() / PurePosixPath(output).name

    def files(
        self, named: Iterable[tuple[str, Iterable[str]]], draw: Callable[[str], object]
    ) -> dict[str, tuple[Path, PurePosixPath]]:
        """
        List the cards that pages name, by output path, with their places in the cache.

        Args:
            named: Id of each page, and the URLs of what it shows.
            draw: Draws the card of a page by its id, where the cache has lost it.
        """
        found: dict[str, tuple[Path, PurePosixPath]] = {}
        for page_id, urls in named:
            for url in urls:
                if _MARK not in url:
                    continue
                name = PurePosixPath(url).name
                output = f"{FOLDER}/{name}"
                if f"/{output}" not in url or output in found or not _OUTPUT.fullmatch(output):
                    continue
                file = self.store.folder / name
                if not is_there(file):
                    draw(page_id)
                if is_there(file):
                    found[output] = file, _SETTINGS
        return found
