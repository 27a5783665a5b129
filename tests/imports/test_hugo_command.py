"""The command on whole sites: what it refuses, what it names, and that its promises exist."""

import contextlib
import io
import re

import pytest

from generator.cli.run import run


def command(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = run(["import", "hugo", *arguments])
    return code, out.getvalue()


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("_config.yml", "Jekyll"),
        ("_posts/2026-01-01-a.md", "Jekyll"),
        ("docs/_config.yml", "Jekyll"),
        ("mkdocs.yml", "MkDocs"),
        ("conf.py", "Sphinx"),
        ("docusaurus.config.ts", "Docusaurus"),
        ("eleventy.config.js", "Eleventy"),
        ("book.toml", "mdBook"),
        ("site.yaml", "Proofpress"),
    ],
)
def test_the_site_of_another_generator_is_refused_by_name(tmp_path, name, said):
    write(tmp_path / "old", {name: "title: A\n", "a.md": "Text.\n"})
    code, out = command(str(tmp_path / "old"), str(tmp_path / "new"))
    assert code == 2
    assert f"seems to be a site of {said}" in out
    assert not (tmp_path / "new").exists()


def test_zola_is_known_by_its_settings(tmp_path):
    write(tmp_path / "old", {"config.toml": 'base_url = "https://example.org"\n'})
    code, out = command(str(tmp_path / "old"), str(tmp_path / "new"))
    assert (code, "Zola" in out) == (2, True)


def test_a_site_of_hugo_may_hold_what_others_have(tmp_path):
    files = {"hugo.toml": 'title = "T"\n', "conf.py": "", "content/a.md": "Text.\n"}
    write(tmp_path / "old", files)
    assert command(str(tmp_path / "old"), str(tmp_path / "new"))[0] == 0


def test_notices_that_are_only_counted_are_listed_on_request(tmp_path):
    fronts = {f"content/{n}.md": f"---\ntitle: T\n---\n{{{{< s{n} a=1 >}}}}\n" for n in range(60)}
    write(tmp_path / "old", {"hugo.toml": 'title = "T"\n', **fronts})
    code, out = command(str(tmp_path / "old"), str(tmp_path / "new"))
    promised = re.search(r"listed with (--\w+)", out)
    assert code == 0
    assert promised is not None
    _, out = command(promised[1], str(tmp_path / "old"), str(tmp_path / "newer"))
    assert "listed with" not in out
    assert len(re.findall(r"notice\[imports/shortcode\]", out)) == 60


def test_settings_of_a_language_in_files_of_their_own(convert):
    site = convert(
        {
            "hugo.toml": "",
            "config/_default/hugo.toml": 'defaultContentLanguage = "en"\n',
            "config/_default/languages.en.toml": 'title = "Spades"\nlabel = "English"\nweight = 1\n',
            "config/_default/languages.de.toml": 'title = "Spaten"\nlabel = "Deutsch"\nweight = 2\n',
            "config/_default/params.de.toml": 'description = "Über Spaten"\n',
            "config/_default/menus.en.toml": '[[main]]\nname = "Shop"\nurl = "https://x.org/"\n',
            "content/a.md": "T\n",
            "content/a.de.md": "T\n",
        }
    )
    assert site.settings["languages"] == {
        "en": {"name": "English", "title": "Spades", "weight": 1},
        "de": {
            "name": "Deutsch",
            "title": "Spaten",
            "description": "Über Spaten",
            "weight": 2,
        },
    }
    assert site.settings["menus"] == {"main": [{"title": "Shop", "url": "https://x.org/"}]}


def test_a_key_that_no_site_may_declare_gets_another_name(convert):
    text = "---\ntitle: T\ncSpell:ignore: Dosu\ncSpell_ignore: a\n---\n\nText.\n"
    site = convert({"content/a.md": text})
    assert "\ncSpell_ignore_: Dosu\ncSpell_ignore: a\n" in site.text("content/a.md")
    assert site.settings["front_matter"] == {"cSpell_ignore": "text", "cSpell_ignore_": "text"}
    assert len(site.faults("imports/front-matter")) == 1


