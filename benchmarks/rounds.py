"""The rounds: every step by every generator in turn, so that what disturbs one disturbs all."""

import shutil
from collections.abc import Iterator, Sequence
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
                for peer in _rotated(self.peers, number + at):
                    if step in BUILDS or peer.help:
                        yield self._sample(number, step, peer)
                if step in BUILDS:
                    self._compare(number)

    def _sample(self, number: int, step: str, peer: Peer) -> Sample:
        output = self._output(peer, number)
        done = run(
            peer.build(output) if step in BUILDS else peer.help,
            self._site(peer),
            variables=peer.variables,
            allowed=peer.allowed,
            sample=number == 0,
        )
        pages = len(_pages(output)) if step in BUILDS else 0
        return Sample(number, step, peer.name, pages, done)

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

    def _compare(self, number: int) -> None:
        first, *others = self.peers
        expected = _pages(self._output(first, number))
        for other in others:
            found = _pages(self._output(other, number))
            if found != expected:
                missing, more = sorted(expected - found)[:3], sorted(found - expected)[:3]
                raise UnequalPagesError(
                    f"{first.name} wrote {len(expected)} pages and {other.name} {len(found)}; "
                    f"missing: {missing}, more: {more}"
                )

    def _site(self, peer: Peer) -> Path:
        return self.folder / peer.name.replace(", ", "-").replace(" ", "-").lower()

    def _output(self, peer: Peer, number: int) -> Path:
        return self._site(peer).with_name(f"{self._site(peer).name}-output-{number}")


def _pages(output: Path) -> frozenset[str]:
    return frozenset(path.relative_to(output).as_posix() for path in output.rglob("*.html"))


def _rotated(peers: Sequence[Peer], by: int) -> Sequence[Peer]:
    by %= len(peers)
    return (*peers[by:], *peers[:by])
