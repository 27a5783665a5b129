"""What a build makes again after an edit: the pages that read what changed, and no others."""

from dataclasses import dataclass
from functools import partial

import pytest
from living_site import LivingSite
from site_folder import page
from site_under_test import png

pytest.importorskip("generator.stages.store.outcome", reason="builds are not incremental yet")

from generator.cli.building import run_build
from generator.cli.opening import SiteOptions, open_site

DAY = "2026-06-15"
BLOG = "content/blog/_index.md"
HOME = "content/_index.md"
NOTES = "content/notes/_index.md"
TAGS = "taxonomy:en:/tags/"
RED, BLUE = "term:en:/tags/red/", "term:en:/tags/blue/"
A, B, C = (f"content/blog/{name}.md" for name in "abc")

_BASE = """\
<!doctype html>
<html lang="{{ page.language.code }}">
<head>
<meta charset="utf-8">
<title>{{ page.title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
</head>
<body>
<main>
<h1>{{ page.title }}</h1>
{% block more %}{% endblock %}
</main>
</body>
</html>
"""
_TITLES = '{% for one in LIST %}<p><a href="{{ one.url }}">{{ one.title }}</a></p>{% endfor %}'


def layout(more):
    return f'{{% extends "base.html" %}}\n{{% block more %}}\n{more}\n{{% endblock %}}\n'


TEMPLATES = {
    "base.html": _BASE,
    "page.html": layout("{{ page.content }}"),
    "blog/page.html": layout(
        "{{ page.content }}"
        '{% if page.prev %}<a href="{{ page.prev.url }}">{{ page.prev.title }}</a>{% endif %}'
        '{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}'
        + _TITLES.replace("LIST", "page.related")
    ),
    "section.html": layout(_TITLES.replace("LIST", "page.members")),
    "notes/section.html": layout(
        "{% for one in page.members %}<p>{{ one.summary }} {{ one.reading_time }}</p>{% endfor %}"
    ),
    "home.html": layout(
        _TITLES.replace("LIST", "site.sections") + _TITLES.replace("LIST", 'menu("main")')
    ),
    "term.html": layout(_TITLES.replace("LIST", "page.members")),
    "taxonomy.html": layout(_TITLES.replace("LIST", "page.members")),
    "404.html": layout(""),
    "hint.html": layout('{% include "parts/hint.html" %}'),
    "parts/hint.html": "<p>a hint</p>\n",
    "data.html": layout("{{ site.data.facts.area }}"),
    "word.html": layout('{{ t("hello") }}'),
    "styled.html": layout('<link rel="stylesheet" href="{{ asset("css/main.css") }}">'),
    "motto.html": layout("{{ site.params.motto }}"),
    "tone.html": layout("{{ theme.tone }}"),
    "pictured.html": layout('{{ page.image.width }} <img src="{{ page.image.url }}" alt="">'),
    "calls.html": layout("{{ page.content }}"),
    "shortcodes/shout.html": "<b>{{ page.kind }}</b>\n",
    "shortcodes/other.html": "<i>other</i>\n",
}
SOURCES = {
    "site.yaml": """\
title: Garden
base_url: https://www.example.com/
theme: plain
params: {motto: Sow}
theme_options: {tone: loud}
menus:
  main: [{page: about.md}]
""",
    **{f"themes/plain/templates/{name}": text for name, text in TEMPLATES.items()},
    "themes/plain/theme.yaml": "name: Plain\noptions:\n"
    "  tone: {type: text, default: calm, doc: Tone.}\n  width: {type: text, default: full, doc: Width.}\n",
    "themes/plain/i18n/en.yaml": "hello: Hello\nunused: Nobody\n",
    "content/_index.md": page("Garden", ""),
    "content/about.md": page("About", "We [grow](blog/b.md).\n"),
    "content/linker.md": page("Linker", "First.\n\nSee [B](blog/b.md) and\n[C](blog/c.md).\n"),
    "content/hint.md": page("Hint", layout="hint"),
    "content/data.md": page("Data", layout="data"),
    "content/word.md": page("Word", layout="word"),
    "content/styled.md": page("Styled", layout="styled"),
    "content/motto.md": page("Motto", layout="motto"),
    "content/tone.md": page("Tone", layout="tone"),
    "content/call.md": page("Call", "{{< shout />}}\n", layout="calls"),
    "content/pictured.md": page("Pictured", layout="pictured", image="bed.png"),
    "content/bed.png": png(6, 4),
    "content/blog/_index.md": page("Blog", ""),
    "content/blog/a.md": page("A", "Text of a.\n", weight="1", tags="[red]"),
    "content/blog/b.md": page("B", "Text of b.\n", weight="2", tags="[red]"),
    "content/blog/c.md": page("C", "Text of c.\n", weight="3", tags="[blue]"),
    "content/blog/soon.md": page("Soon", weight="4", publishDate="2026-06-20"),
    "content/blog/over.md": page("Over", weight="5", expiryDate="2026-07-01"),
    "content/notes/_index.md": page("Notes", ""),
    "content/notes/n.md": page("N", "A first paragraph.\n\nA second.\n"),
    "data/facts.yaml": "area: 12\n",
    "data/other.yaml": "nothing: here\n",
    "static/css/main.css": "p { margin: 0 }\n",
    "static/loose.txt": "loose\n",
}


