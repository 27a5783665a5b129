import datetime as dt
import pickle
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.checks.engine.locator import HtmlLocator, Place
from generator.checks.engine.report_assembly import assemble
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.engine.rule_runner import check_page, check_site, from_fault, to_findings
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.engine.suppressions import Scope
from generator.checks.findings.fingerprint import (
    fingerprint,
    moved,
    number_repeats,
    subject_of,
    without_path,
)
from generator.checks.findings.template_groups import group
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.start_tag import identity, tag_in_template
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.document import Allowance
from generator.model.finding import (
    Correction,
    Fault,
    FaultKind,
    Finding,
    Location,
    Outcome,
    OutputPlace,
    Owner,
    Report,
    Severity,
)

TODAY = dt.date(2026, 11, 24)
CONTENT = PurePosixPath("content/a.md")
THEME = PurePosixPath("themes/x/base.html")


def images(page, _options):
    for element in page.images:
        yield Problem("image found", "remove it", element=element)


def titles(page, _options):
    yield Problem("title found", key="title", element=page.title)


def pages(site, _options):
    for one in site.pages:
        yield Problem("page found", page=one)


RULES = (
    Rule("html/image", images, HtmlPage, NoOptions(), Basis.HOUSE, Severity.ERROR, act=("a1",)),
    Rule("html/title", titles, HtmlPage, NoOptions(), Basis.HOUSE, Severity.NOTICE),
    Rule("html/page", pages, SiteIndex, NoOptions(), Basis.HOUSE, Severity.WARNING),
)
KINDS = (FaultKind("content/odd", Severity.WARNING, "doc"),)


def ruleset(**raw):
    return read_ruleset({key.replace("_", "/"): value for key, value in raw.items()}, RULES, KINDS)[
        0
    ]


HTML = "<title>T</title>\n<p><img src=a.png>\n<img src=b.png>"


class Locator:
    """The first line of a page is the theme's, the rest Markdown."""

    def element(self, offset):
        line = HTML.count("\n", 0, offset) + 1
        if line == 1:
            return Place(Owner.THEME, Location(THEME, 7), "theme line")
        return Place(Owner.CONTENT, Location(CONTENT, line + 10), "content line", team="garden")

    def key(self, name, _passage=None):
        return Place(Owner.CONTENT, Location(CONTENT, 2, 8), "title: T", key=name)

    def page(self):
        return Place(Owner.CONTENT, Location(CONTENT))


def check(rules):
    return check_page(HTML, path="a/index.html", url="/a/", ruleset=rules)


def test_problem_of_an_element_stands_where_the_element_is_written():
    rules = ruleset(html_title="off")
    found = list(to_findings(check(rules).raised, lambda _: Locator(), rules))
    assert [(one.source, one.owner, one.team) for one in found] == [
        (Location(CONTENT, 12), Owner.CONTENT, "garden"),
        (Location(CONTENT, 13), Owner.CONTENT, "garden"),
    ]
    assert found[0].output == OutputPlace(
        "a/index.html", 2, 4, "html > body > p > img:nth-of-type(1)", "<img src=a.png>"
    )
    assert found[0].pages == ("a/index.html",)
    assert (found[0].severity, found[0].message, found[0].fix) == (
        Severity.ERROR,
        "image found",
        "remove it",
    )


def test_key_comes_before_the_element():
    rules = ruleset(html_image="off")
    (found,) = to_findings(check(rules).raised, lambda _: Locator(), rules)
    assert (found.source, found.key, found.excerpt) == (
        Location(CONTENT, 2, 8),
        "title",
        "title: T",
    )


class Keyless(Locator):
    """No key is written; `title` would belong into the first line."""

    def key(self, name, _passage=None):
        return Place(Owner.CONTENT, Location(CONTENT, 1), key=name)


def test_element_comes_before_a_key_that_is_not_written():
    rules = ruleset(html_image="off")
    (found,) = to_findings(check(rules).raised, lambda _: Keyless(), rules)
    assert (found.source, found.owner) == (Location(THEME, 7), Owner.THEME)


