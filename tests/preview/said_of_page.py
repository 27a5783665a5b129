"""What a check says of a page, told from its report and from nothing of the preview's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Value = Mapping[str, Any]


def file_of(page_id: str) -> str:
    """Path of the file that a page is made from, or would be."""
    return page_id.partition("#")[0].partition("!")[0]


def is_of(finding: Value, page: Value) -> bool:
    """Whether a finding shows on a page, or is fixed in the content file that makes it."""
    source = finding["source"]
    is_row = "!" in page["id"]
    mended_here = source is not None and not is_row and source["file"] == file_of(page["id"])
    return page["output"] in finding["pages"]["list"] or mended_here


def without_frame(finding: Value) -> Value:
    """A finding as the report has it: the preview adds the lines of the source."""
    return {key: finding[key] for key in finding if key != "frame"}


def differences(page: Value, shown: Sequence[Value], found: Sequence[Value]) -> Iterator[str]:
    """
    What the panel of a page keeps silent about, or makes up.

    Args:
        page: As `site.json` lists it.
        shown: What its panel lists.
        found: What a check of the whole site finds.
    """
    here = [without_frame(one) for one in shown]
    for one in found:
        if is_of(one, page) and one not in here:
            yield f"{page['url']}: its panel keeps silent: {one}"
    for one in here:
        # A row of a data file is told by its line, which is no business of this test.
        if one not in found:
            yield f"{page['url']}: only its panel says: {one}"
        elif not is_of(one, page) and one["source"]["file"] != file_of(page["id"]):
            yield f"{page['url']}: its panel says what is of another page: {one}"
