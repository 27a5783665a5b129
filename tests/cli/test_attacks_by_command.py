"""What happened to other generators, tried here, through the whole program."""

import json
import re

import pytest
from site_folder import page

EVIL = "</script><script>x()</script><!-- '\"><img src=z onerror=x()> -->"


def tags(html):
    return re.findall(r"<[a-z!/][^>]*>", html)


@pytest.mark.parametrize("key", ["title", "description", "summary", "image_alt", "keyphrase"])
def test_front_matter_never_becomes_html(make_site, key):
    keys = {"title": "T", "description": "D", "image": "/p.png", "date": "2026-01-01"}
    keys[key] = json.dumps(EVIL)
    files = {
        "site.yaml": "title: Garden\nbase_url: https://www.example.com/\n",
        "content/blog/post.md": page(**keys),
    }
    site = make_site(files)
    ran = site.build("--as-of", "2026-06-01")
    assert ran.err == ""
    for name in site.outputs():
        if name.endswith((".html", ".xml")):
            html = site.text(name)
            assert "x()</script>" not in html
            assert not [tag for tag in tags(html) if "onerror" in tag and "&" not in tag], name


def test_title_in_json_ld_cannot_close_the_script(make_site):
    files = {
        "site.yaml": "title: Garden\nbase_url: https://www.example.com/\n",
        "content/blog/post.md": page(json.dumps(EVIL), date="2026-01-01"),
    }
    site = make_site(files)
    site.build("--as-of", "2026-06-01")
    html = site.text("blog/post/index.html")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert blocks
    values = [json.loads(block) for block in blocks]
    assert EVIL in json.dumps(values, ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    "markdown",
    [
        '[a](/b/ "x\\" onmouseover=\\"x()")',
        "[a](/b/\"onmouseover='x()')",
        '![a" onerror="x()](p.png)',
        '![a](p.png "t\\" onerror=\\"x()")',
        '```js" onclick="x()\ncode\n```',
        '~~~ "><script>x()</script>\ncode\n~~~',
        '| a |\n|:-:|\n| "><script>x()</script> |',
        '## Head " onclick="x()',
        "<https://a.example/\"onclick='x()'>",
        '[^1]\n\n[^1]: "><script>x()</script>',
        'Term\n: "><script>x()</script>',
        "&lt;script&gt;x()&lt;/script&gt;",
    ],
)
def test_markdown_cannot_leave_its_attribute(make_site, markdown):
    site = make_site({"content/post.md": page("Post", markdown + "\n")})
    ran = site.build()
    assert ran.err == ""
    main = site.text("post/index.html").split("<h1>Post</h1>")[1].split("</main>")[0]
    for tag in tags(main):
        names = re.sub(r'"[^"]*"', '""', tag)
        assert "onmouseover" not in names
        assert "onclick" not in names
        assert "onerror" not in names
        assert not tag.startswith("<script")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\x", "CON", "con", "%2e%2e"]
)
def test_layout_and_type_never_leave_the_theme(make_site, name):
    site = make_site(
        {
            "content/a.md": page("A", layout=f"'{name}'"),
            "content/b.md": page("B", type=f"'{name}'"),
            "content/c.md": page("C"),
        }
    )
    ran = site.build()
    assert ran.err == ""
    assert ran.of("theme/missing-layout")
    assert not site.has("a/index.html")
    assert site.has("b/index.html")
    assert site.has("c/index.html")


@pytest.mark.parametrize("url", ["//evil.example/", "https://evil.example/", "javascript:x()"])
def test_alias_is_never_another_site(make_site, url):
    site = make_site({"content/a.md": page("A", aliases=f"['{url}']")})
    ran = site.build()
    assert ran.code == 1
    assert ran.places("urls/dangerous") == ["content/a.md:3:11"]
    assert not [name for name in site.outputs() if "evil" in name]


@pytest.mark.parametrize(
    "picture", ["../../secret.png", "/../secret.png", "@/../secret.png", "file:///x"]
)
def test_picture_out_of_the_site_is_not_published(make_site, picture):
    site = make_site({"content/a.md": page("A", f"![s]({picture})\n"), "secret.png": b"xyzzy"})
    (site.root.parent / "secret.png").write_bytes(b"xyzzy")
    ran = site.build()
    assert ran.code == 1
    assert not [name for name in site.outputs() if "secret" in name]


@pytest.mark.parametrize(
    "body",
    [
        "*" * 20_000,
        "[" * 20_000,
        "`" * 9_999 + "a" + "`" * 9_998,
        "![[](" * 5_000,
        "<" * 20_000,
        "> " * 2_000 + "x",
        "- " * 2_000 + "x",
        "[a](" + "(" * 20_000,
        "{{< " * 5_000,
        "*a **a " * 5_000,
        "|" * 20_000 + "\n" + "|-" * 10_000,
        "[^a]: x\n" * 3_000,
    ],
)
def test_pathological_markdown_comes_to_an_end(make_site, body):
    site = make_site({"content/a.md": page("A", body + "\n"), "content/b.md": page("B")})
    ran = site.build()
    assert ran.err == ""
    assert site.has("b/index.html")


def test_entities_of_an_svg_are_not_expanded(make_site, tmp_path):
    (tmp_path / "secret.txt").write_text("xyzzy", encoding="utf-8")
    svg = (
        f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&e;</text></svg>'
    )
    site = make_site({"static/p.svg": svg, "content/a.md": page("A", "![a](/p.svg)\n")})
    ran = site.build()
    assert ran.of("assets/svg-unsafe", "assets/svg-invalid")
    assert ran.err == ""
    assert "xyzzy" not in ran.out


def test_settings_and_templates_are_never_published(make_site):
    site = make_site({"content/.env": "SECRET=xyzzy\n", "content/post/.git/config": "xyzzy\n"})
    site.build()
    for name in site.outputs():
        assert b"xyzzy" not in (site.root / "public" / name).read_bytes()
        assert not name.endswith((".yaml", ".md"))
