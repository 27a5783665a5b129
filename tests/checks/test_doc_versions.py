import pytest

from generator.checks.whole_site.doc_versions import doc_versions


def versions(*urls: str) -> set[str]:
    return {f"{one.root}{one.name}" for one in doc_versions(urls).of.values()}


@pytest.mark.parametrize(
    ("urls", "found"),
    [
        (("/1.0/a/", "/1.1/a/"), {"/1.0", "/1.1"}),
        (("/docs/1.0/a/", "/docs/latest/a/"), {"/docs/1.0", "/docs/latest"}),
        (("/en/stable/a/b/", "/en/latest/a/b/"), {"/en/stable", "/en/latest"}),
        (("/en/v2/a/", "/en/a/"), {"/en/v2"}),
        (("/docs/2.dev/a.html", "/docs/2.19/a.html"), {"/docs/2.dev", "/docs/2.19"}),
        (("/release-3.2/a/", "/main/a/"), {"/release-3.2", "/main"}),
        (("/1.0/a/", "/1.1/b/"), set()),
        (("/news/2025/a/", "/news/2026/a/"), set()),
        (("/news/2025/07/a/", "/news/2025/08/a/"), set()),
        (("/blog/page/2/", "/blog/page/3/"), set()),
        (("/releases/1.0/", "/releases/1.1/"), set()),
        (("/latest/a/", "/a/"), set()),
        (("/main/a/", "/garden/a/"), set()),
        (("/v2/a/",), set()),
    ],
)
def test_versions_are_known_by_their_addresses(urls, found):
    assert versions(*urls) == found


def test_pages_of_one_version_are_not_apart():
    known = doc_versions(["/1.0/a/", "/1.0/b/", "/1.1/a/", "/1.1/b/"])
    assert known.apart("/1.0/a/", "/1.1/a/")
    assert known.apart("/1.0/a/", "/1.1/b/"), "a page that was renamed"
    assert not known.apart("/1.0/a/", "/1.0/b/")


def test_pages_without_a_version_are_apart_from_the_same_page_alone():
    known = doc_versions(["/docs/a/", "/docs/b/", "/docs/1.0/a/"])
    assert known.apart("/docs/a/", "/docs/1.0/a/")
    assert not known.apart("/docs/b/", "/docs/1.0/a/")
    assert not known.apart("/docs/a/", "/docs/b/")


def test_documentations_of_two_things_are_not_versions_of_one():
    known = doc_versions(["/x/1.0/a/", "/x/1.1/a/", "/y/2.0/a/", "/y/2.1/a/"])
    assert not known.apart("/x/1.0/a/", "/y/2.0/a/")
