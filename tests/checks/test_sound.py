"""How long files of sound and film sound, read off headers that are put together here."""

import io
import struct
import wave

import pytest

from generator.checks.facts.asset_facts import asset_facts
from generator.checks.formats.sound import UNKNOWN, Sound
from generator.checks.formats.sound_files import read_sound
from generator.checks.formats.web_vtt import caption_fault


def wav(seconds):
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(2)
        writer.setsampwidth(2)
        writer.setframerate(8000)
        writer.writeframes(bytes(4 * 8000 * seconds))
    return file.getvalue()


#: MPEG 1, layer III, 128 kbit/s, 44.1 kHz: a frame of 417 bytes with 1152 samples.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def mp3(frames):
    return b"ID3\x04\x00\x00\x00\x00\x00\x05" + bytes(5) + FRAME * frames


def counted_mp3(frames):
    """An MP3 whose first frame says how many follow, at whatever rate they have."""
    head = b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, frames)
    return head + bytes(417 - len(head)) + FRAME * 3


def box(name, *parts):
    held = b"".join(parts)
    return struct.pack(">I4s", 8 + len(held), name) + held


def track(handler, seconds, version=0):
    times = bytes(16 if version else 8)
    numbers = struct.pack(">IQ" if version else ">II", 600, 600 * seconds)
    header = box(b"mdhd", bytes((version, 0, 0, 0)), times, numbers)
    return box(b"trak", box(b"mdia", header, box(b"hdlr", bytes(8), handler)))


def mp4(*tracks):
    return box(b"ftyp", b"isom") + box(b"mdat", bytes(99)) + box(b"moov", *tracks)


def large_box_mp4(*tracks):
    """An MP4 whose `mdat` says its size in eight bytes."""
    return struct.pack(">I4sQ", 1, b"mdat", 16 + 50) + bytes(50) + box(b"moov", *tracks)


def ogg_page(held, granule, *, first=False, stream=7):
    segments = [255] * (len(held) // 255) + [len(held) % 255]
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, 2 * first, granule, stream, 0, 0, len(segments))
    return head + bytes(segments) + held


VORBIS = b"\x01vorbis" + struct.pack("<IBI", 0, 2, 44_100) + bytes(14)
OPUS = b"OpusHead\x01\x02" + struct.pack("<HI", 312, 48_000) + bytes(3)
THEORA = b"\x80theora" + bytes(40)


def element(name, *parts):
    held = b"".join(parts)
    number = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return number + bytes((0x40 | len(held) >> 8, len(held) & 0xFF)) + held


def webm(*kinds, seconds=None):
    info = [element(0x2AD7B1, (1_000_000).to_bytes(4, "big"))]
    if seconds is not None:
        info.append(element(0x4489, struct.pack(">d", seconds * 1000)))
    tracks = [element(0xAE, element(0x83, bytes((kind,)))) for kind in kinds]
    segment = element(0x1549A966, *info) + element(0x1654AE6B, *tracks)
    # The segment of a stream says no size.
    return element(0x1A45DFA3, b"\x42\x86\x81\x01") + b"\x18\x53\x80\x67\xff" + segment


def flac(samples, rate=44_100):
    packed = rate << 44 | 1 << 41 | 15 << 36 | samples
    return b"fLaC\x00\x00\x00\x22" + bytes(10) + packed.to_bytes(8, "big") + bytes(16)


@pytest.mark.parametrize(
    ("name", "body", "sound"),
    [
        ("a.wav", wav(4), Sound(4.0, is_heard=True)),
        ("a.mp3", mp3(100), Sound(100 * 1152 / 44_100, is_heard=True)),
        ("a.mp3", counted_mp3(1000), Sound(1000 * 1152 / 44_100, is_heard=True)),
        ("a.m4a", mp4(track(b"soun", 7)), Sound(7.0, is_heard=True)),
        ("a.mp4", mp4(track(b"vide", 9), track(b"soun", 7, 1)), Sound(7.0, is_heard=True)),
        ("a.mp4", large_box_mp4(track(b"soun", 2)), Sound(2.0, is_heard=True)),
        ("a.mov", mp4(track(b"vide", 9)), Sound(0.0, is_heard=False)),
        ("a.ogg", ogg_page(VORBIS, 0, first=True) + ogg_page(b"x" * 300, 88_200), Sound(2.0, is_heard=True)),
        ("a.opus", ogg_page(OPUS, 0, first=True) + ogg_page(b"x", 48_312), Sound(1.0, is_heard=True)),
        ("a.ogv", ogg_page(THEORA, 0, first=True) + ogg_page(b"x", 50), Sound(0.0, is_heard=False)),
        ("a.webm", webm(1, 2, seconds=12), Sound(12.0, is_heard=True)),
        ("a.webm", webm(1, seconds=12), Sound(0.0, is_heard=False)),
        ("a.weba", webm(2), Sound(None, is_heard=True)),
        ("a.flac", flac(44_100 * 5), Sound(5.0, is_heard=True)),
        ("a.flac", flac(0), Sound(None, is_heard=True)),
    ],
)  # fmt: skip
def test_length_is_read_off_the_headers(name, body, sound):
    assert asset_facts(name, body).sound == pytest.approx(sound)


ALL = {
    "audio/wav": wav(1),
    "audio/mpeg": mp3(9),
    "video/mp4": mp4(track(b"vide", 9), track(b"soun", 7)),
    "audio/ogg": ogg_page(VORBIS, 0, first=True) + ogg_page(b"x" * 300, 88_200),
    "video/webm": webm(1, 2, seconds=12),
    "audio/flac": flac(44_100),
}


@pytest.mark.parametrize("kind", ALL)
def test_file_that_is_cut_off_anywhere_costs_no_more_than_its_length(kind):
    body = ALL[kind]
    for end in range(len(body)):
        assert isinstance(read_sound(kind, body[:end]), Sound)


@pytest.mark.parametrize("kind", ALL)
def test_file_of_another_kind_tells_nothing(kind):
    for body in (b"", b"\xff" * 5000, bytes(5000), b"<html>" * 500):
        assert read_sound(kind, body) == UNKNOWN


def test_other_files_have_no_sound():
    assert asset_facts("a.css", b"a{}").sound is None
    assert asset_facts("a.png", b"").sound is None


CUE = "00:01.000 --> 00:04.000\nDig.\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"WEBVTT\n\n{CUE}", None),
        (f"\ufeffWEBVTT - spades\n\nNOTE by hand\n\n1\n{CUE}", None),
        (f"WEBVTT\r\n\r\n{CUE}", None),
        ("WEBVTT\n\n01:00:01.000 --> 01:00:04.000 align:start\nDig.\n", None),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:01.000 --> 00:03.000\nB\n", None),
        (CUE, (1, "the first line is not `WEBVTT`")),
        ("", (1, "the first line is not `WEBVTT`")),
        ("WEBVTTX\n\n" + CUE, (1, "the first line is not `WEBVTT`")),
        ("WEBVTT\n", (1, "there is no caption in it")),
        ("WEBVTT\n\n00:04.000 --> 00:04.000\nA\n", (3, "the caption ends before it begins")),
        (
            f"WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n{CUE}",
            (6, "the caption begins before the one above it"),
        ),
        (
            "WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nA\n",
            (3, "`00:00:01,000 --> 00:00:04,000` is not a time as `00:01.000 --> 00:04.000`"),
        ),
    ],
)
def test_first_fault_of_a_file_of_captions(text, fault):
    assert caption_fault(text) == fault
