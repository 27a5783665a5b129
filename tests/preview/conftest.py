import pytest
from previewing import Preview


@pytest.fixture
def serve():
    """Start previews as a user does, and end them after the test."""
    running = []

    def start(site, *arguments, **environ):
        one = Preview(site.root, *arguments, environ=environ)
        running.append(one)
        return one

    yield start
    for one in running:
        one.end()
