"""Walks: edits of a site that is brought up to date in every way; each follows from a number."""

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from content_edits import CONTENT_EDITS, WORDS, Edit
from every_way import in_every_way
from living_site import LivingSite, NothingToEditError, picker
from moments import STEPS
from other_edits import OTHER_EDITS
from site_edits import SITE_EDITS
from time_edits import TIME_EDITS

EDITS: tuple[Edit, ...] = (*CONTENT_EDITS, *SITE_EDITS, *OTHER_EDITS, *TIME_EDITS)


@dataclass(frozen=True)
class Step:
    """
    Some edits, after which the site is brought up to date and compared with a clean build.

    Attributes:
        edits: Each with the number that its choices follow from.
        begun: Step of a build before which the last edit is made, where it is one of sources; 0
            for before the build.
        killed: Step before which a build is killed ahead of the one that is checked; 0 for none.
    """

    edits: tuple[tuple[Edit, int], ...]
    jobs: int = 1
    begun: int = 0
    killed: int = 0
    own_process: bool = False

    def go(self, site: LivingSite) -> None:
        """
        Do it.

        Raises:
            AssertionError: The site is not as a clean build would have made it.
        """
        for number, (edit, seed) in enumerate(self.edits, 1):
            if self.begun and number == len(self.edits) and edit not in (*OTHER_EDITS, *TIME_EDITS):
                site.log.append(f"before step {self.begun} of a build with {self.jobs} jobs:")
                with site.while_building(self.begun, jobs=self.jobs):
                    _make(edit, seed, site)
            else:
                _make(edit, seed, site)
        if self.killed:
            site.log.append(f"a build with {self.jobs} jobs killed before step {self.killed}")
            site.kill_a_build(self.killed, jobs=self.jobs)
        site.check(jobs=self.jobs, own_process=self.own_process)


def _make(edit: Edit, seed: int, site: LivingSite) -> None:
    try:
        site.log.append(edit(site, picker(random.Random(seed))))
    except NothingToEditError:
        site.log.append(f"({edit.__name__}: nothing to edit)")


def steps(seed: int, count: int) -> list[Step]:
    """The steps that follow from *seed*."""
    chance = random.Random(seed)
    return [_step(chance) for _ in range(count)]


def _step(chance: random.Random) -> Step:
    # Words alone are what people edit most, and what the quick way is for.
    kinds = WORDS if chance.random() < 0.4 else EDITS
    edits = tuple(
        (chance.choice(kinds), chance.randrange(2**32)) for _ in range(chance.randint(1, 3))
    )
    return Step(
        edits if chance.random() < 0.95 else (),
        jobs=chance.choice((1, 1, 1, 2)),
        begun=chance.randint(1, STEPS) if chance.random() < 0.1 else 0,
        killed=chance.randint(1, STEPS) if chance.random() < 0.1 else 0,
        own_process=chance.random() < 0.05,
    )


def shortened(way: Sequence[Step], built: LivingSite, folder: Path) -> str:
    """Leave out of *way*, which fails, what it fails without; the failure that is left."""
    for shorter in _shorter(way):
        if failure_of(shorter, built, folder)[0]:
            return shortened(shorter, built, folder)
    failure, _ = failure_of(way, built, folder)
    return failure or "it does not fail each time\n"


def failure_of(way: Sequence[Step], built: LivingSite, folder: Path) -> tuple[str, int]:
    """What is wrong after one of the steps of *way*, empty where nothing is; and its quick builds."""
    place = folder / "walk"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    site = in_every_way(built, place)
    try:
        for step in way:
            step.go(site)
    except AssertionError as error:
        return str(error), site.quick
    finally:
        site.end()
    return "", site.quick


def _shorter(way: Sequence[Step]) -> Iterator[list[Step]]:
    for at, step in enumerate(way):
        yield [*way[:at], *way[at + 1 :]]
        if len(step.edits) > 1:
            for left_out in range(len(step.edits)):
                edits = tuple(one for number, one in enumerate(step.edits) if number != left_out)
                yield [*way[:at], replace(step, edits=edits), *way[at + 1 :]]
        plain = replace(step, jobs=1, begun=0, killed=0, own_process=False)
        if plain != step:
            yield [*way[:at], plain, *way[at + 1 :]]
