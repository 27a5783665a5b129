"""One build of a site at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import GeneratorError, OutputFolderError
from generator.files.disk import refusal
from generator.files.lock import BusyError, exclusive
from generator.stages.plan.order import Order


@contextmanager
def build_lock(order: Order) -> Iterator[None]:
    """
    Keep two builds of one site from writing over each other.

    Raises:
        GeneratorError: Another build is at work.
        OutputFolderError: The cache cannot be written.
    """
    if order.output is None:
        yield
        return
    cache = order.root / ".cache"
    try:
        cache.mkdir(exist_ok=True)
        with exclusive(cache / "build.lock"):
            yield
    except BusyError as error:
        raise GeneratorError(
            f"the site is being built by {error.holder}", "try again when it is done"
        ) from error
    except OSError as error:
        raise OutputFolderError(*refusal(error, cache)) from error
