import pytest

from generator.checks.facts.extract_facts import page_facts
from generator.checks.facts.page_summaries import summaries
from generator.checks.page.html_page import HtmlPage
from generator.model.page_summary import PageSummary

HEAD = '<title>Spades  and rakes</title><meta name="description" content="What to buy.">'


def summary(head, path="index.html"):
    page = HtmlPage(f"<!doctype html><html><head>{head}</head></html>", path=path, url=f"/{path}")
    return summaries([page_facts(page)])


def test_page_that_says_nothing_else():
    assert summary(HEAD) == (
        PageSummary(
            path="index.html",
            url="/index.html",
            title="Spades and rakes",
            description="What to buy.",
            social_title="Spades and rakes",
            social_description="What to buy.",
        ),
    )


@pytest.mark.parametrize("attribute", ["property", "name"])
def test_what_shared_links_show(attribute):
    (one,) = summary(
        f'{HEAD}<meta {attribute}="og:title" content=" Spades! "><meta {attribute}="og:image"'
        f' content="https://x.example/a.png"><meta {attribute}="og:description" content="Buy.">'
    )
    assert (one.social_title, one.social_description) == ("Spades!", "Buy.")
    assert one.image == "https://x.example/a.png"
    assert one.title == "Spades and rakes"


def test_same_words_are_kept_once():
    page = HtmlPage(f'<html><head>{HEAD}<meta property="og:title" content="Spades and  rakes">')
    facts = page_facts(page)
    assert facts.social is not None
    assert facts.social.title == ""


def test_page_without_anything():
    (one,) = summary("")
    assert (one.title, one.description, one.social_title, one.image) == ("", "", "", "")


def test_page_that_asks_to_be_left_out_is_not_offered():
    (one,) = summary('<meta name="robots" content="noindex">')
    assert not one.offered


def test_page_that_only_leads_on_is_not_shown():
    assert summary('<meta http-equiv="refresh" content="0; url=/x/">') == ()


def test_pages_stand_by_path():
    facts = [page_facts(HtmlPage("<html>", path=path)) for path in ("b.html", "a.html")]
    assert [one.path for one in summaries(facts)] == ["a.html", "b.html"]
