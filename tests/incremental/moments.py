"""Moments of a build: it can be stopped before any of its steps on the file system."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

#: Steps of a build of the site under test from nothing; one that changes nothing has some fifty.
STEPS = 400


def before_step(number: int, folder: Path, do: Callable[[], object]) -> None:
    """
    Call *do* before the *number*-th step of this process and of each that it forks.

    A step opens, lists, makes, renames or removes something below *folder*. What is set here stays
    until the process ends, so it is for one that was forked for it.
    """
    beginning = str(folder)
    taken = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event != "open" and not event.startswith("os."):
            return
        if arguments and isinstance(arguments[0], str | bytes | os.PathLike):
            taken += os.fsdecode(arguments[0]).startswith(beginning)
            if taken == number:
                taken += 1  # once only, and not for what is done meanwhile
                do()

    sys.addaudithook(count)
