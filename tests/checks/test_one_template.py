"""What one template does wrong on many pages is one finding, whatever the rule."""

import datetime as dt
import re
from collections import Counter

import pytest
from site_folder import page

from generator.checks.engine.ruleset import read_ruleset
from generator.checks.findings.recurring import merge_recurring
from generator.checks.folder.check_folder import proof_folder
from generator.checks.folder.html_advice import in_html
from generator.checks.page.html_page import HtmlPage
from generator.rules.catalogue import rules
from generator.rules.examples import examples
from generator.settings.front_matter_schema import FrontMatterKeys
from generator.typed_yaml.field import keys_of

PAGES = 12
DAY = dt.date(2026, 1, 15)
ON = {rule.id: {"severity": "warning"} for rule in rules() if not rule.needs and not rule.asks}
#: Rules on what a page is for or says of itself in front matter find nothing in bare HTML.
_MARK = re.compile(r"^<!-- .*? -->\n?", re.MULTILINE)
PAGE_RULES = sorted(one.id for one in rules() if one.subject is HtmlPage and one.id in ON)
KEYS = {spec.name for spec in keys_of(FrontMatterKeys)} | {"tags", "categories"}


def failing(rule_id):
    """Each failing example of a page rule: one page of HTML."""
    (rule,) = (one for one in rules() if one.id == rule_id)
    for example in examples(rule):
        if not example.passes and "<!-- file:" not in example.text:
            yield _MARK.sub("", example.text)


def found(folder, rule_id):
    ruleset, faults = read_ruleset({rule_id: ON[rule_id]}, (rule_of(rule_id),))
    assert faults == ()
    proof = proof_folder(folder, ruleset, today=DAY, base_url="https://www.example.com/")
    return merge_recurring(proof.report, {one.path for one in proof.pages}).findings


def rule_of(rule_id):
    (rule,) = (one for one in rules() if one.id == rule_id)
    return rule


def folder_of(path, html, number):
    """*number* pages with the same HTML, in a folder of their own."""
    for one in range(number):
        at = path / f"page-{one}" / "index.html"
        at.parent.mkdir(parents=True)
        at.write_text(html, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule_id", PAGE_RULES)
def test_in_a_folder_a_template_gives_no_more_findings_than_one_page(rule_id, tmp_path):
    for number, html in enumerate(failing(rule_id)):
        single = found(folder_of(tmp_path / f"{number}-one", html, 1), rule_id)
        many = found(folder_of(tmp_path / f"{number}-many", html, PAGES), rule_id)
        assert len(many) <= len(single)
        assert all(len(one.pages) == PAGES for one in many)
        assert Counter(one.rule for one in many) == Counter(one.rule for one in single)


VARYING = [
    ("seo/title-multiple", "<head><title>Spades {n}</title><title>Tools {n}</title></head>"),
    ("seo/description-multiple", '<head><meta name="description" content="Page {n}."><meta name="description" content="Of {n}."></head>'),
    ("seo/canonical-relative", '<head><link rel="canonical" href="page-{n}/"></head>'),
    ("accessibility/image-alt", '<body><img class="hero" src="/{n}.png"></body>'),
    ("social/url-relative", '<head><meta property="og:url" content="/page-{n}/"></head>'),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "html"), VARYING)
def test_so_it_does_where_each_page_has_its_own_words(rule_id, html, tmp_path):
    for number in range(PAGES):
        (tmp_path / f"page-{number}").mkdir()
        (tmp_path / f"page-{number}" / "index.html").write_text(html.replace("{n}", str(number)))
    (one,) = found(tmp_path, rule_id)
    assert len(one.pages) == PAGES


def test_elements_of_the_text_stay_apart_where_they_differ(tmp_path):
    for number in range(PAGES):
        text = f"<main><p>Words <a href='/none-{number}/'>there</a></p></main>"
        (tmp_path / f"page-{number}.html").write_text(text)
    assert len(found(tmp_path, "links/broken")) == PAGES


@pytest.mark.parametrize(("rule_id", "html"), VARYING)
def test_a_template_of_our_own_gives_one_finding(rule_id, html, make_site):
    layout = html.replace("{n}", "{{ page.title }}")
    files = {f"content/p{number}.md": page(f"p{number}") for number in range(PAGES)}
    files["themes/plain/templates/page.html"] = (
        '<!doctype html><html lang="en">\n' + layout + "\n{{ page.content }}</html>\n"
    )
    ran = make_site(files, settings=f"rules:\n  {rule_id}: warning\n").build()
    assert len(ran.of(rule_id)) == 1


