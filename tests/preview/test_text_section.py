"""What the panel is told of a page's own text."""

from previewing import Preview
from site_folder import MakeSite, page


def test_text_of_a_page_is_measured(tmp_path):
    body = "Take a good spade.\n\n```\ncode is no text\n```\n"
    files = {"content/spade.md": page("Spades", body, keyphrase="spade")}
    preview = Preview(MakeSite(tmp_path)(files).root)
    said = preview.own("page.json?path=/spade/&section=text")
    assert preview.end() == 0
    (section,) = said["sections"]
    data = section["data"]
    assert (data["keyphrase"], data["language"], data["words"]) == ("spade", "en", 4)
    values = {one["rule"]: one["value"] for one in data["keyphrase_measures"]}
    assert values["content/keyphrase-title"] is True
    assert values["content/text-length"] == 4
