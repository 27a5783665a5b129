"""`--owner`, `--rule`, `--path`, `rules_for:` and CODEOWNERS: whose, which, where."""

import pytest
from site_folder import PLAIN, only, page

LINKS = only("links", "accessibility", "suppression")
TEMPLATE = "themes/plain/templates/page.html"
NO_ALT = PLAIN[TEMPLATE].replace("</main>", '<img src="/gone.png">\n</main>')
FILES = {
    "content/blog/a.md": page("A", "[x](gone.md)\n"),
    "content/law/b.md": page("B", "[x](lost.md)\n", owner="Legal"),
    TEMPLATE: NO_ALT,
}


@pytest.fixture
def site(make_site):
    return make_site(FILES, settings=LINKS + "owners: {content/blog/**: Editors}\n")


def rules(ran):
    return [(one["rule"], one["source"]["file"]) for one in ran.findings]


BLOG, LAW = ("links/broken", "content/blog/a.md"), ("links/broken", "content/law/b.md")
FILE, ALT = ("links/file-missing", TEMPLATE), ("accessibility/image-alt", TEMPLATE)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (["--owner", "content"], [BLOG, LAW]),
        (["--owner", "theme"], [ALT, FILE]),
        (["--owner", "Editors"], [BLOG]),
        (["--owner", "legal"], [LAW]),
        (["--owner", "@legal"], [LAW]),
        (["--owner", "legal", "--owner", "editors"], [BLOG, LAW]),
        (["--rule", "links/broken"], [BLOG, LAW]),
        (["--rule", "links/*"], [BLOG, LAW, FILE]),
        (["--rule", "links/broken", "--rule", "accessibility/*"], [BLOG, LAW, ALT]),
        (["--path", "content/blog"], [BLOG]),
        (["--path", "./content/blog/*"], [BLOG]),
        (["--path", "content/*/b.md"], [LAW]),
        (["--path", "/law/*"], [LAW, ALT, FILE]),
        (["--path", "themes/**"], [ALT, FILE]),
        (["--owner", "content", "--path", "/law/"], [LAW]),
    ],
)
@pytest.mark.parametrize("verb", ["build", "check"])
def test_part(site, verb, options, shown):
    ran = site.run(verb, "--format", "json", *options)
    assert rules(ran) == shown
    assert ran.code == 1


def test_only_what_is_shown_counts_and_the_rest_is_mentioned(site):
    ran = site.run("check", "--owner", "settings")
    assert ran.code == 0
    assert "4 hidden by what was asked for" in ran.out


def test_unknown_rule_is_refused_before_any_work(site):
    ran = site.run("build", "--rule", "links/brokn")
    assert ran.code == 2
    assert "there is no rule `links/brokn`" in ran.err
    assert "did you mean `links/broken`?" in ran.err
    assert not site.has("index.html")


def test_owner_who_owns_nothing_is_pointed_out(site):
    ran = site.run("check", "--owner", "Editers")
    assert "no finding belongs to `Editers`; did you mean `Editors`?" in ran.err


# CODEOWNERS


def teams(ran):
    return {one["source"]["file"]: one["team"] for one in ran.findings}


