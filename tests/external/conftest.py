from collections.abc import Iterator

import pytest
from misbehaving_server import Server


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch):
    """Requests to this machine must not go to the caller's proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        yield one
