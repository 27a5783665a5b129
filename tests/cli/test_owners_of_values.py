"""Whose a fault is: of the one who wrote the value, wherever a template shows it."""

import io

from PIL import Image
from site_folder import page

LAYOUT = (
    '<!doctype html><html lang="en"><title>{{ page.title }}</title>\n'
    '<main>{% if page.params.hero_image is defined %}<img src="{{ page.params.hero_image }}" alt="Hero">{% endif %}\n'
    "{{ page.content }}</main></html>\n"
)
THEME = {"themes/plain/templates/page.html": LAYOUT}


def shown(ran, rule):
    return [
        (one["owner"], one["source"]["file"], one["source"]["line"], one["source"]["key"])
        for one in ran.of(rule)
    ]


def test_missing_picture_of_params_is_of_content(make_site):
    files = {
        **THEME,
        "content/a.md": "---\ntitle: A\nparams:\n  hero_image: /none.jpg\n---\n\nWords.\n",
    }
    ran = make_site(files).build()
    assert shown(ran, "links/file-missing") == [("content", "content/a.md", 4, "params.hero_image")]


def test_what_the_template_itself_names_is_of_the_theme(make_site):
    files = {
        "themes/plain/templates/page.html": LAYOUT.replace("{{ page.content }}", '<img src="/none.jpg" alt="">{{ page.content }}'),
        "content/a.md": page("A"),
    }  # fmt: skip
    ((owner, file, line, _),) = shown(make_site(files).build(), "links/file-missing")
    assert (owner, file, line) == ("theme", "themes/plain/templates/page.html", 3)


def test_a_fault_of_the_markup_around_the_value_is_of_the_theme(make_site):
    files = {
        "themes/plain/templates/page.html": LAYOUT.replace(' alt="Hero"', ""),
        "static/hero.png": b"",
        "content/a.md": page("A", params="{hero_image: /hero.png}"),
    }
    ((owner, file, *_),) = shown(make_site(files).build(), "accessibility/image-alt")
    assert (owner, file) == ("theme", "themes/plain/templates/page.html")


def test_large_upload_is_of_content_and_a_file_of_a_theme_is_not(make_site):
    buffer = io.BytesIO()
    Image.effect_noise((1400, 1400), 90).save(buffer, "png")
    heavy = buffer.getvalue()
    files = {
        "static/photo.png": heavy,
        "themes/plain/static/texture.png": heavy,
        "content/a.md": page("A", "![A](/photo.png) ![B](/texture.png)\n"),
    }
    ran = make_site(files).build()
    found = {one["source"]["file"]: one["owner"] for one in ran.of("performance/asset-size")}
    assert found == {"static/photo.png": "content", "themes/plain/static/texture.png": "theme"}


def test_ids_of_pages_that_the_program_makes_are_for_itself_alone(make_site):
    files = {f"content/{name}.md": page(name.upper(), tags="[garden]") for name in "abc"}
    files["content/d.md"] = page("D", aliases="[/tags/garden/]")
    site = make_site(files)
    ran = site.build()
    said = [ran.out]
    for subject in ("/tags/garden/", "/tags/", "/404.html", "/a/"):
        explained = site.run("explain", subject)
        assert explained.code == 0
        said.append(explained.out)
    said.append(site.run("list").out)
    assert "the term page /tags/garden/" in "".join(said)
    assert not [text for text in said if "term:" in text or "taxonomy:" in text or "404:" in text]
