"""
The clock of a file system: what the times that it gives to files are worth.

Two changes within one tick of that clock leave the same time, so a file that has changed just now
may change once more without a trace. On some systems the time of change is none at all.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path

from generator.value import dataclass

_SECOND = 1_000_000_000
#: Longest tick of clocks that give parts of a second, with some leeway. Linux counts in ticks of its
#: timer, which are 10 ms at most.
_FINE = _SECOND // 20
#: Longest tick of those that give whole seconds: 2 s on FAT, likewise.
_COARSE = _SECOND * 5 // 2
#: A time of modification that nobody takes for now, and that every file system can keep: 1990.
_LONG_AGO = 631_152_000 * _SECOND
#: On Windows what Python calls the time of change is that of creation.
KEEPS_TIMES_OF_CHANGE = os.name != "nt"
_A_DAY = 86_400 * _SECOND


@dataclass(frozen=True, slots=True)
class Clock:
    """
    A clock as it was read at one moment.

    Attributes:
        device: Number of the file system; -1 for a clock that proves nothing.
        now: Its time then, in nanoseconds since the epoch.
    """

    device: int
    now: int

    def vouches_for(self, state: os.stat_result) -> bool:
        """
        Whether every later change of a file will show in its times.

        Args:
            state: The file, looked at after the clock was read.
        """
        return state.st_dev == self.device and not is_young(change_time(state), self.now)


#: Where nothing is known of the times of files, content decides.
UNKNOWN = Clock(-1, 0)


def change_time(state: os.stat_result) -> int:
    """When a file, its name or what is said of it changed last, in nanoseconds since the epoch."""
    return state.st_ctime_ns


def is_young(changed: int, now: int) -> bool:
    """
    Whether a file may change again and have the same time of change.

    Args:
        changed: Its time of change, in nanoseconds since the epoch.
        now: Time of the same clock.
    """
    return changed > now - (_FINE if changed % _SECOND else _COARSE)


def read_clock(folder: Path) -> Clock:
    """
    Read the clock of the file system that *folder* lies on, by a file that is written there.

    Returns:
        `UNKNOWN` where nothing can be written, where the time of change can be set as that of
        modification can (FAT, and some network drives), and where there is none (Windows).
    """
    if not KEEPS_TIMES_OF_CHANGE:
        return UNKNOWN
    file = folder / f".clock-{os.getpid()}-{threading.get_ident()}"
    try:
        file.write_bytes(b"")
        try:
            os.utime(file, ns=(_LONG_AGO, _LONG_AGO))
            state = file.stat()
        finally:
            file.unlink()
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        return UNKNOWN
    now = change_time(state)
    set_back = abs(now - _LONG_AGO) < _A_DAY
    return UNKNOWN if set_back or not state.st_ino else Clock(state.st_dev, now)