def test_without_an_element_the_finding_stands_where_the_key_belongs():
    rules = ruleset(html_image="off")
    raised = check_page("", path="a/index.html", url="/a/", ruleset=rules).raised
    (found,) = to_findings(raised, lambda _: Keyless(), rules)
    assert (found.source, found.key) == (Location(CONTENT, 1), "title")


def test_problem_of_a_page_stands_at_the_page():
    rules = ruleset()
    facts = check(rules).facts
    (found,) = to_findings(
        check_site(SiteIndex((facts,)), rules.site_rules), lambda _: Locator(), rules
    )
    assert (found.source, found.pages) == (Location(CONTENT), ("a/index.html",))


def test_foreign_html_is_its_own_source():
    rules = ruleset()
    locator = HtmlLocator(HTML, PurePosixPath("a/index.html"))
    found = list(to_findings(check(rules).raised, lambda _: locator, rules))
    assert [str(one.source) for one in found] == [
        "a/index.html:2:4",
        "a/index.html:3:1",
        "a/index.html:1:1",
    ]
    assert found[0].excerpt == "<p><img src=a.png>"
    assert {one.owner for one in found} == {Owner.UNKNOWN}


def test_what_is_raised_goes_to_another_process():
    result = check(ruleset())
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_severity_changed_after_the_check_counts():
    raised = check(ruleset()).raised
    assert list(to_findings(raised, lambda _: Locator(), ruleset(**{"html_*": "off"}))) == []


def test_fault_becomes_a_finding():
    fault = Fault("content/odd", "odd", Location(CONTENT, 4, 2), "correct it", key="date")
    found = from_fault(fault, ruleset(), excerpt="date: x", team="garden")
    assert (found.severity, found.source, found.key, found.owner, found.excerpt, found.team) == (
        Severity.WARNING,
        Location(CONTENT, 4, 2),
        "date",
        Owner.CONTENT,
        "date: x",
        "garden",
    )


def test_fault_that_is_off_is_none():
    fault = Fault("content/odd", "odd", Location(CONTENT))
    assert from_fault(fault, ruleset(content_odd="off")) is None


# Fingerprints


def mark(start_tag="", *, owner=Owner.CONTENT, source="a.md", rule="r/r", **more):
    return fingerprint(rule, source, subject_of(owner, start_tag=start_tag, **more))


T = Owner.THEME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"start_tag": '<a  href="b"\n class=c>'}, {"start_tag": "<a class='c' href=b>"}),
        ({"start_tag": "<img src=a.0123abcd.png>"}, {"start_tag": "<img src=a.89abcdef01.png>"}),
        ({"start_tag": "<A HREF=b>", "message": "1"}, {"start_tag": "<a href=b>", "message": "2"}),
        ({"start_tag": "<img src=a loading=lazy>"}, {"start_tag": "<img src=a width=3 height=4>"}),
        ({"start_tag": "<a href=b rel=noopener>"}, {"start_tag": "<a href=b target=_blank>"}),
        ({"start_tag": "<h2 id=one>"}, {"start_tag": "<h2 id=two>"}),
        ({"start_tag": "<a href='#fn1' id=fnref1>"}, {"start_tag": "<a href='#fn2' id=fnref2:1>"}),
        ({"start_tag": "<p>", "words": "a\nb"}, {"start_tag": "<p>", "words": "a  b"}),
        ({"start_tag": "<p>", "passage": "a\nb"}, {"start_tag": "<p>", "passage": "a b "}),
        ({"key": "title", "message": "is 70 long"}, {"key": "title", "message": "is 80 long"}),
        ({"key": "title", "written": "a\n b"}, {"key": "title", "written": "a b"}),
        ({"message": "is 70 long"}, {"message": "is 80 long"}),
        ({"message": "`a` is wrong"}, {"message": "one cannot write `a`"}),
        (
            {"start_tag": "<a class=c href=b>", "owner": T},
            {"start_tag": "<a class=c href=d>", "owner": T},
        ),
        (
            {"written": '<a href="{{ x }}" class="c">', "start_tag": "<a class=c>", "owner": T},
            {"written": '<a class="c"\n  href="{{x}}">', "start_tag": "<a class=d>", "owner": T},
        ),
    ],
)
def test_fingerprints_are_equal(one, other):
    assert mark(**one) == mark(**other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"start_tag": "<a href=b>"}, {"start_tag": "<a href=c>"}),
        ({"start_tag": "<a href=b>"}, {"start_tag": "<b href=b>"}),
        ({"start_tag": "<link rel=icon>"}, {"start_tag": "<link rel=next>"}),
        ({"start_tag": "<p>", "words": "a"}, {"start_tag": "<p>", "words": "b"}),
        ({"start_tag": "<p>", "passage": "a"}, {"start_tag": "<p>", "passage": "b"}),
        ({"start_tag": "<h2>", "message": "`a`"}, {"start_tag": "<h2>", "message": "`b`"}),
        ({"key": "title"}, {"key": "description"}),
        ({"key": "title", "written": "a"}, {"key": "title", "written": "b"}),
        ({"key": "title", "message": "`a`"}, {"key": "title", "message": "`b`"}),
        ({"message": "`a` is wrong"}, {"message": "`b` is wrong"}),
        ({"source": "a.md"}, {"source": "b.md"}),
        ({"rule": "r/r"}, {"rule": "r/s"}),
        (
            {"start_tag": "<a class=b>", "owner": T},
            {"start_tag": "<a class=c>", "owner": T},
        ),
        (
            {"written": "<a href={{ x }}>", "start_tag": "<a href=q>", "owner": T},
            {"written": "<a href={{ y }}>", "start_tag": "<a href=q>", "owner": T},
        ),
    ],
)
def test_fingerprints_differ(one, other):
    assert mark(**one) != mark(**other)


