"""From a request to its response: who may ask, then the preview's own, then the site's."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import field
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import parse_qsl, quote, urlencode

from generator.errors import GeneratorError
from generator.feeds.xml import ascii_url
from generator.one_file import read_file
from generator.preview.access import Access, host_name, is_loopback
from generator.preview.address import BadTargetError, Target, handed_on
from generator.preview.answers import HTML, Answer, document, host_files
from generator.preview.generation import Generation
from generator.preview.injection import OWN, with_client
from generator.preview.jobs import Urgency
from generator.preview.messages import Request, Response, as_json, plain
from generator.preview.occasion import BadDayError, read_occasion
from generator.preview.policy import widened
from generator.preview.session import Session
from generator.preview.trouble import without_root
from generator.value import dataclass

T = TypeVar("T")
Endpoint = Callable[[Request, str], Awaitable[Response]]
#: Source: W3C, Content Security Policy Level 3, section 6.4.2.
_FRAMES = "frame-ancestors 'self'"
#: Headers of the site's that a preview does not send: they tell browsers to keep what is shown, to
#: insist on HTTPS for this machine, to report elsewhere, or to let other origins read.
_NOT_SENT = frozenset(
    {
        *("cache-control", "expires", "pragma", "etag", "last-modified", "age", "vary"),
        *("content-length", "content-encoding", "transfer-encoding", "connection", "set-cookie"),
        *("strict-transport-security", "content-security-policy-report-only", "clear-site-data"),
        *("report-to", "reporting-endpoints", "nel", "location", "trailer", "upgrade"),
    }
)


@dataclass(slots=True)
class Front:
    """
    Answers requests, on the server's thread.

    Attributes:
        own: Answers to what lies below `/__proofpress/`, given the rest of the path.
    """

    session: Session
    access: Access
    own: Endpoint
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def day_cookie(self) -> str:
        """Name of the cookie that holds the day on which the site is shown."""
        return f"{self.access.cookie}-day"

    async def __call__(self, request: Request) -> Response:
        """Answer *request*."""
        try:
            return await self._answered(request)
        except (BadTargetError, BadDayError) as error:
            return self._malformed(request, str(error))

    async def _answered(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused is not None:
            return refused
        path = request.target.path
        if path.startswith(OWN):
            if not self.access.same_origin(
                request.headers, request.scheme, strict=request.method == "POST"
            ):
                return plain(403, "this is for pages of the preview alone")
            return _sealed(await self.own(request, path.removeprefix(OWN)))
        if request.method == "POST":
            return plain(405, "a preview takes no forms", allow="GET, HEAD")
        return _sealed(await self._site(request))

    def _malformed(self, request: Request, why: str) -> Response:
        """Refuse what cannot be understood; a day that is none is forgotten by the browser."""
        forget = f"{self.day_cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
        headers = {"set-cookie": forget} if self.day_cookie in _cookies(request) else {}
        if request.target.path.startswith(OWN):
            refusal = as_json({"error": why}, 400)
        else:
            text = f"The preview cannot read what was asked for: {why}. Load the page again."
            refusal = Response(400, HTML, document("Not shown", text))
        return _sealed(Response(refusal.status, refusal.media_type, refusal.body, headers=headers))

    def _refused(self, request: Request) -> Response | None:
        """Why *request* is not answered; None where it is."""
        host = request.headers.get("host")
        named = request.target.host
        if not self.access.knows_host(host) or (
            named and host_name(named) != host_name(host or "")
        ):
            return plain(403, "this host is none of the preview's; see `--host`")
        token = request.target.field("token")
        cookies = request.headers.get("cookie", "")
        if not self.access.admits(request.peer, cookies, token):
            return plain(403, "open the address that the terminal shows, with its token")
        if token and token == self.access.token:
            # The address without the token is what is shown, copied and sent as a referrer.
            cookie = f"{self.access.cookie}={token}; Path=/; HttpOnly; SameSite=Lax"
            headers = {"location": _plain_address(request), "set-cookie": cookie}
            return Response(303, headers=headers)
        return None

    async def _site(self, request: Request) -> Response:
        path, day = request.target.path, self.day(request)
        session = self.session
        generation = session.generation
        # What was made before is answered without waiting for the main thread.
        kept: Response | None = None if day else generation.kept.get(("response", path))
        if kept is not None:
            return kept

        def made() -> Response:
            shown, found = session.answer(path, day)
            response = self._response(shown, found, request.target, day)
            if found.is_html and found.status == HTTPStatus.OK and not found.location:
                shown.kept["response", path] = response
            return response

        try:
            response = await self.wait(Urgency.PAGE, made)
        except OSError:
            return plain(404, "the file has just gone")
        except GeneratorError as error:
            return Response(
                500,
                HTML,
                document("Not shown", without_root(error.message, session.root)),
            )
        if response.status == HTTPStatus.NOT_FOUND:
            session.note_missing(path, _referring_path(request))
        return response

    def day(self, request: Request) -> str:
        """
        The day on which the site is shown to the one who asks; empty for today.

        Raises:
            BadDayError: What it says is no day.
            BadTargetError: Its query cannot be read.
        """
        asked = None
        if request.target.path.startswith(OWN):
            asked = request.target.fields.get("as-of")
        return read_occasion(_cookies(request).get(self.day_cookie, "") if asked is None else asked)

    async def wait(self, urgency: Urgency, work: Callable[[], T]) -> T:
        """Have *work* done on the main thread."""
        return await asyncio.wrap_future(self.session.jobs.submit(urgency, work))

    def _response(
        self, generation: Generation, found: Answer, target: Target, day: str
    ) -> Response:
        headers = self._headers(generation, target.path)
        if found.location:
            location = handed_on(ascii_url(found.location), target.query)
            return Response(
                found.status, found.media_type, headers={**headers, "location": location}
            )
        body, tag = found.body, found.tag
        if found.media_type.startswith("text/html"):
            version = f"{self.session.run}.{generation.number}"
            body = self._with_client(body if isinstance(body, bytes) else read_file(body), version)
            # Errors are never taken from a browser's memory.
            tag = "" if found.faults else f"{tag or 'file'}-{version}{day and f'-{day}'}"
            headers["x-proofpress-version"] = version
            if found.faults:
                headers["x-proofpress-failed"] = "1"
        media_type = headers.pop("content-type", found.media_type)
        return Response(found.status, media_type, body, tag, headers)

    def _with_client(self, page: bytes, version: str) -> bytes:
        try:
            return with_client(page.decode(), version, self.nonce).encode()
        except UnicodeDecodeError:
            return page  # a file of somebody's in another encoding is sent as it is

    def _headers(self, generation: Generation, path: str) -> dict[str, str]:
        written = host_files(generation).headers(path)
        headers = {
            name: value
            for name, value in written.items()
            if name not in _NOT_SENT and not name.startswith("access-control-")
        }
        policy = headers.get("content-security-policy")
        if policy is not None:
            headers["content-security-policy"] = widened(policy, self.nonce)
        return headers


def _sealed(response: Response) -> Response:
    """
    Keep pages of other origins from showing what is served here as a part of theirs.

    A page in a frame could be made to be clicked, and the panel in it opens files. The site's own
    headers may forbid more and allow no more; a policy of frames counts before the older header,
    so both are sent.
    """
    own = response.headers
    headers = {"cross-origin-resource-policy": "same-origin", **own}
    if own.get("x-frame-options", "").strip().upper() != "DENY":
        headers["x-frame-options"] = "SAMEORIGIN"
    policy = own.get("content-security-policy")
    headers["content-security-policy"] = ", ".join(filter(None, (policy, _FRAMES)))
    return Response(response.status, response.media_type, response.body, response.tag, headers)


def _cookies(request: Request) -> dict[str, str]:
    """Cookies by name; the first of two with one name counts."""
    found: dict[str, str] = {}
    for part in request.headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        found.setdefault(name, value)
    return found


def _plain_address(request: Request) -> str:
    pairs = [(name, value) for name, value in parse_qsl(request.target.query) if name != "token"]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"/{quote(request.target.path.lstrip('/'), safe='/')}{query}"


def _referring_path(request: Request) -> str:
    """Path of the page with the link that was followed; empty where it is none of ours."""
    referrer = request.headers.get("referer", "")
    scheme, _, rest = referrer.partition("://")
    host, slash, path = rest.partition("/")
    ours = scheme == request.scheme and host == request.headers.get("host")
    return slash + path.partition("?")[0] if ours else ""


def is_local(request: Request) -> bool:
    """Whether the one who asks sits at this machine."""
    return is_loopback(request.peer)
