"""Styles that are kept from page to page are those of each element by itself."""

from random import Random

import pytest
import random_styles

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable
from generator.checks.page.site_files import SiteFiles
from generator.checks.styles.key_properties import KEY_PROPERTIES
from generator.checks.styles.page_styles import PageStyles, page_styles
from generator.css.style import Style
from generator.css.view import DESKTOP, PHONE_DARK


def pages(seed: int, count: int = 4) -> list[HtmlPage]:
    """Pages of one site: one style sheet, and bodies that share some kinds of elements."""
    random = Random(seed)
    sheet = random_styles.sheet(random, 20).encode()
    files = SiteFiles(lambda path: sheet if path == "/main.css" else None)
    kinds = KindTable()
    head = "<!doctype html><html lang=en><head><link rel=stylesheet href=/main.css></head>"
    return [
        HtmlPage(f"{head}<body>{random_styles.body(random)}</body>", kinds=kinds, files=files)
        for _ in range(count)
    ]


def told(style: Style) -> dict[str, object]:
    found: dict[str, object] = {name: style.text(name) for name in KEY_PROPERTIES}
    found |= {"px": style.font_size, "color": style.color, "background": style.background_color}
    found |= {f"sure {name}": style.is_sure(name) for name in KEY_PROPERTIES}
    return found


@pytest.mark.parametrize("seed", range(12))
def test_kept_styles_are_those_of_the_element(seed):
    looked_at = 0
    for page in pages(seed):
        styles: PageStyles = page.fact(page_styles)
        for element in page.select("body, body *"):
            styled = styles.styled(element)
            for view in (DESKTOP, PHONE_DARK):
                assert told(styled.style(view)) == told(styles.of(element, view)), element.start_tag
                for part in ("before", "after"):
                    kept = told(styled.part(part, view))
                    assert kept == told(styles.part(element, part, view)), element.start_tag
            looked_at += 1
    assert looked_at > 4


@pytest.mark.parametrize("seed", range(200, 208))
@pytest.mark.parametrize("states", [{"hover"}, {"focus", "focus-visible"}, {"active", "hover"}])
def test_what_is_said_of_an_element_in_use_is_true(seed, states):
    told = 0
    for page in pages(seed, 2):
        styles = page.fact(page_styles)
        for element in page.select("body *"):
            kept = styles.styled(element).style(DESKTOP, frozenset(states))
            style = styles.of(element, states=frozenset(states))
            for name in ("color", "display", "opacity", "outline-style", "font-size"):
                if kept.is_sure(name):
                    assert kept.text(name) == style.text(name), (element.start_tag, name)
                    told += 1
    assert told


def is_faint(styled):
    return styled.style().opacity != 1


def is_gone(styled):
    return not styled.is_visible()


def is_underlined(styled):
    return styled.style().decoration_lines


def is_small(styled):
    return (styled.style().font_size or 0) < 14


def has_words_before(styled):
    return styled.content("before")


#: Questions, each with a way to ask it of one element.
QUESTIONS = {
    is_faint: lambda styles, one: styles.of(one).opacity != 1,
    is_gone: lambda styles, one: not styles.is_visible(one),
    is_underlined: lambda styles, one: styles.of(one).decoration_lines,
    is_small: lambda styles, one: (styles.of(one).font_size or 0) < 14,
    has_words_before: lambda styles, one: styles.generated_text(one, "before"),
}


@pytest.mark.parametrize("seed", range(100, 112))
def test_a_question_about_kinds_finds_the_same_elements(seed):
    for page in pages(seed):
        styles = page.fact(page_styles)
        for question, of_element in QUESTIONS.items():
            found = [element for element, _ in styles.where(question)]
            assert found == [one for one in page.select("*") if of_element(styles, one)]
