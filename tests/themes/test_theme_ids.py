"""Ids of the default theme are none that a heading of a page can have."""

import re
from pathlib import Path

import pytest

import generator.themes
from generator.markdown.slugs import slug

TEMPLATES = Path(generator.themes.__file__).parent / "default" / "templates"
IDS = sorted(
    {
        (path.relative_to(TEMPLATES).as_posix(), found)
        for path in TEMPLATES.rglob("*.html")
        for found in re.findall(r'\sid="([^"{]+)"', path.read_text(encoding="utf-8"))
    }
)


def test_there_are_ids():
    assert ("base.html", "main.content") in IDS


@pytest.mark.parametrize(("template", "name"), IDS)
def test_no_heading_gets_the_id_of_a_template(template, name):
    assert slug(name) != name, f"a heading in a page may be named like this one in {template}"


def test_a_heading_named_content_is_not_the_main_part(make_site):
    files = {"content/a.md": "---\ntitle: A\ndescription: B\n---\n\n## Content\n\nText.\n"}
    files["site.yaml"] = "title: T\nbase_url: https://example.com/\ntheme: default\n"
    ran = make_site(files).build()
    assert ran.of("html/duplicate-id") == []
