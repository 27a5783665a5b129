"""`proofpress baseline`, and what it does to the exit codes of the others."""

import pytest
from site_folder import only, page

from generator.cli.catalogue import all_rules

FILE = "proofpress-baseline.txt"
LINKS = only("links", "suppression")
TWO = "[a](gone.md)\n\n[b](away.md)\n"


@pytest.fixture
def site(make_site):
    return make_site({"content/a.md": page("A", TWO)}, settings=LINKS)


def new(ran):
    return [one["message"] for one in ran.findings if not one["known"]]


def lines(site):
    return [
        line for line in (site.root / FILE).read_text().splitlines() if not line.startswith("#")
    ]


def test_what_was_there_no_longer_stops_a_build(site):
    assert site.build().code == 1
    made = site.run("baseline")
    assert (made.code, made.out) == (0, f"2 findings recorded in {site.root / FILE}\n")
    ran = site.build()
    assert ran.code == 0
    assert new(ran) == []
    assert len(ran.of("links/broken")) == 2
    assert site.run("check", "--format", "json").code == 0


def test_text_counts_what_is_known_and_lists_it_only_when_asked(site):
    site.run("baseline")
    ran = site.run("build")
    assert ran.out.startswith("nothing new to fix: ")
    assert "; 2 known, shown with --no-baseline" in ran.out
    assert "gone.md" not in ran.out
    everything = site.run("build", "--no-baseline")
    assert everything.code == 1
    assert "gone.md" in everything.out


def test_fault_mended_and_another_made_is_one_new_fault(site):
    site.run("baseline")
    site.write({"content/a.md": page("A", "[a](gone.md)\n\n[b](other.md)\n")})
    ran = site.build()
    assert ran.code == 1
    assert new(ran) == [
        "link to `other.md` leads to no content file",
        "1 entry no longer occurs",
    ]


def test_moved_lines_are_not_new(site):
    site.run("baseline")
    site.write({"content/a.md": page("A", "New words.\n\n# Heading\n\n- in a list: [a](gone.md)\n  and [b](away.md)\n")})  # fmt: skip
    assert site.build().code == 0


def test_equal_faults_are_counted(make_site):
    site = make_site({"content/a.md": page("A", "[a](gone.md)\n\n[a](gone.md)\n")}, settings=LINKS)
    site.run("baseline")
    assert site.build().code == 0
    site.write({"content/a.md": page("A", "[a](gone.md)\n\n[a](gone.md)\n\n[a](gone.md)\n")})
    ran = site.build()
    assert ran.code == 1
    assert len(new(ran)) == 1


def test_it_shrinks_by_itself_and_grows_only_when_told_to(site):
    site.run("baseline")
    site.write({"content/a.md": page("A", "[a](gone.md)\n\n[b](other.md)\n")})
    pruned = site.run("baseline")
    assert pruned.code == 0
    assert "removed, no longer found: content/a.md: [links/broken] link to `away.md`" in pruned.out
    assert "1 new finding not recorded; `proofpress baseline --accept` records them" in pruned.out
    assert len(lines(site)) == 1
    assert site.build().code == 1
    grown = site.run("baseline", "--accept")
    assert "accepted: content/a.md: [links/broken] link to `other.md`" in grown.out
    assert len(lines(site)) == 2
    assert site.build().code == 0


def test_lines_that_stay_stay_as_they_are(site):
    site.run("baseline")
    before = lines(site)
    site.write({"content/a.md": page("A", "[a](gone.md)\n\n![c](c.png)\n")})
    site.run("baseline", "--accept")
    assert [line for line in lines(site) if line in before] == [
        line for line in before if "gone.md" in line
    ]


def test_part_of_what_is_new_can_be_accepted(site):
    site.write({FILE: ""})
    site.write({"content/b.md": page("B", "[c](lost.md)\n")})
    ran = site.run("baseline", "--accept", "--path", "content/b.md")
    assert "accepted: content/b.md" in ran.out
    assert "2 new findings not recorded" in ran.out
    assert len(lines(site)) == 1


def test_dry_run_changes_nothing(site):
    ran = site.run("baseline", "--dry-run")
    assert "2 findings would be recorded" in ran.out
    assert not (site.root / FILE).exists()


def test_mended_findings_are_a_notice_until_they_are_removed(site):
    site.run("baseline")
    site.write({"content/a.md": page("A")})
    ran = site.build()
    (one,) = ran.of("suppression/outdated-baseline")
    assert one["message"] == "2 entries no longer occur"
    assert one["severity"] == "notice"
    assert one["source"]["line"] == 2
    site.run("baseline")
    assert site.build().findings == []


def test_settings_say_how_much_an_outdated_baseline_weighs(make_site):
    settings = LINKS + "  suppression/outdated-baseline: error\n"
    site = make_site({"content/a.md": page("A", TWO)}, settings=settings)
    site.run("baseline")
    site.write({"content/a.md": page("A")})
    assert site.build().code == 1


def test_page_that_was_moved_takes_its_entries_along(site):
    site.run("baseline")
    (site.root / "content/blog").mkdir()
    (site.root / "content/a.md").rename(site.root / "content/blog/a.md")
    assert site.build().code == 0
    ran = site.run("baseline")
    assert ran.out.count("moved with their files: content/blog/a.md") == 2
    assert site.build().of("suppression/") == []


