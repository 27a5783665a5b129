"""From an element of a page to the template line, the Markdown line or the key that made it."""

import re

import pytest
from site_folder import page

TEMPLATES = "themes/plain/templates"
#: Each element is a link that leads nowhere, so that the report names where it is written. Its
#: number is the line on which it stands in its template.
BASE = """\
<!doctype html>
<html lang="en"><title>{{ page.title }} and more of it</title>
<body><h1>{{ page.title }}</h1>
<a href="/base-4/">x</a>
{% block head %}
<a href="/base-6/">x</a>
{% endblock %}
{% include "part.html" %}
{% block main %}{% endblock %}
<a href="/base-10/">x</a>
</body></html>
"""
PART = """\
{# a comment
over two lines #}
<a href="/part-3/">x</a>
{% for n in [1, 2] -%}
  <a href="/part-5/">{{ n }}</a>
{%- endfor %}
"""
MACROS = """\
{% macro card(text) %}
<a href="/macros-2/">{{ text }}</a>
{{ caller() if caller is defined else "" }}
{% endmacro %}
"""
LAYOUT = """\
{% extends "base.html" %}
{% from "macros.html" import card %}
{% block head %}
{{ super() }}
<a href="/layout-5/">x</a>
{% endblock %}
{% block main %}
{{ card("one") }}
{% call card("two") %}
<a href="/layout-10/">x</a>
{% endcall %}
{% set kept %}
<a href="/layout-13/">x</a>
{% endset %}
{{ kept }}
{% filter trim %}
   <a href="/layout-17/">x</a>
{% endfilter %}
{%- if page.title -%}
  <a href="/layout-20/">x</a>
{%- endif %}
{% with x = 1 %}<a
  href="/layout-22/">x</a>{% endwith %}
<p>{{ page.content }}</p><a href="/layout-24/">x</a>
{{ '<a href="/layout-25/">x</a>'|safe }}
{% raw %}{{ x }}<a href="/layout-26/">x</a>{% endraw %}
{% endblock %}
"""


def build(make_site, layout=LAYOUT, body="Text [gone](gone.md).\n"):
    templates = {"base": BASE, "part": PART, "macros": MACROS, "layout": layout}
    return make_site(
        {
            "content/a.md": page("A", body, layout="layout"),
            **{f"{TEMPLATES}/{name}.html": text for name, text in templates.items()},
        }
    )


def test_every_element_has_its_template_and_line(make_site):
    ran = build(make_site).build()
    found = [one for one in ran.of("links/broken") if one["owner"] == "theme"]
    assert len(found) == 15
    for one in found:
        name, line = re.search(r"`/(\w+)-(\d+)/`", one["message"]).groups()
        place = (f"{TEMPLATES}/{name}.html", int(line))
        assert (one["source"]["file"], one["source"]["line"]) == place, one["message"]


def test_content_between_templates_has_its_markdown_line(make_site):
    ran = build(make_site).build()
    found = [one for one in ran.of("links/broken") if one["owner"] == "content"]
    assert [(one["source"]["line"], one["source"]["column"]) for one in found] == [(6, 6)]


def test_filter_that_changes_marks_leaves_the_name_of_the_layout(make_site):
    layout = (
        "<!doctype html>\n<html lang=en><title>{{ page.title }}</title><h1>{{ page.title }}</h1>\n\n"
        "{% filter center(40) %}\nx\n{% endfilter %}\n<a href='/gone/'>x</a>\n"
    )
    ran = build(make_site, layout, "Text.\n").build()
    (finding,) = ran.of("links/broken")
    assert ran.places("links/broken") == [f"{TEMPLATES}/layout.html"]
    assert finding["source"]["line"] is None


def test_no_mark_is_left_in_what_is_published(make_site):
    site = build(make_site)
    site.build()
    for name in site.outputs():
        if name.endswith((".html", ".xml", ".json")):
            assert not re.search("[\ufdd0-\ufdef]", site.text(name)), name


@pytest.mark.parametrize("mark", ["\ufdd0", "\ufdd1", "\ufdd2" + "0" + "\ufdd3"])
def test_marks_of_ours_in_content_do_no_harm(make_site, mark):
    site = build(make_site, body=f"A {mark} [gone](gone.md) {mark} B\n")
    ran = site.build()
    assert ran.err == ""
    found = [one for one in ran.of("links/broken") if one["owner"] == "content"]
    assert [one["source"]["line"] for one in found] == [6]
    assert site.has("a/index.html")


def test_template_defect_on_many_pages_is_one_finding(make_site):
    files = {f"content/p{n}.md": page(f"Page {n}") for n in range(7)}
    text = "<!doctype html>\n<html lang=en><title>{{ page.title }}</title><h1>{{ page.title }}</h1>\n<img src=/p.svg>\n"
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\n"
    site = make_site({**files, f"{TEMPLATES}/page.html": text, "static/p.svg": svg})
    ran = site.build()
    (finding,) = ran.of("accessibility/image-alt")
    assert ran.places("accessibility/image-alt") == [f"{TEMPLATES}/page.html:3"]
    assert finding["owner"] == "theme"
    assert finding["pages"]["count"] == 9
    assert "(on 9 pages)" in site.run("build").out


def test_markdown_defect_is_at_its_line_and_column(make_site):
    body = "Text.\n\n- one\n- two [](/) three\n"
    ran = make_site({"content/a.md": page("A", body)}).build()
    assert ran.places("accessibility/link-name") == ["content/a.md:8:7"]
    assert ran.of("accessibility/link-name")[0]["owner"] == "content"


def test_missing_description_is_at_the_front_matter(make_site):
    site = make_site({"content/a.md": page("A")})
    found = site.build().of("seo/description-missing")
    (own,) = [one for one in found if one["source"]["file"] == "content/a.md"]
    assert (own["source"]["line"], own["source"]["key"]) == (1, "description")
    assert own["owner"] == "content"


def test_long_title_is_at_its_key(make_site):
    site = make_site({"content/a.md": page("Long " * 30, description="D")})
    (finding,) = site.build().of("seo/title-length")
    assert (finding["source"]["line"], finding["source"]["column"]) == (2, 8)
    assert finding["source"]["key"] == "title"


def test_owner_of_a_page_and_of_a_folder(make_site):
    body = "[b](gone.md)\n"
    site = make_site(
        {
            "content/blog/a.md": page("A", body, owner="Ada"),
            "content/blog/b.md": page("B", body),
            "content/c.md": page("C", body),
        },
        settings="owners: {content/blog: Bloggers}\n",
    )
    teams = {one["source"]["file"]: one["team"] for one in site.build().of("links/broken")}
    assert teams == {
        "content/blog/a.md": "Ada",
        "content/blog/b.md": "Bloggers",
        "content/c.md": "",
    }


def test_accepted_findings(make_site):
    body = (
        "Text.\n\n<!-- proofpress: allow links/broken because it comes back next week -->\n"
        "[b](gone.md)\n\n[c](gone-too.md)\n"
    )
    site = make_site({"content/a.md": page("A", body)})
    ran = site.build()
    assert ran.places("links/broken") == ["content/a.md:10:1"]
    assert ran.of("suppression/") == []


def test_allowance_that_is_used_no_more(make_site):
    site = make_site({"content/a.md": page("A", allow="[{rule: links/broken, because: x}]")})
    assert site.build().places("suppression/unused")[0].startswith("content/a.md:3:")
