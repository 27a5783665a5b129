"""Walks of a preview: edits that follow from a number, each of them checked against a clean build."""

import random
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from content_edits import CONTENT_EDITS, Edit
from living_preview import LivingPreview, PreviewedSite
from living_site import LivingSite, NothingToEditError, copied, picker
from other_edits import (
    another_command,
    day,
    flags,
    old_time,
    restored,
    same_bytes,
    store_damaged,
    unreadable_name,
)
from site_edits import SITE_EDITS

#: What happens to the files of a site while its preview runs.
EDITS: tuple[Edit, ...] = (
    *CONTENT_EDITS, *SITE_EDITS, restored, restored, same_bytes, old_time, unreadable_name, another_command,
)  # fmt: skip
#: What may happen between two starts.
BETWEEN: tuple[Edit, ...] = (day, flags, store_damaged)


@dataclass(frozen=True)
class Step:
    """
    Some edits, after which the preview is compared with a clean build.

    Attributes:
        edits: Each with the number that its choices follow from.
        pauses: Seconds after each edit; as short ones as fall into one change, and longer ones.
        asked: How many addresses are asked for after each edit.
        signal: Ends the preview before the edits, and it is started after them; 0 for none.
    """

    edits: tuple[tuple[Edit, int], ...]
    pauses: tuple[float, ...]
    asked: int = 0
    signal: int = 0

    def go(self, life: LivingPreview) -> None:
        """
        Do it.

        Raises:
            AssertionError: What is served does not become what a clean build gives.
        """
        if self.signal:
            life.site.log.append(f"the preview gets signal {self.signal}")
            life.end(self.signal)
        for (edit, seed), pause in zip(self.edits, self.pauses, strict=True):
            chance = random.Random(seed)
            _make(edit, chance, life.site)
            time.sleep(pause)
            for name in chance.choices(life.known() or ["index.html"], k=self.asked):
                life.ask(name)
        if self.signal:
            life.site.log.append(f"the preview starts on {life.site.day}")
            life.start()
        life.check()


def _make(edit: Edit, chance: random.Random, site: LivingSite) -> None:
    try:
        site.log.append(edit(site, picker(chance)))
    except NothingToEditError:
        site.log.append(f"({edit.__name__}: nothing to edit)")


def steps(seed: int, count: int) -> list[Step]:
    """The steps that follow from *seed*."""
    chance = random.Random(seed)
    return [_step(chance) for _ in range(count)]


def _step(chance: random.Random) -> Step:
    ended = chance.choice((0, 0, 0, 0, 0, 0, 0, 0, signal.SIGINT, signal.SIGKILL))
    kinds = (*EDITS, *BETWEEN * 8) if ended else EDITS
    edits = tuple(
        (chance.choice(kinds), chance.randrange(2**32)) for _ in range(chance.randint(1, 4))
    )
    pauses = tuple(chance.choice((0.0, 0.0, 0.01, 0.04, 0.1, 0.3, 0.8)) for _ in edits)
    return Step(edits, pauses, chance.choice((0, 0, 1, 5)), int(ended))


def failure_of(way: Sequence[Step], built: LivingSite, folder: Path) -> tuple[str, int]:
    """What is wrong after one of the steps of *way*, empty where nothing is; and how often late."""
    place = folder / "walk"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    site = copied(built, place)
    life = LivingPreview(PreviewedSite(site.root, site.scratch))
    life.start()
    try:
        for step in way:
            step.go(life)
    except AssertionError as error:
        return str(error), life.late
    finally:
        life.end(signal.SIGINT)
    return "", life.late


def shortened(way: Sequence[Step], built: LivingSite, folder: Path) -> str:
    """Leave out of *way*, which fails, what it fails without; the failure that is left."""
    for shorter in _shorter(way):
        if failure_of(shorter, built, folder)[0]:
            return shortened(shorter, built, folder)
    failure, _ = failure_of(way, built, folder)
    return failure or "it does not fail each time\n"


def _shorter(way: Sequence[Step]) -> Iterator[list[Step]]:
    for at, step in enumerate(way):
        yield [*way[:at], *way[at + 1 :]]
        if len(step.edits) > 1:
            for left_out in range(len(step.edits)):
                edits, pauses = (
                    tuple(one for number, one in enumerate(some) if number != left_out)
                    for some in (step.edits, step.pauses)
                )
                yield [*way[:at], replace(step, edits=edits, pauses=pauses), *way[at + 1 :]]
        plain = replace(step, pauses=(0.0,) * len(step.edits), asked=0, signal=0)
        if plain != step:
            yield [*way[:at], plain, *way[at + 1 :]]
