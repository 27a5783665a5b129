"""Which template a page gets, and from which theme; options and words of a theme."""

import pytest
from site_folder import page

T = "themes/plain/templates"


def texts(site, **outputs):
    return {name: site.text(output).strip() for name, output in outputs.items()}


LAYOUTS = {
    "home": ("index.html", ["home.html"]),
    "section": ("blog/index.html", ["blog/section.html", "section.html"]),
    "page": ("blog/a/index.html", ["blog/page.html", "page.html"]),
    "top page": ("top/index.html", ["page/page.html", "page.html"]),
    "typed": ("typed/index.html", ["docs/page.html", "page.html"]),
    "own layout": ("own/index.html", ["special.html"]),
    "term": ("tags/x/index.html", ["tags/term.html", "term.html"]),
    "taxonomy": ("tags/index.html", ["tags/taxonomy.html", "taxonomy.html"]),
    "archive": ("blog/2026/index.html", ["archive.html", "section.html"]),
    "404": ("404.html", ["404.html"]),
}


@pytest.mark.parametrize("kind", LAYOUTS)
def test_layout_is_the_first_that_exists(make_site, kind):
    output, names = LAYOUTS[kind]
    content = {
        "content/blog/a.md": page("A", date="2026-01-01", tags="[x]"),
        "content/top.md": page("Top"),
        "content/typed.md": page("Typed", type="docs"),
        "content/own.md": page("Own", layout="special"),
    }
    templates = {
        f"{T}/{name}": f"this is {name}\n" for _, found in LAYOUTS.values() for name in found
    }
    for number, name in enumerate(names):
        gone = {f"{T}/{one}" for one in names[:number]}
        kept = {path: None if path in gone else text for path, text in templates.items()}
        site = make_site(
            {**content, **kept}, settings="archives: [blog]\n", folder=f"site {number}"
        )
        site.build("--as-of", "2026-06-01")
        assert site.text(output).strip() == f"this is {name}"


def test_site_overrides_one_template_and_can_extend_what_it_overrides(make_site):
    site = make_site(
        {
            f"{T}/page.html": "plain {% block x %}block{% endblock %}\n",
            "templates/page.html": '{% extends "plain:page.html" %}{% block x %}[{{ super() }}]{% endblock %}\n',
            "content/a.md": page("A"),
        }
    )
    site.build()
    assert site.text("a/index.html").strip() == "plain [block]"


def test_theme_that_extends_another(make_site):
    site = make_site(
        {
            "site.yaml": "title: G\nbase_url: https://a.example/\ntheme: child\ntheme_options: {size: 7}\n",
            "themes/child/theme.yaml": "extends: plain\noptions:\n  colour: {default: red}\n",
            "themes/child/templates/page.html": "child {{ theme.colour }} {{ theme.size }} "
            '{{ t("word") }} {{ t("own") }} {% include "part.html" %}\n',
            "themes/plain/theme.yaml": "options:\n  size: {type: number, default: 1}\n  colour: {default: blue}\n",
            f"{T}/part.html": "part of plain",
            "themes/plain/i18n/en.yaml": "word: plain word\nown: plain\n",
            "themes/child/i18n/en.yaml": "own: child\n",
            "themes/plain/static/p.txt": "plain\n",
            "content/a.md": page("A"),
        }
    )
    ran = site.build()
    assert ran.of("theme/", "settings/") == []
    assert site.text("a/index.html").strip() == "child red 7 plain word child part of plain"
    assert site.text("p.txt") == "plain\n"


def test_theme_that_extends_the_shipped_one(make_site):
    site = make_site(
        {
            "site.yaml": "title: G\nbase_url: https://a.example/\ntheme: child\n",
            "themes/child/theme.yaml": "extends: default\n",
            "themes/child/templates/page.html": '{% extends "default:page.html" %}\n',
            "content/a.md": page("A"),
        }
    )
    ran = site.build()
    assert ran.of("theme/") == []
    assert "<!doctype html>" in site.text("a/index.html").lower()


def test_themes_that_extend_each_other(make_site):
    site = make_site(
        {
            "themes/plain/theme.yaml": "extends: other\n",
            "themes/other/theme.yaml": "extends: plain\n",
        }
    )
    ran = site.build()
    assert ran.code == 3
    assert "plain → other → plain" in ran.err


