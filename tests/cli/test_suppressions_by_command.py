"""Accepted findings: every place in which one can be written, by the real command."""

import json

import pytest
from site_folder import PLAIN, only

LINKS = only("links", "accessibility", "suppression")
TEMPLATE = "themes/plain/templates/page.html"
LINK = "[x](gone.md)"
RULE = "links/broken"


def comment(words, markup="<!-- proofpress: {} -->"):
    return markup.format(words)


def allowed(body="", *, front="", settings="", template=""):
    files = {"content/blog/a.md": f"---\ntitle: A\n{front}---\n\n{body}\n"}
    if template:
        files[TEMPLATE] = template
    return files, LINKS + settings


def suppressed(ran):
    return json.loads(ran.out)["summary"]["suppressed"]


NO_ALT = '<img src="/a.png">'


def with_image(around):
    return PLAIN[TEMPLATE].replace("</main>", f"{around}\n</main>")


ENTRY = "allow:\n  - rule: {rule}\n    because: {because}\n{more}"


def entry(rule=RULE, because="it is agreed", more=""):
    return ENTRY.format(rule=rule, because=because, more=more)


PLACES = {
    "comment on the line": lambda w: allowed(f"{LINK} {comment(w)}"),
    "comment above": lambda w: allowed(f"{comment(w)}\n\n{LINK}"),
    "comment above the text": lambda w: allowed(f"{comment(w)}\n\nWords.\n\nMore.\n\n{LINK}"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("rule", [RULE, "links/*"])
def test_comment_in_markdown(make_site, place, rule):
    files, settings = PLACES[place](f"allow {rule} until=2099-01-31 because it is agreed")
    ran = make_site(files, settings=settings).build()
    assert ran.code == 0
    assert ran.findings == []
    assert suppressed(ran) == 1


@pytest.mark.parametrize("rule", [RULE, "links/*"])
def test_front_matter(make_site, rule):
    files, settings = allowed(LINK, front=entry(rule))
    ran = make_site(files, settings=settings).build()
    assert (ran.findings, suppressed(ran)) == ([], 1)


@pytest.mark.parametrize(
    "path", ["content/blog/*", "content/blog/**", "content/**/a.md", "/blog/*", "/blog/a/", "*"]
)
def test_settings(make_site, path):
    files, settings = allowed(LINK, settings=entry(more=f'    path: "{path}"\n'))
    ran = make_site(files, settings=settings).build()
    assert (ran.findings, suppressed(ran)) == ([], 1)


@pytest.mark.parametrize(
    "around",
    [
        "{# proofpress: allow accessibility/image-alt because x #}\n" + NO_ALT,
        NO_ALT + "{# proofpress: allow accessibility/image-alt because x #}",
        NO_ALT + "{#- proofpress: allow accessibility/* until=2099-01-31 because x -#}",
    ],
)
def test_comment_in_a_template(make_site, around):
    files, settings = allowed("Words.", template=with_image(around))
    files["static/a.png"] = b"\x89PNG"
    site = make_site(files, settings=settings)
    assert site.build().of("accessibility/image-alt", "suppression/") == []


def test_comment_at_the_top_of_a_template_covers_it_all(make_site):
    top = "{# proofpress: allow accessibility/image-alt because x #}\n"
    files, settings = allowed("Words.", template=top + with_image(NO_ALT))
    assert make_site(files, settings=settings).build().of("accessibility/", "suppression/") == []


def test_template_without_it_is_found(make_site):
    files, settings = allowed("Words.", template=with_image(NO_ALT))
    (one,) = make_site(files, settings=settings).build().of("accessibility/image-alt")
    assert one["source"]["file"] == TEMPLATE


@pytest.mark.parametrize(
    ("words", "body", "fault", "stands"),
    [
        ("allow links/broken because x", "Words.", "suppression/unused", False),
        ("allow links/broken until=2020-01-31 because x", LINK, "suppression/expired", True),
        ("allow links/broken", LINK, "suppression/no-reason", False),
        ("allow links/brokn because x", LINK, "suppression/unknown-rule", True),
        ("allow it", LINK, "suppression/malformed", True),
        ("allow links/broken until=soon because x", LINK, "suppression/malformed", True),
    ],
)
def test_what_is_wrong_with_a_comment_in_markdown(make_site, words, body, fault, stands):
    files, settings = allowed(f"Words.\n\n{comment(words)}\n\n{body}")
    ran = make_site(files, settings=settings).build()
    (one,) = ran.of("suppression/")
    assert (one["rule"], one["source"]["line"]) == (fault, 7)
    assert bool(ran.of(RULE)) is stands


@pytest.mark.parametrize(
    ("more", "body", "fault", "stands"),
    [
        ({}, "Words.", "suppression/unused", False),
        ({"more": "    until: 2020-01-31\n"}, LINK, "suppression/expired", True),
        ({"because": '""'}, LINK, "suppression/no-reason", False),
        ({"rule": "links/brokn"}, LINK, "suppression/unknown-rule", True),
    ],
)
@pytest.mark.parametrize("where", ["front", "settings"])
def test_what_is_wrong_with_an_entry(make_site, where, more, body, fault, stands):
    more = dict(more)
    if where == "settings":
        more["more"] = more.get("more", "") + "    path: content/**\n"
    files, settings = allowed(body, **{where: entry(**more)})
    ran = make_site(files, settings=settings).build()
    (one,) = ran.of("suppression/")
    assert one["rule"] == fault
    assert one["source"]["file"] == ("content/blog/a.md" if where == "front" else "site.yaml")
    assert one["owner"] == ("content" if where == "front" else "settings")
    assert bool(ran.of(RULE)) is stands


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("allow accessibility/image-alt until=2020-01-31 because x", "suppression/expired"),
        ("allow accessibility/image-alt", "suppression/no-reason"),
        ("allow accessibility/page-title because x", "suppression/unknown-rule"),
        ("allow links/broken because x", "suppression/unused"),
        ("permit it", "suppression/malformed"),
    ],
)
def test_what_is_wrong_with_a_comment_in_a_template(make_site, words, fault):
    around = f"{comment(words, '{{# proofpress: {} #}}')}\n{NO_ALT}"
    files, settings = allowed("Words.", template=with_image(around))
    ran = make_site(files, settings=settings).build()
    (one,) = ran.of("suppression/")
    assert (one["rule"], one["owner"], one["source"]["file"]) == (fault, "theme", TEMPLATE)


