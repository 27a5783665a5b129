"""A site made from a mapping of files, and the real command run on it."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.run import run

REPOSITORY = Path(__file__).resolve().parents[1]

SETTINGS = """\
title: Garden
base_url: https://www.example.com/
theme: plain
"""

_PAGE = """\
<!doctype html>
<html lang="{{ page.language.code }}">
<head>
<meta charset="utf-8">
<title>{{ page.seo_title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
</head>
<body>
<main>
<h1>{{ page.title }}</h1>
{{ page.content }}
{% for member in page.members %}
<p><a href="{{ member.url }}">{{ member.title }}</a></p>
{% endfor %}
{% for section in page.sections %}
<p><a href="{{ section.url }}">{{ section.title }}</a></p>
{% endfor %}
</main>
</body>
</html>
"""

#: A theme without anything that could be found fault with by itself.
PLAIN = {
    "site.yaml": SETTINGS,
    "themes/plain/theme.yaml": "name: Plain\n",
    "themes/plain/templates/page.html": _PAGE,
    **{
        f"themes/plain/templates/{kind}.html": '{% extends "page.html" %}\n'
        for kind in ("home", "section", "term", "taxonomy", "archive", "404")
    },
}


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        return json.loads(self.out)["findings"]

    def of(self, *rules: str) -> list[dict[str, Any]]:
        """Findings of *rules*; a name that ends with a slash means the family."""
        return [
            one
            for one in self.findings
            if any(
                one["rule"].startswith(rule) if rule.endswith("/") else one["rule"] == rule
                for rule in rules
            )
        ]

    def shown(self, *rules: str) -> list[str]:
        """Place, rule and message of the findings of *rules*."""
        return [f"{place(one)}: {one['rule']}: {one['message']}" for one in self.of(*rules)]

    def places(self, *rules: str) -> list[str]:
        return [place(one) for one in self.of(*rules)]


def place(finding: Mapping[str, Any]) -> str:
    source = finding["source"]
    if source is None:
        return "?"
    parts = (source["file"], source["line"], source["column"])
    return ":".join(str(part) for part in parts if part is not None)


@dataclass
class SiteFolder:
    """A site's folder, and commands on it."""

    root: Path
    environ: dict[str, str] = field(default_factory=dict)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, verb: str, *arguments: str) -> Ran:
        """Run a command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([verb, "-s", str(self.root), *arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    def build(self, *arguments: str) -> Ran:
        """Build and report as JSON."""
        return self.run("build", "--format", "json", *arguments)

    def command(self, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Run the program as a user does, in the site's folder."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **self.environ},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            **more,
        )

    def text(self, output: str) -> str:
        return (self.root / "public" / output).read_text(encoding="utf-8")

    def outputs(self) -> list[str]:
        """Every file of the output folder."""
        folder = self.root / "public"
        return sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )

    def has(self, output: str) -> bool:
        return (self.root / "public" / output).is_file()


class MakeSite:
    """Makes a site of the plain theme with *files* in it; None takes a file away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(
        self,
        files: Mapping[str, str | bytes | None],
        *,
        settings: str = "",
        home: bool = True,
        folder: str = "site",
    ) -> SiteFolder:
        site = SiteFolder(self._folder / folder)
        everything: dict[str, str | bytes | None] = dict(PLAIN)
        if home:
            everything["content/_index.md"] = "---\ntitle: Garden\n---\n\nWelcome.\n"
        everything["site.yaml"] = SETTINGS + settings
        everything.update(files)
        site.root.mkdir(parents=True)
        site.write({name: text for name, text in everything.items() if text is not None})
        return site


def page(title: str, body: str = "Some words.\n", **keys: str) -> str:
    """A content file; values of *keys* stand as they would in YAML."""
    lines = [f"title: {title}", *(f"{name}: {value}" for name, value in keys.items())]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def only(*families: str) -> str:
    """Settings under which these families report, and no others."""
    ids = {one.id for one in (*all_rules(), *all_kinds())}
    others = sorted({one.partition("/")[0] for one in ids} - {*families, "settings"})
    return "rules:\n" + "".join(f"  {family}/*: off\n" for family in others)
