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
from generator.checks.site_index import SiteIndex
from generator.rules.catalogue import entry

#: The address that examples are published at.
BASE_URL = "https://www.example.com/"

_EXAMPLE = re.compile(r"^```html (passes|fails)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^<!-- file: /(\S.*?)(?: (\d+) KiB)? -->\n?", re.MULTILINE)
_UNPUBLISHED = re.compile(r"^<!-- unpublished: (\S+) (.*?) -->\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """
    One example.

    Attributes:
        passes: Whether the rule must find nothing.
        text: HTML of one page, or of several files: a line ``<!-- file: /a/index.html -->``
            begins each, ``<!-- file: /a.png 20 KiB -->`` is a file of that size, and
            ``<!-- unpublished: /b/ why -->`` is a page that is kept back.
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
    unpublished = dict(_UNPUBLISHED.findall(example.text))
    pages, assets = {}, {}
    for path, size, html in _files(_UNPUBLISHED.sub("", example.text)):
        if size is None:
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
