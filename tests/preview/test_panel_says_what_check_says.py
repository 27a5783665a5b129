"""
Whatever a check says of a page, the page's panel says: on random sites, and for each kind of fault.

Before the whole site was checked a panel says what is known of the page alone, which is all but what
some rules find that it names itself.
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from said_of_page import differences, file_of, is_of, without_frame
from site_folder import page

sys.path.append(str(Path(__file__).resolve().parents[1] / "incremental"))

from content_edits import CONTENT_EDITS
from differences import NOTHING_BUILT
from living_preview import PreviewedSite
from living_site import NothingToEditError, copied, new_site, picker
from site_edits import SITE_EDITS

from generator.cli.opening import SiteOptions, open_site
from generator.cli.ordering import order_for
from generator.preview.advance import first_generation, on_another_day
from generator.preview.checking import Task, check_now
from generator.preview.known import as_judged
from generator.preview.page_data import page_data
from generator.stages.store.memory import Memory


def order(site, day, *, drafts=False):
    options = SiteOptions(
        site.root, "production", None, drafts=drafts, future=False, expired=False, as_of=day
    )
    return order_for(open_site(options), options, None, 1)


def checked(generation):
    """The same generation once the whole site was checked."""
    report = check_now(Task(generation, Memory(), None)).report
    return replace(generation, report=as_judged(report, generation.plan))


def panels(generation):
    """Each published page as `site.json` names it, with what its panel says."""
    for page_id in generation.settled.pages:
        one = generation.plan.site.pages[page_id]
        said = page_data(generation, one, Memory(), {"findings"})
        named = {"id": one.id, "output": one.output, "url": one.url}
        yield named, said["sections"][0]["data"], frozenset(said["pending"])


def wrong(generation, found):
    """What panels say otherwise than the findings of a clean check."""
    for named, shown, pending in panels(generation):
        if pending:
            yield from early_differences(named, shown, found, pending)
        else:
            yield from differences(named, shown, found)


def early_differences(named, shown, found, pending):
    """The same before the whole site was checked: other pages that have a finding are not known."""

    def bare(one):
        if one["owner"] == "theme":  # what a template does to many pages names one of them
            return {name: one[name] for name in ("rule", "severity", "outcome", "source")}
        return {**without_frame(one), "pages": 0, "output": 0, "fingerprint": 0, "fixable": 0}

    here = [bare(one) for one in shown]
    there = [bare(one) for one in found]
    for one in found:
        is_known = one["rule"] not in pending and named["output"] in one["pages"]["list"]
        if is_known and bare(one) not in here:
            yield f"{named['url']}: its early panel keeps silent: {one}"
    for one in here:
        if one not in there:
            yield f"{named['url']}: only its early panel says: {one}"


@pytest.mark.parametrize("seed", [1, 2])
def test_on_random_sites(tmp_path, seed):
    (tmp_path / "built").mkdir()
    built = copied(new_site(tmp_path / "built"), tmp_path)
    site = PreviewedSite(built.root, built.scratch)
    chance = random.Random(seed)
    compared = 0
    while compared < 2:
        for edit in chance.choices((*CONTENT_EDITS, *SITE_EDITS), k=4):
            try:
                site.log.append(edit(site, picker(random.Random(chance.randrange(2**32)))))
            except NothingToEditError:
                continue
        _, clean = site.build_cleanly()
        if clean.code >= NOTHING_BUILT:
            continue  # a later edit fixes the settings
        early = first_generation(order(site, site.day))
        assert list(wrong(early, clean.findings))[:3] == [], "\n".join(site.log)
        assert list(wrong(checked(early), clean.findings))[:3] == [], "\n".join(site.log)
        compared += 1


#: Faults of a page's own file, each with the rule that a check reports it by.
BROKEN = {
    "an unknown key": ("front-matter/unknown-key", "---\ntitle: A\ntitel: B\n---\nWords.\n"),
    "an unquoted colon": ("front-matter/syntax", "---\ntitle: A: b\n---\nWords.\n"),
    "a tab": ("front-matter/syntax", "---\ntitle: A\n\tdescription: B\n---\nWords.\n"),
    "a date that is none": (
        "front-matter/bad-value",
        "---\ntitle: A\ndate: 31.12.2026\n---\nWords.\n",
    ),
    "no end": ("front-matter/unclosed", "---\ntitle: A\n\nWords.\n"),
    "an allowance that is not used": (
        "suppression/unused",
        page("A", "<!-- proofpress: allow links/broken because it was -->\n\nWords.\n"),
    ),
    "an allowance of no rule": (
        "suppression/unknown-rule",
        page("A", "<!-- proofpress: allow links/brokn because it was -->\n\nWords.\n"),
    ),
    "no text": ("content/no-text", "---\ntitle: A\n---\n"),
    "an address that is taken": ("urls/alias-loop", page("A", aliases="[/a/]")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_of_a_file(make_site, name):
    rule, text = BROKEN[name]
    site = make_site({"content/_index.md": page("Home"), "content/a.md": text})
    found = site.build().findings
    (finding,) = [one for one in found if one["rule"] == rule]
    assert finding["source"]["file"] == "content/a.md"
    assert finding["pages"]["list"] == ["a/index.html"]
    early = first_generation(order(site, None))
    generation = checked(early)
    assert list(wrong(early, found)) == []
    assert list(wrong(generation, found)) == []
    shown = {named["url"]: data for named, data, _ in panels(generation)}["/a/"]
    assert rule in {one["rule"] for one in shown}


def test_faults_of_a_list_are_on_all_its_pages(make_site):
    posts = {f"content/blog/{n}.md": page(f"Post {n}", date="2026-01-01") for n in range(5)}
    site = make_site(
        {"content/blog/_index.md": "---\ntitle: Blog\ntitel: x\n---\nWords.\n", **posts}
    )
    with (site.root / "site.yaml").open("a") as settings:
        settings.write("pagination: {size: 2}\n")
    (finding,) = [one for one in site.build().findings if "titel" in one["message"]]
    assert finding["pages"]["list"] == [
        "blog/index.html", "blog/page/2/index.html", "blog/page/3/index.html",
    ]  # fmt: skip


def test_the_row_of_a_data_file_has_its_own_faults(make_site):
    site = make_site({"data/shops.csv": "city,street\nBonn,A\nKiel,B\u202e\ncon,C\n"})
    with (site.root / "site.yaml").open("a") as settings:
        settings.write(
            'data_pages: [{source: shops.csv, section: shops, slug: "{city}", title: "{city}"}]\n'
        )
    wanted = {"content/hidden-character": "kiel", "urls/dangerous": "page-con"}
    lists = {one["rule"]: one["pages"]["list"] for one in site.build().of(*wanted)}
    assert lists == {rule: [f"shops/{name}/index.html"] for rule, name in wanted.items()}
    generation = checked(first_generation(order(site, None)))
    shown = {named["url"]: {one["rule"] for one in data} for named, data, _ in panels(generation)}
    for rule, name in wanted.items():
        assert [url for url, rules in shown.items() if rule in rules] == [f"/shops/{name}/"]


def test_on_another_day_and_with_drafts(make_site):
    site = make_site(
        {
            "content/_index.md": page("Home", "[now](now.md)\n"),
            "content/now.md": page("Now", "[draft](draft.md) [gone](gone.md)\n"),
            "content/later.md": page("Later", "[gone](gone.md)\n", date="2100-01-01"),
            "content/draft.md": page("Draft", "[gone](gone.md)\n", draft=True),
        }
    )
    today = first_generation(order(site, None))
    for day, drafts in (("2100-02-03", False), ("2100-02-03", True), (None, True)):
        options = (*(("--as-of", day) if day else ()), *(("--drafts",) if drafts else ()))
        found = site.build(*options).findings
        other = on_another_day(order(site, day, drafts=drafts), today)
        assert list(wrong(other, found)) == []
        assert list(wrong(checked(other), found)) == []
        assert {one["rule"] for one in found} >= {"links/broken"}


def test_a_finding_is_of_the_page_of_its_file():
    here = {"id": "content/a.md#2", "output": "a/page/2/index.html", "url": "/a/page/2/"}
    finding = {"source": {"file": "content/a.md"}, "pages": {"list": []}, "frame": []}
    assert file_of(here["id"]) == "content/a.md"
    assert is_of(finding, here)
    assert not is_of({**finding, "source": {"file": "content/b.md"}}, here)
    assert list(differences(here, [], [finding])) != []
    assert list(differences(here, [finding], [without_frame(finding)])) == []
