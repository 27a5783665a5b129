from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.imports.hugo import import_site
from generator.imports.report import ImportReport

CONFIG = 'baseURL = "https://www.example.com/"\ntitle = "Spades"\n'


@dataclass(frozen=True)
class Imported:
    root: Path
    report: ImportReport

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    @property
    def settings(self) -> dict[str, Any]:
        return yaml.safe_load(self.text("site.yaml"))

    def faults(self, *rules: str) -> list[str]:
        return [
            f"{fault.at}: {fault.rule}: {fault.message}"
            for fault in self.report.faults
            if not rules or fault.rule in rules
        ]


Convert = Callable[[Mapping[str, str | bytes]], Imported]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Imports a Hugo site made of the given files; `hugo.toml` is added where it is missing."""

    def run(files: Mapping[str, str | bytes]) -> Imported:
        source = tmp_path / "hugo"
        for name, content in {"hugo.toml": CONFIG, **files}.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Imported(tmp_path / "site", import_site(source, tmp_path / "site"))

    return run


@pytest.fixture
def page(convert: Convert) -> Callable[..., str]:
    """Imports one page and gives its text as it arrived."""

    def run(text: str, path: str = "content/blog/spades.md", **more: str) -> str:
        return convert({path: text, **more}).text(path)

    return run