def test_day_on_which_it_ends_still_counts(make_site):
    files, settings = allowed(f"{LINK} {comment('allow links/broken until=2027-01-31 because x')}")
    site = make_site(files, settings=settings)
    assert site.build("--as-of", "2027-01-31").code == 0
    assert site.build("--as-of", "2027-02-01").code == 1


def test_what_is_wrong_with_suppressions_cannot_be_suppressed(make_site):
    front = entry("suppression/*") + "  - rule: links/broken\n    because: x\n"
    files, settings = allowed("Words.", front=front)
    assert len(make_site(files, settings=settings).build().of("suppression/unused")) >= 1


# Beside a folder of HTML


def folder_of_html(make_site, settings):
    html = '<!doctype html><html lang="en"><head><meta charset=utf-8><title>T</title></head><body>'
    html += '<main><h1>T</h1><a href="gone.html">gone</a></main></body></html>'
    return make_site({"out/blog/a.html": html}, settings=LINKS + settings)


@pytest.mark.parametrize("path", ["blog/*", "/blog/*", "*", "/blog/a.html"])
def test_settings_hold_for_a_folder_of_html_beside_them(make_site, path):
    site = folder_of_html(make_site, entry(more=f'    path: "{path}"\n'))
    ran = site.run("check", str(site.root / "out"), "--format", "json")
    assert (ran.of("links/", "suppression/"), suppressed(ran)) == ([], 1)


def test_entries_for_sources_are_not_unused_there(make_site):
    site = folder_of_html(make_site, entry(more="    path: content/**\n"))
    ran = site.run("check", str(site.root / "out"), "--format", "json")
    assert (len(ran.of(RULE)), ran.of("suppression/")) == (1, [])


def test_entries_for_addresses_are(make_site):
    site = folder_of_html(make_site, entry(more="    path: /other/*\n"))
    ran = site.run("check", str(site.root / "out"), "--format", "json")
    assert len(ran.of("suppression/unused")) == 1


def test_entry_of_the_settings_needs_a_path(make_site):
    files, settings = allowed(LINK, settings=entry())
    ran = make_site(files, settings=settings).build()
    assert ran.code == 2
    (one,) = ran.of("settings/bad-value")
    assert one["message"] == "this entry has no `path`, so it accepts nothing"
