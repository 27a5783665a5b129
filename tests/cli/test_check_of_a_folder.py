"""`check FOLDER`: what is assumed of a folder of HTML, and what is not checked, is said."""

import json

import jsonschema
import pytest

from generator.cli.run import run
from generator.reports.json import schema

HEAD = '<!doctype html><html lang="en"><head><title>{0}</title>{1}</head><body><h1>{0}</h1>'


@pytest.fixture
def check(tmp_path, capsys, monkeypatch):
    """Check files as a folder; gives the report, or the text where that is asked for."""
    monkeypatch.chdir(tmp_path)

    def checked(files, *arguments, form="json"):
        for name, text in files.items():
            target = tmp_path / "built" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        (tmp_path / "built").mkdir(exist_ok=True)
        checked.code = run(["check", "built", "--format", form, *arguments])
        shown = capsys.readouterr()
        checked.err = shown.err
        if form != "json" or not shown.out:
            return shown.out
        report = json.loads(shown.out)
        jsonschema.validate(report, schema())
        return report

    return checked


def html(title, body="", canonical=""):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return HEAD.format(title, link) + body


def found(report, *rules):
    """Each finding's rule, and the address in its message."""
    return [
        f"{one['rule']} {one['message'].split('`')[1]}"
        for one in report["findings"]
        if one["rule"] in rules
    ]


def remarks(report, kind):
    return [one["text"] for one in report["remarks"] if one["kind"] == kind]


def docs(below, first="", second=""):
    return {
        "index.html": html("Tools", f'<a href="guide.html">Guide</a>{first}', f"{below}"),
        "guide.html": html(
            "Guide", f'<a href="index.html">Tools</a>{second}', f"{below}guide.html"
        ),
    }


WATCHED = ("links/broken", "seo/orphan", "seo/dead-end", "links/file-missing")


@pytest.mark.parametrize("below", ["https://example.org/docs/", "https://example.org/a/b/c/"])
def test_links_are_followed_below_a_path(check, below):
    report = check(docs(below, '<a href="nope.html">Nope</a>'))
    assert found(report, *WATCHED) == ["links/broken nope.html"]
    assert remarks(report, "assumed") == [
        f"the address of the site is {below}, as 2 of 2 canonical addresses say"
    ]
    assert remarks(report, "not checked") == []
    assert check.code == 1


@pytest.mark.parametrize("given", ["https://example.org/docs/", "https://example.org/docs"])
def test_given_address_may_have_a_path(check, given):
    links = '<a href="/docs/nope.html">1</a><a href="https://example.org/docs/no.html">2</a>'
    report = check(docs("https://example.org/docs/", links), "--base-url", given)
    assert found(report, *WATCHED) == [
        "links/broken /docs/nope.html",
        "links/broken https://example.org/docs/no.html",
    ]
    assert report["remarks"] == []


def test_text_says_what_was_assumed_and_how_to_say_otherwise(check):
    text = check(docs("https://example.org/docs/"), form="text")
    assert (
        "assumed: the address of the site is https://example.org/docs/, as 2 of 2 canonical "
        "addresses say\n  if that is wrong, give the right one as `--base-url`\n"
    ) in text


@pytest.mark.parametrize("form", ["text", "json", "markdown", "sarif", "junit", "github", "html"])
def test_every_report_with_room_for_it_says_what_was_assumed(check, form):
    shown = check(docs("https://example.org/docs/"), form=form)
    assert "the address of the site is" in str(shown)


def test_other_parts_of_the_host_are_named(check):
    links = '<a href="/">Home</a><a href="/shop/">Shop</a><a href="https://example.org/x">X</a>'
    report = check(docs("https://example.org/docs/", links))
    assert found(report, *WATCHED) == []
    assert remarks(report, "not checked") == [
        "3 links to other parts of the host, outside /docs/, such as `/`"
    ]


def test_links_with_a_host_are_named_where_nobody_knows_the_address(check):
    files = {"index.html": html("Tools", '<a href="https://example.org/nope.html">Nope</a>')}
    report = check(files)
    assert remarks(report, "assumed") == [
        "the folder is the root of its host, since no page says otherwise"
    ]
    assert remarks(report, "not checked") == [
        (
            "1 link with a host, such as `https://example.org/nope.html`: "
            "the address of the site is not known"
        )
    ]
    known = check(files, "--base-url", "https://example.org/")
    assert len(found(known, "links/broken")) == 1
    assert known["remarks"] == []


