from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.checks.findings.fingerprint import anywhere, fingerprint, subject_of
from generator.checks.findings.recurring import merge_recurring
from generator.model.finding import Finding, Location, OutputPlace, Owner, Report, Severity

PAGES = {f"blog/{number}.html" for number in range(10)} | {f"{n}.html" for n in range(100)}
WAY = "body > header > a:nth-of-type(2)"


def found(page, tag="<a href=/>", *, selector=WAY, message="m", owner=Owner.UNKNOWN):
    mark = fingerprint("links/x", page, subject_of(owner, start_tag=tag, message=message))
    return Finding(
        "links/x",
        Severity.ERROR,
        message,
        owner=owner,
        fingerprint=mark,
        source=Location(PurePosixPath(page), 3, 1),
        output=OutputPlace(page, 3, 1, selector, tag),
        pages=(page,),
    )


def merged(*findings):
    return merge_recurring(Report(findings), PAGES).findings


def blog(number, **more):
    return [found(f"blog/{one}.html", **more) for one in range(number)]


def test_five_pages_are_probably_one_template():
    (one,) = merged(*blog(5))
    assert one.recurring
    assert one.pages == tuple(f"blog/{number}.html" for number in range(5))
    assert one.fingerprint == anywhere(blog(1)[0].fingerprint)


@pytest.mark.parametrize("up", ["../", "../../", "./"])
def test_pages_at_different_depths_write_one_address_in_different_ways(up):
    def on(page, climb):
        tag = f'<img class="logo" src="{climb}logo.svg">'
        return found(page, tag, message=f"picture `{climb}logo.svg` is too large")

    (one,) = merged(
        *(on(f"{number}.html", "") for number in range(6)),
        *(on(f"blog/{number}.html", up) for number in range(6)),
    )
    assert len(one.pages) == 12
    assert one.fingerprint == anywhere(on("blog/9.html", up).fingerprint)


def test_steps_up_count_within_an_address():
    findings = [
        found(f"blog/{number}.html", f"<img src='{path}'>", message=f"no `{path}`")
        for number, path in enumerate(["a/../b.png", "b.png"] * 4)
    ]
    assert len(merged(*findings)) == 8


def test_four_are_not():
    assert [one.recurring for one in merged(*blog(4))] == [False] * 4


def test_five_of_a_hundred_are_not():
    assert len(merged(*(found(f"{number}.html") for number in range(5)))) == 5


@pytest.mark.parametrize(("number", "left"), [(10, 10), (11, 1)])
def test_a_tenth_of_all_pages_are(number, left):
    assert len(merged(*(found(f"{one}.html") for one in range(number)))) == left


@pytest.mark.parametrize(("blogs", "left"), [(10, 1), (11, 5)])
def test_half_of_a_folder_are(blogs, left):
    pages = PAGES | {f"blog/{number}.html" for number in range(blogs)}
    assert len(merge_recurring(Report(tuple(blog(5))), pages).findings) == left


def test_place_among_its_neighbours_may_differ():
    others = [
        replace(one, output=replace(one.output, selector="body > header > a")) for one in blog(3)
    ]
    later = [found(f"blog/{one}.html") for one in range(3, 6)]
    assert len(merged(*others, *later)) == 1


def test_other_place_tag_message_or_owner_is_another():
    assert len(merged(*blog(4), found("blog/9.html", selector="main > a"))) == 5
    assert len(merged(*blog(4), found("blog/9.html", tag="<a href=/b>"))) == 5
    assert len(merged(*blog(4), found("blog/9.html", message="other"))) == 5
    assert len(merged(*blog(5, owner=Owner.CONTENT))) == 5


def test_measures_may_differ():
    findings = [found(f"blog/{n}.html", message=f"{n} long") for n in range(5)]
    assert len(merged(*findings)) == 1


def test_known_where_each_page_is():
    known = [replace(one, known=True) for one in blog(5)]
    assert merged(*known)[0].known
    assert not merged(*known[:4], blog(5)[4])[0].known
