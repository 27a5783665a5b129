"""From a request to its response: who may ask, then the preview's own, then the site's."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import field
from http import HTTPStatus
from typing import TypeVar

from generator.errors import GeneratorError
from generator.preview.access import Access, host_name, is_loopback
from generator.preview.answers import Answer, document, host_files
from generator.preview.generation import Generation
from generator.preview.injection import OWN, with_client
from generator.preview.jobs import Urgency
from generator.preview.messages import Request, Response, plain
from generator.preview.policy import widened
from generator.preview.session import Session
from generator.preview.trouble import without_root
from generator.value import dataclass

T = TypeVar("T")
NOTHING: Mapping[str, str] = {}
Endpoint = Callable[[Request, str], Awaitable[Response]]
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
        refused = self._refused(request)
        if refused is not None:
            return refused
        path = request.target.path
        if path.startswith(OWN):
            if not self.access.same_origin(
                request.headers, request.scheme, strict=request.method == "POST"
            ):
                return plain(403, "this is for pages of the preview alone")
            response = await self.own(request, path.removeprefix(OWN))
            return _sealed(response, {"x-frame-options": "SAMEORIGIN"})
        if request.method == "POST":
            return plain(405, "a preview takes no forms", allow="GET, HEAD")
        return _sealed(await self._site(request))

    def _refused(self, request: Request) -> Response | None:
        """Why *request* is not answered; None where it is."""
        host = request.headers.get("host")
        named = request.target.host
        if not self.access.knows_host(host) or (
            named and host_name(named) != host_name(host or "")
        ):
            return plain(403, "this host is none of the preview's; see `--host`")
        token = request.target.fields.get("token", "")
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
            response = self._response(shown, found, path, day)
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
                "text/html; charset=utf-8",
                document("Not shown", without_root(error.message, session.root)),
            )
        if response.status == HTTPStatus.NOT_FOUND:
            session.note_missing(path, _referring_path(request))
        return response

    def day(self, request: Request) -> str:
        """The day on which the site is shown to the one who asks; empty for today."""
        asked = request.target.fields.get("as-of")
        if asked is not None and request.target.path.startswith(OWN):
            return asked
        for part in request.headers.get("cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.day_cookie:
                return value
        return ""

    async def wait(self, urgency: Urgency, work: Callable[[], T]) -> T:
        """Have *work* done on the main thread."""
        return await asyncio.wrap_future(self.session.jobs.submit(urgency, work))

    def _response(self, generation: Generation, found: Answer, path: str, day: str) -> Response:
        headers = self._headers(generation, path)
        if found.location:
            return Response(
                found.status, found.media_type, headers={**headers, "location": found.location}
            )
        body, tag = found.body, found.tag
        if found.media_type.startswith("text/html"):
            version = f"{self.session.run}.{generation.number}"
            body = self._with_client(
                body if isinstance(body, bytes) else body.read_bytes(), version
            )
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


def _sealed(response: Response, further: Mapping[str, str] = NOTHING) -> Response:
    """Keep pages of other origins from showing what is served here as a part of theirs."""
    headers = {"cross-origin-resource-policy": "same-origin", **further, **response.headers}
    return Response(response.status, response.media_type, response.body, response.tag, headers)


def _plain_address(request: Request) -> str:
    from urllib.parse import parse_qsl, quote, urlencode  # noqa: PLC0415 - once a visitor

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
