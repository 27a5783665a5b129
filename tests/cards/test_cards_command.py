"""Pictures for social networks, from the settings to the published file."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from site_folder import page

from generator.cards import faces

SETTINGS = "title: Garden\nbase_url: https://www.example.com/\nsocial: {cards: true}\n"
FONTS = Path("/usr/share/fonts/truetype")


@pytest.fixture
def garden(make_site):
    def made(files=None, settings=SETTINGS):
        content = {"content/blog/one.md": page("Spades for clay", date="2026-01-02")}
        return make_site({"site.yaml": settings, **content, **(files or {})})

    return made


def card_of(site, output="blog/one/index.html"):
    """Path of the card that a page names; None where it names none."""
    found = re.search(r'og:image" content="https://www.example.com/([^"]+)"', site.text(output))
    return found[1] if found else None


def test_page_without_picture_gets_one(garden):
    site = garden()
    ran = site.build()
    card = card_of(site)
    assert re.fullmatch(r"social-cards/[0-9a-f]{16}\.png", card)
    picture = Image.open(site.root / "public" / card)
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert ran.of("social/") == []
    assert 'og:image:alt" content="Spades for clay"' in site.text("blog/one/index.html")


def test_there_are_none_unless_asked_for(garden):
    site = garden(settings=SETTINGS.replace("true", "false"))
    site.build()
    assert card_of(site) is None
    assert not site.has("social-cards")
    assert not (site.root / ".cache" / "cards").exists()


@pytest.mark.parametrize(("everywhere", "here"), [("true", "false"), ("false", "true")])
def test_page_decides_for_itself(garden, everywhere, here):
    files = {"content/two.md": page("Two", social_card=here)}
    site = garden(files, SETTINGS.replace("true", everywhere))
    site.build()
    assert (card_of(site, "two/index.html") is not None) is (here == "true")
    assert (card_of(site) is not None) is (everywhere == "true")


def test_picture_for_networks_alone_is_shown(garden):
    data = io.BytesIO()
    Image.new("RGB", (1200, 630)).save(data, "PNG")
    files = {
        "content/two.md": page("Two", social="{image: /two.png}"),
        "static/two.png": data.getvalue(),
    }
    site = garden(files)
    site.build()
    assert card_of(site, "two/index.html") == "two.png"
    assert '"image"' not in site.text("two/index.html")


def test_own_picture_is_kept(garden):
    data = io.BytesIO()
    Image.new("RGB", (1200, 630)).save(data, "PNG")
    files = {"content/two.md": page("Two", image="two.png"), "content/two.png": data.getvalue()}
    site = garden(files)
    site.build()
    assert card_of(site, "two/index.html") == "two.png"


@pytest.mark.parametrize(
    "edit",
    [
        {"content/blog/one.md": page("Rakes for clay", date="2026-01-02")},
        {"content/blog/one.md": page("Spades for clay", date="2026-01-02", author="Ada")},
        {"content/blog/_index.md": page("Diary")},
        {"site.yaml": SETTINGS.replace("Garden", "Allotment")},
        {"site.yaml": SETTINGS.replace("true", 'true, color: "#aa0000"')},
    ],
    ids=["title", "author", "section", "site", "color"],
)
def test_what_shows_on_it_makes_it_anew(garden, edit):
    site = garden({"content/blog/_index.md": page("Blog")})
    site.build()
    before = card_of(site)
    if "author" in str(edit):
        edit = {
            name: text.replace("author: Ada", "params: {author: Ada}")
            for name, text in edit.items()
        }
    site.write(edit)
    site.build()
    after = card_of(site)
    assert after != before
    assert site.has(after)
    assert not site.has(before)


def test_words_of_the_page_do_not(garden):
    site = garden()
    site.build()
    before = card_of(site)
    drawn = (site.root / ".cache" / "cards" / Path(before).name).stat().st_mtime_ns
    site.write(
        {"content/blog/one.md": page("Spades for clay", "Other words.\n", date="2026-01-02")}
    )
    site.build()
    assert card_of(site) == before
    assert (site.root / ".cache" / "cards" / Path(before).name).stat().st_mtime_ns == drawn


def test_bytes_are_the_same_each_time(garden):
    site = garden()
    site.build()
    card = card_of(site)
    first = (site.root / "public" / card).read_bytes()
    (site.root / ".cache" / "cards" / Path(card).name).unlink()
    site.write({"content/other.md": page("Other")})
    site.build()
    assert (site.root / "public" / card).read_bytes() == first


@pytest.mark.parametrize(
    "title", ["Größe ŝ Ελλάς Русский", "مرحبا 2026 Garden", "שלום Garden", "Go 🚀 ❤️"]
)
def test_scripts_that_come_with_the_program(garden, title):
    site = garden({"content/two.md": page(title)})
    assert site.build().of("social/card-not-drawn") == []
    assert site.has(card_of(site, "two/index.html"))


@pytest.mark.parametrize(
    ("title", "letters", "is_extra"), [("园艺 Garden", "园艺", True), ("สวน", "สวน", False)]
)
def test_letters_that_no_font_has_are_a_finding(garden, monkeypatch, title, letters, is_extra):
    monkeypatch.setattr(faces, "_further", lambda: iter(()))
    site = garden({"content/two.md": page(title)})
    ran = site.build()
    message = f"no font has the letters {letters} for the picture for social networks"
    (found,) = ran.of("social/card-not-drawn")
    assert ran.shown("social/card-not-drawn") == [
        f"content/two.md:2:8: social/card-not-drawn: {message}"
    ]
    assert ("pip install 'proofpress[cjk]'" in found["fix"]) == is_extra
    assert card_of(site, "two/index.html") is None


@pytest.mark.parametrize("title", ["园艺入门", "庭の手入れ", "정원 가꾸기"])
def test_letters_of_the_extra(garden, title):
    pytest.importorskip("cvttf_NotoSansCJK_Bold")
    site = garden({"content/two.md": page(title)})
    assert site.build().of("social/card-not-drawn") == []
    assert site.has(card_of(site, "two/index.html"))


def test_font_of_the_site_is_used(garden):
    font = FONTS / "noto" / "NotoSansThai-Bold.ttf"
    if not font.is_file():
        pytest.skip("Noto Sans Thai is not installed")
    files = {"content/two.md": page("สวน"), "fonts/thai.ttf": font.read_bytes()}
    site = garden(files, SETTINGS.replace("true", "true, fonts: [fonts/thai.ttf]"))
    assert site.build().of("social/card-not-drawn") == []
    assert site.has(card_of(site, "two/index.html"))


@pytest.mark.parametrize("data", [None, b"no font"], ids=["missing", "broken"])
def test_font_that_cannot_be_read_is_one_finding(garden, data):
    files = {} if data is None else {"fonts/thai.ttf": data}
    site = garden(files, SETTINGS.replace("true", "true, fonts: [fonts/thai.ttf]"))
    (found,) = site.build().of("social/card-not-drawn")
    assert found["owner"] == "settings"
    assert (found["source"]["file"], found["source"]["line"]) == ("site.yaml", 3)
    assert "thai.ttf" in found["message"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("color: red", "`red` is not a six-digit colour"),
        ("fonts: [../x.ttf]", "`../x.ttf` leads out of the site"),
        ("fonts: [/usr/x.ttf]", "`/usr/x.ttf` leads out of the site"),
    ],
)
def test_settings_that_cannot_be_meant(garden, value, message):
    site = garden(settings=SETTINGS.replace("true", f"true, {value}"))
    ran = site.build()
    assert ran.code == 2
    assert message in ran.out + ran.err
