"""Addresses that are written wrongly, by the command that a person gives: place, words and owner."""

import pytest
from site_folder import REPOSITORY, page  # noqa: F401 - the fixtures need the folder on the path

FAMILY = (
    "links/local-file",
    "links/local-host",
    "links/malformed",
    "links/untidy",
    "links/source-empty",
    "links/broken",
    "links/file-missing",
    "security/",
)


def found(make_site, body, **more):
    site = make_site({"content/a.md": page("A", body), **more})
    return site.build().of(*FAMILY)


@pytest.mark.parametrize(
    ("written", "rule", "words"),
    [
        ("[a](file:///C:/x.pdf)", "links/local-file", "`file:///C:/x.pdf` is on one computer"),
        ("[a](C:\\Users\\x.pdf)", "links/local-file", "link to `C:\\Users\\x.pdf` is on one"),
        ("[a](\\\\\\\\server\\share)", "links/local-file", "link to `\\\\server\\share` is on one"),
        ("[a](http://localhost:80/)", "links/local-host", "leads to `localhost`"),
        ("[a](http://2130706433/)", "links/local-host", "leads to `127.0.0.1`"),
        ("[a](https://)", "links/malformed", "link to `https://` names no site"),
        ("[a](htp://example.org/)", "links/malformed", "begins with `htp`, which looks misspelt"),
        ("[a](http:/example.org/)", "links/malformed", "exactly two slashes after the colon"),
        ("[a](https:\\\\example.org)", "links/malformed", "exactly two slashes after the colon"),
        ("[a](https://example.org:99999/)", "links/malformed", "`99999` is no port"),
        ("[a](hello@example.com)", "links/broken", "link to `hello@example.com` leads to no page"),
        ("[a](www.example.com)", "links/broken", "link to `www.example.com` leads to no page"),
        ("[a](example.com/path)", "links/broken", "link to `example.com/path` leads to no page"),
        ('<img src="" alt="A">', "links/source-empty", "picture has an empty address in `src`"),
        ("![a](C:\\a.png){width=1 height=1}", "links/local-file", "picture `C:\\a.png` is on one"),
        (
            "[a](https://ada:spade@example.org/)",
            "security/credentials",
            "link to `https://*********@example.org/` holds a user name or password",
        ),
    ],
)
def test_one_finding_at_its_place(make_site, written, rule, words):
    (one,) = found(make_site, f"Some words.\n\nSee {written} there.\n")
    assert one["rule"] == rule
    assert words in one["message"]
    assert (one["source"]["line"], one["owner"]) == (7, "content")
    assert 5 <= one["source"]["column"] <= 5 + len(written)


@pytest.mark.parametrize(
    "body",
    [
        "Open `http://localhost:8080/` or `C:\\Users`.\n",
        "Open http://localhost:8080/ in the browser.\n",
        "```\nfile:///C:/x\nhttp://127.0.0.1/\n```\n",
        "Write to hello@example.com, see www.example.com.\n",
        "[a](https://example.org/?q=a|b&c[]=d%) [b](mailto:a@example.org) [c](tel:112)\n",
        "[a](ftp://example.org/) [b](https://münchen.example/a(b)) [c](#top)\n",
    ],
)
def test_what_is_text_or_right_is_left_alone(make_site, body):
    assert [one for one in found(make_site, body) if one["rule"] != "links/anchor"] == []


def test_address_that_shows_itself_is_for_review(make_site):
    (one,) = found(make_site, "See <http://127.0.0.1:8080/>.\n")
    assert (one["rule"], one["outcome"]) == ("links/local-host", "review")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("[a](hello@example.com)", "[a](mailto:hello@example.com)"),
        ("[a](www.example.com)", "[a](https://www.example.com)"),
        ("[a](htp://example.org/b)", "[a](http://example.org/b)"),
        ("[a](https:\\\\example.org\\b)", "[a](https://example.org/b)"),
        ("[a](http//example.org/b)", "[a](http://example.org/b)"),
        ("[a](example.com/path)", "[a](example.com/path)"),
    ],
)
def test_fix_writes_what_is_sure(make_site, written, right):
    site = make_site({"content/a.md": page("A", f"See {written} there.\n")})
    site.run("fix", "--apply")
    assert f"See {right} there." in (site.root / "content/a.md").read_text()


def test_template_is_the_owner_of_its_addresses(make_site):
    site = make_site({"content/a.md": page("A"), "content/b.md": page("B")})
    template = site.root / "themes/plain/templates/page.html"
    template.write_text(template.read_text().replace("</main>", '<img src="" alt="A"></main>'))
    (one,) = site.build().of("links/source-empty")
    assert one["owner"] == "theme"
    assert len(one["pages"]) >= 2


def test_folder_of_html(tmp_path, make_site):
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><title>T</title>\n'
        '<script src=""></script><link rel="icon" href="">\n'
        '<a href="https://">a</a> <a href="a\\b.html">b</a> <iframe src="" title="x"></iframe>\n'
    )
    (folder / "a").mkdir()
    (folder / "a" / "b.html").write_text('<!doctype html><html lang="en"><title>B</title>')
    site = make_site({})
    ran = site.run("check", str(folder), "--format", "json")
    seen = {(one["rule"], one["source"]["line"]) for one in ran.of(*FAMILY)}
    assert seen == {
        ("links/source-empty", 2),
        ("links/source-empty", 3),
        ("links/malformed", 3),
        ("links/untidy", 3),
    }


def test_site_in_a_local_network_leads_where_it_likes(make_site):
    site = make_site({"content/a.md": page("A", "[a](http://localhost:1/) [b](http://nas/)\n")})
    path = site.root / "site.yaml"
    path.write_text(path.read_text().replace("https://www.example.com", "https://intranet"))
    assert "https://intranet" in path.read_text()
    assert site.build().of("links/local-host") == []


def test_hosts_that_visitors_reach(make_site):
    settings = 'rules: {links/local-host: {hosts: ["nas"]}}\n'
    site = make_site(
        {"content/a.md": page("A", "[a](http://nas/) [b](http://10.0.0.1/)\n")}, settings=settings
    )
    assert len(site.build().of("links/local-host")) == 1
