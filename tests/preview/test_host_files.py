"""`_headers` and `_redirects`, line by line."""

import pytest

from generator.preview.host_files import Ruled, read_host_files


def led(line, path):
    return read_host_files("", line + "\n").redirect(path)


@pytest.mark.parametrize("status", [200, 301, 302, 303, 307, 308, 404])
@pytest.mark.parametrize("forced", ["", "!"])
def test_each_status_that_hosts_know(status, forced):
    assert led(f"/a /b {status}{forced}", "/a") == Ruled("/b", status)


@pytest.mark.parametrize(
    "status", ["199", "201", "300", "304", "305", "306", "309", "403", "405", "410", "x", "-301"]
)
def test_lines_of_other_statuses_are_passed_over(status):
    assert led(f"/a /b {status}\n/a /c", "/a") == Ruled("/c", 301)


@pytest.mark.parametrize("line", ["/a", "a /b", "https://x.example/a /b", "# /a /b", ""])
def test_lines_without_a_path_and_a_target_are_passed_over(line):
    assert led(line, "/a") is None


def test_redirects_know_their_path_and_line():
    (rule,) = read_host_files("", "# moved\n\n/old/ /new/ 302\n").redirect_rules
    assert (rule.source, rule.target, rule.status, rule.line) == ("/old/", "/new/", 302, 3)


@pytest.mark.parametrize(
    ("line", "path", "target"),
    [
        ("/a/ /b", "/a/", "/b"),
        ("/a/ /b", "/a", None),
        ("/a /b", "/a/", "/b"),
        ("/a /b", "/a//", None),
        ("/a.b /c", "/axb", None),
        ("/a/* /b/:splat", "/a/c/d", "/b/c/d"),
        ("/a/* /b/:splat", "/a", "/b/"),
        ("/a/:x/c /b/:x", "/a/1/c", "/b/1"),
        ("/a/:x/c /b/:x", "/a//c", None),
        ("/a/:x/c /b/:x", "/a/1/2/c", None),
        ("/:x/:x /b/:x", "/1/2", "/b/1"),
        ("/a /b/:x", "/a", "/b/"),
        ("/*/c/* /b/:splat", "/1/c/2", "/b/1"),
    ],
)
def test_what_a_path_matches_and_leads_to(line, path, target):
    ruled = led(line, path)
    assert (ruled and ruled.target) == target


def test_the_first_line_that_fits_counts():
    assert led("/a /b\n/* /c", "/a") == Ruled("/b", 301)
    assert led("/* /c\n/a /b", "/a") == Ruled("/c", 301)


@pytest.mark.parametrize(
    ("lines", "headers"),
    [
        ("  X-A: 1\n", {}),
        ("/*\n  X-A:1\n", {"x-a": "1"}),
        ("/*\n\tX-A: a: b \n", {"x-a": "a: b"}),
        ("/*\n  X-A: 1\n  x-a: 2\n", {"x-a": "1, 2"}),
        ("/*\n  X-A: 1\n/*\n  ! X-a\n", {}),
        ("/*\n  ! X-A\n  X-A: 1\n", {"x-a": "1"}),
        ("/*\n  X A: 1\n  X-B: \x07\n  : 2\n  X-C: 3\n", {"x-c": "3"}),
        ("/*\n  # X-A: 1\n\n  X-B: 2\n", {"x-b": "2"}),
        ("/b/*\n  X-A: 1\n/*\n  X-B: 2\n", {"x-b": "2"}),
        ("/a/\n  X-A: 1\n", {}),
        ("https://x.example/a\n  X-A: 1\n", {"x-a": "1"}),
    ],
)
def test_headers_of_a_path(lines, headers):
    assert read_host_files(lines, "").headers("/a") == headers
