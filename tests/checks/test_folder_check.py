import datetime as dt
import os

import pytest

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.folder.check_folder import (
    check_folder,
    kind_of,
    page_number_of,
    url_of,
)
from generator.checks.folder.folder_contents import decode
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import FaultKind, Severity
from generator.model.site import PageKind


def titles(page, _options):
    if page.title is not None:
        yield Problem(page.title.text, element=page.title)


def broken(site, _options):
    for link in site.graph.faulty:
        yield Problem(f"no {link.href}", page=link.page, offset=link.offset)


RULES = (
    Rule("html/title", titles, HtmlPage, NoOptions(), Basis.HOUSE, Severity.NOTICE),
    Rule("html/broken", broken, SiteIndex, NoOptions(), Basis.HOUSE, Severity.ERROR),
)
KINDS = (FaultKind("html/unreadable", Severity.ERROR, "doc"),)


@pytest.fixture
def check(tmp_path):
    def run(files, **options):
        for path, content in files.items():
            target = tmp_path / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        rules = read_ruleset({}, RULES, KINDS)[0]
        return check_folder(tmp_path / "site", rules, today=dt.date(2026, 1, 1), **options)

    return run


def lines(report):
    return [f"{one.source}: {one.rule} {one.message}" for one in report.findings]


def test_places_are_lines_of_the_html(check):
    report = check({"a/index.html": "<p>\n <title>A</title>", "b.htm": "<a href=c>", "c.txt": "x"})
    assert lines(report) == ["a/index.html:2:2: html/title A", "b.htm:1:1: html/broken no c"]
    assert (report.pages, report.assets) == (2, 1)


def test_links_are_followed_within_the_folder(check):
    assert lines(check({"index.html": "<a href=/a.pdf>", "a.pdf": "x"})) == []


def test_address_is_read_off_canonical_links(check):
    html = "<link rel=canonical href=https://www.example.com/docs/a/><a href=/docs/a/><a href=/docs/b/>"
    assert lines(check({"a/index.html": html})) == ["a/index.html:1:75: html/broken no /docs/b/"]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "A.HTML"])
def test_pages_by_their_names(check, name):
    assert check({name: "<title>A</title>"}).pages == 1