def test_file_that_was_moved_keeps_the_second_part():
    one, other = mark("<a>", source="a.md"), mark("<a>", source="b.md")
    assert moved(one, "b.md") == other
    assert without_path(one) == without_path(other)
    assert len(one) == 32


def test_start_tag_in_one_way():
    assert identity("<img\n src=/a/b.png ALT='a  b' hidden/>") == (
        'img alt="a b" hidden="" src="/a/b.png"'
    )


def test_start_tag_of_a_template_in_one_way():
    one = identity('<img src="{{ url("x>") }}" {% if a %}class="b"{% endif %} alt=""/>')
    assert one == identity('<img alt="" {%if a %} class="b" {% endif %}\n src="{{url("x>")}}">')
    assert 'src="{{url("x>")}}"' in one


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ('<p>a <img\n  alt="">b', '<img\n  alt="">'),
        ('<img src="{{ a("b>") }}">c', '<img src="{{ a("b>") }}">'),
        ("<img src=a><img src=b>", ""),
        ("<imgs>\n<img>", ""),
        ("<img", ""),
    ],
)
def test_tag_in_template(text, tag):
    assert tag_in_template(text, "img") == tag


def test_repeated_fingerprints_are_told_apart_and_the_first_keeps_its_own():
    found = [Finding("r/r", Severity.ERROR, "m", fingerprint="f" * 32) for _ in range(3)]
    marks = [one.fingerprint for one in number_repeats(found)]
    assert marks[0] == "f" * 32
    assert len(set(marks)) == 3
    assert {(one[:8], len(one)) for one in marks} == {("f" * 8, 32)}


# Groups


def finding(page, line=3, *, owner=Owner.THEME, message="m", rule="r/r", column=None):
    path = THEME if owner is Owner.THEME else CONTENT
    source = Location(path, line, column)
    return Finding(rule, Severity.ERROR, message, owner=owner, source=source, pages=(page,))


def test_template_line_is_one_finding_with_all_its_pages():
    (one,) = group([finding("b.html"), finding("a.html"), finding("a.html")])
    assert one.pages == ("a.html", "b.html")


@pytest.mark.parametrize(
    ("second", "kept"),
    [(Correction("a", "b"), Correction("a", "b")), (Correction("a", "c"), None), (None, None)],
)
def test_template_line_is_corrected_where_all_its_pages_ask_for_the_same(second, kept):
    first = replace(finding("a.html"), correction=Correction("a", "b"))
    (one,) = group([first, replace(finding("b.html"), correction=second)])
    assert one.correction == kept


