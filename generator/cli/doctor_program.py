"""Examine the installation: Python, packages, extras, plug-ins, pictures."""

import importlib.metadata
import platform
import re
import sys
from collections import defaultdict
from collections.abc import Mapping

from PIL import features

from generator import __version__, plugins
from generator.cli.examination import Examined, Findings, State
from generator.errors import GeneratorError
from generator.value import dataclass

#: The least Python, as in the distribution's own metadata.
PYTHON = (3, 11)
#: Extra to what it is for; those that only developers need are left out.
EXTRAS = {
    "browser": "checking pages in a browser (`--browser`)",
    "cjk": "pictures for social networks with Chinese, Japanese or Korean letters",
    "dask": "building on a Dask cluster (`executor: {kind: dask}`)",
    "dictionaries": "the rule `content/unknown-word`",
    "external": "checking links to other sites (`--external`)",
    "preview": "a preview for other devices, over HTTPS and with a QR code (`serve`)",
    "spelling": "the rule `content/spelling`",
}
#: Form of pictures to what Pillow calls the library that it needs for it.
_PICTURES = {"JPEG": "jpg", "PNG": "zlib", "WebP": "webp", "AVIF": "avif"}
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^]]*\])?\s*(?P<limits>[^;]*)(?:;(?P<marker>.*))?"
)
_LEAST = re.compile(r">=\s*([0-9][0-9.]*)")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_PLATFORM = re.compile(r"""sys_platform\s*==\s*["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that is wanted; *least* is empty where any version will do."""

    name: str
    least: str

    def __str__(self) -> str:
        return f"{self.name}>={self.least}" if self.least else self.name


def examine_program() -> Findings:
    """Examine everything that needs no site."""
    yield _python()
    yield from _packages()
    yield from _plugins()
    yield _pictures()


def _python() -> Examined:
    version, least = sys.version_info[:2], ".".join(map(str, PYTHON))
    where = f"Python {platform.python_version()} at {sys.executable}"
    if version < PYTHON:
        fix = f"make a new environment with Python {least} or newer"
        return Examined("python", State.FAIL, f"{where}; the least is {least}", fix)
    return Examined("python", State.OK, where)


def _packages() -> Findings:
    try:
        wanted = requirements(importlib.metadata.requires("proofpress") or [])
    except importlib.metadata.PackageNotFoundError:
        seen = f"proofpress {__version__} runs without being installed, so nothing can be compared"
        yield Examined("packages", State.WARN, seen, "install it with `pip install .`")
        return
    faults = [fault for one in wanted.get("", ()) if (fault := _fault(one))]
    for one, seen in faults:
        yield Examined("packages", State.FAIL, seen, f"pip install '{one}'")
    if not faults:
        number = len(wanted.get("", ()))
        seen = f"proofpress {__version__} has all {number} packages that it needs"
        yield Examined("packages", State.OK, seen)
    for extra, purpose in EXTRAS.items():
        yield _extra(extra, purpose, wanted.get(extra, []))


def _extra(extra: str, purpose: str, wanted: list[Requirement]) -> Examined:
    what, install = f"extra {extra}", f"pip install 'proofpress[{extra}]'"
    faults = [fault for one in wanted if (fault := _fault(one))]
    absent = [one for one, _ in faults if _version(one.name) is None]
    if not faults:
        return Examined(what, State.OK, f"installed; it is for {purpose}")
    if len(absent) == len(wanted):
        return Examined(what, State.OK, f"not installed; it is for {purpose}", install)
    seen = "; ".join(seen for _, seen in faults)
    return Examined(what, State.WARN, f"{seen}; it is for {purpose}", install)


def requirements(lines: list[str]) -> Mapping[str, list[Requirement]]:
    """
    Read what a distribution requires, by extra; the empty name is for what it always needs.

    Args:
        lines: As in ``Requires-Dist`` of its metadata.
    """
    found: dict[str, list[Requirement]] = defaultdict(list)
    for line in lines:
        match = _REQUIREMENT.match(line)
        if match is None:
            continue
        marker = match["marker"] or ""
        system = _PLATFORM.search(marker)
        if system and system[1] != sys.platform:
            continue
        extra, least = _EXTRA.search(marker), _LEAST.search(match["limits"])
        requirement = Requirement(match["name"], least[1] if least else "")
        found[extra[1] if extra else ""].append(requirement)
    return found


def _fault(wanted: Requirement) -> tuple[Requirement, str] | None:
    """Say what is wrong with an installed package; None where nothing is."""
    version = _version(wanted.name)
    if version is None:
        return wanted, f"{wanted.name} is missing"
    if wanted.least and _numbers(version) < _numbers(wanted.least):
        return wanted, f"{wanted.name} is {version}; the least is {wanted.least}"
    return None


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    """Numbers of a version, without zeros at the end: 3.0 and 3 are one."""
    start = re.match(r"[0-9.]*", version)
    numbers = [int(part) for part in (start[0] if start else "").split(".") if part]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _plugins() -> Findings:
    loaded = []
    for group in plugins.GROUPS:
        try:
            installed = plugins.installed(group)
        except GeneratorError as error:
            yield Examined("plug-ins", State.FAIL, error.message, error.hint)
            continue
        for plugin in installed:
            try:
                plugins.load(plugin)
            except GeneratorError as error:
                yield Examined("plug-ins", State.FAIL, error.message, error.hint)
            else:
                loaded.append(f"{plugin.name} of {plugin.distribution} {plugin.version}")
    if loaded:
        yield Examined("plug-ins", State.OK, ", ".join(loaded))


def _pictures() -> Examined:
    missing = [form for form, name in _PICTURES.items() if not features.check(name)]
    if not features.check("freetype2"):
        missing.append("drawn text")
    if missing:
        seen = f"Pillow was built without {', '.join(missing)}"
        return Examined("pictures", State.WARN, seen, "pip install --force-reinstall Pillow")
    return Examined("pictures", State.OK, f"{', '.join(_PICTURES)} and drawn text")
