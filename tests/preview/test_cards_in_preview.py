"""Pictures for social networks are shown in the preview, which writes no output folder."""

import re

import pytest
from site_folder import page

SETTINGS = "title: Garden\nbase_url: https://www.example.com/\nsocial: {cards: true}\n"


@pytest.fixture
def site(make_site):
    return make_site({"site.yaml": SETTINGS, "content/one.md": page("Spades for clay")})


def test_card_is_served_and_not_missed(site, serve):
    preview = serve(site)
    card = re.search(r"/social-cards/[0-9a-f]+\.png", preview.ask("/one/").text)[0]
    reply = preview.ask(card)
    assert (reply.status, reply.headers["content-type"]) == (200, "image/png")
    assert reply.body.startswith(b"\x89PNG")
    preview.until_checked()
    rules = [one["rule"] for one in preview.own("site.json?part=findings")["findings"]]
    assert [rule for rule in rules if rule.startswith("social/")] == []


@pytest.mark.parametrize(
    "name", ["0000.png", "..%2fcards%2fx.png", "../build.lock", "a.png.123", ".."]
)
def test_nothing_else_of_the_cache_is_served(site, serve, name):
    preview = serve(site)
    assert preview.ask("/one/").status == 200
    assert preview.ask(f"/social-cards/{name}").status in (400, 404)
