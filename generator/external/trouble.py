"""What keeps an answer from coming."""

import errno
import socket
from enum import StrEnum

import aiohttp

from generator.external.guard import PrivateAddressError
from generator.value import dataclass


class Kind(StrEnum):
    """What kept an answer from coming."""

    NO_SUCH_HOST = "no-such-host"
    LOOK_UP = "look-up"
    REFUSED = "refused"
    SILENT = "silent"
    SLOW = "slow"
    CUT = "cut"
    TLS = "tls"
    GARBLED = "garbled"
    PRIVATE = "private"
    PROXY = "proxy"
    NO_WAY = "no-way"  # a redirect that cannot be followed
    LET_BE = "let-be"  # the server is not asked any more


@dataclass(frozen=True, slots=True)
class Trouble:
    """No answer came; *text* says what was seen."""

    kind: Kind
    text: str


PRIVATE = Trouble(
    Kind.PRIVATE, "that is on this machine or in a private network, which is not asked"
)
FOREIGN_PROXY = Trouble(Kind.PROXY, "the proxy of the environment is no `http://` proxy")
_GARBLED = Trouble(Kind.GARBLED, "the answer could not be understood")
_CUT = Trouble(Kind.CUT, "the server hung up without an answer")
_UNREACHABLE = Trouble(Kind.SILENT, "the server could not be reached")
#: The first class that fits counts.
_BY_CLASS: tuple[tuple[type[Exception], Trouble], ...] = (
    (
        aiohttp.ClientProxyConnectionError,
        Trouble(Kind.PROXY, "the proxy of the environment could not be reached"),
    ),
    (aiohttp.ClientSSLError, Trouble(Kind.TLS, "no encrypted connection could be made")),
    (
        aiohttp.ConnectionTimeoutError,
        Trouble(Kind.SILENT, "no connection could be made in time"),
    ),
    (TimeoutError, Trouble(Kind.SLOW, "no answer came in time")),
    (aiohttp.ServerDisconnectedError, _CUT),
    (aiohttp.ClientPayloadError, _CUT),
    (aiohttp.ClientResponseError, _GARBLED),
    (aiohttp.InvalidURL, _GARBLED),
)
_BY_NUMBER = {
    errno.ECONNREFUSED: Trouble(Kind.REFUSED, "the server refused the connection"),
    errno.EHOSTUNREACH: _UNREACHABLE,
    errno.ENETUNREACH: _UNREACHABLE,
    errno.ETIMEDOUT: _UNREACHABLE,
    errno.ECONNRESET: _CUT,
    errno.EPIPE: _CUT,
}
_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def trouble_of(error: Exception) -> Trouble:
    """Say what *error*, raised by a request, means for the address."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, PrivateAddressError):
        return PRIVATE
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return Trouble(Kind.PROXY, f"the proxy of the environment answered {error.status}")
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        why = getattr(error.certificate_error, "verify_message", "") or "it is not trusted"
        return Trouble(Kind.TLS, f"its certificate is not accepted ({why})")
    if isinstance(cause, socket.gaierror):
        if cause.errno in _NO_NAME:
            return Trouble(Kind.NO_SUCH_HOST, "no server of that name was found")
        return Trouble(Kind.LOOK_UP, "the name of the server could not be looked up")
    for kind, trouble in _BY_CLASS:
        if isinstance(error, kind):
            return trouble
    number = cause.errno if isinstance(cause, OSError) else None
    return _BY_NUMBER.get(number or 0, Trouble(Kind.GARBLED, "the connection failed"))
