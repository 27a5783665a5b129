"""The examples in a rule's documentation, made into sites: they are its tests."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from generator.checks.engine.rule import AnyRule
from generator.checks.engine.rule_runner import Raised, check_assets, check_page, check_site
from generator.checks.engine.ruleset import ActiveRule, Ruleset
from generator.checks.facts.asset_facts import asset_facts, media_type
from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.folder.check_folder import kind_of, page_number_of, url_of
from generator.checks.formats.listings import style_links
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import PageMetadata
from generator.checks.page.site_files import SiteFiles
from generator.checks.whole_site.site_index import SiteIndex, Vanished
from generator.model.sighting import Probe, Sighting
from generator.model.web_answer import Anchor, Standing, WebAnswer
from generator.rules.catalogue import entry
from generator.value import dataclass

#: The address that examples are published at.
BASE_URL = "https://www.example.com/"

_TODAY = dt.date(2026, 1, 15)
_DAYS = ("review_by", "modified")

_EXAMPLE = re.compile(r"^```html (passes|fails)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^<!-- file: /(\S.*?)(?: (\d+) KiB(?: (\d+x\d+))?)? -->\n?", re.MULTILINE)
_ASKED = re.compile(
    r"^<!-- asked: (\S+) (\w+)(?:, moved to (\S+))?(?:, anchor (\w+))?: (.*?) -->\n?", re.MULTILINE
)
_REDIRECT = re.compile(r"^<!-- redirect: (\S+) (\S+) -->\n?", re.MULTILINE)
_VANISHED = re.compile(r"^<!-- published: (\S+) (\S+) -->\n?", re.MULTILINE)
_FURTHER = re.compile(r"^<!-- pages: (\d+) -->\n?", re.MULTILINE)
_EXPIRING = re.compile(r"^<!-- expires: (\S+) (\S+) -->\n?", re.MULTILINE)
_ABOUT = re.compile(r"^<!-- (keyphrase|review_by|modified|translation): (.*?) -->\n", re.MULTILINE)
_SEEN = re.compile(r"^<!-- seen: (\S+) (.*?) -->\n?", re.MULTILINE)
_UNPUBLISHED = re.compile(r"^<!-- unpublished: (\S+) (.*?) -->\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """
    One example.

    Attributes:
        passes: Whether the rule must find nothing.
        text: HTML of one page, or of several files: a line ``<!-- file: /a/index.html -->``
            begins each, also a style sheet (``<!-- file: /main.css -->``), ``<!-- file: /a.png 20 KiB -->`` is a file of that size,
            ``<!-- file: /a.png 20 KiB 1200x630 -->`` a picture with so many pixels, and
            ``<!-- unpublished: /b/ why -->`` is a page that is kept back. A line
            ``<!-- asked: https://example.org/ fine, moved to https://example.com/: seen -->`` says
            what became of an address on another site; ``, anchor missing`` may stand in it too.
            ``<!-- redirect: /old/ /new/ -->`` is a redirect, ``<!-- published: /b/ 2026-01-02 -->``
            a page of the last release that is not made any more, and
            ``<!-- expires: /a/index.html 2026-01-31 -->`` the last day of a page, and
            ``<!-- pages: 40 -->`` so many further pages. The day of the run is 2026-01-15.
            ``<!-- seen: reflow message -->`` is what a browser showed on the first page.
            ``<!-- keyphrase: spade -->`` is front matter of the page, and so are ``review_by``,
            ``modified`` and ``translation``.
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
    index, on_pages = _checked(example, ruleset)
    raised = (
        *on_pages,
        *check_site(index, ruleset.site_rules),
        *check_assets(index.assets, ruleset),
    )
    return [one.message for one in raised]


def site_of(example: Example) -> SiteIndex:
    """Give the site of an example as rules over the site see it."""
    index, _ = _checked(example, Ruleset())
    return index


def _checked(example: Example, ruleset: Ruleset) -> tuple[SiteIndex, list[Raised]]:
    """Make the site of *example*, and run the rules over its pages."""
    text = _ASKED.sub("", example.text)
    further = sum(map(int, _FURTHER.findall(text)))
    text = _FURTHER.sub("", text)
    seen = tuple(Sighting(Probe(probe), words, "") for probe, words in _SEEN.findall(text))
    text = _SEEN.sub("", text)
    told = {}
    for mark in (_UNPUBLISHED, _REDIRECT, _VANISHED, _EXPIRING):
        told[mark] = dict(mark.findall(text))
        text = mark.sub("", text)
    pages, assets, listings = {}, {}, []
    shown = {f"/{path}": body.encode() for path, size, _, body in _files(text) if size is None}
    files = SiteFiles(shown.get)
    for path, size, pixels, html in _files(text):
        if size is None and not path.endswith(".html"):
            assets[path] = asset_facts(path, html.encode())
            if path.endswith(".css"):
                listings.append(style_links(path, html))
        elif size is None:
            pages[path] = check_page(
                _ABOUT.sub("", html),
                path=path,
                url=url_of(path),
                ruleset=ruleset,
                base_url=BASE_URL,
                kind=kind_of(path),
                page_number=page_number_of(path),
                metadata=_metadata(html),
                files=files,
            )
        else:
            width, height = map(int, pixels.split("x")) if pixels else (None, None)
            kind = media_type(path)
            assets[path] = AssetFacts(path, size * 1024, size * 1024, kind, width, height)
    index = SiteIndex(
        (
            *(result.facts for result in pages.values()),
            *(PageFacts(f"p{number}.html", f"/p{number}.html") for number in range(further)),
        ),
        tuple(assets.values()),
        dict.fromkeys((*pages, *assets), 0),
        BASE_URL,
        told[_REDIRECT],
        told[_UNPUBLISHED],
        made=tuple(listings),
        vanished=tuple(
            Vanished(url, dt.date.fromisoformat(day)) for url, day in told[_VANISHED].items()
        ),
        expiring={path[1:]: dt.date.fromisoformat(day) for path, day in told[_EXPIRING].items()},
        today=_TODAY,
        answers=dict(_answers(example.text)),
        sightings={path: seen for path in islice(pages, 1) if seen},
    )
    return index, [one for result in pages.values() for one in result.raised]


def _metadata(html: str) -> PageMetadata:
    told = dict(_ABOUT.findall(html))
    days = {name: dt.date.fromisoformat(told[name]) for name in _DAYS if name in told}
    return PageMetadata(
        today=_TODAY,
        keyphrase=told.get("keyphrase", ""),
        translation=told.get("translation", ""),
        review_by=days.get("review_by"),
        modified=days.get("modified"),
    )


def _answers(text: str) -> Iterator[tuple[str, WebAnswer]]:
    for url, standing, moved_to, anchor, seen in _ASKED.findall(text):
        yield url, WebAnswer(Standing(standing), seen, moved_to, Anchor(anchor or Anchor.UNKNOWN))


def _files(text: str) -> Iterator[tuple[str, int | None, str, str]]:
    marks = list(_FILE.finditer(text))
    if not marks:
        yield "example/index.html", None, "", text
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        html = text[mark.end() : following.start() if following else len(text)]
        yield mark[1], int(mark[2]) if mark[2] else None, mark[3] or "", html
