import pytest
from living_site import new_site


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A site that was built once; tests live with copies of it."""
    return new_site(tmp_path_factory.mktemp("built"))
