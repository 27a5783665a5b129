"""Who makes the pages: processes of this machine, or a Dask cluster."""

import os
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec

from generator.errors import UsageError
from generator.settings.schema import Executor
from generator.settings.values import SCHEDULER_EXAMPLE, is_scheduler

#: Dask's own variable for it. Source: Dask, "Configuration".
VARIABLE = "DASK_SCHEDULER_ADDRESS"


def chosen(settings: Executor, kind: str | None, scheduler: str | None) -> Executor:
    """
    Let the command line override the settings; a scheduler is a cluster's.

    Raises:
        UsageError: What the command line says does not fit together, or is no address.
    """
    if scheduler is not None:
        if kind == "processes":
            raise UsageError("--scheduler names a cluster, and --executor asks for processes")
        if not is_scheduler(scheduler):
            message = f"--scheduler {scheduler}: it is not the address of a scheduler"
            raise UsageError(message, SCHEDULER_EXAMPLE)
        return Executor("dask", scheduler)
    return settings if kind is None else replace(settings, kind=kind)


def scheduler_of(executor: Executor, environ: Mapping[str, str] = os.environ) -> str | None:
    """
    Give the address of the cluster's scheduler; None where processes make the pages.

    Raises:
        UsageError: No scheduler is named, or what talks to one is not installed.
    """
    if executor.kind != "dask":
        return None
    if find_spec("distributed") is None:
        raise UsageError(
            "`executor: dask` needs the package `distributed`",
            "install it with `pip install 'proofpress[dask]'`, on every worker too",
        )
    scheduler = executor.scheduler or environ.get(VARIABLE)
    if not scheduler:
        raise UsageError(
            "`executor: dask` names no scheduler",
            f"name it with `scheduler:` in site.yaml, --scheduler ADDRESS, or {VARIABLE}",
        )
    if not is_scheduler(scheduler):
        raise UsageError(
            f"{VARIABLE}={scheduler} is not the address of a scheduler", SCHEDULER_EXAMPLE
        )
    return scheduler