def varying(number, *, page="{}.html", owner=Owner.THEME):
    return [
        finding(page.format(one), message=f"link to `{one}` leads nowhere", owner=owner)
        for one in range(number)
    ]


def test_template_line_that_names_another_thing_on_each_of_five_pages_is_one_finding():
    (one,) = group(varying(5))
    assert len(one.pages) == 5
    assert one.message == "link to `0` leads nowhere"


def test_on_four_pages_it_is_four():
    assert len(group(varying(4))) == 4


def test_entries_of_one_menu_stay_apart():
    assert len(group(varying(5, page="one.html"))) == 5


def test_content_that_names_other_things_stays_apart():
    assert len(group(varying(5, owner=Owner.CONTENT))) == 5


@pytest.mark.parametrize(
    "other",
    [finding("b.html", 4), finding("b.html", message="n"), finding("b.html", rule="r/s")],
)
def test_other_line_message_or_rule_is_another_finding(other):
    assert len(group([finding("a.html"), other])) == 2


def test_two_elements_of_one_content_line_stay_two():
    one = finding("a.html", owner=Owner.CONTENT)
    assert len(group([one, one])) == 2


def test_content_line_on_two_pages_is_one_finding():
    found = group([finding(page, owner=Owner.CONTENT) for page in ("a.html", "b.html")])
    assert [one.pages for one in found] == [("a.html", "b.html")]


def test_two_content_elements_on_two_pages_are_two_findings():
    one, other = (finding(page, owner=Owner.CONTENT) for page in ("a.html", "b.html"))
    assert [one.pages for one in group([one, one, other, other])] == [("a.html", "b.html")] * 2


# Reports


def test_report_is_sorted_counted_and_says_what_looked():
    rules = ruleset()
    found = list(to_findings(check(rules).raised, lambda _: Locator(), rules))
    report = assemble(reversed(found), rules, today=TODAY, pages=5)
    assert [one.source.line for one in report.findings] == [2, 12, 13]
    records = {one.id: one for one in report.rules}
    assert (records["html/image"].subjects, records["html/image"].failed) == (5, 2)
    assert (records["html/page"].subjects, records["html/page"].failed) == (1, 0)
    assert records["html/image"].act == ("a1",)
    assert report.pages == 5


def test_report_counts_what_is_suppressed():
    rules = ruleset()
    found = to_findings(check(rules).raised, lambda _: Locator(), rules)
    scope = Scope(Allowance("html/image", "x", Location(CONTENT, 1)), frozenset({12}))
    report = assemble(found, rules, scopes=[scope], today=TODAY, pages=1)
    record = next(one for one in report.rules if one.id == "html/image")
    assert (record.failed, record.suppressed) == (1, 1)


def test_unused_suppression_is_a_finding_with_its_line():
    scope = Scope(Allowance("html/image", "x", Location(CONTENT, 9)))
    kinds = (FaultKind("suppression/unused", Severity.WARNING, "doc"),)
    rules = read_ruleset({}, RULES, kinds)[0]
    report = assemble([], rules, scopes=[scope], today=TODAY, excerpt=lambda at: f"line {at.line}")
    assert [(one.rule, one.severity, one.excerpt) for one in report.findings] == [
        ("suppression/unused", Severity.WARNING, "line 9")
    ]


def test_kind_of_fault_that_occurred_is_among_the_rules():
    fault = from_fault(Fault("content/odd", "odd", Location(CONTENT)), ruleset())
    report = assemble([fault], ruleset(), today=TODAY)
    assert "content/odd" in {one.id for one in report.rules}


def test_review_does_not_reach_the_threshold():
    found = Finding("html/image", Severity.ERROR, "m", Outcome.REVIEW)
    report = assemble([found], ruleset(), today=TODAY)
    assert not report.reaches(Severity.ERROR)
    record = next(one for one in report.rules if one.id == "html/image")
    assert (record.failed, record.review) == (0, 1)


@pytest.mark.parametrize(("known", "stops"), [(False, True), (True, False)])
def test_what_the_baseline_knows_does_not_stop_a_build(known, stops):
    finding = Finding("links/broken", Severity.ERROR, "m", known=known)
    assert Report((finding,)).reaches(Severity.ERROR) is stops
