"""Ask one address until it is known how it stands: redirects, other methods, further tries."""

import asyncio
import datetime as dt
import random
from collections.abc import Collection, Mapping
from dataclasses import field, replace
from email.utils import parsedate_to_datetime

from generator.external.address import Address
from generator.external.anchors import Reader, look_for
from generator.external.exchange import Exchange, Reply
from generator.external.pacing import Pacing, Server
from generator.external.policy import Policy
from generator.external.trouble import Kind, Trouble
from generator.model.web_answer import Anchor, Standing
from generator.value import dataclass

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_GONE = frozenset({404, 410})
_TOO_MANY = 429
_BUSY = frozenset({_TOO_MANY, 503})
_LET_BE = Trouble(
    Kind.LET_BE, f"the server answered {_TOO_MANY} again and again, so it wants fewer requests"
)
_PASSING = frozenset({408, 425, 500, 502, 504}) | _BUSY
_PASSING_TROUBLE = frozenset(
    {Kind.LOOK_UP, Kind.REFUSED, Kind.SILENT, Kind.SLOW, Kind.CUT, Kind.GARBLED}
)
#: Troubles that every other address of the server would meet as well.
_OF_THE_SERVER = frozenset({Kind.NO_SUCH_HOST, Kind.REFUSED, Kind.SILENT, Kind.PRIVATE})
_BROKEN_TROUBLE = frozenset({Kind.NO_SUCH_HOST, Kind.REFUSED})
_ABOUT = {
    401: "it requires a login",
    403: "it lets no program in",
    407: "it requires a login",
    410: "it is permanently gone",
    429: "it refuses further requests for now",
    451: "it is withheld for legal reasons",
    999: "it lets no program in",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    How an address stands.

    Attributes:
        seen: What was seen.
        status: The last answer's; 0 where none came.
        final: Address of the last answer.
        moved_to: Address to which it has moved for good; empty where it stays.
        anchors: Each place that was looked for, and whether it is there.
        nameless: Whether nothing but the absence of the server's name speaks against it.
    """

    standing: Standing
    seen: str
    status: int = 0
    final: str = ""
    moved_to: str = ""
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """
    Where following an address ended.

    Attributes:
        turned: Whether a redirect named a place on the page, so that browsers look for that one.
    """

    reply: Reply | Trouble
    at: Address
    server: Server
    moved_to: str = ""
    turned: bool = False


class Inquiry:
    """Asks addresses, one at a time; many may run side by side."""

    def __init__(self, exchange: Exchange, pacing: Pacing, policy: Policy, read: Reader) -> None:
        self._exchange = exchange
        self._pacing = pacing
        self._policy = policy
        self._read = read

    async def ask(self, address: Address, fragments: Collection[str]) -> Verdict:
        """
        Find out how *address* stands.

        Args:
            address: Its fragment does not matter.
            fragments: Names of places that its page should have.
        """
        tries = 0
        while True:
            careful = tries > 0
            end, asked = await self._follow(address, want_body=bool(fragments), careful=careful)
            tries += asked
            if not careful and isinstance(end.reply, Trouble) and end.reply.kind is Kind.NO_WAY:
                continue  # servers lead a question for the head astray more often than a visitor
            if self._is_last_word(address, end, tries) or not await self._wait(end, tries):
                return self._judge(address, end, fragments, tries)

    async def _follow(
        self, address: Address, *, want_body: bool, careful: bool
    ) -> tuple[_End, int]:
        """
        Follow redirects to their end.

        Args:
            address: Where they begin.
            want_body: Whether the page is read.
            careful: Whether ``HEAD`` is left out, since something went wrong before.

        Returns:
            The end, and how many requests were sent to the last address.
        """
        seen: set[str] = set()
        moved_to, for_good, turned = "", True, False
        at = replace(address, fragment="")
        while True:
            server = self._pacing.server(at.server, at.host)
            reply, asked = await self._request(server, at, want_body=want_body, careful=careful)
            if isinstance(reply, Trouble) or reply.status not in _REDIRECTS:
                return _End(reply, at, server, moved_to, turned), asked
            seen.add(at.url)
            following = at.follow(reply.location) if reply.location else None
            wrong = self._wrong_step(reply, following, seen)
            if wrong:
                return _End(Trouble(Kind.NO_WAY, wrong), at, server), asked
            assert following is not None
            for_good = for_good and reply.status in _FOR_GOOD
            turned = turned or bool(following.fragment)
            at = replace(following, fragment="")
            moved_to = at.url if for_good else moved_to

    def _wrong_step(self, reply: Reply, following: Address | None, seen: set[str]) -> str:
        if not reply.location:
            return f"answered {reply.status}, but does not say where to go"
        if following is None:
            return f"answered {reply.status} and redirects to something that is no web address"
        if following.url in seen:
            return f"leads in a circle after {_counted(len(seen), 'redirect')}"
        if len(seen) > self._policy.redirects:
            return f"redirects more than {_counted(self._policy.redirects, 'time')}"
        return ""

    async def _request(
        self, server: Server, at: Address, *, want_body: bool, careful: bool
    ) -> tuple[Reply | Trouble, int]:
        """Ask with ``HEAD`` where that may do, and with ``GET`` where it did not."""
        head = not want_body and not careful and self._policy.host(at.host).head
        asked = 0
        for method in ("HEAD", "GET") if head else ("GET",):
            async with self._pacing.turn(server):
                if server.closed:
                    return server.closed, asked
                reply = await self._exchange.ask(method, at, body=want_body)
            asked += 1
            if isinstance(reply, Trouble):
                if method == "GET" or reply.kind not in (Kind.CUT, Kind.GARBLED):
                    return reply, asked
            elif reply.status < 400 or reply.status in _BUSY:  # noqa: PLR2004 - an error, RFC 9110
                return reply, asked
        return reply, asked

    def _is_last_word(self, address: Address, end: _End, tries: int) -> bool:
        """Tell whether another try would change nothing; note what it says about the server."""
        reply, server = end.reply, end.server
        if isinstance(reply, Reply):
            expected = self._policy.expects(address.url, reply.status)
            if reply.status == _TOO_MANY and not expected:
                server.refused(_LET_BE)
            else:
                server.answered(busy=reply.status in _BUSY and not expected)
            return reply.status not in _PASSING or expected or tries >= self._policy.tries
        if server.closed:
            return True
        if reply.kind in _PASSING_TROUBLE and tries < self._policy.tries:
            return False
        if reply.kind in _OF_THE_SERVER:
            server.close(reply)
        elif reply.kind is Kind.SLOW:
            server.silent(Trouble(Kind.LET_BE, "the server left other addresses without an answer"))
        return True

    async def _wait(self, end: _End, tries: int) -> bool:
        """Wait before another try; False where the server wants more patience than there is."""
        reply = end.reply
        if isinstance(reply, Trouble) or reply.status not in _BUSY:
            await asyncio.sleep(self._backoff(tries))
            return True
        server, wanted = end.server, _seconds(reply.retry_after)
        if server.closed is None and server.waited + wanted > self._policy.patience:
            limit = f"{self._policy.patience:g}"
            asked = server.waited + wanted
            text = f"the server asked to be left alone for {asked:,.0f} s; the limit is {limit}"
            server.close(Trouble(Kind.LET_BE, text))
        if server.closed is not None:
            return False
        server.hold(wanted, self._backoff(tries))
        return True

    def _backoff(self, tries: int) -> float:
        """Double the pause with each try; chance keeps many from coming back at one moment."""
        longest: float = self._policy.backoff * 2 ** (tries - 1)
        return longest * random.uniform(0.5, 1)  # noqa: S311 - no secret

    def _judge(
        self, address: Address, end: _End, fragments: Collection[str], tries: int
    ) -> Verdict:
        reply = end.reply
        after = f" after {_counted(tries, 'try', 'tries')}" if tries > 1 else ""
        leads = "" if end.at.url == address.url else f"redirects to {end.at.url}: "
        if isinstance(reply, Trouble):
            broken = reply.kind in _BROKEN_TROUBLE
            standing = Standing.BROKEN if broken else Standing.UNVERIFIED
            nameless = reply.kind is Kind.NO_SUCH_HOST
            seen = f"{leads}{reply.text}{'' if reply.kind is Kind.NO_WAY else after}"
            return Verdict(standing, seen, 0, end.at.url, nameless=nameless)
        about = _ABOUT.get(reply.status)
        seen = f"{leads}answered {reply.status}{after}" + (f", so {about}" if about else "")
        if not self._policy.accepts(address.url, reply.status):
            broken = reply.status in _GONE
            standing = Standing.BROKEN if broken else Standing.UNVERIFIED
            return Verdict(standing, seen, reply.status, end.at.url)
        if end.turned:
            anchors: Mapping[str, Anchor] = dict.fromkeys(fragments, Anchor.UNKNOWN)
        else:
            anchors = look_for(fragments, reply, self._read)
        return Verdict(Standing.FINE, seen, reply.status, end.at.url, end.moved_to, anchors)


def _seconds(retry_after: str) -> float:
    """
    Read ``Retry-After``: seconds or a date; 0 where it is neither.

    Source:
        RFC 9110, section 10.2.3.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