def test_new_baseline_of_a_clean_site_is_empty_and_holds(make_site):
    site = make_site({"content/a.md": page("A")}, settings=LINKS)
    assert site.run("baseline").out.startswith("0 findings recorded")
    site.write({"content/a.md": page("A", TWO)})
    assert site.build().code == 1


def test_publish_asks_the_baseline_too(site):
    target = ("--target", str(site.root.parent / "www"))
    assert site.run("publish", *target).code == 1
    site.run("baseline")
    assert site.run("publish", *target).code == 0
    site.write({"content/b.md": page("B", "[c](lost.md)\n")})
    assert site.run("publish", *target).code == 1


def test_build_without_changes_asks_the_baseline_anew(site):
    assert site.build().code == 1
    site.run("baseline")
    assert site.build().code == 0
    (site.root / FILE).unlink()
    assert site.build().code == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"# x\n<<<<<<< HEAD\n", ":2: a merge was not finished here"),
        (b"# x\n\nnonsense\n", ":3: `nonsense` is not a baseline entry"),
        (b"# x\n\xff\xfe\n", ":2: this is not UTF-8 text"),
    ],
)
def test_damaged_baseline_stops_the_run_and_names_the_line(site, text, says):
    site.write({FILE: text})
    for verb in ("build", "check", "baseline"):
        ran = site.run(verb)
        assert ran.code == 2
        assert f"{FILE}{says}" in ran.err
        assert "Traceback" not in ran.err


def test_entries_that_only_other_sites_could_confirm_stay(site):
    asking = next(rule.id for rule in all_rules() if rule.asks)
    entry = f"{'a' * 32} {asking} content/a.md m"
    site.write({FILE: f"{entry}\n"})
    assert site.build().of("suppression/") == []
    site.run("baseline")
    assert lines(site) == [entry]


def test_baseline_that_is_named_must_be_there(site):
    ran = site.build("--baseline", str(site.root / "other.txt"))
    assert ran.code == 2
    assert "there is no baseline" in ran.err


def test_baseline_can_stand_elsewhere(site):
    other = ("--baseline", str(site.root / "other.txt"))
    site.run("baseline", *other)
    assert site.build(*other).code == 0
    assert site.build().code == 1


# HTML of other generators


def html(body, lang=' lang="en"'):
    return (
        f"<!doctype html><html{lang}><head><meta charset=utf-8><title>{body[:9]}</title></head>"
        f"<body><main><h1>{body[:9]}</h1>{body}</main></body></html>"
    )


@pytest.fixture
def folder(make_site):
    site = make_site({"site.yaml": None})
    site.write({f"out/p{n}.html": html(f"<p>Page {n}</p>", lang="") for n in range(6)})
    site.write({"out/p7.html": html('<p><a href="gone.html">gone</a></p>')})
    return site


LANGUAGE = "accessibility/page-language"


def test_template_of_another_generator_is_one_finding(folder):
    ran = folder.run("check", str(folder.root / "out"), "--format", "json")
    recurring = [one for one in ran.findings if one["recurring"]]
    (one,) = [one for one in recurring if one["output"]["start_tag"] == "<html>"]
    assert one["pages"]["count"] == 6
    text = folder.run("check", str(folder.root / "out"))
    assert "(on 6 pages, probably one template)" in text.out


def test_link_in_the_template_of_another_generator_is_one_finding(make_site):
    nav = '<nav><a href="/about/">About us</a></nav>'
    site = make_site({"site.yaml": None})
    site.write({f"out/p{n}.html": html(f"<p>Page {n}</p>").replace("<main>", f"{nav}<main>") for n in range(6)})  # fmt: skip
    site.write({"out/q.html": html('<p><a href="/about/">About us</a></p>')})
    ran = site.run("check", str(site.root / "out"), "--format", "json", "--rule", "links/broken")
    assert [(one["pages"]["count"], one["recurring"]) for one in ran.findings] == [
        (6, True),
        (1, False),
    ]


def test_folder_has_a_baseline_of_its_own(folder):
    out = str(folder.root / "out")
    file = ("--baseline", str(folder.root / "debt.txt"))
    assert "give --baseline FILE" in folder.run("baseline", out).err
    assert folder.run("baseline", out, *file).code == 0
    assert folder.run("check", out, *file, "--fail-on", "notice").code == 0
    assert folder.run("check", out, "--fail-on", "notice").code == 1
    folder.write({"out/p9.html": html("<p>Page 9</p>", lang="")})
    after = folder.run("check", out, *file, "--format", "json")
    assert [one for one in after.findings if "<html>" in str(one) and not one["known"]] == []
    folder.write({"out/p8.html": html('<p><a href="lost.html">lost</a></p>')})
    after = folder.run("check", out, *file, "--format", "json")
    assert "link to `lost.html` leads to no page" in new(after)


def test_template_of_which_few_pages_are_left_is_still_known(folder):
    out = str(folder.root / "out")
    file = ("--baseline", str(folder.root / "debt.txt"))
    folder.run("baseline", out, *file)
    for number in range(3):
        (folder.root / f"out/p{number}.html").unlink()
    after = folder.run("check", out, *file, "--format", "json")
    assert [one for one in after.findings if not one["known"] and "<html>" in str(one)] == []
