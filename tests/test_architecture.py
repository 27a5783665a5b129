"""The shape of the program: who may import whom, and how large a module may grow."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_folder import page

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"

FLOORS = {
    "errors": 0,
    "one_file": 0,
    "globs": 0,
    "value": 0,
    "tags": 1,
    "url": 1,
    "model": 1,
    "boundary": 2,
    "css": 2,
    "files": 2,
    "leftovers": 2,
    "typed_yaml": 2,
    "criteria": 2,
    "settings": 3,
    "checks": 3,
    "feeds": 3,
    "reports": 3,
    "history": 3,
    "external": 3,
    "browser": 3,
    "plugins": 3,
    "incremental": 4,
    "mending": 4,
    "publish": 4,
    "statement": 4,
    "content": 5,
    "markdown": 5,
    "site": 5,
    "themes": 5,
    "assets": 5,
    "cards": 5,
    "rules": 5,
    "imports": 5,
    "scaffold": 5,
    "stages": 6,
    "handbook": 6,
    "build": 6,
    "preview": 7,
    "cli": 8,
    "__main__": 9,
}
HEAVY = (
    "jinja2", "markdown_it", "turbohtml", "lxml", "PIL", "pygments", "rich", "tinycss2", "aiohttp",
)  # fmt: skip
FORBIDDEN = {"utils", "util", "helpers", "helper", "base", "manager", "managers", "common", "misc"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(module: str) -> str:
    """The package or top-level module that *module* belongs to."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> Iterator[str]:
    """Names of our own modules that *path* imports, wherever the statement stands."""
    names = {dotted(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (
                alias.name for alias in node.names if part(alias.name) or alias.name in names
            )
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by a relative name"
            source = node.module or ""
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield inner if inner in names else source


OURS = {
    dotted(path): sorted({name for name in imports(path) if name.split(".")[0] == "generator"})
    for path in MODULES
}


def test_the_map_draws_these_floors():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn, floor = {}, -1
    for line in text.partition("```text\n")[2].partition("```")[0].splitlines():
        floor = int(line[0]) if line[0].isdigit() else floor
        # What stands behind the gap is for people.
        names = re.split(r"\s{2,}", line[3:])[0]
        drawn |= dict.fromkeys(names.split(" · ") if names else (), floor)
    assert drawn == FLOORS


def test_every_part_has_a_floor():
    assert {part(module) for module in OURS} - {""} <= FLOORS.keys()


def climbs(module: str, name: str) -> bool:
    """Whether *module* imports *name* from its own floor or a higher one."""
    mine, other = part(module), part(name)
    # `build` and `stages` are one floor: the sentence and its clauses.
    together = mine == "build" and other == "stages"
    return bool(mine and other and other != mine and FLOORS[other] >= FLOORS[mine] and not together)


def test_imports_go_down():
    assert climbs(
        "generator.model.site", "generator.checks.engine.rule"
    )  # the question can be answered
    up = [
        f"{module} imports {name}"
        for module in sorted(OURS)
        for name in OURS[module]
        if climbs(module, name)
    ]
    assert up == []


#: Packages of `stages` and those that each may import: they read in this order.
ROOMS = {
    "plan": set(),
    "render": {"plan"},
    "workers": {"plan", "render"},
    "check": {"plan", "render", "workers"},
    "store": {"plan", "render", "check"},
    "rebuild": {"plan", "render", "workers", "check", "store"},
}


#: The same of `checks`.
ROOMS_OF_CHECKS = {
    "page": set(),
    "formats": {"page"},
    "structured": {"page"},
    "styles": {"page"},
    "accessibility": {"page", "styles"},
    "facts": {"page", "styles", "formats", "structured", "accessibility"},
    "whole_site": {"page", "formats", "facts"},
    "findings": {"page"},
    "engine": {"page", "facts", "whole_site", "findings"},
    "text": {"page", "engine"},
    "conformance": {"page", "engine"},
    "folder": {"page", "formats", "facts", "whole_site", "engine"},
}


def room(module: str, package: str) -> str:
    """The package in *package* that *module* lies in; empty for a module elsewhere."""
    return module.split(".")[2] if module.startswith(f"generator.{package}.") else ""


def within(package: str) -> set[tuple[str, str]]:
    """Which room of *package* imports which other one."""
    arrows = {
        (room(module, package), room(name, package))
        for module, names in OURS.items()
        for name in names
        if room(name, package)
    }
    return {(mine, other) for mine, other in arrows if mine and mine != other}


@pytest.mark.parametrize(("package", "rooms"), [("stages", ROOMS), ("checks", ROOMS_OF_CHECKS)])
def test_rooms_read_in_order(package, rooms):
    assert within(package) == {(mine, other) for mine, others in rooms.items() for other in others}
    order = list(rooms)
    assert all(order.index(other) < order.index(mine) for mine, other in within(package))
    assert [path.stem for path in (PACKAGE / package).glob("*.py")] == ["__init__"]


def test_no_circle():
    """Depth-first: a module that is met again on its own way down closes a circle."""
    finished: set[str] = set()

    def follow(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module in finished:
            return
        for name in OURS.get(module, ()):
            if name != module:
                follow(name, (*way, module))
        finished.add(module)

    for module in sorted(OURS):
        follow(module, ())


def test_modules_are_short():
    lines = {dotted(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {module: count for module, count in lines.items() if count > 400} == {}


def test_modules_have_telling_names():
    names = {path: {path.stem, path.parent.name} for path in MODULES}
    assert [dotted(path) for path, those in names.items() if those & FORBIDDEN] == []


@pytest.mark.parametrize("module", ["generator.__main__", "generator.cli"])
def test_nothing_heavy_is_imported_at_the_start(module):
    if not any(name == module or name.startswith(f"{module}.") for name in OURS):
        pytest.fail(f"there is no {module}")
    code = f"import {module}, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(HEAVY), sorted(loaded.intersection(HEAVY))


def test_help_imports_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY), sorted(loaded.intersection(HEAVY))


def test_build_of_one_page_imports_only_what_the_page_needs(make_site):
    site = make_site({"content/_index.md": page("Home"), "content/hoe.md": page("Hoes")})
    site.build()
    site.write({"content/hoe.md": page("Hoes", "Other words.\n")})
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "generator", "build"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "markdown_it" in loaded
    # Of pictures, code, data files, other sites, and many pages at once there is nothing here.
    rare = {"PIL", "pygments", "tomllib", "aiohttp", "asyncio", "ssl", "http", "distributed"}
    assert loaded.isdisjoint(rare), sorted(loaded & rare)


#: Modules that look at files without `one_file`, and why they may.
OWN_WAY = {
    "one_file.py": "it is the one place",
    "handbook.py": "writes the handbook of this repository",
    "rules/accessibility/language_tags.py": "reads a file of the package",
    "scaffold/site.py": "reads files of the package",
    "stages/workers/cluster_connection.py": "reads the package itself",
}
#: Methods that wait for a pipe, fill the memory, go down without end, or raise where nobody expects it.
READING = {"read_bytes", "read_text", "rglob", "is_file", "is_dir", "exists", "walk"}
#: Of an entry of `os.scandir`, and of a folder of a package.
ENTRIES = {"entry"}


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_files_are_read_through_one_place(module):
    shown = module.relative_to(PACKAGE).as_posix()
    if shown in OWN_WAY:
        pytest.skip("it may")
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = node.func.value
        if node.func.attr not in READING or (isinstance(owner, ast.Name) and owner.id in ENTRIES):
            continue
        if node.func.attr == "walk" and not (isinstance(owner, ast.Name) and owner.id == "os"):
            continue
        if re.search(r"__file__|\bfiles\(", ast.unparse(owner)):
            continue  # a file of a package
        pytest.fail(f"{shown}:{node.lineno} calls `{node.func.attr}`; see generator/one_file.py")


#: Functions of the standard library that read an address in another way than browsers do.
OTHER_READERS = {"urlsplit", "urlparse", "urljoin", "urldefrag", "urlunsplit", "urlunparse"}


def test_addresses_have_one_reader():
    """Only `generator.url` takes an address apart, so that all parts agree with browsers."""
    others = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {alias.name}"
        for path in MODULES
        if part(dotted(path)) != "url"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
        if alias.name in OTHER_READERS | {"urllib.parse", "yarl", "idna", "ada_url"}
        or getattr(node, "module", None) == "ada_url"
    ]
    # The client for other servers takes its own kind of address, made of one that was read here.
    assert [one for one in others if not one.startswith("generator/external/exchange.py")] == []


#: Modules that import inside of functions, by seam; ARCHITECTURE.md names the seams.
SEAMS = {
    "a command and its work": {
        "__main__", "cli.commands", "cli.baseline", "cli.check", "cli.opening",
        "cli.serve", "cli.staging", "cli.accessibility_statement", "build",
    },
    "a run in which nothing has changed": {
        "cli.asking", "cli.building", "cli.judging", "cli.show", "cli.surroundings",
        "reports.forms", "settings.structured", "stages.store.outcome", "stages.check.owners", "url.parsed",
    },
    "optional packages, and plug-ins": {
        "browser.chromium", "browser.visits", "plugins", "preview.certificate", "rules.content.spelling", "rules.content.word_counts",
        "stages.workers.cluster_connection",
    },
    "rare kinds of files and pages": {
        "assets.svg", "cards.drawing", "cards.faces", "checks.facts.asset_facts", "checks.formats.listings", "checks.styles.picture_colors",
        "content.data_files", "markdown.code", "markdown.emoji", "reports.html",
        "reports.pictures", "rules.content.stems", "statement.html", "themes.dates",
    },
    "what the first page of a preview does not wait for": {
        "preview.api", "preview.sections.text",
    },
}  # fmt: skip


def imports_inside(path: Path) -> bool:
    return any(
        isinstance(inner, ast.Import | ast.ImportFrom)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    )


def test_imports_stand_at_the_top_but_for_a_few_seams():
    lazy = {dotted(path).removeprefix("generator.") for path in MODULES if imports_inside(path)}
    allowed = [name for names in SEAMS.values() for name in names]
    assert sorted(lazy) == sorted(allowed)


def test_the_map_names_the_seams():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [seam for seam in SEAMS if seam not in text] == []
