"""Kinds of faults that stages report: each stage lists its own in a module of this package."""

from importlib import import_module
from pkgutil import iter_modules

from generator.model.finding import FaultKind


def kinds() -> tuple[FaultKind, ...]:
    """
    Every kind of fault, in order of its id.

    Raises:
        ValueError: Two kinds share an id; that is our own bug.
    """
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    collected: dict[str, FaultKind] = {}
    for module in modules:
        for kind in module.KINDS:
            if collected.setdefault(kind.id, kind) != kind:
                raise ValueError(f"two kinds of faults are called {kind.id}")
    return tuple(kind for _, kind in sorted(collected.items()))
