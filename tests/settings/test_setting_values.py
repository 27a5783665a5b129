import pytest

from generator.settings.load import load

BASE = "title: T\nbase_url: https://www.example.com/\n"


@pytest.fixture
def wrong(tmp_path):
    """Place and message of each value that cannot be meant, and its fix."""

    def found(text, base=BASE):
        (tmp_path / "site.yaml").write_text(base + text, encoding="utf-8")
        faults = load(tmp_path, environ={}).faults
        assert {fault.rule for fault in faults} <= {"settings/bad-value"}, faults
        return [
            (fault.at.line, fault.at.column, fault.key, fault.message, fault.fix)
            for fault in faults
        ]

    return found


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.com",
        "http://localhost:8000/",
        "https://example.com/docs/",
        "https://münchen.example/",
        "https://[::1]:8000/",
        "https://127.0.0.1/",
    ],
)
def test_base_url_that_is_right(wrong, url):
    assert wrong("", f"title: T\nbase_url: {url}\n") == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("www.example.com", "no scheme; it must be `https://` or `http://`"),
        ("//www.example.com", "no scheme"),
        ("nonsense", "no scheme"),
        ("ftp://example.com/", "the scheme `ftp`"),
        ("javascript:alert(1)", "no scheme"),
        ("https://", "names no host"),
        ("https:///path", "names no host"),
        ("https://exa mple.com/", "names no host"),
        ("https://example.com:99999/", "is not a valid address"),
        ("https://[::1/", "is not a valid address"),
        ("https://example.com/?a=b", "has a query"),
        ("https://example.com/?", "has a query"),
        ("'https://example.com/#x'", "has a fragment"),
        ("https://u:p@example.com/", "user name or password"),
        ("https://example.com/a/../b/", "`..` or `//`"),
        ("https://example.com//a/", "`..` or `//`"),
    ],
)
def test_base_url_that_is_wrong(wrong, url, message):
    found = wrong("", f"title: T\nbase_url: {url}\n")
    assert found[0][:3] == (2, 11, "base_url")
    assert message in found[0][3]


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "zh-Hant-TW", "de-1996", "sr-Latn", "es-419", "x-y"]
)
def test_language_tag(wrong, tag):
    expected = [] if tag != "x-y" else [3]
    assert [fault[0] for fault in wrong(f"language: {tag}\n")] == expected


def test_language_tag_with_underscore(wrong):
    assert wrong("language: en_US\n") == [
        (3, 11, "language", "`en_US` is not a language tag (BCP 47)", "write `en-US`")
    ]


def test_language_tags_of_several(wrong):
    [fault] = wrong("languages:\n  en:\n  deutsch_land: {name: D}\n")
    assert fault[:3] == (5, 17, "languages.deutsch_land")


def test_norwegian_needs_no_quotes_as_a_key(wrong):
    assert wrong("languages: {no: {name: Norsk}, en: {name: English}}\n") == []


def test_language_that_is_not_among_the_languages(wrong):
    [fault] = wrong("language: fr\nlanguages: {en: , de: }\n")
    assert fault[:3] == (3, 11, "language")
    assert "`en`, `de`" in fault[3]


def test_default_language_that_is_not_among_the_languages(wrong):
    [fault] = wrong("languages: {de: }\n")
    assert fault[:3] == (3, 12, "languages")


def test_time_zone(wrong):
    assert wrong("timezone: Europe/Berlin\n") == []
    assert wrong("timezone: Europe/Berln\n") == [
        (3, 11, "timezone", "there is no time zone `Europe/Berln`", "did you mean `Europe/Berlin`?")
    ]


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/passwd", "Europe", "''"])
def test_time_zone_that_is_a_path(wrong, zone):
    assert [fault[2] for fault in wrong(f"timezone: {zone}\n")] == ["timezone"]


@pytest.mark.parametrize("theme", ["default", "my-theme", "theme.v2"])
def test_theme_name(wrong, theme):
    assert wrong(f"theme: {theme}\n") == []


@pytest.mark.parametrize("theme", ["../evil", "/abs", "a/b", "a\\b", ".", "..", ".hidden", "''"])
def test_theme_name_that_is_a_path(wrong, theme):
    assert [fault[2] for fault in wrong(f"theme: {theme}\n")] == ["theme"]


def test_keys_of_front_matter(wrong):
    text = "taxonomies: {series: , title: , 'a b': }\nfront_matter: {color: text, Image: text, series: any}\n"
    assert [fault[2] for fault in wrong(text)] == [
        "taxonomies.title",
        "taxonomies.a b",
        "front_matter.Image",
        "front_matter.series",
    ]


def test_type_of_a_declared_key(wrong):
    [fault] = wrong("front_matter: {color: txet}\n")
    assert fault[4] == "did you mean `text`?"


