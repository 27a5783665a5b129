"""The example site in a real browser: it must look and behave as the theme promises."""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def _reason_to_skip() -> str | None:
    if CHROMIUM is None:
        return "chromium is not installed"
    if NODE is None:
        return "node is not installed"
    for package in ("playwright-core", "axe-core"):
        if not (HERE / "node_modules" / package).is_dir():
            return f"{package} is not installed; run `npm install --package-lock=false` in tests/browser"
    return None


pytestmark = pytest.mark.skipif(_reason_to_skip() is not None, reason=_reason_to_skip() or "")


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the browser reports what failed."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("site") / "public"
    command = [sys.executable, "-m", "generator", "build", "--strict", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def origin(built: Path) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _pages(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted("/" + path.removesuffix("index.html") for path in found)


def _visit(origin: str, paths: list[str], width: int, scheme: str) -> list[str]:
    wanted = {
        "origin": origin,
        "paths": paths,
        "widths": [width],
        "schemes": [scheme],
        "chromium": CHROMIUM,
    }
    done = subprocess.run(
        [str(NODE), "visit.mjs", json.dumps(wanted)],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [f"{one['path']}: {one['what']}: {one['detail']}" for one in json.loads(done.stdout)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_whole_and_accessible(
    built: Path, origin: str, width: int, scheme: str
) -> None:
    pages = _pages(built)
    assert "/" in pages
    assert "/de/" in pages
    assert _visit(origin, pages, width, scheme) == []


def test_the_visit_notices_what_is_wrong(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>x</title></head><body>"
        '<img src="/missing.png"><div style="width:3000px">wide</div>'
        "<script>console.error('loud')</script></body></html>"
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    handler = functools.partial(_QuietHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        found = "\n".join(_visit(f"http://127.0.0.1:{server.server_port}", ["/"], 390, "light"))
        server.shutdown()
        thread.join()
    for expected in (
        "console error: loud",
        "failed request: 404",
        "horizontal scrolling",
        "axe image-alt",
    ):
        assert expected in found