@dataclass
class Watched:
    """A built site that tells what each further build makes."""

    living: LivingSite

    def outcome(self):
        living = self.living
        options = SiteOptions(living.root, "production", None, False, False, False, living.day)
        opened = open_site(options)
        return run_build(opened, options, living.output, 1, quiet=True)

    def made(self):
        """Ids of what a build makes now; then everything is compared with a clean build."""
        made = set(self.outcome().made)
        self.living.check()
        return made

    def edit(self, name, old, new):
        text = self.living.read(name)
        assert old in text
        self.living.write(name, text.replace(old, new))

    def findings(self, rule):
        """Places and messages of what is found now."""
        found = (one for one in self.outcome().report.findings if one.rule == rule)
        return [(str(one.source), one.message, one.fix) for one in found]


@pytest.fixture
def site(tmp_path):
    living = LivingSite(tmp_path / "site", tmp_path / "scratch", DAY)
    living.scratch.mkdir()
    for name, content in SOURCES.items():
        living.write(name, content)
    living.check()
    return Watched(living)


def test_nothing_changed(site):
    before = site.outcome().report
    assert site.made() == set()
    assert site.outcome().report == before


@pytest.mark.parametrize(
    "name", [A, "static/css/main.css", "themes/plain/templates/base.html", "site.yaml"]
)
def test_same_bytes_saved_again(site, name):
    site.living.touch(name)
    assert site.made() == set()


def test_body(site):
    site.edit(A, "Text of a.", "Other text.")
    assert site.made() == {A}


def test_body_that_a_list_shows_the_summary_of(site):
    site.edit("content/notes/n.md", "A first", "Another first")
    assert site.made() == {"content/notes/n.md", NOTES}


def test_body_that_a_list_shows_the_reading_time_of(site):
    site.edit("content/notes/n.md", "A second.", "word " * 2000)
    assert site.made() == {"content/notes/n.md", NOTES}


def test_body_whose_summary_and_reading_time_stay(site):
    site.edit("content/notes/n.md", "A second.", "Another second.")
    assert site.made() == {"content/notes/n.md"}


def test_title(site):
    site.edit(B, "title: B", "title: Bee")
    assert site.made() == {B, BLOG, A, C, RED}, "those that show it, and not those that link to it"


def test_title_that_a_menu_shows(site):
    site.edit("content/about.md", "title: About", "title: Who we are")
    assert site.made() == {"content/about.md", HOME}


def test_title_of_a_section(site):
    site.edit(BLOG, "title: Blog", "title: Journal")
    assert site.made() == {BLOG, HOME}


def test_new_post(site):
    site.living.write("content/blog/d.md", page("D", weight="3"))
    assert site.made() == {"content/blog/d.md", BLOG, C, "content/blog/over.md"}


def test_deleted_post(site):
    site.living.delete(C)
    made = site.made()
    assert made == {BLOG, B, "content/blog/over.md", TAGS, "content/linker.md"}
    assert not (site.living.output / "blog/c/index.html").exists()
    assert not (site.living.output / "tags/blue/index.html").exists()


def test_renamed_file(site):
    site.living.rename(C, "content/blog/z.md")
    assert site.made() == {
        "content/blog/z.md", BLOG, B, "content/blog/over.md", BLUE, "content/linker.md",
    }  # fmt: skip
    assert not (site.living.output / "blog/c/index.html").exists()


def test_tag(site):
    site.edit(C, "tags: [blue]", "tags: [red]")
    assert site.made() == {C, RED, TAGS, A, B}, "A and B are related to it now"


def test_day_on_which_a_post_is_due(site):
    site.living.day = "2026-06-20"
    assert site.made() == {"content/blog/soon.md", BLOG, C, "content/blog/over.md"}


def test_day_on_which_a_post_expires(site):
    site.living.day = "2026-06-19"
    assert site.made() == set(), "nothing is due"
    site.living.write("content/blog/soon.md", page("Soon", weight="4", draft="true"))
    site.outcome()
    site.living.day = "2026-07-01"
    assert site.made() == {BLOG, C}
    assert not (site.living.output / "blog/over/index.html").exists()


def test_template(site):
    site.edit("themes/plain/templates/hint.html", "{% include", "<hr>{% include")
    assert site.made() == {"content/hint.md"}


