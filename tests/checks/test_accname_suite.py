"""Names beside the accessible-name cases of the web-platform-tests: all that need no script."""

import json
import tarfile
from pathlib import Path

import pytest

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.page.html_page import HtmlPage

SUITE = Path(__file__).resolve().parents[2] / "../shared/suites/accname.tar.xz"

pytestmark = pytest.mark.skipif(
    not SUITE.exists(), reason="the accessible-name suite is not beside the checkout"
)

_SHADOW = "site/accname/name/shadowdom/"
_CONTENT = "site/accname/name/comp_name_from_content.html"
_MANUAL = "site/accname/manual/name_test_case_"
_BY_SCRIPT = "a script makes the shadow tree"
_TITLE_OF_LABEL = (
    "the title of a label beside its words: accname takes a title where there are none"
)
#: Cases that are not decided, by file and element, and why.
UNDECIDED = {
    (f"{_SHADOW}basic.html", "/html/body/button[1]"): _BY_SCRIPT,
    (f"{_SHADOW}basic.html", "/html/body/button[2]"): _BY_SCRIPT,
    (f"{_SHADOW}slot.html", "/html/body/button[1]"): _BY_SCRIPT,
    (f"{_SHADOW}slot.html", "/html/body/button[2]"): _BY_SCRIPT,
    (f"{_SHADOW}slot.html", "/html/body/button[3]"): _BY_SCRIPT,
    (f"{_SHADOW}slot.html", "/html/body/button[4]"): _BY_SCRIPT,
    (_CONTENT, "/html/body/h3[16]"): "the case names an id that is not on its page",
    (_CONTENT, "/html/body/h3[17]"): "two elements that name each other: engines differ",
    (f"{_MANUAL}659-manual.html", "test"): _TITLE_OF_LABEL,
    (f"{_MANUAL}660-manual.html", "test"): _TITLE_OF_LABEL,
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    """Cases whose name is another: file, element, name wanted and name given."""
    folder = tmp_path_factory.mktemp("accname")
    with tarfile.open(SUITE) as archive:
        archive.extractall(folder, filter="data")
    root = folder / "accname"
    pages: dict[str, HtmlPage] = {}
    rows = [json.loads(line) for line in (root / "expected.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == 523
    others = {}
    for row in rows:
        file = row["file"]
        if file not in pages:
            pages[file] = HtmlPage((root / file).read_text("utf-8"))
        place = row.get("id") or row["xpath"]
        got = _name(pages[file], row)
        if got != " ".join(row["name"].split()):
            others[file, place] = (row["name"], got)
    return others


def _name(page, row):
    if "id" in row:
        element = page.by_id(row["id"])
    else:
        # The paths were written by a parser that puts what follows a `source` into it.
        path = row["xpath"].replace("/source/", "/")
        element = next(map(page.wrap, page._document.xpath(path)), None)
    if element is None:
        return None
    return "" if is_hidden(element) else " ".join(accessible_name(element).split())


def test_every_case_that_is_decided_is_right(wrong):
    assert {case: both for case, both in wrong.items() if case not in UNDECIDED} == {}


def test_what_is_listed_as_undecided_is_not_right(wrong):
    assert [case for case in UNDECIDED if case not in wrong] == []
