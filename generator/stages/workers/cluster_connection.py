"""What a process runs on, and a connection to a Dask cluster that runs on the same."""

import hashlib
import logging
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, plugins
from generator.errors import WorkerError

if TYPE_CHECKING:
    from distributed import Client

#: Libraries of which another version may make another page, or another finding.
_LIBRARIES = (
    "Babel", "codespell", "Jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "Pillow",
    "Pygments", "pyspellchecker", "PyYAML", "tinycss2", "turbohtml",
)  # fmt: skip


def environment() -> dict[str, str]:
    """Name everything besides the site that decides what a page looks like, with its version."""
    return {
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "the operating system": sys.platform,
        "Proofpress": f"{__version__} ({_digest(Path(__file__).parents[2])})",
        **{name: _version(name) for name in _LIBRARIES},
        "plug-ins": ", ".join(plugins.fingerprint()) or "none",
    }


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Say what of *there* is not as it is *here*; empty where nothing is."""
    wrong = (
        f"{name} is {there.get(name, 'unknown')} there and {value} here"
        for name, value in here.items()
        if there.get(name) != value
    )
    return "; ".join(wrong)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not installed"


def _digest(package: Path) -> str:
    """Change with the program's own files."""
    digest = hashlib.blake2b(digest_size=4)
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


@contextmanager
def connected(scheduler: str, patience: float) -> Iterator["Client"]:
    """
    Connect to a Dask cluster.

    Args:
        scheduler: Address, such as ``tcp://127.0.0.1:8786``.
        patience: Longest wait for the scheduler, and then for a worker, in seconds.

    Raises:
        WorkerError: There is no scheduler, there are no workers, or they run on something else.
    """
    from distributed import Client  # noqa: PLC0415 - `environment` needs no cluster
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 - the same

    # What is wrong is said in our words; Dask's are for the logs of scheduler and workers.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="distributed")
        try:
            client = Client(  # type: ignore[no-untyped-call]
                scheduler, timeout=patience, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise WorkerError(
                f"there is no Dask scheduler at {scheduler}: {error}",
                "start one with `dask scheduler`, or build with `--executor processes`",
            ) from error
        try:
            with client:
                _await_workers(client, scheduler, patience)
                _compare(client)
                yield client
        except CommClosedError as error:
            raise WorkerError(
                f"the Dask scheduler at {scheduler} is gone, or has closed the connection",
                "look into its log, and build again",
            ) from error


def threads_of(client: "Client") -> int:
    """Count the threads of all workers that the cluster has now; 0 where none answers."""
    try:
        threads = client.nthreads()  # type: ignore[no-untyped-call]
    except OSError:
        return 0
    return sum(threads.values())


def _await_workers(client: "Client", scheduler: str, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise WorkerError(
            f"the Dask cluster at {scheduler} has no worker",
            f"start one with `dask worker {scheduler}`",
        ) from error


def _compare(client: "Client") -> None:
    """Make sure that all parts of the cluster are what this build is."""
    here = environment()
    hint = "install the same on the scheduler and on every worker, and start them again"
    try:
        scheduler = client.run_on_scheduler(environment)  # type: ignore[no-untyped-call]
        there = {"the scheduler": scheduler}
        there |= {f"worker {one}": each for one, each in client.run(environment).items()}
    except Exception as error:
        message = "the Dask scheduler or a worker cannot run this Proofpress"
        raise WorkerError(f"{message}: {type(error).__name__}: {error}", hint) from error
    for name, each in there.items():
        wrong = difference(here, each)
        if wrong:
            raise WorkerError(f"{name} differs from this build: {wrong}", hint)