@pytest.mark.parametrize(
    "place", [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"]
)
def test_codeowners_is_asked_where_nothing_else_says_it(site, place):
    site.write({place: "* @all\n/content/ @writers\n/themes/ @web @design\n"})
    ran = site.build()
    assert teams(ran) == {
        "content/blog/a.md": "Editors",
        "content/law/b.md": "Legal",
        TEMPLATE: "@web, @design",
    }
    assert rules(site.build("--owner", "design")) == [ALT, FILE]


def test_codeowners_of_the_repository_above_the_site(site):
    (site.root.parent / ".git").mkdir()
    site.write({"../CODEOWNERS": "/site/themes/ @web\n/themes/ @other\n"})
    assert teams(site.build())[TEMPLATE] == "@web"


def test_pattern_of_the_settings_for_a_theme(make_site):
    site = make_site(FILES, settings=LINKS + "owners: {themes/**: Web}\n")
    site.write({"CODEOWNERS": "* @all\n"})
    assert teams(site.build())[TEMPLATE] == "Web"


def test_change_of_codeowners_counts_in_a_build_without_changes(site):
    assert teams(site.build())[TEMPLATE] == ""
    site.write({"CODEOWNERS": "* @all\n"})
    assert teams(site.build())[TEMPLATE] == "@all"


# Rules that differ by path


def local(make_site, text, **files):
    return make_site({**FILES, **files}, settings=f"{LINKS}rules_for:\n{text}")


def test_rule_is_off_on_some_paths(make_site):
    ran = local(make_site, "  content/blog/**: {links/*: off}\n").build()
    assert BLOG not in rules(ran)
    assert LAW in rules(ran)


@pytest.mark.parametrize("pattern", ["content/law/**", "content/law", "/law/*", "/law/b/"])
def test_weight_differs(make_site, pattern):
    ran = local(make_site, f"  {pattern}: {{links/broken: notice}}\n").build()
    weights = {one["source"]["file"]: one["severity"] for one in ran.of("links/broken")}
    assert weights == {"content/blog/a.md": "error", "content/law/b.md": "notice"}


def test_rule_that_is_off_may_be_on_somewhere(make_site):
    settings = LINKS + "  links/broken: off\nrules_for: {content/law/**: {links/broken: warning}}\n"
    assert rules(make_site(FILES, settings=settings).build("--rule", "links/broken")) == [LAW]


def test_option_differs(make_site):
    files = {f"content/{name}.md": page(name, "[x](/)\n") for name in ("blog/a", "law/b")}
    text = "  content/law/**: {accessibility/link-text: {en: [x]}}\n"
    ran = make_site(files, settings=f"{LINKS}rules_for:\n{text}").build()
    found = ran.of("accessibility/link-text")
    assert [one["source"]["file"] for one in found] == ["content/law/b.md"]


def test_later_pattern_wins(make_site):
    text = "  content/**: {links/broken: off}\n  content/law/**: {links/broken: error}\n"
    assert rules(local(make_site, text).build("--rule", "links/broken")) == [LAW]


def test_template_on_some_pages(make_site):
    ran = local(make_site, "  /law/**: {accessibility/*: off}\n").build()
    (one,) = ran.of("accessibility/image-alt")
    assert "law/b/index.html" not in one["pages"]["list"]
    assert "blog/a/index.html" in one["pages"]["list"]


def test_change_of_them_counts_in_the_next_build(make_site):
    site = local(make_site, "  content/law/**: {links/broken: off}\n")
    assert LAW not in rules(site.build())
    text = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": text.replace("links/broken: off}", "links/broken: warning}")})
    assert LAW in rules(site.build())


@pytest.mark.parametrize(
    ("entry", "message", "fix"),
    [
        ("links/brokn: off", "unknown rule `links/brokn`", "did you mean `links/broken`?"),
        ("links/broken: loud", "`loud` is not a severity", "choose one of"),
        ("seo/title-length: {max_widht: 3}", "has no option `max_widht`", "did you mean"),
        ("seo/few-links: {min: 3}", "its options cannot differ by path", "set them under"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(make_site, entry, message, fix):
    site = local(make_site, f"  content/law/**:\n    {entry}\n")
    (one,) = site.build().of("settings/")
    assert message in one["message"]
    assert fix in one["fix"]
    assert one["source"]["file"] == "site.yaml"
    assert one["source"]["line"] == len((site.root / "site.yaml").read_text().splitlines())


def test_they_hold_for_a_folder_of_html_too(make_site):
    html = '<!doctype html><html lang="en"><head><meta charset=utf-8><title>T</title></head><body>'
    html += '<main><h1>T</h1><a href="gone.html">gone</a></main></body></html>'
    site = local(make_site, "  /law/*: {links/broken: off}\n")
    site.write({"out/law/a.html": html, "out/b.html": html})
    ran = site.run("check", str(site.root / "out"), "--format", "json")
    assert [one["source"]["file"] for one in ran.of("links/broken")] == ["b.html"]