def test_included_template(site):
    site.edit("themes/plain/templates/parts/hint.html", "a hint", "another hint")
    assert site.made() == {"content/hint.md"}


def test_template_that_others_extend(site):
    site.edit("themes/plain/templates/base.html", "<main>", "<main id='main'>")
    assert len(site.made()) == site.outcome().pages


def test_template_that_overrides_one_of_the_theme(site):
    site.living.write("templates/parts/hint.html", "<p>ours</p>\n")
    assert site.made() == {"content/hint.md"}
    site.living.delete("templates/parts/hint.html")
    assert site.made() == {"content/hint.md"}


def test_layout_that_goes_before_another(site):
    site.living.write("templates/notes/page.html", '{% extends "page.html" %}\n')
    assert site.made() == {"content/notes/n.md"}


def test_shortcode(site):
    site.edit("themes/plain/templates/shortcodes/shout.html", "b>", "strong>")
    assert site.made() == {"content/call.md"}


def test_shortcode_that_nobody_calls(site):
    site.edit("themes/plain/templates/shortcodes/other.html", "other", "others")
    assert site.made() == set()


def test_data_file(site):
    site.edit("data/facts.yaml", "12", "13")
    assert site.made() == {"content/data.md"}


@pytest.mark.parametrize("name", ["rules: {seo/*: 'off'}", "fail_on: 'off'"])
def test_setting_that_no_page_shows(site, name):
    site.living.write("site.yaml", site.living.read("site.yaml") + name + "\n")
    assert site.made() == set()


def test_data_file_that_nobody_reads(site):
    site.edit("data/other.yaml", "here", "there")
    assert site.made() == set()
    site.living.write("data/late.yaml", "one: 1\n")
    assert site.made() == set()
    site.living.delete("data/other.yaml")
    assert site.made() == set()


def test_setting_of_the_site_that_no_page_shows(site):
    site.edit("site.yaml", "{motto: Sow}", "{motto: Sow, other: 1}")
    assert site.made() == set()


def test_setting_that_a_page_shows(site):
    site.edit("site.yaml", "motto: Sow", "motto: Reap")
    assert site.made() == {"content/motto.md"}


def test_option_of_the_theme(site):
    site.edit("site.yaml", "tone: loud", "tone: shrill")
    assert site.made() == {"content/tone.md"}
    site.edit("site.yaml", "tone: shrill", "width: half")
    assert site.made() == {"content/tone.md"}, "it has the theme's own tone now"
    site.edit("themes/plain/theme.yaml", "default: calm", "default: quiet")
    assert site.made() == {"content/tone.md"}


def test_keys_that_a_section_hands_down(site):
    site.living.write(NOTES, page("Notes", "", cascade="{params: {a: 1}}"))
    assert site.made() == {NOTES, "content/notes/n.md"}
    site.edit(NOTES, "a: 1", "a: 2")
    assert site.made() == {NOTES, "content/notes/n.md"}
    site.living.write(NOTES, page("Notes", ""))
    assert site.made() == {NOTES, "content/notes/n.md"}


def test_picture_of_a_page(site):
    site.living.write("content/bed.png", png(7, 4))
    assert site.made() == {"content/pictured.md"}


def test_picture_that_appears(site):
    site.living.delete("content/bed.png")
    assert site.made() == {"content/pictured.md"}
    site.living.write("content/bed.png", png(8, 4))
    assert site.made() == {"content/pictured.md"}


def test_style_whose_name_changes_with_it(site):
    site.living.write("static/css/main.css", "p { margin: 1px }\n")
    assert site.made() == {"content/styled.md"}


def test_static_file_that_nobody_asks_for(site):
    site.living.write("static/loose.txt", "changed\n")
    assert site.made() == set()


def test_word_of_a_language(site):
    site.living.write("i18n/en.yaml", "hello: Good day\n")
    assert site.made() == {"content/word.md"}


def test_word_that_nobody_uses(site):
    site.living.write("i18n/en.yaml", "unused: Somebody\n")
    assert site.made() == set()


def test_slug(site):
    site.edit(B, "title: B", "title: B\nslug: bee")
    assert site.made() == {B, BLOG, A, C, RED, "content/linker.md", "content/about.md"}
    assert 'href="/blog/bee/"' in (site.living.output / "linker/index.html").read_text()
    assert site.findings("links/broken") == []


def test_target_that_is_deleted(site):
    site.living.delete(B)
    made = site.made()
    assert {"content/linker.md", "content/about.md"} <= made
    places = {(at, message) for at, message, _ in site.findings("links/broken")}
    assert places == {
        ("content/about.md:5:4", "link to `blog/b.md` leads to no content file"),
        ("content/linker.md:7:5", "link to `blog/b.md` leads to no content file"),
    }


