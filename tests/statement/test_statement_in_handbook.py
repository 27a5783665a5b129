"""The handbook's page on the statement names what the file may hold, and what the command writes."""

import dataclasses
import re
from pathlib import Path

import pytest

from generator.cli.accessibility_statement import command
from generator.statement.answers import Answer, Enforcement, Evaluation, Feedback, Limitation
from generator.typed_yaml.field import keys_of

PAGE = (Path(__file__).resolve().parents[2] / "content/handbook/accessibility.md").read_text(
    encoding="utf-8"
)


@pytest.mark.parametrize("record", [Evaluation, Feedback, Enforcement, Limitation, Answer])
def test_every_key_is_written_about(record):
    assert [one.name for one in keys_of(record) if f"`{one.name}`" not in PAGE] == []
    # The program itself fills none.
    assert len(keys_of(record)) == len(dataclasses.fields(record))


def test_every_form_is_written_about():
    (form,) = [one for one in command.params if one.name == "form"]
    assert [
        one for one in form.type.choices if not re.search(rf"^\| `{one}` \|", PAGE, re.MULTILINE)
    ] == []
