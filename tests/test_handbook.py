"""The reference pages say what the code says."""

from pathlib import Path

import pytest

from generator.checks.structured.rich_results import FEATURES, RETIRED
from generator.handbook import pages
from generator.rules import catalogue

FOLDER = Path(__file__).parents[1] / "content" / "handbook"


@pytest.mark.parametrize("name", sorted(pages()))
def test_reference_page_is_current(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text == pages()[name], "run `python -m generator.handbook`"


def test_every_rule_is_in_the_catalogue_page():
    text = pages()["rules.md"]
    assert all(f"### {rule.id}\n" in text for rule in catalogue.rules())


def test_every_rich_result_is_in_the_page_on_structured_data():
    text = pages()["structured-data.md"]
    for feature in FEATURES:
        assert f"| `{feature.type}`, {feature.title} |" in text
        assert all(f"`{name}`" in text for names in feature.required for name in names)
    assert all(f"- `{name}`, " in text for name in RETIRED)
