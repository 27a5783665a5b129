"""What was found fine lately, so that it is not asked again with every build."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.external.inquiry import Verdict
from generator.model.web_answer import Anchor, Standing
from generator.one_file import TooLongError, read_file
from generator.url.secrets import masked, name_of
from generator.value import dataclass

_VERSION = 1
#: Addresses that are kept; the newest stay.
LIMIT = 20_000
_LARGEST_FILE = 32 * 1024 * 1024
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What is kept of an address that was fine.

    Attributes:
        checked: Seconds since 1970.
        anchors: Places that were found, or that scripts may make.
    """

    status: int
    checked: float
    final: str
    moved_to: str = ""
    anchors: Mapping[str, Anchor] = field(default_factory=dict)


@dataclass(slots=True)
class Cache:
    """
    Addresses that were fine, from run to run.

    Attributes:
        kept: By `name_of` the address; no token stands in it.
        damage: Why the file is not used; empty where it is, and where there is none.
    """

    kept: dict[str, Kept] = field(default_factory=dict)
    damage: str = ""

    def find(self, url: str, fragments: Iterable[str], since: float) -> Verdict | None:
        """
        Give what is known of *url*; None where it has to be asked.

        Args:
            url: As in `Address`.
            fragments: Places that have to be known as well.
            since: Seconds since 1970; what was checked before does not count.
        """
        kept = self.kept.get(name_of(url))
        if kept is None or kept.checked < since or not kept.anchors.keys() >= set(fragments):
            return None
        is_direct = kept.final == masked(url)
        seen = f"answered {kept.status}" if is_direct else f"redirects to {kept.final}"
        return Verdict(Standing.FINE, seen, kept.status, kept.final, kept.moved_to, kept.anchors)

    def keep(self, url: str, verdict: Verdict, now: float) -> None:
        """Keep *verdict* where it is good; forget *url* where it is not."""
        name = name_of(url)
        self.kept.pop(name, None)
        if verdict.standing is Standing.FINE and Anchor.MISSING not in verdict.anchors.values():
            final, moved_to = masked(verdict.final), masked(verdict.moved_to)
            self.kept[name] = Kept(verdict.status, now, final, moved_to, verdict.anchors)


def load(path: Path) -> Cache:
    """Read what was kept; a file that is damaged is ignored, and `Cache.damage` says so."""
    try:
        whole = json.loads(read_file(path, _LARGEST_FILE))
        if whole["version"] != _VERSION:
            return Cache(damage="it is of another version")
        return Cache({url: _kept(value) for url, value in whole["addresses"].items()})
    except FileNotFoundError:
        return Cache()
    except TooLongError:
        return Cache(damage="it is too large")
    except OSError as error:
        return Cache(damage=error.strerror or "it cannot be read")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return Cache(damage="it is damaged")


def save(cache: Cache, path: Path, since: float) -> None:
    """
    Write what is kept, in one step.

    Args:
        cache: What is kept.
        path: The file; its folder is made.
        since: Seconds since 1970; what was checked before is dropped.

    Raises:
        OSError: It cannot be written; what was there is still there.
    """
    newest = sorted(
        ((url, kept) for url, kept in cache.kept.items() if kept.checked >= since),
        key=lambda pair: (-pair[1].checked, pair[0]),
    )[:LIMIT]
    whole = {"version": _VERSION, "addresses": {url: _plain(kept) for url, kept in sorted(newest)}}
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def oldest_good(now: float, keep_days: float) -> float:
    """Moment before which nothing counts any more, in seconds since 1970."""
    return now - keep_days * _DAY


def _kept(value: Mapping[str, Any]) -> Kept:
    anchors = {str(name): Anchor(found) for name, found in value.get("anchors", {}).items()}
    final, moved_to = value["final"], value.get("moved_to", "")
    if not isinstance(final, str) or not isinstance(moved_to, str):
        raise TypeError("an address is text")
    return Kept(int(value["status"]), float(value["checked"]), final, moved_to, anchors)


def _plain(kept: Kept) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "status": kept.status,
        "checked": kept.checked,
        "final": kept.final,
    }
    if kept.moved_to:
        plain["moved_to"] = kept.moved_to
    if kept.anchors:
        plain["anchors"] = {name: found.value for name, found in sorted(kept.anchors.items())}
    return plain
