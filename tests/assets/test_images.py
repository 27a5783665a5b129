import io
import struct
import zlib
from pathlib import PurePosixPath

import pytest
from PIL import Image

from generator.assets.images import MAX_PIXELS, image_facts, image_faults
from generator.assets.svg import read_svg
from generator.model.finding import Owner
from generator.rules.stage_faults.assets import KINDS

FORMATS = {
    "png": "image/png",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
}


def encoded(kind, size=(37, 23), mode="RGB", **options):
    buffer = io.BytesIO()
    Image.effect_noise(size, 50).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def facts(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    return image_facts(file)


def rules(tmp_path, name, data):
    return [flaw.rule for flaw in facts(tmp_path, name, data).flaws]


@pytest.mark.parametrize("kind", FORMATS)
def test_pixels_and_type(tmp_path, kind):
    found = facts(tmp_path, f"a.{kind}", encoded(kind))
    assert (found.media_type, found.width, found.height) == (FORMATS[kind], 37, 23)
    assert found.flaws == ()
    assert not found.animated


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lossless.webp", lambda: encoded("webp", lossless=True)),
        ("alpha.webp", lambda: encoded("webp", mode="RGBA")),
        ("alpha.avif", lambda: encoded("avif", mode="RGBA")),
        ("progressive.jpg", lambda: encoded("jpeg", progressive=True)),
        ("grey.jpg", lambda: encoded("jpeg", mode="L")),
        ("deep.png", lambda: encoded("png", mode="I;16")),
        ("palette.png", lambda: encoded("png", mode="P")),
    ],
)
def test_kinds_of_pictures(tmp_path, name, data):
    found = facts(tmp_path, name, data())
    assert (found.width, found.height, found.flaws) == (37, 23, ())


@pytest.mark.parametrize("kind", ["gif", "png", "webp", "avif"])
def test_animation(tmp_path, kind):
    frames = [Image.effect_noise((20, 10), sigma).convert("RGB") for sigma in (10, 90)]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], loop=0, duration=50)
    found = facts(tmp_path, f"a.{kind}", buffer.getvalue())
    assert (found.width, found.height, found.animated, found.flaws) == (20, 10, True, ())


@pytest.mark.parametrize(("orientation", "size"), [(1, (37, 23)), (3, (37, 23)), (6, (23, 37))])
@pytest.mark.parametrize("kind", ["jpeg", "avif"])
def test_turned_picture_has_its_pixels_as_shown(tmp_path, kind, orientation, size):
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = facts(tmp_path, f"a.{kind}", encoded(kind, exif=exif))
    assert (found.width, found.height) == size


def test_large_exif_data_before_the_size(tmp_path):
    plain = encoded("jpeg")
    segment = b"\xff\xe2" + struct.pack(">H", 65_000) + b"x" * 64_998
    found = facts(tmp_path, "a.jpg", plain[:2] + segment * 3 + plain[2:])
    assert (found.width, found.height, found.flaws) == (37, 23, ())


def test_preview_behind_the_end_of_a_jpeg(tmp_path):
    assert facts(tmp_path, "a.jpg", encoded("jpeg") + b"\0" * 30_000).flaws == ()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_truncated(tmp_path, kind, kept):
    data = encoded(kind, size=(200, 200))
    assert rules(tmp_path, f"a.{kind}", data[: int(len(data) * kept)]) == ["assets/truncated-image"]


def test_truncated_jpeg_with_a_whole_preview_in_its_head(tmp_path):
    plain = encoded("jpeg", size=(200, 200))
    preview = encoded("jpeg")
    segment = b"\xff\xe1" + struct.pack(">H", len(preview) + 8) + b"Exif\0\0" + preview
    data = plain[:2] + segment + plain[2:]
    assert facts(tmp_path, "a.jpg", data).flaws == ()
    assert rules(tmp_path, "a.jpg", data[:-200]) == ["assets/truncated-image"]


def test_truncated_jpeg_with_the_end_of_a_preview_right_before_its_size(tmp_path):
    plain = encoded("jpeg", size=(200, 200))
    frame = plain.index(b"\xff\xc0")
    data = plain[:frame] + b"\xff\xfe\x00\x05a\xff\xd9" + plain[frame:]
    assert facts(tmp_path, "a.jpg", data).flaws == ()
    assert rules(tmp_path, "a.jpg", data[:-200]) == ["assets/truncated-image"]


@pytest.mark.parametrize("kind", FORMATS)
def test_any_beginning_of_a_picture_can_be_read(tmp_path, kind):
    data = encoded(kind)
    for length in range(1, min(len(data), 400), 7):
        assert facts(tmp_path, f"a.{kind}", data[:length]).flaws


def test_empty_file(tmp_path):
    assert rules(tmp_path, "a.png", b"") == ["assets/empty-file"]
    assert rules(tmp_path, "a.svg", b"") == ["assets/empty-file"]


def test_missing_file(tmp_path):
    assert image_facts(tmp_path / "none.png").flaws[0].rule == "assets/unreadable"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.jpg", encoded("png"), "name says JPEG, but the file is PNG"),
        ("a.png", encoded("webp"), "name says PNG, but the file is WebP"),
        ("a.jpg", b"<!DOCTYPE html><p>", "name says JPEG, but the file is a web page"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "but the file is SVG"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 20, "HEIC"),
        ("a.gif", b"GIF", "no picture that browsers show"),
    ],
)
def test_name_that_says_another_type(tmp_path, name, data, says):
    (flaw,) = facts(tmp_path, name, data).flaws
    assert flaw.rule == "assets/wrong-type"
    assert says in flaw.message


