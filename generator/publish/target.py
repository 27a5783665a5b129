"""
The seam between publishing and the places that a site is released to.

A target is a folder on this machine, a bucket, a server, a branch. `release` asks it in this order:
`check`, then under `locked` `plan`, `apply` and `verify`. What it must promise:

- **The old site or the new one, never a mix.** Whenever a visitor asks, and wherever `apply` stops,
  a page and the files that it names belong together. A target that can switch does so in one step.
  One that cannot sends style sheets, scripts and pictures first, whose names hold fingerprints so
  that old pages keep theirs, then pages, and deletes last.
- **Resumable.** An `apply` that was cut off, by a signal or by the network, leaves nothing that
  needs a person: the next one goes on or starts over, and the result is the same.
- **Credentials come first.** `check` uses them. Where they are missing or refused, nothing is sent;
  where they fail later, `apply` stops before it sends HTML.
- **Nothing secret is said.** No credential stands in `place`, in an error, in a hint, or in what
  `repr` gives of the target.
- **Bytes as built.** `apply` sends exactly the bytes that `plan` compared, or raises. It refuses
  a file that has changed since.
- **Only what it wrote.** It deletes nothing that an earlier release did not put there.

Any failure is a `PublishError`, which says what visitors see now.

To add one: a module in `targets/` with a `Kind`, its line in `catalogue`, a key of `Publish` in
`settings/publishing.py`, and tests, to begin with those of `tests/publish/test_promises.py`.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from generator.publish.plan import Plan
from generator.publish.snapshot import Snapshot
from generator.settings.publishing import Publish
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """
    A complete release on a target.

    Attributes:
        number: Counted from 1, the newest.
        id: Sorts by age: UTC time and the first eight digits of the content's digest.
        current: Whether visitors see it.
    """

    number: int
    id: str
    current: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """
    A file of which visitors get something else than was built.

    Attributes:
        path: Relative to the site, with forward slashes.
        what: What is wrong with it, in words that follow the path: "is missing".
    """

    path: str
    what: str


class Target(Protocol):
    """A place that a site is released to. The module says what it promises."""

    @property
    def place(self) -> str:
        """Where it is, for people; a folder ends with a slash. It holds nothing secret."""
        ...

    def check(self, built: Path) -> None:
        """
        Make sure that a build may be released here; change nothing.

        Args:
            built: Folder of the built site, not yet read.

        Raises:
            PublishError: The place is somebody else's or cannot be reached, or the credentials
                are missing or refused.
        """
        ...

    def locked(self) -> AbstractContextManager[None]:
        """
        Keep others from releasing to it for as long as the context lasts.

        Clears away what a release left that was not finished.

        Raises:
            PublishError: Another process is releasing to it; the message says which.
        """
        ...

    def plan(self, built: Snapshot) -> Plan:
        """
        Compare *built* with what visitors see; change nothing.

        Raises:
            PublishError: What visitors see cannot be read.
        """
        ...

    def apply(self, built: Snapshot, plan: Plan) -> Release:
        """
        Make *built* what visitors see.

        Args:
            built: What *plan* was made of.
            plan: Not empty, and made under the same lock.

        Raises:
            PublishError: Visitors see what they saw before, unless the message says otherwise.
        """
        ...

    def verify(self, built: Snapshot, plan: Plan) -> tuple[Difference, ...]:
        """
        Compare what visitors get with what was built.

        The bytes of new and changed files are read as a visitor's request would read them. Of all
        others no more is asked than whether they are there.

        Args:
            built: As for `apply`.
            plan: As for `apply`.

        Returns:
            One for each file that differs, sorted by path; empty where all is well.
        """
        ...

    def releases(self) -> tuple[Release, ...]:
        """
        List the releases that `rollback` can go to, the newest first.

        Raises:
            PublishError: The list cannot be read.
        """
        ...

    def rollback(self, to: str | None) -> Release:
        """
        Show visitors another release.

        Args:
            to: An id, or a number as `releases` gives it; the release before the current one
                where it is None.

        Raises:
            PublishError: There is no such release; visitors see the same as before.
        """
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of target, and how a site asks for one.

    Attributes:
        key: Below `publish:` in `site.yaml`; a value there asks for a target of this kind.
        make: Makes it of the site's folder and the settings. It opens no connection.
    """

    key: str
    make: Callable[[Path, Publish], Target]
