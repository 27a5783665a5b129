import signal

import pytest
from site_folder import MakeSite


def pytest_configure():
    """Let commands that tests start hear Ctrl-C, also where the shell lets this run in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def make_site(tmp_path, monkeypatch):
    """Make sites in a folder of the test's own, untouched by the caller's environment."""
    for name in ("SOURCE_DATE_EPOCH", "CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return MakeSite(tmp_path)
