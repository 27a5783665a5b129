"""The rounds: every step by every generator in turn, so that what disturbs one disturbs all."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import Run, run
from benchmarks.peers import Peer

COLD, NO_CHANGE, BODY, TITLE, HELP = (
    "cold build",
    "no change",
    "one body edited",
    "one title edited",
    "`--help`",
)
BUILDS = (COLD, NO_CHANGE, BODY, TITLE)
STEPS = (*BUILDS, HELP)
#: What a generator keeps between builds, relative to the site.
CACHES = (".cache", "resources")


class UnequalPagesError(RuntimeError):
    """Two generators did not write the same pages, so their times say nothing."""


@dataclass(frozen=True, slots=True)
class Sample:
    """
    One measured run.

    Attributes:
        round: 0 is the look at memory and pages, whose times do not count.
        pages: HTML files in the output folder afterwards; 0 where nothing is built.
    """

    round: int
    step: str
    peer: str
    pages: int
    run: Run


@dataclass(frozen=True, slots=True)
class Bench:
    """
    What is measured.

    Attributes:
        posts: Number of posts in the corpus.
        rounds: How often each step is timed.
        folder: Empty folder for sites and outputs.
        content: Folder with the corpus.
    """

    posts: int
    rounds: int
    folder: Path
    content: Path
    peers: Sequence[Peer]

    def samples(self) -> Iterator[Sample]:
        """
        Run all rounds.

        Every build of a round goes to a folder that is new in that round and nothing is deleted
        in between: where many files were deleted, the next ones may be written more slowly.

        Raises:
            CommandFailedError: A generator failed.
            UnequalPagesError: The generators wrote different pages.
        """
        for peer in self.peers:
            peer.make_site(self.content, self._site(peer))
        posts = corpus.plan(self.posts)
        for number in range(self.rounds + 1):
            self._forget()
            for at, step in enumerate(STEPS):
                self._edit(step, posts[(number * 2 + at) % len(posts)], number)
                written: dict[str, frozenset[str]] = {}
                for peer in _rotated(self.peers, number + at):
                    if step in BUILDS or peer.help:
                        done = self._run(number, step, peer)
                        written[peer.name] = _pages(self._output(peer, number))
                        pages = len(written[peer.name]) if step in BUILDS else 0
                        yield Sample(number, step, peer.name, pages, done)
                _compare(written)

    def _run(self, number: int, step: str, peer: Peer) -> Run:
        output = self._output(peer, number)
        return run(
            peer.build(output) if step in BUILDS else peer.help,
            self._site(peer),
            variables=peer.variables,
            allowed=peer.allowed,
            sample=number == 0,
        )

    def _forget(self) -> None:
        for peer in self.peers:
            for name in CACHES:
                shutil.rmtree(self._site(peer) / name, ignore_errors=True)

    def _edit(self, step: str, post: corpus.Post, number: int) -> None:
        """Change one post of every site as *step* says."""
        for peer in self.peers:
            path = self._site(peer) / corpus.path_of(post)
            text = path.read_text(encoding="utf-8")
            if step == BODY:
                text += f"\nA line that was added in round {number}.\n"
            elif step == TITLE:
                text = text.replace(f'title: "{post.title}', f'title: "{post.title} again', 1)
            else:
                continue
            path.write_text(text, encoding="utf-8")

    def _site(self, peer: Peer) -> Path:
        return self.folder / peer.name.replace(", ", "-").replace(" ", "-").lower()

    def _output(self, peer: Peer, number: int) -> Path:
        return self._site(peer).with_name(f"{self._site(peer).name}-output-{number}")


def _pages(output: Path) -> frozenset[str]:
    """Every HTML file in *output*, relative to it."""
    return frozenset(
        os.path.join(folder, name)[len(str(output)) + 1 :]  # noqa: PTH118 - ten thousand of them
        for folder, _, names in os.walk(output)
        for name in names
        if name.endswith(".html")
    )


def _compare(written: Mapping[str, frozenset[str]]) -> None:
    (first, expected), *others = written.items()
    for name, found in others:
        if found != expected:
            missing, more = sorted(expected - found)[:3], sorted(found - expected)[:3]
            raise UnequalPagesError(
                f"{first} wrote {len(expected)} pages and {name} {len(found)}; "
                f"missing: {missing}, more: {more}"
            )


def _rotated(peers: Sequence[Peer], by: int) -> Sequence[Peer]:
    by %= len(peers)
    return (*peers[by:], *peers[:by])