def test_pixels_are_known_even_under_a_wrong_name(tmp_path):
    found = facts(tmp_path, "a.jpg", encoded("png"))
    assert (found.media_type, found.width) == ("image/png", 37)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed_png(width, height):
    """A tiny file that claims to be huge."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_pixel_limit_is_inclusive(tmp_path):
    assert rules(tmp_path, "a.png", claimed_png(MAX_PIXELS // 10, 10)) == []


def test_more_pixels_than_the_limit(tmp_path):
    (flaw,) = facts(tmp_path, "a.png", claimed_png(20_000, 20_000)).flaws
    assert flaw.rule == "assets/image-too-large"
    assert "= 400,000,000 pixels; the limit is 100,000,000" in flaw.message


def test_colours_of_a_printing_press(tmp_path):
    assert rules(tmp_path, "a.jpg", encoded("jpeg", mode="CMYK")) == ["assets/cmyk-image"]


@pytest.mark.parametrize("name", ["a.txt", "a.woff2", "a.ico", "png"])
def test_other_files_have_no_faults(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    assert image_faults(tmp_path / name, PurePosixPath(name), Owner.CONTENT) == ()


def test_faults_say_where(tmp_path):
    (tmp_path / "x.PNG").write_bytes(b"")
    (fault,) = image_faults(tmp_path / "x.PNG", PurePosixPath("static/a.PNG"), Owner.THEME)
    assert (fault.rule, str(fault.at), fault.owner) == (
        "assets/empty-file",
        "static/a.PNG",
        Owner.THEME,
    )
    assert fault.rule in {kind.id for kind in KINDS}


def svg(inner="", attributes='viewBox="0 0 10 20"'):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{attributes}>{inner}</svg>"
    ).encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 10 20"', (10, 20)),
        ('viewBox="0,0,10,20" width="30" height="60px"', (30, 60)),
        ('viewBox="0 0 10 20" width="30"', (30, 60)),
        ('viewBox="0 0 10 20" height="1in"', (48, 96)),
        ('viewBox="0 0 10 20" width="100%" height="100%"', (10, 20)),
        ('viewBox="0 0 1e2 .5e1"', (100, 5)),
        ('viewBox="0 0 0 20"', (None, None)),
        ('viewBox="nonsense"', (None, None)),
    ],
)
def test_size_of_a_drawing(tmp_path, attributes, size):
    found = facts(tmp_path, "a.svg", svg(attributes=attributes))
    assert (found.media_type, (found.width, found.height)) == ("image/svg+xml", size)


def test_drawing_without_view_box(tmp_path):
    found = facts(tmp_path, "a.svg", svg(attributes='width="3" height="4"'))
    assert (found.width, found.height) == (3, 4)
    assert [flaw.rule for flaw in found.flaws] == ["assets/svg-no-size"]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>',
        '<a href="data:text/html,x"/>',
        '<use href="https://e.example/a.svg#x"/>',
        '<image href="//e.example/a.png"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<set attributeName="x" onbegin="alert(1)"/>',
        '<a><animate attributeName="href" values="#x; javascript:alert(1)"/></a>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_drawing_that_can_do_more(tmp_path, inner):
    assert set(rules(tmp_path, "a.svg", svg(inner))) == {"assets/svg-unsafe"}


@pytest.mark.parametrize(
    "inner",
    [
        '<a href="https://e.example/"><text>x</text></a>',
        '<use href="#x"/><image href="data:image/png;base64,x"/>',
        "<style>a { b: c }</style><!-- <script> --><?x y?>",
        '<text opacity="1">onclick=</text>',
    ],
)
def test_drawing_that_is_only_looked_at(tmp_path, inner):
    assert rules(tmp_path, "a.svg", svg(inner)) == []


def test_drawing_with_a_style_sheet_from_elsewhere(tmp_path):
    data = b'<?xml-stylesheet type="text/xsl" href="a.xsl"?>' + svg()
    assert rules(tmp_path, "a.svg", data) == ["assets/svg-unsafe"]


def test_document_type_of_a_drawing_program(tmp_path):
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
    assert rules(tmp_path, "a.svg", head + svg()) == []


def test_entities_are_refused_and_not_read(tmp_path):
    (tmp_path / "secret").write_text("hush")
    for entity in (
        f'<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">',
        '<!ENTITY x "y">',
        "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 20)),
    ):
        data = f"<!DOCTYPE svg [{entity}]>".encode() + svg("<text>&x;</text>")
        assert rules(tmp_path, "a.svg", data) in (["assets/svg-unsafe"], ["assets/svg-invalid"])


@pytest.mark.parametrize("data", [b"<svg", b"<html/>", b"<svg/>", b"\x89PNG"])
def test_no_drawing(tmp_path, data):
    assert rules(tmp_path, "a.svg", data) == ["assets/svg-invalid"]


def test_huge_drawing_is_not_read(tmp_path):
    assert rules(tmp_path, "a.svg", svg("<!--" + "x" * 10_000_000 + "-->")) == [
        "assets/image-too-large"
    ]


@pytest.mark.parametrize(
    ("inner", "flawed"),
    [
        ("<defs><font id='f'/></defs>", False),
        ("<metadata>x</metadata><defs><symbol id='a'/></defs>", False),
        ("<symbol id='a'/><symbol id='b'/>", False),
        ("<!-- a --><defs/>", False),
        ("<defs/><path d='M0 0'/>", True),
        ("<g/>", True),
        ("", True),
    ],
)
def test_only_a_drawing_needs_a_view_box(inner, flawed):
    drawing = read_svg(f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'.encode())
    assert [kind for kind, *_ in drawing.flaws] == ["svg-no-size"] * flawed
