"""constraints.txt: what `LOCKED=1 sh bin/setup` installs is what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
#: Each with its marker and its hashes, on one line.
LOCKED = [one for one in TEXT.replace("\\\n", " ").splitlines() if not one.startswith("#")]


def wanted():
    with (ROOT / "pyproject.toml").open("rb") as file:
        document = tomllib.load(file)
    project = document["project"]
    extras = project["optional-dependencies"]
    shipped = [one for name, group in extras.items() if name != "benchmark" for one in group]
    build = document["build-system"]["requires"]
    return [Requirement(one) for one in (*project["dependencies"], *shipped, *build)]


def pinned():
    found = {}
    for line in LOCKED:
        one = Requirement(line.partition(" --hash")[0])
        (pin,) = one.specifier
        assert pin.operator == "=="
        found.setdefault(canonicalize_name(one.name), []).append(pin.version)
    return found


def test_every_requirement_is_pinned_to_a_version_that_is_allowed():
    versions = pinned()
    off = [
        str(one)
        for one in wanted()
        if not any(one.specifier.contains(v) for v in versions.get(canonicalize_name(one.name), ()))
    ]
    assert off == [], "`sh bin/constraints` writes the file again"


def test_every_pin_has_a_hash():
    assert LOCKED
    assert [one for one in LOCKED if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", one)] == []


def test_no_registry_is_named():
    assert "://" not in TEXT
    assert "--index-url" not in TEXT