def test_target_that_becomes_a_draft(site):
    site.edit(B, "title: B", "title: B\ndraft: true")
    site.made()
    places = {at for at, _, _ in site.findings("links/unpublished")}
    assert places == {"content/about.md:5:4", "content/linker.md:7:5"}


def test_target_that_comes_back(site):
    text = site.living.read(B)
    site.living.delete(B)
    site.made()
    site.living.write(B, text)
    assert {"content/linker.md", "content/about.md", B} <= site.made()
    assert site.findings("links/broken") == []


def test_page_that_is_a_nearer_match(site):
    site.edit("content/linker.md", "blog/b.md", "blog/boxwod.md")
    site.living.write("content/blog/boxwoods.md", page("Boxwoods", weight="9"))
    site.made()
    assert [fix for _, _, fix in site.findings("links/broken")] == [
        "did you mean `@/blog/boxwoods.md`?"
    ]
    site.living.write("content/blog/boxwood.md", page("Boxwood", weight="10"))
    site.made()
    assert [fix for _, _, fix in site.findings("links/broken")] == [
        "did you mean `@/blog/boxwood.md`?"
    ]


@pytest.mark.parametrize(
    "rules",
    [
        "seo/description-missing: error",
        "seo/title-length: {max_width: 30}",
        "'seo/*': 'off'",
        "seo/description-length: {min_width: 1, max_width: 2}",
    ],
)
def test_rules_and_options(site, rules):
    before = site.outcome().report
    site.living.write("site.yaml", site.living.read("site.yaml") + f"rules: {{{rules}}}\n")
    made = site.outcome()
    assert made.made == ()
    if "length: {min_" not in rules:
        assert made.report != before
    site.living.check()


def test_line_of_a_finding(site):
    site.edit("content/linker.md", "First.", "First.\n\n[Lost](lost.md)\n")
    site.made()
    assert [at for at, _, _ in site.findings("links/broken")] == ["content/linker.md:7:1"]
    site.edit("content/linker.md", "First.", "First.\n\nSecond.")
    site.made()
    assert [at for at, _, _ in site.findings("links/broken")] == ["content/linker.md:9:1"]


def test_file_of_a_page_that_was_changed_by_hand(site):
    for change in (lambda path: path.write_text("x"), lambda path: path.unlink()):
        change(site.living.output / "about/index.html")
        assert site.made() == {"content/about.md"}


def test_file_of_equal_bytes_is_not_written(site):
    paths = sorted(path for path in site.living.output.rglob("*") if path.is_file())
    before = [path.stat().st_mtime_ns for path in paths]
    site.edit("themes/plain/templates/base.html", "<main>", "{# nothing #}<main>")
    assert site.made()
    assert [path.stat().st_mtime_ns for path in paths] == before


def test_files_of_others_stay(site):
    for name in ("mine.txt", "blog/mine.txt", "blog/c/mine.txt"):
        (site.living.output / name).write_text("mine\n")
        site.living.foreign[name] = b"mine\n"
    site.living.delete(C)
    site.made()
    assert (site.living.output / "blog/c/mine.txt").read_text() == "mine\n"


def test_store_of_nobody(site):
    for path in sorted(site.living.cache.iterdir()):
        if not path.name.startswith("output-") and path.name != "build.lock":
            path.write_bytes(b"no store")
    outcome = site.outcome()
    assert len(outcome.made) == outcome.pages
    assert site.made() == set()


def test_report_of_pages_that_are_not_made(site):
    site.edit("content/linker.md", "First.", "[Lost](lost.md)")
    site.made()
    found = partial(site.findings, "links/broken")
    before = found()
    assert len(before) == 1
    site.edit(A, "Text of a.", "Other text.")
    assert site.made() == {A}
    assert found() == before


def test_why_is_said(make_site):
    site = make_site(
        {
            "content/notes/_index.md": page("Notes", cascade="{params: {a: 1}}"),
            "content/notes/n.md": page("N"),
            "content/data.md": page("Data", layout="data"),
            "data/facts.yaml": "area: 12\n",
            "themes/plain/templates/data.html": "{{ site.data.facts.area }}{{ site.data.get('late') }}",
        }
    )
    site.build()
    site.write({"content/notes/_index.md": page("Notes", cascade="{params: {a: 2}}")})
    site.build()
    why = site.run("explain", "content/notes/n.md", "--why").out
    assert "what a section hands down to it, changed" in why
    site.write({"data/facts.yaml": "area: 13\n"})
    site.build()
    assert "`site.data.facts` changed" in site.run("explain", "content/data.md", "--why").out
    assert "not made again" in site.run("explain", "content/notes/n.md", "--why").out
    site.write({"data/late.yaml": "one: 1\n"})
    site.build()
    assert "`site.data.late` changed" in site.run("explain", "content/data.md", "--why").out
