"""The memory of a server over many saves of a body, a title and the styles, one after the other."""

import itertools
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from benchmarks import corpus
from benchmarks.edits import POST, edits
from benchmarks.servers import READY, Server, first_page, page, resident, rest, running

#: Kinds of saves that take turns.
_KINDS = ("body", "title", "styles")
#: Saves after which what goes on behind may come to its end, as while a person thinks.
_BREAK = 20
_STYLESHEET = re.compile(rb'href="?([^">]+\.css)')


def memory(
    server: Server, content: Path, folder: Path, posts: int, saves: int
) -> Iterator[tuple[int, float]]:
    """
    Save again and again, and look at the memory at the start and after each tenth of the saves.

    Returns:
        Number of saves so far, and MiB of the server's process at rest.

    Raises:
        RuntimeError: A save is not shown.
    """
    site = folder / f"{server.peer.name.lower()}-{posts}-memory"
    server.peer.make_site(content, site)
    post = corpus.plan(posts)[POST]
    kinds = [one for one in edits(site, server, post) if one.name in _KINDS]
    port = 19_000 + os.getpid() % 1_000
    address = f"http://127.0.0.1:{port}{post.url}"
    with running(server, site, port) as process:
        first_page(process, address, time.perf_counter())
        rest(process)
        yield 0, resident(process.pid)
        tenth = max(1, saves // 10)
        for number, kind in zip(range(1, saves + 1), itertools.cycle(kinds), strict=False):
            mark = f"mark{number}x"
            kind.save(mark)
            _wait_for(mark.encode(), address, styles=kind.text == "style")
            if number % _BREAK == 0 or number % tenth == 0:
                rest(process)
            if number % tenth == 0:
                yield number, resident(process.pid)


def _wait_for(mark: bytes, address: str, *, styles: bool) -> None:
    end = time.monotonic() + READY
    while mark not in (_stylesheets(address) if styles else page(address)):
        if time.monotonic() > end:
            raise RuntimeError(f"{mark.decode()} was not shown within {READY:g} s")
        time.sleep(0.005)


def _stylesheets(address: str) -> bytes:
    """Every stylesheet that the page at *address* names."""
    found = (match.decode() for match in _STYLESHEET.findall(page(address)))
    return b"".join(page(urljoin(address, one)) for one in found)
