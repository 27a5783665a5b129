import base64
import io

import pytest
from PIL import Image

from generator.model.page_summary import PageSummary
from generator.reports import pictures
from generator.reports.pictures import small_copies

BASE = "https://www.example.com/docs/"


def image(size=(1200, 630), form="PNG"):
    body = io.BytesIO()
    Image.new("RGB", size, "teal").save(body, form)
    return body.getvalue()


def copies(folder, *urls, base_url=BASE):
    pages = [
        PageSummary(f"{number}.html", f"/{number}", image=url) for number, url in enumerate(urls)
    ]
    return small_copies(pages, folder, base_url)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_copy_is_small(tmp_path, form):
    (tmp_path / "a b").write_bytes(image(form=form))
    url = f"{BASE}a%20b"
    copy = copies(tmp_path, url)[url]
    body = base64.b64decode(copy.removeprefix("data:image/webp;base64,"))
    assert Image.open(io.BytesIO(body)).size == (360, 188)


@pytest.mark.parametrize("url", ["/docs/a.png", "a.png", f"{BASE}a.png?v=1"])
def test_addresses_of_the_site(tmp_path, url):
    (tmp_path / "a.png").write_bytes(image())
    assert url in copies(tmp_path, url)


@pytest.mark.parametrize(
    "url",
    [
        "https://other.example/docs/a.png",
        f"{BASE}missing.png",
        f"{BASE}../secret.png",
        f"{BASE}%2e%2e/secret.png",
        f"{BASE}%00",
        f"{BASE}text.png",
        f"{BASE}cut.png",
        f"{BASE}folder",
        f"{BASE}drawing.svg",
        "https://[",
        "",
    ],
)
def test_what_is_no_picture_of_the_site_has_no_copy(tmp_path, url):
    site = tmp_path / "site"
    (site / "folder").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(image())
    (site / "text.png").write_text("text", encoding="utf-8")
    (site / "cut.png").write_bytes(image()[:40])
    (site / "drawing.svg").write_text("<svg/>", encoding="utf-8")
    (site / "a.png").write_bytes(image())
    assert copies(site, url) == {}


def test_link_out_of_the_site_is_not_followed(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret.png").write_bytes(image())
    (site / "a.png").symlink_to(tmp_path / "secret.png")
    assert copies(site, f"{BASE}a.png") == {}


def test_huge_picture_is_not_opened(tmp_path, monkeypatch):
    (tmp_path / "a.png").write_bytes(image())
    monkeypatch.setattr(pictures, "_PIXELS", 1200 * 630 - 1)
    assert copies(tmp_path, f"{BASE}a.png") == {}


def test_pictures_of_most_pages_come_first(tmp_path, monkeypatch):
    for name in "ab":
        (tmp_path / f"{name}.png").write_bytes(image())
    one = len(next(iter(copies(tmp_path, f"{BASE}a.png").values())))
    monkeypatch.setattr(pictures, "_ROOM", one)
    assert set(copies(tmp_path, f"{BASE}a.png", f"{BASE}b.png", f"{BASE}b.png")) == {f"{BASE}b.png"}
