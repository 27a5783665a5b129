import re

import yaml
from jsonschema import Draft202012Validator

from generator.settings.front_matter_schema import front_matter_keys
from generator.settings.schema import Settings
from generator.typed_yaml.field import keys_of
from generator.typed_yaml.json_schema import json_schema
from generator.typed_yaml.reference import reference

SETTINGS = json_schema(keys_of(Settings), "site.yaml")
FRONT_MATTER = json_schema(front_matter_keys(("series",), {"color": "text"}), "Front matter")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are text, and so are `off` and `no`."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the library has it
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if not tag.endswith((":timestamp", ":bool"))
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def accepts(schema, text):
    return Draft202012Validator(schema).is_valid(yaml.load(text, EditorLoader))


def test_schemas_are_valid():
    Draft202012Validator.check_schema(SETTINGS)
    Draft202012Validator.check_schema(FRONT_MATTER)


def test_every_key_is_described():
    for schema in (SETTINGS, FRONT_MATTER):
        assert all(each["description"] for each in schema["properties"].values())


def test_settings_that_are_right():
    assert accepts(
        SETTINGS,
        "title: T\nbase_url: https://x.example/\nmenus: {main: [{title: a, page: b}]}\nfail_on: off",
    )


def test_unknown_key_is_refused():
    assert not accepts(SETTINGS, "title: T\nbase_url: https://x.example/\ntitel: x")


def test_missing_key_is_refused():
    assert not accepts(SETTINGS, "title: T")


def test_choice_is_refused():
    assert not accepts(SETTINGS, "title: T\nbase_url: https://x.example/\nfail_on: never")


def test_record_within_itself():
    item = SETTINGS["$defs"]["MenuItemSettings"]["properties"]["children"]
    assert item["items"] == {"$ref": "#/$defs/MenuItemSettings"}


def test_program_fields_are_no_keys():
    assert "positions" not in SETTINGS["properties"]
    assert "environment" not in SETTINGS["properties"]


def test_front_matter_that_is_right():
    for text in (
        "title: 2026\ntags: [a]\nseries: [b]\ncolor: red\ndate: 2019-10-08 13:00:00 -0500",
        "menu: main",
        "menu: [main, footer]",
        "menu: {main: {title: a}, footer: null}",
        "allow: [{rule: seo/x, because: y, until: 2027-01-31}]",
    ):
        assert accepts(FRONT_MATTER, text), text


def test_front_matter_that_is_wrong():
    for text in ("tags: a", "noindx: yes", "date: soon", "allow: [{because: y}]", "colour: red"):
        assert not accepts(FRONT_MATTER, text), text


def test_reference_has_every_key():
    text = reference(keys_of(Settings))
    assert all(f"## `{spec.name}`\n" in text for spec in keys_of(Settings))
    assert "## `menus.NAME[].children`" in text
    assert "## `markdown.external_links.rel`" in text


def test_reference_gives_type_default_and_example():
    assert (
        "## `timezone`\n\nTime zone of dates that name none.\n\n- Type: text\n- Default: `UTC`\n\n"
        "```yaml\ntimezone: Europe/Berlin\n```\n"
    ) in reference(keys_of(Settings))


def test_examples_of_the_reference_are_valid():
    blocks = reference(keys_of(Settings), level=1).split("```yaml\n")[1:]
    names = {spec.name for spec in keys_of(Settings)}
    for block in blocks:
        example = yaml.safe_load(block.split("```")[0])
        assert isinstance(example, dict)
        if set(example) <= names:
            base = {"title": "T", "base_url": "https://x.example/"}
            assert Draft202012Validator(SETTINGS).is_valid({**base, **example}), example
