import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from findings_for_tests import (
    DOSSIER,
    EMPTY,
    KNOWN,
    NASTY,
    NASTY_DOSSIER,
    NO_ALT,
    TO_LOOK_AT,
    TOO_LONG,
    many,
)

from generator.model.finding import Finding, Location, Owner, Report, Severity
from generator.model.page_summary import PageSummary
from generator.reports import html
from generator.reports.deeds import best_deeds
from generator.reports.dossier import Build, Dossier
from generator.reports.html_data import why

PAGES = tuple(
    PageSummary(one, f"/{one}", f"Title {one}", f"Words {one}", image="https://x.example/a.png")
    for one in ("a/index.html", "blog/spades/index.html", *NO_ALT.pages)
)
BUILDS = tuple(
    Build(f"2026-11-{day:02}T09:00:00+00:00", 400 + day, {"error": 30 - day, "warning": day})
    for day in range(1, 21)
)


class Reader(HTMLParser):
    """Notes elements, ids and texts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.texts, self.inside = [], [], {}, ""
        self.attributes = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes.append((tag, values))
        self.inside = values.get("id") or tag
        if "id" in values:
            self.ids.append(values["id"])

    def handle_data(self, data):
        self.texts[self.inside] = self.texts.get(self.inside, "") + data


def text(dossier):
    return html.render(dossier).text


def data(dossier):
    return json.loads(Reader(text(dossier)).texts["data"])


def test_nothing_is_loaded():
    page = text(replace(DOSSIER, pages=PAGES))
    for _, attributes in Reader(page).attributes:
        assert not attributes.get("src")
        assert attributes.get("href", "#").startswith(("#", "data:"))


def test_policy_names_the_style_and_the_script():
    page = text(DOSSIER)
    policy = next(
        values["content"]
        for tag, values in Reader(page).attributes
        if tag == "meta" and values.get("http-equiv")
    )
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert " style=" not in page
    assert not re.search(r"<[^>]* on[a-z]+=", page.partition("<script")[0])


@pytest.mark.parametrize("dossier", [DOSSIER, EMPTY, NASTY_DOSSIER, Dossier(Report())])
def test_ids_are_unique_and_everything_is_closed(dossier):
    reader = Reader(text(dossier))
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.tags.count("h1") == 1
    assert reader.tags.count("script") == 2


def test_odd_words_stay_words():
    page = text(replace(NASTY_DOSSIER, pages=(PageSummary("x", NASTY, NASTY, NASTY, image=NASTY),)))
    assert "alert(1)</script>" not in page
    assert "<!-- -->" not in page
    page.encode()
    value = json.loads(Reader(page).texts["data"])
    assert value["findings"][0]["m"].startswith("100% of a:b, c::d ::error::x ]]> </script>")
    assert "\ud800" not in json.dumps(value, ensure_ascii=False)


def test_owners_are_told_apart():
    page = " ".join(text(DOSSIER).split())
    assert (
        'Marketing can fix</h4> <p>Texts, front matter and data.</p> <p class="sum">1 warning<'
        in page
    )
    assert 'IT can fix</h4> <p>Templates, styles and settings.</p> <p class="sum">1 error<' in page
    assert "Owner unknown</h4>" in page


def test_what_is_only_to_look_at_is_nobodys_failure():
    page = " ".join(text(Dossier(Report((TO_LOOK_AT,)))).split())
    assert (
        'Owner unknown</h4> <p>Pages that another program made.</p> <p class="sum">1 to review<'
        in page
    )


def test_foreign_pages_have_no_marketing():
    page = text(Dossier(Report((TO_LOOK_AT, replace(TO_LOOK_AT, outcome=NO_ALT.outcome)))))
    assert "Marketing can fix" not in page
    assert "Owner unknown" in page


def test_verdict_follows_the_threshold():
    assert "<strong>1</strong> finding stands in the way" in text(DOSSIER)
    assert "<strong>2</strong> findings stand" in text(replace(DOSSIER, threshold=Severity.WARNING))
    assert "2 findings would make the site better" in text(
        Dossier(Report((TOO_LONG, replace(TOO_LONG, fingerprint="x"))))
    )
    assert "Nothing to fix." in text(EMPTY)


def test_findings_know_their_pages():
    value = data(replace(DOSSIER, pages=PAGES))
    by_message = {one["m"]: one for one in value["findings"]}
    assert by_message["image has no text alternative"]["p"] == [0, 412]
    (page,) = by_message["title is 79 characters long; the limit is 60"]["p"][::2]
    assert value["pages"][page]["t"] == "Title blog/spades/index.html"
    assert value["images"] == ["https://x.example/a.png"]


def test_line_holds_the_place():
    assert data(Dossier(Report((TOO_LONG,))))["findings"][0]["e"] == [TOO_LONG.excerpt, 7, 19]


def test_line_is_counted_as_scripts_count():
    odd = replace(
        TOO_LONG, excerpt="\U0001f9f9: broom", source=Location(PurePosixPath("a"), 1, 4, 9)
    )
    assert data(Dossier(Report((odd,))))["findings"][0]["e"] == ["\U0001f9f9: broom", 4, 9]


def test_long_line_is_cut_around_the_place():
    odd = replace(
        TOO_LONG,
        excerpt="a" * 500 + "HERE" + "b" * 500,
        source=Location(PurePosixPath("a"), 1, 501, 505),
    )
    line, start, end = data(Dossier(Report((odd,))))["findings"][0]["e"]
    assert line[start:end] == "HERE"
    assert len(line) < 250


def test_pages_of_findings_are_known_without_facts():
    assert data(Dossier(Report((TOO_LONG,))))["pages"] == [{"u": "/blog/spades/"}]


def test_what_is_new_is_marked():
    dossier = replace(DOSSIER, published=frozenset({"1" * 32, "9" * 32}))
    states = {one["m"]: (one.get("k"), one.get("n")) for one in data(dossier)["findings"]}
    assert states["title is 79 characters long; the limit is 60"] == (None, None)
    assert states["link to `/gone/` leads to no page"] == (1, 1)
    page = text(dossier)
    assert "4 findings new since the last publish." in page
    assert "1 finding fixed since then." in page
    assert "1 finding known from the baseline." in page
    assert "4 findings beside the baseline." in page


def test_without_a_publish_nothing_is_said_of_it():
    assert "since the last publish" not in re.sub("<script>.*", "", text(EMPTY), flags=re.DOTALL)


def test_history_is_drawn():
    page = text(replace(DOSSIER, history=BUILDS))
    assert "Findings over 20 builds" in page
    assert "errors from 29 to 10, warnings from 1 to 20, notices from 0 to 0." in page
    assert page.count("<polyline") == 3
    assert (
        '<th scope="row">2026-11-20 09:00</th><td>420</td><td>10</td><td>20</td><td>0</td>' in page
    )


def test_one_build_is_no_history():
    assert "<polyline" not in text(replace(DOSSIER, history=BUILDS[:1]))


def test_history_of_a_clean_site_is_drawn():
    clean = (Build("2026-11-01T09:00:00+00:00", 4), Build("2026-11-02T09:00:00+00:00", 4))
    assert "errors from 0 to 0" in text(replace(DOSSIER, history=clean))


def test_equal_reports_give_equal_bytes():
    assert text(replace(DOSSIER, pages=PAGES)) == text(replace(DOSSIER, pages=PAGES))


def test_heaviest_are_listed_and_the_others_counted(monkeypatch):
    monkeypatch.setattr(html, "MAX_FINDINGS", 2)
    written = html.render(DOSSIER)
    value = json.loads(Reader(written.text).texts["data"])
    assert [one["s"] for one in value["findings"]] == [0, 1]
    assert "Only the heaviest are listed; 3 are not." in written.text
    assert written.cut == ("html: 3 findings of 5 not listed, the lightest",)


def test_recurring_findings_of_foreign_pages_are_one_template():
    one = replace(TO_LOOK_AT, outcome=NO_ALT.outcome, recurring=True, pages=("a", "b", "c"))
    assert "probably one template" in text(Dossier(Report((one, replace(one, pages=("d",))))))


def test_why_leaves_examples_and_sources_out():
    assert why("One.\n\nTwo\nthree.\n\n```html passes\nx\n```\n\nSource: y") == "Two three."
    assert why("One.") == "One."


# --- deeds ------------------------------------------------------------------------------------


def deeds(*findings):
    return best_deeds(findings)


def test_a_template_is_one_place():
    (deed,) = deeds(NO_ALT, replace(NO_ALT, rule="seo/other", pages=("x.html",)))
    assert str(deed.place) == "themes/default/templates/header.html:14"
    assert (deed.cleared, deed.pages) == (413, 413)
    assert deed.rules == ("accessibility/image-alt", "seo/other")


def test_texts_are_one_kind_of_edit():
    (deed,) = deeds(*many(7).findings)
    assert deed.place is None
    assert (deed.cleared, deed.pages, deed.files) == (7, 7, 7)


def test_a_line_of_a_text_on_many_pages_is_one_place():
    far = replace(TOO_LONG, pages=tuple("abcde"))
    best, other = deeds(TOO_LONG, far)
    assert best.findings == (far,)
    assert other.findings == (TOO_LONG,)


def test_known_ones_and_those_to_look_at_are_nobodys_deed():
    assert deeds(KNOWN, TO_LOOK_AT) == []


def test_foreign_pages_with_the_same_words_are_one_deed():
    one = Finding("a/b", Severity.ERROR, "m", owner=Owner.UNKNOWN, pages=("a.html",))
    (deed,) = deeds(one, replace(one, pages=("b.html",)))
    assert deed.cleared == 2


def test_ten_are_enough():
    findings = [
        replace(NO_ALT, source=Location(PurePosixPath(f"themes/{n}.html"), 1)) for n in range(12)
    ]
    assert len(best_deeds(findings)) == 10


def test_of_equals_the_heavier_comes_first():
    light = replace(TOO_LONG, rule="a/a", severity=Severity.NOTICE)
    heavy = replace(TOO_LONG, rule="z/z", severity=Severity.ERROR)
    assert [deed.rules for deed in deeds(light, heavy)] == [("z/z",), ("a/a",)]
