"""Check many addresses: each is asked once, however many pages lead to it."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from generator.external.address import Address, read_address
from generator.external.anchors import Reader
from generator.external.cache import Cache, load, oldest_good, save
from generator.external.exchange import Opened
from generator.external.guard import Lookup, look_up
from generator.external.inquiry import Inquiry, Verdict
from generator.external.pacing import Pacing
from generator.external.policy import Policy
from generator.model.web_answer import Anchor, Standing, WebAnswer
from generator.url.secrets import masked
from generator.value import dataclass

#: Is told how many addresses are known, and of how many.
Progress = Callable[[int, int], None]

_UNREADABLE = WebAnswer(Standing.UNVERIFIED, "it cannot be read as an address")
_NOT_UNDERSTOOD = Verdict(Standing.UNVERIFIED, "the answer could not be understood")
_OFFLINE = (
    "no server of that name was found, but no other name was found either; is this machine online?"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What a check needs besides addresses and a policy.

    Attributes:
        read: Reads the places off a page.
        cache: File that keeps what was fine; None to keep nothing.
        progress: Is told how far the check is.
        note: Is told what a person should know besides the answers.
        lookup: Looks host names up.
        clock: Gives seconds since 1970.
    """

    read: Reader
    cache: Path | None = None
    progress: Progress = lambda _done, _of: None
    note: Callable[[str], None] = lambda _text: None
    lookup: Lookup = look_up
    clock: Callable[[], float] = time.time


def check(urls: Iterable[str], policy: Policy, around: Surroundings) -> dict[str, WebAnswer]:
    """
    Find out how addresses stand.

    Args:
        urls: Whole web addresses, with fragments.
        policy: How they are asked.
        around: What else is needed.

    Returns:
        Address as given to what became of it; those that the policy ignores are left out.
    """
    read = {url: read_address(url) for url in dict.fromkeys(urls)}
    asked = {
        url: address
        for url, address in read.items()
        if not policy.ignores(url) and not (address and policy.ignores(address.url))
    }
    wanted: dict[str, set[str]] = {}
    addresses: dict[str, Address] = {}
    for address in asked.values():
        if address is not None:
            addresses.setdefault(address.url, replace(address, fragment=""))
            places = wanted.setdefault(address.url, set())
            places.update({address.fragment} - {""})
    verdicts = _verdicts(addresses, wanted, policy, around)
    return {
        url: _UNREADABLE if address is None else _answer(verdicts[address.url], address.fragment)
        for url, address in asked.items()
    }


def _verdicts(
    addresses: Mapping[str, Address],
    wanted: Mapping[str, set[str]],
    policy: Policy,
    around: Surroundings,
) -> dict[str, Verdict]:
    """Give what the cache knows, and ask the others."""
    cache = load(around.cache) if around.cache else Cache()
    if cache.damage:
        around.note(f"what was known of other sites is not used: {cache.damage}; all are asked")
    since = oldest_good(around.clock(), policy.keep_days)
    verdicts = {url: cache.find(url, wanted[url], since) for url in sorted(addresses)}
    known = {
        url: verdict
        for url, verdict in verdicts.items()
        if verdict is not None and policy.accepts(url, verdict.status)
    }
    new: dict[str, Verdict] = {}
    missing = [addresses[url] for url in verdicts if url not in known]
    try:
        if missing:
            run = _Run(policy, around, new, len(known), len(addresses))
            asyncio.run(run.ask(missing, wanted))
    finally:
        for url, verdict in new.items():
            cache.keep(url, verdict, around.clock())
        if around.cache and (new or cache.damage):
            _save(cache, around, since)
    return {**known, **new}


def _save(cache: Cache, around: Surroundings, since: float) -> None:
    assert around.cache is not None
    try:
        save(cache, around.cache, since)
    except OSError as error:
        around.note(f"what is known of other sites could not be kept: {error.strerror or error}")


@dataclass(slots=True)
class _Run:
    """Asks; *new* is filled as answers come, so that an interrupted run keeps what it knows."""

    policy: Policy
    around: Surroundings
    new: dict[str, Verdict]
    done: int
    of: int

    async def ask(self, addresses: Iterable[Address], wanted: Mapping[str, set[str]]) -> None:
        """Ask all *addresses* side by side."""
        # Each name is looked up in a thread; as many may wait for answers as there are requests.
        lookups = ThreadPoolExecutor(self.policy.concurrency, "lookup")
        asyncio.get_running_loop().set_default_executor(lookups)
        async with Opened.by(self.policy, self.around.lookup) as opened:
            inquiry = Inquiry(opened.exchange, Pacing(self.policy), self.policy, self.around.read)
            self.around.progress(self.done, self.of)
            async with asyncio.TaskGroup() as tasks:
                for address in addresses:
                    tasks.create_task(self._one(inquiry, address, wanted[address.url]))
            if not opened.resolver.resolved:
                for url, verdict in self.new.items():
                    if verdict.nameless:
                        doubtful = replace(verdict, standing=Standing.UNVERIFIED, seen=_OFFLINE)
                        self.new[url] = doubtful

    async def _one(self, inquiry: Inquiry, address: Address, fragments: set[str]) -> None:
        try:
            verdict = await inquiry.ask(address, fragments)
        except Exception:  # noqa: BLE001 - whatever one server sends, the others are asked
            verdict = _NOT_UNDERSTOOD
        self.new[address.url] = verdict
        self.done += 1
        self.around.progress(self.done, self.of)


def _answer(verdict: Verdict, fragment: str) -> WebAnswer:
    moved_to = verdict.moved_to
    if moved_to and fragment:
        moved_to = f"{moved_to}#{quote(fragment, safe='!$&()*+,-./:;=?@_~')}"
    anchor = verdict.anchors.get(fragment, Anchor.UNKNOWN) if fragment else Anchor.UNKNOWN
    return WebAnswer(verdict.standing, masked(verdict.seen), masked(moved_to), anchor)
