"""Mistakes in HTML are found where a person can mend them: in the Markdown, or in the template."""

import pytest
from site_folder import only

PAGE = "---\ntitle: Spade\ndescription: About spades.\n---\n\n"
LAYOUT = '<!doctype html><html><head><meta charset="utf-8"><title>{{ page.title }}</title></head><body>%s</body></html>\n'


def build(make_site, body, around="{{ page.content }}", settings=""):
    files = {
        "content/a.md": f"{PAGE}{body}\n",
        "themes/plain/templates/base.html": LAYOUT % around,
        "themes/plain/templates/page.html": LAYOUT % f"\n{around}\n",
    }
    return make_site(files, settings=only("html") + settings + "markdown: {html: allow}\n").build()


def shown(ran):
    return [
        (one["rule"], one["owner"], one["source"]["file"].rpartition("/")[2], one["source"]["line"])
        for one in ran.findings
        if one["rule"].startswith("html/")
    ]


def test_a_mistake_of_the_author_is_found_in_the_markdown(make_site):
    ran = build(make_site, 'Dig.\n\n<div class="a">\n\nWater.\n')
    assert shown(ran) == [("html/unclosed", "content", "a.md", 8)]


def test_an_end_tag_is_found_in_the_markdown(make_site):
    ran = build(make_site, "Dig.\n\n<div>Water.</div></div>\n")
    assert shown(ran) == [("html/stray-end-tag", "content", "a.md", 8)]


def test_a_mistake_of_the_template_is_found_in_the_template(make_site):
    ran = build(make_site, "Dig.\n", around="{{ page.content }}\n<center>a</center>")
    assert shown(ran) == [("html/obsolete-element", "theme", "page.html", 3)]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Dig <b>early.\n", "html/unclosed"),
        ("Dig <i>early <b>and</i> late</b>.\n", "html/crossed-tags"),
        ("[Dig <a href='https://example.org/'>early</a>](https://example.com/)\n", None),
        ("Dig <span><div>early</div></span>.\n", "html/cut-paragraph"),
        ("<div><span><div>early</div></span></div>\n", "html/content-model"),
        ("Dig <blink>early</blink>.\n", "html/obsolete-element"),
        ("<ul>Dig <li>early</li></ul>\n", "html/stray-text"),
        ("<details><p>Early</p></details>\n", "html/children"),
        ("## A {#a}\n\n## B {#a}\n", None),  # the Markdown gives ids of their own
    ],
)
def test_what_people_paste_into_markdown(make_site, body, rule):
    found = {one[0] for one in shown(build(make_site, body))}
    assert rule is None or rule in found


def test_markdown_by_itself_has_no_mistake(make_site):
    body = (
        "# A\n\nDig *early* & **late** -- 4 < 5 <https://example.org/>.\n\n- a\n  - b\n\n    c\n\n"
        "1. a\n\n> b\n> - c\n\n| a | b |\n|---|---|\n| `<b>` | d |\n\n```html\n<div>\n```\n\n"
        "Term\n: What it is\n\nA note[^1].\n\n[^1]: The note.\n\n- [ ] a\n- [x] b\n"
    )
    assert shown(build(make_site, body)) == []


def test_one_case_can_be_allowed(make_site):
    allowed = "<!-- proofpress: allow html/obsolete-element because the partner wants it -->\n"
    body = "<center>a</center>\n"
    assert [one[0] for one in shown(build(make_site, allowed + body))] == []


def test_what_markdown_does_not_let_through_is_no_mistake(make_site):
    files = {"content/a.md": f"{PAGE}Dig <b>early</b> and </div> <x>.\n"}
    files["themes/plain/templates/page.html"] = LAYOUT % "{{ page.content }}"
    assert shown(make_site(files, settings=only("html")).build()) == []
