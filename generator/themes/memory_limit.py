"""
Stop a template that takes too much memory.

Linux refuses memory beyond a limit that is set while a template runs, counted from what the process
has by then. Elsewhere, where there is no such limit, what the process has grown by is looked at
afterwards; so such a template takes its memory, but its page is not published.

Source: Linux, getrlimit(2) (`RLIMIT_DATA`) and proc(5) (`/proc/self/statm`); POSIX, getrusage(2).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform != "win32":
    import resource

_HAS_LIMITS = sys.platform == "linux" and os.access("/proc/self/statm", os.R_OK)

_PAGE = os.sysconf("SC_PAGESIZE") if hasattr(os, "sysconf") else 4096
#: Number of the field that counts data and stack, in pages.
_DATA = 5
#: What `ru_maxrss` counts in, in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


@contextmanager
def memory_limit(most: int) -> Iterator[None]:
    """
    Let the body take *most* bytes of memory besides what the process has.

    Raises:
        MemoryError: It took, or asked for, more.
    """
    if sys.platform == "win32":
        yield
    elif _HAS_LIMITS:
        earlier = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = _data() + most
        soft = min([wanted, *(one for one in earlier if one != resource.RLIM_INFINITY)])
        resource.setrlimit(resource.RLIMIT_DATA, (soft, earlier[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_DATA, earlier)
    else:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        yield
        if (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * _UNIT > most:
            raise MemoryError


def _data() -> int:
    """Bytes of memory that this process has for its data."""
    file = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(file, 100).split()[_DATA]) * _PAGE
    finally:
        os.close(file)
