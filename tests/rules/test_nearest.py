import pytest

from generator.checks.site_index import SiteIndex
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