def test_path_without_a_host_is_known_by_links(check):
    links = '<link rel="stylesheet" href="/docs/s.css"><script src="/docs/s.js"></script>'
    links += '<a href="/docs/nope/">Nope</a>'
    files = {
        "index.html": html("Tools", f'<a href="/docs/guide/">Guide</a>{links}'),
        "guide/index.html": html("Guide", f'<a href="/docs/">Tools</a>{links}'),
        "s.css": "p { color: red }",
        "s.js": "",
    }
    report = check(files)
    assert set(found(report, *WATCHED)) == {"links/broken /docs/nope/"}
    assert remarks(report, "assumed") == [
        (
            "the site lies below /docs/ on its host, as links such as `/docs/guide/` fit its files "
            "only there"
        )
    ]


def test_pages_that_name_another_site_as_canonical_are_counted(check):
    files = docs("https://example.org/")
    report = check(files, "--base-url", "https://staging.example.net/")
    assert remarks(report, "not checked") == [
        (
            "2 of 2 pages, by rules about search results: they name addresses of another site as "
            "canonical, such as `https://example.org/guide.html`"
        )
    ]


def test_robots_below_a_path_are_named(check):
    files = docs("https://example.org/docs/") | {"robots.txt": "User-agent: *\nDisallow: /\n"}
    assert remarks(check(files), "not checked") == [
        "robots.txt: it lies below /docs/, where no crawler reads it"
    ]
    at_root = check(docs("https://example.org/"))
    assert remarks(at_root, "not checked") == []
    assert found(at_root, "seo/robots-blocks-site")


def test_pages_without_a_language_are_counted(check):
    report = check({"index.html": "<title>Tools</title><h1>Tools</h1>"})
    assert "words of 1 of 1 page, which do not say their language" in remarks(report, "not checked")


def test_folder_without_a_home_page_is_named(check):
    report = check({"a.html": html("A"), "b.html": html("B")})
    assert remarks(report, "not checked") == [
        "how many clicks pages are away from the home page: there is no index.html"
    ]


@pytest.mark.parametrize("files", [{}, {"a.txt": "x"}])
def test_folder_without_pages_is_refused(check, files):
    check(files)
    assert check.code == 2
    assert "built holds no page" in check.err


@pytest.mark.parametrize("address", ["/docs/", "example.org", "ftp://example.org/", "https://"])
def test_address_that_is_none_is_refused(check, address):
    check(docs("https://example.org/"), "--base-url", address)
    assert check.code == 2
    assert "--base-url" in check.err


def test_rules_of_a_page_know_the_address_that_was_worked_out(check):
    link = '<a href="http://example.org/docs/guide.html">Guide</a>'
    report = check(docs("https://example.org/docs/", link))
    assert len(found(report, "links/own-http")) == 1


@pytest.mark.parametrize("path", ["", "docs/", "a/b/"])
def test_folder_and_site_give_the_same_findings_of_links(make_site, tmp_path, capsys, path):
    """A site below a path, built by the program: both ways of looking at it agree."""
    site = make_site(
        {
            "content/a.md": "---\ntitle: A\n---\n\n[no](/nope/) <a href='/gone/'>gone</a>\n",
            "content/b.md": "---\ntitle: B\n---\n\n[a](a.md) [home](/)\n",
        }
    )
    address = f"https://example.org/{path}"
    built = site.build("-b", address)
    rules = ("links/broken", "seo/orphan", "seo/dead-end", "seo/canonical-broken")
    code = run(["check", str(site.root / "public"), "-s", str(tmp_path), "--format", "json",
                "-b", address])  # fmt: skip
    folder = json.loads(capsys.readouterr().out)
    ours = sorted((one["rule"], one["message"]) for one in built.of(*rules))
    theirs = sorted(
        (one["rule"], one["message"]) for one in folder["findings"] if one["rule"] in rules
    )
    assert code == built.code
    assert ours == theirs
    assert ours


@pytest.mark.parametrize(
    ("canonical", "outcomes"),
    [("", ["review"]), ("https://example.org/", ["failed"]), ("http://example.org/", [])],
)
def test_what_is_loaded_over_http_is_asked_where_the_scheme_is_not_known(
    check, canonical, outcomes
):
    script = '<script src="http://elsewhere.example.net/a.js"></script>'
    report = check({"index.html": html("Tools", script, canonical)})
    shown = [one for one in report["findings"] if one["rule"] == "security/mixed-content"]
    assert [one["outcome"] for one in shown] == outcomes
