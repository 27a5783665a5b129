"""
Files of captions (WebVTT).

Source:
    W3C, "WebVTT: The Web Video Text Tracks Format", 4.
"""

import re
from typing import NamedTuple

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_HEAD = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?")


class CaptionFault(NamedTuple):
    """
    What is wrong with a file of captions.

    Attributes:
        line: From 1.
        message: Lower case, such as ``the first line is not `WEBVTT```.
    """

    line: int
    message: str


def caption_fault(text: str) -> CaptionFault | None:
    """Give the first thing for which browsers show no captions, or not all; None where all is well."""
    lines = text.split("\n") if "\r" not in text else re.split(r"\r\n?|\n", text)
    if not _HEAD.fullmatch(lines[0]):
        return CaptionFault(1, "the first line is not `WEBVTT`")
    cues, started = 0, 0
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        timing = _TIMING.fullmatch(line)
        if timing is None:
            return CaptionFault(
                number, f"`{line.strip()[:60]}` is not a time as `00:01.000 --> 00:04.000`"
            )
        start, end = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
        if end <= start:
            return CaptionFault(number, "the caption ends before it begins")
        if start < started:
            return CaptionFault(number, "the caption begins before the one above it")
        started = start
        cues += 1
    return None if cues else CaptionFault(1, "there is no caption in it")


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
