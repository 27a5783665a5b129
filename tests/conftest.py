import pytest
from site_folder import MakeSite


@pytest.fixture
def make_site(tmp_path, monkeypatch):
    """Make sites in a folder of the test's own, untouched by the caller's environment."""
    for name in ("SOURCE_DATE_EPOCH", "CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return MakeSite(tmp_path)
