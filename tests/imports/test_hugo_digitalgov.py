"""The import of a real site of 4,044 pages; the corpus lies beside the checkout, if at all."""

import datetime as dt
import hashlib
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from generator.content.read import ReadingRules, read
from generator.imports.hugo import import_site
from generator.imports.hugo.shortcodes import calls
from generator.settings.load import load

CORPUS = Path(__file__).resolve().parents[2] / "../shared/corpora/digitalgov.tar.xz"

pytestmark = pytest.mark.skipif(
    not CORPUS.is_file(), reason="the corpus digitalgov.tar.xz is not beside the checkout"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    with tarfile.open(CORPUS) as archive:
        archive.extractall(folder, filter="data")
    return next(path.parent for path in folder.rglob("config.yml"))


@pytest.fixture(scope="module")
def imported(source, tmp_path_factory):
    before = digests(source)
    destination = tmp_path_factory.mktemp("imported") / "site"
    report = import_site(source, destination)
    return destination, report, before, digests(source)


@pytest.fixture(scope="module")
def content(imported):
    destination = imported[0]
    settings = load(destination)
    assert settings.faults == ()
    return read(destination, ReadingRules.of(settings.settings))


def test_the_source_is_unchanged(imported):
    assert imported[2] == imported[3]


def test_every_file_arrives(source, imported):
    destination, report, *_ = imported
    arrived = {path.relative_to(destination).as_posix() for path in destination.rglob("*")}
    sent = {
        path.relative_to(source).as_posix()
        for folder in ("content", "data")
        for path in (source / folder).rglob("*")
        if path.is_file()
    }
    assert sent - arrived == {"content/404/_index.md"}
    assert "content/404.md" in arrived
    assert report.counts["pages"] == 4044
    assert report.counts["files"] == len(sent)


def test_no_page_gains_or_loses_a_line_that_is_not_reported(source, imported):
    destination, report, *_ = imported
    reported = {f.at.path.as_posix() for f in report.faults if f.rule == "imports/line-added"}
    moved = set()
    for path in (source / "content").rglob("*.md"):
        name = path.relative_to(source).as_posix()
        arrived = destination / name.replace("404/_index.md", "404.md")
        if path.read_bytes().count(b"\n") != arrived.read_bytes().count(b"\n"):
            moved.add(name)
    assert moved == reported
    assert len(moved) == 21


def test_references_become_links(imported):
    _, report, *_ = imported
    assert report.counts["links rewritten"] >= 3138
    assert report.counts["references left as they are"] == 6


def test_every_shortcode_has_a_template(imported):
    destination, report, *_ = imported
    templates = {path.stem for path in (destination / "themes").rglob("shortcodes/*.html")}
    used: Counter[str] = Counter()
    for path in (destination / "content").rglob("*.md"):
        used.update(call.name for call in calls(path.read_text()) if not call.closing)
    assert set(used) - templates == {"ref"}
    assert used["legacy-img"] == 2514
    assert report.counts["templates generated"] == len(templates) == 38


def test_doubled_keys_are_left_for_the_build_to_report(content):
    rules = Counter(fault.rule for document in content.documents for fault in document.faults)
    assert rules["front-matter/duplicate-key"] == 16
    assert {rule for rule in rules if rule.startswith("front-matter/")} == {
        "front-matter/duplicate-key"
    }


def test_every_page_is_read_with_its_date_and_terms(content):
    assert len(content.documents) == 4044
    assert sum(document.front_matter.date is not None for document in content.documents) >= 2836
    assert (
        sum(bool(document.front_matter.terms.get("topics")) for document in content.documents)
        >= 2686
    )
    spades = next(
        document
        for document in content.documents
        if document.path.name.startswith("2019-03-26-a-year")
    )
    assert spades.front_matter.date == dt.datetime.fromisoformat("2019-03-26T12:38:00-05:00")
    assert spades.front_matter.terms["authors"] == ("zach-goldfine",)


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