@pytest.mark.parametrize(
    "pattern",
    ["/:year/:month/:slug/", "/:section/:title/", "/x/:filename", "/:year-:month-:day-:slug"],
)
def test_permalink(wrong, pattern):
    assert wrong(f"permalinks: {{blog: '{pattern}'}}\n") == []


@pytest.mark.parametrize(
    ("pattern", "message", "fix"),
    [
        ("/:yaer/:slug/", "unknown part `:yaer`", "did you mean `:year`?"),
        ("/:sections/:slug/", "unknown part `:sections`", "did you mean `:section`?"),
        ("/:x/:slug/", "unknown part `:x`", "there are `:section`"),
        (":slug/", "does not begin with `/`", "write `/:slug/`"),
        ("/../:slug/", "not allowed in a path", ""),
        ("//:slug/", "not allowed in a path", ""),
        ("/a b/:slug/", "not allowed in a path", ""),
        ("/%2e%2e/:slug/", "not allowed in a path", ""),
        ("/:slug/?x", "not allowed in a path", ""),
        ("/:year/", "the same URL", "add `:slug`"),
    ],
)
def test_permalink_that_is_wrong(wrong, pattern, message, fix):
    [fault] = wrong(f"permalinks: {{blog: '{pattern}'}}\n")
    assert fault[:3] == (3, 20, "permalinks.blog")
    assert message in fault[3]
    assert fault[4].startswith(fix)


def test_redirects(wrong):
    text = "redirects:\n  - {from: /old/, to: /new/}\n  - {from: /a, to: https://x.example/, status: 302}\n"
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("redirect", "key"),
    [
        ("{from: old, to: /new/}", "redirects.0.from"),
        ("{from: //x.example/, to: /new/}", "redirects.0.from"),
        ("{from: /old/, to: new}", "redirects.0.to"),
        ("{from: /old/, to: //x.example}", "redirects.0.to"),
        ("{from: /old/, to: 'javascript:x'}", "redirects.0.to"),
        ("{from: /old/, to: /new/, status: 200}", "redirects.0.status"),
    ],
)
def test_redirect_that_is_wrong(wrong, redirect, key):
    assert [fault[2] for fault in wrong(f"redirects: [{redirect}]\n")] == [key]


@pytest.mark.parametrize("folder", ["public", "build/site", "content-out"])
def test_output_folder(wrong, folder):
    assert wrong(f"output: {folder}\n") == []


@pytest.mark.parametrize(
    "folder",
    [
        ".",
        "''",
        "/",
        "/srv/www",
        "..",
        "../x",
        "a/../../x",
        "~/x",
        "C:\\x",
        "C:x",
        "content",
        "content/x",
        "Content",
        "themes",
        "static/",
        "./content",
        ".git",
    ],
)
def test_output_folder_that_is_wrong(wrong, folder):
    assert [fault[2] for fault in wrong(f"output: {folder}\n")] == ["output"]


def test_data_pages_that_lead_out(wrong):
    text = "data_pages: [{source: ../x.csv, section: /y, slug: '{a}', title: '{b}'}]\n"
    assert [fault[2] for fault in wrong(text)] == ["data_pages.0.source", "data_pages.0.section"]


def test_menu_entries(wrong):
    text = "menus: {main: [{page: a.md}, {title: X, url: /x/}, {title: Y, children: [{page: b.md}]}]}\n"
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("entry", "key", "message"),
    [
        ("{page: a.md, url: /a/, title: A}", "menus.main.0", "both `page` and `url`"),
        ("{title: A}", "menus.main.0", "no `page`, no `url` and no `children`"),
        ("{url: /a/}", "menus.main.0", "no `title`"),
        ("{title: A, children: [{title: B}]}", "menus.main.0.children.0", "no `page`"),
    ],
)
def test_menu_entry_that_is_wrong(wrong, entry, key, message):
    [fault] = wrong(f"menus: {{main: [{entry}]}}\n")
    assert fault[2] == key
    assert message in fault[3]


@pytest.mark.parametrize("rule", ["seo/title-length", "seo/*"])
def test_accepted_rule(wrong, rule):
    assert wrong(f"allow: [{{rule: '{rule}', path: a, because: x}}]\n") == []


@pytest.mark.parametrize("rule", ["title-length", "*", "seo/", "SEO/x", "*/x"])
def test_accepted_rule_that_is_wrong(wrong, rule):
    assert [fault[2] for fault in wrong(f"allow: [{{rule: '{rule}', path: a}}]\n")] == [
        "allow.0.rule"
    ]


def test_accepted_rule_without_a_path(wrong):
    assert [fault[2] for fault in wrong("allow: [{rule: seo/*}]\n")] == ["allow.0"]


def test_owners(wrong):
    assert wrong("owners: {content/blog/**: Ann, '*': Bob}\n") == []
    assert [fault[2] for fault in wrong("owners: {/blog: Ann}\n")] == ["owners./blog"]


def test_defaults_are_right(wrong):
    assert wrong("") == []