def test_a_setting_that_the_build_refuses_is_left_out_and_named(convert):
    site = convert({"hugo.toml": 'title = "T"\ntimeZone = "Mars"\n[taxonomies]\nx = "a:b"\n'})
    assert "timezone" not in site.settings
    assert "a:b" not in site.settings["taxonomies"]
    assert len(site.faults("imports/setting")) == 2


@pytest.mark.parametrize(
    ("path", "front", "alias", "made"),
    [
        ("h/k/a.md", "", "old", "/h/k/old"),
        ("h/k/a.md", "", "./old/", "/h/k/old/"),
        ("h/k/a.md", "", "../old", "/h/old"),
        ("h/k/a.md", "", "../../../old", "/old"),
        ("h/k/a.md", "", "/old/", "/old/"),
        ("h/_index.md", "", "old", "/old"),
        ("h/k/index.md", "", "old", "/h/old"),
        ("h/My Spade.md", "", "old", "/h/old"),
        ("a.md", "url: /x/y/z.html\n", "old", "/x/y/old"),
        ("h/a.md", "slug: other\n", "old", "/h/old"),
    ],
)
def test_aliases_are_written_from_the_root(convert, path, front, alias, made):
    text = f"---\ntitle: T\n{front}aliases:\n  - {alias}\n---\n\nText.\n"
    assert (
        re.search(r"- \"?([^\"\n]+)", convert({f"content/{path}": text}).text(f"content/{path}"))[1]
        == made
    )


def test_aliases_of_a_language_have_its_prefix(convert):
    config = 'title = "T"\n[languages.en]\n[languages.de]\n'
    text = "---\ntitle: T\naliases: [old, /abs]\n---\n\nText.\n"
    site = convert({"hugo.toml": config, "content/h/a.de.md": text, "content/h/a.md": text})
    assert 'aliases: ["/de/h/old", "/de/abs"]' in site.text("content/h/a.de.md")
    assert 'aliases: ["/h/old", /abs]' in site.text("content/h/a.md")


def test_a_shortcode_that_says_nothing_leaves_its_name(convert):
    go = "{{ emojify `:x:` }}"
    site = convert(
        {
            "layouts/shortcodes/yes.html": go,
            "layouts/shortcodes/line.html": '<hr class="thick">\n',
            "content/a.md": "A {{< yes >}} b\n\n{{< yes >}} c\n\n{{< line >}}\n",
        }
    )
    template = site.text("themes/imported/templates/shortcodes/yes.html")
    assert '<span class="imported-yes">[shortcode yes]</span>' in template
    assert '<hr class="thick">' in site.text("themes/imported/templates/shortcodes/line.html")
    assert [line.partition(" cannot")[0] for line in site.faults("imports/shortcode-lost")] == [
        "content/a.md:1:3: imports/shortcode-lost: shortcode `yes` (called 2 times, first here)"
    ]


def test_what_an_import_leaves_is_found_by_a_check(make_site):
    site = make_site(
        {
            "themes/plain/templates/shortcodes/yes.html": "{#\ndescription: x\n#}\n[shortcode yes]",
            "content/a.md": "---\ntitle: A\n---\n\nA {{< yes >}} b {{< yes >}} c.\n",
        }
    )
    found = site.build().of("content/placeholder")
    assert [one["message"] for one in found] == [
        "placeholder `[shortcode yes]` is still in the text"
    ]


def test_an_unreadable_setting_is_told_in_one_line(tmp_path):
    write(tmp_path / "old", {"hugo.toml": "a = \n"})
    code, out = command(str(tmp_path / "old"), str(tmp_path / "new"))
    assert code == 2
    assert "Traceback" not in out