@pytest.mark.parametrize("name", ["../themes/plain", "/etc", "..", "a/b"])
def test_theme_out_of_its_folder(make_site, name):
    site = make_site({"site.yaml": f"title: G\nbase_url: https://a.example/\ntheme: {name}\n"})
    assert site.build().code in (2, 3)
    assert not (site.root / "public").exists()


OPTIONS = """\
options:
  colour: {type: color, default: "#000000"}
  wide: {type: boolean, default: false}
  size: {type: number, default: 3}
  side: {type: choice, choices: [left, right], default: left}
  link: {type: url, default: /}
  names: {type: list, default: []}
  word: {type: text, default: w}
"""


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ("colour: red", "#0a7d5c"), ("colour: '#00000'", "#0a7d5c"),
        ("colour: '#000;} body{display:none'", "#0a7d5c"), ("wide: 1", "`true`"),
        ("size: big", "number"), ("size: true", "number"), ("side: top", "left, right"),
        ("link: 'javascript:x()'", "address"), ("names: a", "list"), ("word: [a]", "text"),
        ("colou: '#ffffff'", "`colour`"), ("link: 'data:text/html,x'", "address"),
        ("link: ' VBScript:x'", "address"),
    ],
)  # fmt: skip
def test_option_that_does_not_fit(make_site, option, word):
    site = make_site(
        {
            "themes/plain/theme.yaml": OPTIONS,
            f"{T}/page.html": "{{ theme.colour }} {{ theme.wide }} {{ theme.size }} {{ theme.side }} "
            "{{ theme.link }} {{ theme.names }} {{ theme.word }}\n",
            "content/a.md": page("A"),
        },
        settings=f"theme_options:\n  {option}\n",
    )
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("settings/theme-option")
    assert finding["source"]["line"] == 5
    assert word in finding["message"] + finding["fix"]
    assert site.text("a/index.html").strip() == "#000000 False 3 left / () w"


def test_words_fall_back_from_region_to_language_to_english(make_site):
    site = make_site(
        {
            f"{T}/page.html": '{{ t("a") }} {{ t("b") }} {{ t("c") }} {{ t("n", n=1) }} {{ t("n", n=2) }}\n',
            "themes/plain/i18n/en.yaml": "a: a-en\nb: b-en\nc: c-en\nn: '{n} things'\nn_one: '{n} thing'\n",
            "themes/plain/i18n/de.yaml": "a: a-de\nb: b-de\n",
            "themes/plain/i18n/de-AT.yaml": "a: a-at\n",
            "i18n/de.yaml": "b: b-site\n",
            "content/a.de-AT.md": page("A"),
        },
        settings="languages: {en: {}, de-AT: {}}\n",
    )
    ran = site.build()
    assert ran.of("theme/") == []
    assert site.text("de-at/a/index.html").strip() == "a-at b-site c-en 1 thing 2 things"


def test_words_are_escaped(make_site):
    site = make_site(
        {
            f"{T}/page.html": '{{ t("a", name=page.title) }}\n',
            "themes/plain/i18n/en.yaml": "a: <b>{name}\n",
            "content/a.md": page("'<script>x()</script>'"),
        }
    )
    site.build()
    assert site.text("a/index.html").strip().startswith("&lt;b&gt;&lt;script&gt;x()")


def test_default_theme_makes_a_site_without_errors(make_site):
    site = make_site(
        {
            "site.yaml": "title: Garden\nbase_url: https://www.example.com/\n",
            "content/a.md": page("A"),
            "content/blog/b.md": page("B", date="2026-01-01", tags="[x]"),
        }
    )
    ran = site.build("--as-of", "2026-06-01")
    assert [one for one in ran.findings if one["severity"] == "error"] == []


def test_default_theme_without_dated_pages_names_no_feed(make_site):
    site = make_site(
        {"site.yaml": "title: G\nbase_url: https://a.example/\n", "content/a.md": page("A")}
    )
    ran = site.build()
    assert ran.of("links/") == []
    assert not site.has("atom.xml")
