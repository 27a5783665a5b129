"""Put the parts of a preview together, and run it until it is ended."""

import contextlib
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from urllib.parse import quote

from generator.errors import UsageError
from generator.preview.access import Access, is_loopback, is_unspecified, network_addresses
from generator.preview.api import Api
from generator.preview.certificate import https_context
from generator.preview.connection import Limits
from generator.preview.events import Events
from generator.preview.front import Front
from generator.preview.injection import OWN
from generator.preview.jobs import Jobs
from generator.preview.server import Server, listening
from generator.preview.session import Orders, Session
from generator.preview.watching import Watch
from generator.value import dataclass

#: Ports that are tried where the one that was asked for is taken.
PORTS = 20
#: Seconds that one thread may work while another waits for its turn.
_TURN = 0.001


@dataclass(frozen=True, slots=True)
class Serving:
    """
    What is to be served, and to whom.

    Attributes:
        order: Gives what to build, as the session says.
        host: Address to listen on; empty for this machine alone.
        port: The first to try.
        poll: Whether to look at the files now and then instead of being told of changes.
        store: File in which what is known is kept for the next start.
        others: Files in which builds keep the same.
        follows_clock: Whether the day may change while the preview runs.
        limits: What one connection may take.
    """

    root: Path
    order: Orders
    host: str
    port: int
    https: bool
    poll: bool
    store: Path
    others: tuple[Path, ...]
    follows_clock: bool = True
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """
    A preview that answers.

    Attributes:
        address: For this machine.
        network: Addresses for others, with the token; empty where others have no access.
        pages: How many pages the site has.
        seconds: Since the start of the preview.
        wanted_port: The port that was asked for, where it was taken; None where it was free.
    """

    title: str
    address: str
    network: tuple[str, ...]
    pages: int
    seconds: float
    wanted_port: int | None = None


def run_preview(
    serving: Serving, ready: Callable[[Ready], None], say: Callable[[str], None]
) -> None:
    """
    Serve until an interrupt from the keyboard; on the main thread.

    Args:
        serving: What is to be served.
        ready: Is told once the preview answers.
        say: Is given lines for the person at the terminal; called on any thread.

    Raises:
        UsageError: No port is free, or the host is none of this machine's.
        GeneratorError: The site cannot be put together.
    """
    started = time.monotonic()
    # The server's thread gets its turn quickly while the main thread makes pages.
    sys.setswitchinterval(_TURN)
    open_to_all = bool(serving.host) and not is_loopback(serving.host)
    hosts = _hosts(serving.host)
    sockets, port = listening(hosts, serving.port, PORTS)
    network = network_addresses(serving.host) if open_to_all else ()
    token = secrets.token_urlsafe(12) if open_to_all else ""
    names = (*network, *((socket.gethostname().lower(),) if open_to_all else ()))
    access = Access(frozenset((*names, serving.host)) - {""}, token, port)
    context = None
    if serving.https:
        own = ("localhost", "127.0.0.1", "::1")
        context = https_context(serving.root / ".cache", tuple(dict.fromkeys((*own, *names))))
    jobs = Jobs()
    server = Server(serving.limits)
    events = Events(server.call)
    root_address = f"{'https' if context else 'http'}://{_shown(hosts)}:{port}"
    session = Session(
        serving.root,
        serving.order,
        jobs,
        serving.store,
        serving.others,
        events.send,
        say,
        f"{root_address}{OWN}",
        serving.follows_clock,
    )
    api = Api(session, events)
    front = Front(session, access, api)
    api.front = front
    watch = Watch(serving.root, session.change, say, poll=serving.poll)
    with _interrupts():
        try:
            watch.start()
            session.start()
            server.start(front, sockets, context)
            scheme = "https" if context else "http"
            path = f"{session.generation.base.prefix}/"
            ready(
                Ready(
                    title=session.generation.plan.settings.title,
                    address=f"{root_address}{path}",
                    network=tuple(
                        f"{scheme}://{_bracketed(one)}:{port}{path}?token={quote(token)}"
                        for one in network
                    ),
                    pages=len(session.generation.settled.pages),
                    seconds=time.monotonic() - started,
                    wanted_port=serving.port if serving.port not in (0, port) else None,
                )
            )
            jobs.run(session.idle)
        finally:
            watch.stop()
            session.stop()
            server.stop()


def _hosts(host: str) -> tuple[str, ...]:
    """Addresses to listen on: the one given, and this machine's own beside it."""
    if host in ("", "localhost"):
        return ("127.0.0.1",)
    if is_unspecified(host):
        return (host,)
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UsageError(
            f"`--host {host}` is not an address of this machine", "try `--host 0.0.0.0`"
        ) from error
    address = str(found[0][4][0])
    return (address,) if is_loopback(address) else (address, "127.0.0.1")


def _shown(hosts: tuple[str, ...]) -> str:
    loopback = next((one for one in hosts if is_loopback(one)), "127.0.0.1")
    return _bracketed("::1" if hosts == ("::",) else loopback)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextlib.contextmanager
def _interrupts() -> Iterator[None]:
    """
    Let Ctrl-C, and the signal by which other programs end this one, end it once.

    A second one changes nothing: what is still to be done takes a moment and has its limits.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, interrupt)
    with contextlib.suppress(KeyboardInterrupt):
        yield
