"""In which language the words of attributes are judged."""

import pytest
from site_folder import only, page

SETTINGS = only("accessibility", "content") + "  content/spelling: warning\n"
LINK = '<a href="/" lang="{language}" aria-label="{name}">→</a>\n'


def found(make_site, text, rule):
    site = make_site({"content/a.md": page("A", text)}, settings=SETTINGS)
    return [(one["outcome"], one["message"]) for one in site.build().of(rule)]


@pytest.mark.parametrize(
    ("language", "name", "count"),
    [
        ("de", "hier klicken", 1),
        ("en", "hier klicken", 0),
        ("en", "click here", 1),
        ("de", "click here", 0),
        ("de-AT", "Hier klicken", 1),
        ("fr", "click here", 0),
    ],
)
def test_name_of_a_link_is_judged_in_the_language_of_its_element(make_site, language, name, count):
    text = LINK.format(language=language, name=name)
    problems = found(make_site, text, "accessibility/link-text")
    assert [outcome for outcome, _ in problems] == ["failed"] * count


@pytest.mark.parametrize("attribute", ["aria-label", "title", "alt"])
def test_rules_of_prose_leave_attributes_alone(make_site, attribute):
    words = "the the word , of a page"
    alt = "" if attribute == "alt" else 'alt="x"'
    files = {
        "content/a.md": page(
            "A", f'Words of a <img src="/x.png" {attribute}="{words}" {alt}> page.\n'
        ),
        "content/b.md": page("B", f"{words}.\n"),
    }
    ran = make_site(files, settings=SETTINGS).build()
    for rule in ("content/doubled-word", "content/space-before-mark"):
        # The same words are found in the text.
        assert {one["source"]["file"] for one in ran.of(rule)} == {"content/b.md"}
