"""The examples in a rule's documentation, made into sites: they are its tests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.checks.asset_facts import media_type
from generator.checks.engine import check_assets, check_page, check_site
from generator.checks.folder import kind_of, page_number_of, url_of
from generator.checks.html_page import HtmlPage
from generator.checks.page_facts import AssetFacts
from generator.checks.rule import AnyRule
from generator.checks.ruleset import ActiveRule, Ruleset
from generator.checks.site_index import SiteIndex, Vanished
from generator.model.web_answer import Anchor, Standing, WebAnswer
from generator.rules.catalogue import entry

#: The address that examples are published at.
BASE_URL = "https://www.example.com/"

_EXAMPLE = re.compile(r"^```html (passes|fails)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^<!-- file: /(\S.*?)(?: (\d+) KiB)? -->\n?", re.MULTILINE)
_UNPUBLISHED = re.compile(r"^<!-- unpublished: (\S+) (.*?) -->\n?", re.MULTILINE)

_ASKED = re.compile(
    r"^<!-- asked: (\S+) (\w+)(?:, moved to (\S+))?(?:, anchor (\w+))?: (.*?) -->\n?", re.MULTILINE
)
_REDIRECT = re.compile(r"^<!-- redirect: (\S+) (\S+) -->\n?", re.MULTILINE)
_VANISHED = re.compile(r"^<!-- published: (\S+) (\S+) -->\n?", re.MULTILINE)
_EXPIRING = re.compile(r"^<!-- expires: (\S+) (\S+) -->\n?", re.MULTILINE)

@dataclass(frozen=True, slots=True)
class Example:
    """
    One example.

    Attributes:
        passes: Whether the rule must find nothing.
        text: HTML of one page, or of several files: a line ``<!-- file: /a/index.html -->``
            begins each, ``<!-- file: /a.png 20 KiB -->`` is a file of that size, and
            ``<!-- unpublished: /b/ why -->`` is a page that is kept back. A line
            ``<!-- asked: https://example.org/ fine, moved to https://example.com/: seen -->`` says
            what became of an address on another site; ``, anchor missing`` may stand in it too.
            ``<!-- redirect: /old/ /new/ -->`` is a redirect, ``<!-- published: /b/ 2026-01-02 -->``
            a page of the last release that is not made any more, and
            ``<!-- expires: /a/index.html 2026-01-31 -->`` the last day of a page. The day of the
            run is 2026-01-15.
    """

    passes: bool
    text: str


def examples(rule: AnyRule) -> tuple[Example, ...]:
    """Read the examples of a rule out of its documentation."""
    found = entry(rule.id)
    text = "" if found is None else found.text
    return tuple(Example(match[1] == "passes", match[2]) for match in _EXAMPLE.finditer(text))


def run(rule: AnyRule, example: Example, options: Any = None) -> list[str]:
    """Give the messages of *rule*, alone and with its default options, on an example."""
    active = (ActiveRule(rule, rule.defaults if options is None else options),)
    ruleset = Ruleset(
        active if rule.subject is HtmlPage else (),
        active if rule.subject is SiteIndex else (),
        active if rule.subject is AssetFacts else (),
    )
    text = _ASKED.sub("", example.text)
    told = {}
    for mark in (_UNPUBLISHED, _REDIRECT, _VANISHED, _EXPIRING):
        told[mark] = dict(mark.findall(text))
        text = mark.sub("", text)
    pages, assets, listings = {}, {}, []
    for path, size, html in _files(text):
        if size is None and not path.endswith(".html"):
            assets[path] = asset_facts(path, html.encode())
            if path.endswith(".css"):
                listings.append(style_links(path, html))
        elif size is None:
            pages[path] = check_page(
                html,
                path=path,
                url=url_of(path),
                ruleset=ruleset,
                base_url=BASE_URL,
                kind=kind_of(path),
                page_number=page_number_of(path),
            )
        else:
            assets[path] = AssetFacts(path, size * 1024, size * 1024, media_type(path))
    index = SiteIndex(
        tuple(result.facts for result in pages.values()),
        tuple(assets.values()),
        dict.fromkeys((*pages, *assets), 0),
        BASE_URL,
        unpublished=unpublished,
    )
    raised = [
        *(one for result in pages.values() for one in result.raised),
        *check_site(index, ruleset),
        *check_assets(index.assets, ruleset),
    ]
    return [one.message for one in raised]


def _files(text: str) -> Iterator[tuple[str, int | None, str]]:
    marks = list(_FILE.finditer(text))
    if not marks:
        yield "example/index.html", None, text
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        html = text[mark.end() : following.start() if following else len(text)]
        yield mark[1], int(mark[2]) if mark[2] else None, html
def _answers(text: str) -> Iterator[tuple[str, WebAnswer]]:
    for url, standing, moved_to, anchor, seen in _ASKED.findall(text):
        yield url, WebAnswer(Standing(standing), seen, moved_to, Anchor(anchor or Anchor.UNKNOWN))


