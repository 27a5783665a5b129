from dataclasses import replace
from random import Random

import pytest
from made_sites import made_site

from generator.checks.whole_site.site_index import SiteIndex
from generator.rules.links.nearest import Closest, Nearest

FILES = [
    "index.html",
    "tools/spades/index.html",
    "tools/rakes/index.html",
    "img/hero.png",
    "contact/index.html",
]


@pytest.fixture
def nearest():
    return Nearest(
        SiteIndex((), files=dict.fromkeys(FILES, 1), base_url="https://www.example.com/")
    )


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("tools/spade/", "/tools/spades/"),
        ("tools/spade/index.html", "/tools/spades/"),
        ("tool/spades", "/tools/spades/"),
        ("img/heroe.png", "/img/hero.png"),
        ("tools/zzz/", ""),
        ("help/spades/", ""),
        ("blog/contact/", "/contact/"),
        ("", ""),
        ("elsewhere/zzz/", ""),
    ],
)
def test_nearest(nearest, path, url):
    assert nearest.url(path) == url


def test_closest_stops_after_very_many_comparisons():
    closest = Closest()
    names = [f"name-{number}" for number in range(300)]
    answers = [closest.name("name-1x", names) for _ in range(400)]
    assert answers[0] == "name-1"
    assert answers[-1] is None


@pytest.mark.parametrize(
    ("change", "url"),
    [({}, "/tools/spades/"), ({"noindex": True}, ""), ({"refresh": "/contact/"}, "")],
)
def test_no_page_is_offered_that_leads_on_or_is_to_be_left_out(change, url):
    plain = replace(made_site(Random(1)).pages[0], noindex=False, refresh=None)
    page = replace(plain, path="tools/spades/index.html", url="/tools/spades/", **change)
    index = SiteIndex((page,), files=dict.fromkeys(FILES, 1), base_url="https://www.example.com/")
    assert (Nearest(index).url("tools/spade/") or "") == url