def test_wrong_encoding_is_a_finding_and_the_rest_goes_on(check):
    report = check({"a.html": b"<title>\xff</title>", "b.html": "<title>B</title>"})
    assert lines(report) == [
        "a.html: html/unreadable file is not utf-8 text; byte 7 cannot be read",
        "b.html:1:1: html/title B",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_a_finding(check, tmp_path):
    check({"a.html": "<title>A</title>"})
    (tmp_path / "site/a.html").chmod(0)
    assert [one.rule for one in check({}).findings] == ["html/unreadable"]


def test_links_out_of_the_folder_are_left_alone(check, tmp_path):
    check({"in.html": "<title>In</title>"})
    (tmp_path / "out.html").write_text("<title>Out</title>")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/b.html").write_text("<title>Out</title>")
    (tmp_path / "site/a.html").symlink_to(tmp_path / "out.html")
    (tmp_path / "site/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "site/self").symlink_to(tmp_path / "site")
    (tmp_path / "site/loop.html").symlink_to(tmp_path / "site/loop.html")
    os.mkfifo(tmp_path / "site/pipe.html")
    report = check({})
    assert lines(report) == ["in.html:1:1: html/title In"]
    told = [one for one in report.remarks if "symbolic link" in one.text]
    assert [one.text.partition(":")[0] for one in told] == [
        "what 3 symbolic links lead to, such as `folder/`"
    ]


def test_addresses_behind_symbolic_links_are_not_called_broken(check, tmp_path):
    html = (
        "<a href=b.html><a href=v1/><a href='old notes/c.html'><a href=nope.html><a href=lost.html>"
    )
    check({"docs/in.html": html, "docs/2/index.html": "", "index.html": "<a href=docs/b.html>"})
    (tmp_path / "b.html").write_text("")
    (tmp_path / "site/docs/b.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "site/docs/v1").symlink_to("2")
    (tmp_path / "site/docs/old notes").symlink_to(tmp_path)
    (tmp_path / "site/docs/lost.html").symlink_to(tmp_path / "lost.html")
    for options in ({}, {"base_url": "https://example.com/below/it"}):
        found = [line.rpartition(" ")[2] for line in lines(check({}, **options))]
        assert found == ["nope.html", "lost.html"]


def test_links_above_a_folder_of_unknown_address_are_said_and_not_judged(check):
    html = "<a href=../std/><a href='../../x.html#a'><a href=b/../../c><a href=b/../d><a href=/e>"
    report = check({"in.html": html, "deep/in.html": "<a href=../f><a href=../../g>"})
    assert [line.rpartition(" ")[2] for line in lines(report)] == ["../f", "b/../d", "/e"]
    (remark,) = [one for one in report.remarks if "out of the folder" in one.text]
    assert remark.text.startswith("4 links that lead out of the folder, such as `../std/`")
    known = check({}, base_url="https://example.com/")
    assert len(known.findings) == 7
    below = check({}, base_url="https://example.com/a/b/")
    assert len(below.findings) == 2
    assert "outside /a/b/" in "".join(one.text for one in below.remarks)


def test_without_symbolic_links_nothing_is_said_of_them(check):
    assert not [one for one in check({"a.html": ""}).remarks if "symbolic" in one.text]


def test_address_that_few_pages_do_not_tell_is_read_off_all(check):
    """Whichever pages are asked first, what is found agrees with what all of them say."""
    silent = {f"{number:02}.html": "<a href=/docs/nope/>" for number in range(40)}
    told = {
        f"{number:02}.html": f"<link rel=canonical href=https://e.org/docs/{number:02}.html><a href=/docs/nope/>"
        for number in range(40)
        if number % 4
    }
    report = check({**silent, **told})
    assert "https://e.org/docs/, as 30 of 30" in report.remarks[0].text
    assert len(report.findings) == 40
    given = check({}, base_url="https://e.org/docs/")
    assert lines(given) == lines(report)


def test_pages_are_parsed_once_where_all_say_the_same(check, monkeypatch):
    parsed = []
    init = HtmlPage.__init__

    def counting(page, html, **options):
        parsed.append(options["path"])
        init(page, html, **options)

    monkeypatch.setattr(HtmlPage, "__init__", counting)
    canonical = "<link rel=canonical href=https://e.org/docs/{0:02}.html>"
    pages = {f"{number:02}.html": canonical.format(number) for number in range(50)}
    # Links of one page that fit elsewhere outnumber the few pages that are asked first.
    pages["00.html"] += "".join(f"<a href=/{number:02}.html>" for number in range(30))
    check(pages)
    assert len(parsed) == 50 + 10


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("ä".encode(), "ä"),
        (b"\xef\xbb\xbf" + "ä".encode(), "ä"),
        ("ä".encode("utf-16"), "ä"),
        (b"<meta charset=iso-8859-1>\xe4", "<meta charset=iso-8859-1>ä"),
        (b"<meta charset='windows-1252'>\x80", "<meta charset='windows-1252'>€"),
        (
            b'<meta http-equiv=content-type content="text/html; charset=koi8-r">\xc1',
            '<meta http-equiv=content-type content="text/html; charset=koi8-r">а',
        ),
        ("<meta charset=utf-16>ä".encode(), "<meta charset=utf-16>ä"),
        ("<meta charset=nonsense>ä".encode(), "<meta charset=nonsense>ä"),
    ],
)
def test_decode(body, text):
    assert decode(body) == text


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "/"),
        ("a/index.html", "/a/"),
        ("a.html", "/a.html"),
        ("ä b/index.html", "/%C3%A4%20b/"),
    ],
)
def test_url_of(path, url):
    assert url_of(path) == url
    assert url_of(path, "/docs/") == f"/docs{url}"


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("blog/page/2/index.html", 2),
        ("page2/index.html", 2),
        ("blog/page/3.html", 3),
        ("blog/index.html", 1),
        ("pages/2/index.html", 1),
        ("blog/page/0/index.html", 1),
    ],
)
def test_page_number_of(path, number):
    assert page_number_of(path) == number


@pytest.mark.parametrize(
    ("path", "kind"),
    [("index.html", PageKind.HOME), ("404.html", PageKind.NOT_FOUND), ("a/index.html", None)],
)
def test_kind_of(path, kind):
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    "html", ["", "<", "<a href=", "\0", "<!--", "<template>" * 600, "<p>" * 5000]
)
def test_odd_html_is_checked(check, html):
    assert check({"a.html": html}).pages == 1