def test_a_list_that_differs_on_each_page_is_one_finding(make_site):
    template = (
        '<!doctype html><html lang="en"><title>{{ page.title }}</title>\n'
        '{% for n in range(3) %}<img class="x" src="/none-{{ page.title }}-{{ n }}.png" alt="">{% endfor %}\n'
        "</html>\n"
    )
    files = {f"content/p{number}.md": page(f"p{number}") for number in range(PAGES)}
    files["themes/plain/templates/page.html"] = template
    ran = make_site(files).build()
    assert len(ran.of("links/file-missing")) == 1


def test_entries_of_a_menu_stay_apart(make_site):
    template = (
        '<!doctype html><html lang="en"><title>{{ page.title }}</title>\n'
        '{% for n in range(6) %}<a href="/none-{{ n }}/">Entry {{ n }}</a>{% endfor %}\n'
        "</html>\n"
    )
    files = {f"content/p{number}.md": page(f"p{number}") for number in range(PAGES)}
    files["themes/plain/templates/page.html"] = template
    ran = make_site(files).build()
    assert len(ran.of("links/broken")) == 6


def test_rows_of_a_data_file_that_lack_the_same_are_one_finding(make_site):
    rows = "\n".join(f"p{number},Title {number}" for number in range(PAGES))
    files = {"data/shop.csv": f"slug,title\n{rows}\n"}
    settings = (
        'data_pages:\n  - {source: shop.csv, section: shop, slug: "{slug}", title: "{title}"}\n'
    )
    ran = make_site(files, settings=settings).build()
    of_rows = [one for one in ran.findings if (one["source"] or {}).get("file") == "data/shop.csv"]
    counts = Counter(one["rule"] for one in of_rows)
    assert counts["seo/description-missing"] == 1
    assert set(counts.values()) == {1}
    assert {one["pages"]["count"] for one in of_rows} == {PAGES}


@pytest.mark.parametrize("number", [2, 25])
def test_a_shared_description_is_one_finding_that_names_the_pages(make_site, number):
    text = "Spades with short handles, for gardeners with small hands and heavy soil."
    files = {
        f"content/p{one:02}.md": page(f"Page {one}", description=text) for one in range(number)
    }
    (one,) = make_site(files).build().of("seo/description-duplicate")
    assert one["pages"]["count"] == number
    shown = [f"/p{other:02}/" for other in range(min(number, 5))]
    assert all(url in one["message"] for url in shown)
    assert (f"and {number - 5} more" in one["message"]) is (number > 5)


def spoken_of(text):
    """What belongs to front matter, settings, Markdown or themes of ours."""
    keys = re.findall(r"`([A-Za-z_]+):", text)
    words = re.findall(
        r"front matter|site\.yaml|theme\.yaml|Markdown|shortcode|\{\{|\[like this\]|`# |proofpress",
        text,
    )
    return [*(key for key in keys if key in KEYS | {"markdown", "external"}), *words]


@pytest.mark.parametrize("rule_id", sorted(ON))
def test_in_a_folder_no_rule_speaks_of_front_matter(rule_id, tmp_path):
    for number, example in enumerate(examples(rule_of(rule_id))):
        if example.passes:
            continue
        folder = tmp_path / str(number)
        text = example.text
        marks = list(re.finditer(r"^<!-- file: /(\S+?\.\w+)(?: .*?)? -->\n?", text, re.MULTILINE))
        if not marks:
            folder_of(folder, _MARK.sub("", text), 1)
        for at, mark in enumerate(marks):
            end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            path = folder / mark[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_MARK.sub("", text[mark.end() : end]), encoding="utf-8")
        for one in found(folder, rule_id):
            # What a message quotes are words of the page.
            said = re.sub(r"`[^`]*`", "", one.message)
            assert spoken_of(f"{said} {one.fix}") == []


def test_nothing_in_a_folder_is_called_fixable(tmp_path):
    """`fix` mends the sources of a site, and a folder of HTML has none."""
    text = "<html lang=en><title>A</title><main><p>We sell the the best spades.</p></main>"
    (tmp_path / "index.html").write_text(text)
    (one,) = found(tmp_path, "content/doubled-word")
    assert one.outcome.value == "failed"
    assert not one.is_fixable


def test_advice_without_a_form_for_html_is_left_out():
    assert in_html("set `review_by:` in the front matter") == ""
    assert in_html("remove all but one") == "remove all but one"
