"""What browsers make of `meta refresh`, by the steps of WHATWG HTML."""

import time

import pytest

from generator.checks.page.refresh import Refresh, read_refresh


@pytest.mark.parametrize(
    ("content", "refresh"),
    [
        ("0; url=/new/", (0, "/new/")),
        ("0;URL='/new/'", (0, "/new/")),
        ("0;/new/", (0, "/new/")),
        ("0,/new/", (0, "/new/")),
        ("0 /new/", (0, "/new/")),
        (" \n3 ; url = nope.html", (3, "nope.html")),
        ("1.5.9;/a", (1, "/a")),
        (".5;/a", (0, "/a")),
        ("0;;/a", (0, ";/a")),
        ('0;url="/a"b', (0, "/a")),
        ("0;'/a'b", (0, "/a")),
        ("0;url='/a", (0, "/a")),
        ("0;url'/a'", (0, "url'/a'")),
        ("0;urgent/", (0, "urgent/")),
        ("0;url.html", (0, "url.html")),
        ("0;url=", (0, "")),
        ("5", (5, "")),
        ("5;", (5, "")),
    ],
)
def test_followed(content, refresh):
    assert read_refresh(content) == Refresh(*refresh)


@pytest.mark.parametrize(
    "content",
    [
        "",
        " ",
        "soon",
        "url=/new/",
        "0: https://www.example.com/",
        "0x",
        "-1;/a",
        "+1;/a",
        "\u00a00;/a",
        "\uff10;/a",
        "0\u00a0;/a",
        "0;url=https://[",
        "0;url=javascript:alert(1)",
        "0;url= JavaScript:alert(1)",
    ],
)
def test_not_followed(content):
    assert read_refresh(content) is None


@pytest.mark.parametrize("part", ["9", ".", " ", "0 ", "url", "'"])
def test_time_grows_with_length_alone(part):
    start = time.process_time()
    read_refresh("0" + part * 500_000 + "x")
    read_refresh(part * 500_000 + "x")
    assert time.process_time() - start < 1
