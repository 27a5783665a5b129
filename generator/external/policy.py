"""How other servers are asked: with which patience, how often, and what is accepted."""

from collections.abc import Mapping
from dataclasses import field

from generator.globs import fits, fits_one
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class HostPolicy:
    """What holds for one host instead; None leaves the common value."""

    concurrency: int | None = None
    delay: float | None = None
    timeout: float | None = None
    head: bool = True


@dataclass(frozen=True, slots=True)
class Policy:
    """
    How other servers are asked. Times are seconds.

    Attributes:
        user_agent: Names the program and where its user can be found.
        ignore: Globs over addresses that are not asked.
        expected: Glob over addresses to statuses that are fine there.
        allow_private: Hosts and networks (``10.0.0.0/8``) that may be private.
        hosts: Glob over host names to what holds there instead.
        concurrency: Requests at one time, over all servers.
        per_host: Requests at one time to one server.
        delay: Between the starts of two requests to one server.
        connect: Longest wait for a connection.
        read: Longest wait for the next bytes.
        timeout: Longest time for one request and its answer.
        tries: Requests before a passing fault is taken for lasting.
        backoff: First pause before another try; each further one is twice as long.
        patience: Longest pause that a server may ask for; where it asks for more, it is left alone.
        redirects: Steps that are followed.
        body_bytes: Most of a page that is read, unpacked, to look for a place on it.
        keep_days: How long an address that was fine is not asked again.
    """

    user_agent: str = "Proofpress (link check)"
    ignore: tuple[str, ...] = ()
    expected: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    allow_private: tuple[str, ...] = ()
    hosts: Mapping[str, HostPolicy] = field(default_factory=dict)
    concurrency: int = 16
    per_host: int = 2
    delay: float = 0.2
    connect: float = 5.0
    read: float = 10.0
    timeout: float = 20.0
    tries: int = 3
    backoff: float = 1.0
    patience: float = 30.0
    redirects: int = 10
    body_bytes: int = 2_000_000
    keep_days: float = 7.0

    def ignores(self, url: str) -> bool:
        """Whether *url* is not asked."""
        return fits_one(url, self.ignore)

    def expects(self, url: str, status: int) -> bool:
        """Whether the settings say that *status* is fine for *url*."""
        return any(
            status in statuses and fits(url, pattern) for pattern, statuses in self.expected.items()
        )

    def accepts(self, url: str, status: int) -> bool:
        """Whether *status* is fine for *url*: success (RFC 9110, section 15.3), or expected."""
        return 200 <= status < 300 or self.expects(url, status)  # noqa: PLR2004 - as above

    def host(self, name: str) -> HostPolicy:
        """What holds for host *name*: the first pattern that fits decides."""
        for pattern, policy in self.hosts.items():
            if fits(name, pattern.lower()):
                return policy
        return HostPolicy()
