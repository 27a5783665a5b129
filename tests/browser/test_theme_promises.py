"""What the default theme promises, as far as it can be told without a browser."""

import re
from pathlib import Path

import pytest
import yaml

THEME = Path(__file__).parents[2] / "generator/themes/default"
CSS = "\n".join(path.read_text("utf-8") for path in sorted((THEME / "static").rglob("*.css")))
TEMPLATES = {
    path.relative_to(THEME).as_posix(): path.read_text("utf-8")
    for path in (THEME / "templates").rglob("*.html")
}
OPTIONS = yaml.safe_load((THEME / "theme.yaml").read_text("utf-8"))["options"]


def _words(language: str) -> dict[str, str]:
    return yaml.safe_load((THEME / f"i18n/{language}.yaml").read_text("utf-8"))


def _schemes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{([^}]*)\}", CSS)[:2]
    found = {}
    for name, block in (("light", light), ("dark", dark)):
        colors = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        option = "accent" if name == "light" else "accent_dark"
        found[name] = {**colors, "accent": OPTIONS[option]["default"]}
    return found


def _luminance(color: str) -> float:
    """Source: WCAG 2.2, definition of relative luminance."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_all_css_is_under_20_kb_before_compression():
    assert len(CSS.encode()) < 20_000


def test_no_template_carries_a_script_but_structured_data():
    scripts = re.findall(r"<script[^>]*>", "".join(TEMPLATES.values()))
    assert set(scripts) == {'<script type="application/ld+json">'}


def test_nothing_is_loaded_from_another_host():
    assert not re.findall(r"@import|url\(", CSS)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", "".join(TEMPLATES.values()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "soft"])
@pytest.mark.parametrize(
    "text", ["ink", "text", "muted", "accent", "note", "tip", "warn", "bad", "key"]
)
def test_text_has_the_contrast_of_wcag_aa(scheme: str, ground: str, text: str) -> None:
    colors = _schemes()[scheme]
    assert _contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_text_on_dark_bands_are_visible(scheme: str) -> None:
    colors = _schemes()[scheme]
    assert _contrast(colors["edge"], colors["paper"]) >= 3
    assert _contrast(colors["on-deep"], colors["deep"]) >= 4.5


def test_the_meta_theme_color_is_the_color_of_the_page():
    named = re.findall(r"content=\"(#[0-9a-f]{6})\"", TEMPLATES["templates/partials/head.html"])
    assert named == [_schemes()["light"]["paper"], _schemes()["dark"]["paper"]]


def test_every_option_is_documented_and_used():
    text = "".join(TEMPLATES.values())
    for name, option in OPTIONS.items():
        assert option["doc"]
        assert "default" in option
        assert f"theme.{name}" in text


def test_english_and_german_have_the_same_words_and_blanks():
    english, german = _words("en"), _words("de")
    assert english.keys() == german.keys()
    for key, text in english.items():
        blanks = set(re.findall(r"\{\w+\}", text))
        assert set(re.findall(r"\{\w+\}", german[key])) <= blanks | {"{n}"}


def test_every_word_that_templates_ask_for_exists():
    asked = set(re.findall(r"\bt\(\"(\w+)\"", "".join(TEMPLATES.values())))
    assert asked <= _words("en").keys()


def test_every_shortcode_describes_itself_and_its_parameters():
    shortcodes = {n: t for n, t in TEMPLATES.items() if "/shortcodes/" in n}
    assert len(shortcodes) >= 10
    for name, text in shortcodes.items():
        match = re.match(r"\{#(.*?)#\}", text, re.DOTALL)
        assert match, name
        declared = yaml.safe_load(match[1])
        assert declared["description"], name
        assert all(parameter["doc"] for parameter in declared["params"].values()), name
