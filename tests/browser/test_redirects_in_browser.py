"""Redirect pages in a real browser: what a visitor brings arrives, whatever the policy says."""

import http.server
import json
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from generator.feeds.redirect_page import redirect_page, script_hash

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or NODE is None or not (HERE / "node_modules" / "playwright-core").is_dir(),
    reason="chromium, node or playwright-core is not installed",
)

TARGETS = {
    "/plain/": "/there/",
    "/fair/": "/there/?utm_source=fair",
    "/place/": "/there/#own",
    "/elsewhere/": "http://localhost:{port}/there/?a=1#own",
    "/slow/": "/there/slow",
}
POLICIES = {
    "no": "",
    "hash": f"default-src 'none'; script-src '{script_hash()}'",
    "trusted": f"script-src '{script_hash()}'; require-trusted-types-for 'script'",
    "none": "default-src 'none'; script-src 'none'",
}


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers `/POLICY/NAME/` with a redirect page under that policy, and anything else with a page."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        policy, _, rest = path.lstrip("/").partition("/")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        body = b"<!doctype html><title>There</title>"
        if policy in POLICIES:
            target = TARGETS[f"/{rest}"].format(port=self.server.server_port)
            body = redirect_page(target, f"https://www.example.com{target}")
            if POLICIES[policy]:
                self.send_header("Content-Security-Policy", POLICIES[policy])
        elif path == "/there/slow":
            time.sleep(1.5)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def origin():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def follow(origin):
    def visit(*asked, scripts=True):
        """Where each address leads, without the origin."""
        visits = [{"url": origin + one, "scripts": scripts} for one in asked]
        argument = json.dumps({"visits": visits, "chromium": CHROMIUM})
        done = subprocess.run(
            [NODE, HERE / "redirects.mjs", argument],
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [
            (one["arrived"].replace(origin, ""), one["errors"], one["history"])
            for one in json.loads(done.stdout)
        ]

    return visit


def test_what_a_visitor_brings_arrives(follow, origin):
    port = origin.rpartition(":")[2]
    cases = {
        "/no/plain/": "/there/",
        "/no/plain/?utm_source=x&a=%20b+c#place": "/there/?utm_source=x&a=%20b+c#place",
        "/no/fair/?fbclid=1": "/there/?utm_source=fair&fbclid=1",
        "/no/fair/?utm_source=mail&x=1&utm_source=b": "/there/?utm_source=fair&x=1",
        "/no/fair/?utm%5Fsource=mail": "/there/?utm_source=fair",
        "/no/place/?x=1#theirs": "/there/?x=1#own",
        "/no/elsewhere/?b=2&a=3": f"http://localhost:{port}/there/?a=1&b=2#own",
        "/no/slow/?x=1": "/there/slow?x=1",
        "/hash/fair/?fbclid=1#p": "/there/?utm_source=fair&fbclid=1#p",
    }
    seen = follow(*cases)
    assert [arrived for arrived, _, _ in seen] == list(cases.values())
    assert [errors for _, errors, _ in seen] == [[]] * len(cases)
    # The old address is no stop on the way back: `about:blank`, and the new page.
    assert {history for _, _, history in seen} <= {1, 2}


def test_a_policy_of_trusted_types_stands_against_nothing(follow):
    ((arrived, _, _),) = follow("/trusted/fair/?fbclid=1")
    assert arrived == "/there/?utm_source=fair&fbclid=1"


def test_without_scripts_the_page_leads_on_all_the_same(follow):
    assert [one for one, _, _ in follow("/no/plain/?x=1", "/no/fair/?x=1", scripts=False)] == [
        "/there/",
        "/there/?utm_source=fair",
    ]


def test_a_policy_without_scripts_leaves_the_meta_element(follow):
    assert [one for one, _, _ in follow("/none/plain/?x=1", "/none/fair/?x=1")] == [
        "/there/",
        "/there/?utm_source=fair",
    ]
