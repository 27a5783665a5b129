"""Attributes and their values: what is valid has no finding, and one mistake has one."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from site_folder import PLAIN, page

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.attribute_table import attribute_table
from generator.checks.conformance.vocabulary import css_properties, vocabulary
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable
from generator.rules.accessibility import autocomplete as autocomplete_for_people
from generator.rules.catalogue import rules
from generator.rules.examples import Example, run
from generator.rules.html import autocomplete

#: Every element and attribute of the standard in use, rightly.
EVERYTHING = Path(__file__).with_name("every_attribute.html").read_text(encoding="utf-8")
RULES = {rule.id: rule for rule in rules()}
OURS = [rule for rule in rules() if rule.given is attribute_faults] + [
    RULES["html/language"],
    autocomplete.RULE,
    autocomplete_for_people.RULE,
]


def found(html):
    """What each of our rules says about a page."""
    example = Example(passes=True, text=html)
    return [(rule.id, message) for rule in OURS for message in run(rule, example)]


def body(html):
    return f"<!doctype html><html lang=en><title>A</title><body>{html}"


def test_there_are_rules():
    assert len(OURS) > 20


def test_a_page_with_every_attribute_rightly_used_has_no_finding():
    assert found(EVERYTHING) == []


TAG = re.compile(r"<([a-z0-9]+)((?:\s+[\w:-]+(?:=\"[^\"]*\")?)+)\s*/?>")
ATTRIBUTE = re.compile(r"\s+([\w:-]+)(?:=\"([^\"]*)\")?")


def slips():
    """The page with one attribute misspelt, for each attribute whose slip can be seen."""
    for tag in TAG.finditer(EVERYTHING):
        for attribute in ATTRIBUTE.finditer(tag[2]):
            name = attribute[1]
            if name.startswith(("data-", "aria-")) or ":" in name or tag[1] in ("svg", "path"):
                continue
            at = tag.start(2) + attribute.start(1)
            yield f"{tag[1]}.{name}", EVERYTHING[:at] + f"q{name}" + EVERYTHING[at + len(name) :]


def test_every_misspelt_attribute_is_found():
    table = KindTable()
    missed = []
    for label, html in slips():
        faults = HtmlPage(html, kinds=table).fact(attribute_faults)
        if not any("`q" in fault.message for some in faults.values() for _, fault in some):
            missed.append(label)
    assert missed == []


@pytest.mark.parametrize(
    "html",
    [
        '<p data-a="1" aria-label="x" role="note" onclick="go()" onpointerdown="go()">A</p>',
        '<p @click="go" :class="x" v-if="a" x-data="{}" hx-get="/a" ng-repeat="a" (b)="c" [d]="e">A</p>',
        '<my-map zoom="3" for="nothing"></my-map>',
        '<p about="#a" property="schema:name" resource="#b" typeof="schema:Thing" vocab="https://schema.org/">A</p>',
        '<svg viewBox="0 0 9 9" inkscape:label="a" sodipodi:type="b" p-id="1" t="2" fill="red"><path d="M0 0" clip-rule="evenodd"/></svg>',
        '<math display="block"><mi mathvariant="normal">x</mi></math>',
        '<font color="red">A</font> <center align="x">A</center> <qwerty abc="1">A</qwerty>',  # html/obsolete-element
        '<template><p id="a b" widht="3">A</p></template>',
        '<a :href="url" download target="_blank">A</a>',
        '<script type="text/plain" data-consent src="/a.js" async></script>',
        '<script type="text/x-template"><p widht="3"></script>',
        '<video src="/a.mp4" controlslist="nodownload" disablepictureinpicture disableremoteplayback></video>',
        '<input type="file" webkitdirectory capture="user" name="a" aria-label="A">',
        '<input type="time" min="22:00" max="06:00" value="" name="a" aria-label="A">',
        '<input type="hidden" name="a" value="two\nlines">',
        '<button form="f" aria-label="A"></button><form id="f"></form>',
        '<label for="a">A</label><my-field id="a"></my-field>',
        '<label>A <input name="a"></label>',
        '<output for="a b"></output><i id="a"></i><i id="b"></i>',
        '<meta itemprop="price" content="3">',
        '<div itemscope><a itemprop="url" href="/a">A</a><span itemprop="x y">A</span></div>',
        '<img src="/a.png" alt="A" sizes="auto, 100vw" srcset="/a.png 480w" loading="lazy">',
        '<picture><source srcset="/a.png 480w"><img src="/a.png" alt="A" sizes="auto" loading="lazy" srcset="/b.png 9w"></picture>',
        '<select required aria-label="A"><option value="">choose</option></select>',
        '<select required multiple aria-label="A"><option value="1">A</option></select>',
        "<optgroup><legend>A</legend></optgroup>",
        '<select aria-label="A"><option label="A"></option><option><img src="/a.png" alt="A"></option></select>',
        '<datalist><option value="A"></option></datalist> <svg viewBox="0,0 9 9"></svg>',
        '<progress>wait</progress> <progress value="1">done</progress> <meter value="0.5">half</meter>',
        '<meter min="10" value="10">10</meter>',
        '<time datetime="2026-12-24"><b>Christmas</b> Eve</time>',
        '<iframe src="https://other.example/" title="A" sandbox="allow-scripts allow-same-origin"></iframe>',
        '<dialog><input autofocus aria-label="A"></dialog><input autofocus aria-label="B">',
        '<a href="mailto:a@example.org?subject=a b">A</a> <a href="javascript:a[0] | b">A</a>',
        '<link rel="shortcut icon" href="/a.ico"> <link rel="me" href="https://a.example/">',
        '<td headers="">A</td> <table><tr><th id="h">A<td headers="h">B</table>',
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="EN">',
        '<script type="module" async>a</script> <script type="module" src="/a.js" integrity=""></script>',
        '<p style="--a: 1; color: var(--a)">A</p>',
        '<a href="/x"><img ismap src="/a.png" alt="A"></a>',
        '<area shape="default" href="/a" alt="A">',
        '<textarea wrap="soft" aria-label="A"></textarea>',
    ],
)  # fmt: skip
def test_no_alarm(html):
    assert found(body(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<img src="" alt="A">', '<a href="">A</a>', '<img alt="A">', '<a href="htp://example.org/">A</a>',
        '<link rel="stylesheet" href="">', '<script src=""></script>', '<video poster="" src="/a.mp4"></video>',
        '<p lang="german">Spaten</p>', '<link rel="alternate" hreflang="english" href="/a/">',
        '<form action="htp://example.org/"></form>', '<meta name="robots" content="noindx">',
        '<img src="C:\\a.png" alt="A">', '<a href="/a\\b/">A</a>',
        '<meta http-equiv="refresh" content="soon">', '<meta charset="latin1">', "<base>",
        '<label for="x">A</label>', '<label for="#x">A</label>', '<td headers="x">A</td>',
        '<video src="/a.mp4"><track src="/a.vtt"></video>', '<span itemprop="name">A</span>',
    ],
)  # fmt: skip
def test_what_rules_of_other_families_report_is_left_to_them(html):
    assert found(body(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/a.png" alt="A" width="9" height="9" widht="3">', '<p align="center">A</p>', '<a name="x">A</a>',
        '<input name="a" aria-label="A" maxlength="-1">', '<input type="number" name="a" aria-label="A" value="x">',
        '<input type="number" name="a" aria-label="A" pattern="[">', "<bdo>A</bdo>", '<p id="">A</p>', '<p id="a b">A</p>',
        '<a href="/a b/">A</a>', "<time>tomorrow</time>",
        '<select aria-label="A"><option value=""></option></select>', '<svg viewBox="0 0 9px 9px"></svg>',
        '<time datetime="x">A</time>', '<p hidden="x">A</p>',
        '<button disabled="no">A</button>',
        '<img src="/a.png" srcset="/a.png 3" alt="A" width="9" height="9">', '<p headers="x">A</p>',
        '<input name="a" aria-label="A" autocomplete="mail">', '<input type="hidden" name="a" autocomplete="mail">',
        '<input type="submit" autocomplete="mail">', '<p xml:lang="de">A</p>', '<a rel="noopner" href="https://example.org/">A</a>',
        '<a rel="canonical" href="/a/">A</a>', '<p style="colr: red">A</p>', '<iframe src="/a/" title="A" allow="camra"></iframe>',
        '<meta http-equiv="pragma" content="no-cache">', '<meta http-equiv="refresh" content="5;url=/new/">', '<meta content="x">',
        '<link rel="preload" href="/a.woff2">', "<script async>a</script>", '<script type="javascript">a</script>',
        '<div itemtype="https://schema.org/Thing">A</div>', '<div itemscope itemtype="Thing">A</div>',
        '<img src="/a.png" usemap="#x" alt="A" width="9" height="9">', '<img src="/a.png" usemap="x" alt="A" width="9" height="9">',
        '<map><area shape="default" href="/a" alt="A"></map>', '<a hreflang="xyw" href="/a/">A</a>', '<p tabindex="x">A</p>',
    ],
)  # fmt: skip
def test_one_mistake_one_finding(html):
    assert len(found(body(html))) == 1


@pytest.mark.parametrize(
    ("written", "text", "is_right"),
    [
        ("importmap", "{}", True),
        (
            "importmap",
            '{"imports": {"a": "./a.js", "b/": "/b/", "c": null, "d": "data:text/javascript,1"}}',
            True,
        ),
        (
            "importmap",
            '{"scopes": {"/x/": {"a": "/a.js"}}, "integrity": {"/a.js": "sha256-x"}}',
            True,
        ),
        ("importmap", "", False),
        ("importmap", "[]", False),
        ("importmap", '{"imports": []}', False),
        ("importmap", '{"imports": {"": "/a.js"}}', False),
        ("importmap", '{"imports": {"a": 1}}', False),
        ("importmap", '{"imports": {"b/": "/b"}}', False),
        ("importmap", '{"scopes": {"/x/": "/a.js"}}', False),
        (
            "speculationrules",
            '{"prerender": [{"source": "list", "urls": ["/a/"], "tag": "x"}]}',
            True,
        ),
        ("speculationrules", '{"prefetch": {}}', False),
        ("speculationrules", '{"prefetch": [{"urls": ["/a/"], "where": {}}]}', False),
        ("speculationrules", '{"prefetch": [{"urls": ["/a/"], "eagerness": "soon"}]}', False),
        ("speculationrules", "[" * 5_000, False),
    ],
)
def test_data_of_scripts(written, text, is_right):
    page = body(f'<script type="{written}">{text}</script>')
    assert (run(RULES["html/script-data"], Example(passes=True, text=page)) == []) is is_right


@pytest.mark.parametrize(
    "html",
    [
        "<svg>" + "<g a=1>" * 2_000,
        "<div foo>" * 2_000 + "<input autocomplete=x>" * 50,
        "<div " + " ".join(f"a{number}=1" for number in range(2_000)) + ">",
        "".join(f"<label for=x{number}></label><i id=y{number}></i>" for number in range(2_000)),
        "".join(f"<map name=m{number}></map><img usemap=#q{number}>" for number in range(1_500)),
        "<input autofocus>" * 1_500,
        "<select required>" + "<option>" * 2_000,
        "<table>" + "".join(f"<tr><td headers=h{number}>" for number in range(2_000)),
    ],
    ids=["drawing", "depth", "names", "labels", "maps", "focus", "options", "cells"],
)
def test_time_grows_with_the_page_alone(html):
    started = time.process_time()
    HtmlPage(html).fact(attribute_faults)
    assert time.process_time() - started < 2.5


def test_names_that_scripts_read_can_be_added():
    html = body('<p uk-grid="a">A</p>')
    rule = RULES["html/attribute-unknown"]
    assert run(rule, Example(passes=False, text=html)) != []
    settings = {"html/attribute-unknown": {"ignored": ["uk-*"]}}
    (active,) = read_ruleset(settings, (rule,))[0].page_rules
    assert run(rule, Example(passes=True, text=html), active.options) == []


def test_pages_of_a_run_have_the_faults_that_they_have_alone():
    """Kinds that other pages left behind change nothing."""
    table = KindTable()
    for _, html in list(slips())[::7]:
        together = HtmlPage(html, kinds=table).fact(attribute_faults)
        alone = HtmlPage(html).fact(attribute_faults)
        assert shown(together) == shown(alone)


def shown(faults):
    return {
        subject: [(repr(one), fault.message) for one, fault in some]
        for subject, some in faults.items()
    }


class TestTable:
    table = attribute_table()

    def test_what_is_obsolete_is_not_in_use(self):
        both = [
            (element, name)
            for element, old in self.table.obsolete.items()
            for name in old
            if name in self.table.elements.get(element, {}) or name in self.table.everywhere
        ]
        assert both == []

    def test_needs_and_requirements_name_attributes_that_are(self):
        table = self.table
        named = [
            (element, name)
            for element, needs in table.needs.items()
            for one, others in needs.items()
            for name in (one, *others)
        ]
        named += [
            (element, name)
            for element, groups in table.required.items()
            for group in groups
            for name in group
            if name != "property"  # of RDFa
        ]
        assert named
        for element, name in named:
            own = table.everywhere if element == "*" else table.elements[element]
            assert name in own or name in table.everywhere, (element, name)

    def test_types_of_fields_are_types(self):
        types = self.table.elements["input"]["type"][1:].split("|")
        assert {one for some in self.table.input_types.values() for one in some} <= set(types)
        assert self.table.input_types.keys() <= self.table.elements["input"].keys()

    def test_files_name_their_source_and_day(self):
        folder = Path(attribute_table.__wrapped__.__code__.co_filename).parent
        for name in ("attributes.json", "keywords.json"):
            told = json.loads((folder / name).read_text(encoding="utf-8"))
            assert told["source"]
            assert re.fullmatch(r"20\d\d-\d\d-\d\d", told["date"])

    def test_names_are_in_lower_case(self):
        names = [*self.table.everywhere, *(n for own in self.table.elements.values() for n in own)]
        assert [name for name in names if name != name.lower()] == []

    def test_no_word_is_listed_twice(self):
        for own in (self.table.everywhere, *self.table.elements.values()):
            for form in own.values():
                words = form.lstrip("=+").split("|")
                assert max(Counter(words).values()) == 1, form

    def test_there_are_words(self):
        assert {"color", "margin-block-start", "zoom"} <= css_properties()
        assert {"viewBox", "d"} <= vocabulary().svg


FAULTY = {
    "content/a.md": page("A", 'Some words.\n\n<p algn="left">Spades</p>\n\n<time datetime="24.12.2026">soon</time>\n'),
    "content/b.md": page("B", "Some words.\n"),
}  # fmt: skip


def test_an_author_s_mistake_is_told_at_its_line(make_site):
    (one,) = make_site(FAULTY).build().of("html/date")
    assert (one["source"]["file"], one["source"]["line"], one["owner"]) == (
        "content/a.md",
        9,
        "content",
    )
    assert one["message"] == '`datetime="24.12.2026"` on `<time>` is not a date or time'
    assert one["fix"] == "write `2026-12-24`"


def test_what_markdown_removes_is_told_once(make_site):
    ran = make_site(FAULTY).build()
    assert [one["rule"] for one in ran.findings if "algn" in one["message"]] == [
        "markdown/html-removed"
    ]


def test_a_theme_s_mistake_is_one_finding(make_site):
    template = PLAIN["themes/plain/templates/page.html"]
    changed = template.replace("<main>", '<main widht="3">')
    site = make_site({**FAULTY, "themes/plain/templates/page.html": changed})
    (one,) = site.build().of("html/attribute-unknown")
    assert (one["source"]["file"], one["owner"]) == ("themes/plain/templates/page.html", "theme")
    assert one["pages"]["count"] == 4


def test_fix_writes_a_date_where_it_is_sure(make_site):
    site = make_site(FAULTY)
    site.run("fix", "--apply")
    assert '<time datetime="2026-12-24">' in (site.root / "content/a.md").read_text(
        encoding="utf-8"
    )
    assert site.build().of("html/date") == []


def test_fix_writes_an_address_as_it_must_be(make_site):
    words = (
        'Some words.\n\n<img src="https://example.org/a {1}.png" alt="A" width="9" height="9">\n'
    )
    site = make_site({"content/a.md": page("A", words)})
    assert len(site.build().of("html/url")) == 1
    site.run("fix", "--apply")
    text = (site.root / "content/a.md").read_text(encoding="utf-8")
    assert "https://example.org/a%20%7B1%7D.png" in text
