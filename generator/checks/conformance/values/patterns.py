"""
Regular expressions of JavaScript, as ``pattern`` has them.

A browser that cannot read one takes every text, and says so to nobody.

Source:
    ECMAScript, 22.2.1 "Patterns", with the flag `v`; WHATWG HTML, "The pattern attribute". Which
    names of Unicode properties exist is not looked at.
"""

import re

from generator.checks.conformance.values.verdict import Verdict

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\})\??")
_GROUP = re.compile(
    r"\((?:\?(?:(?P<look><?[=!])|(?P<plain>(?:[ims]*(?:-[ims]*)?):)|<(?P<name>[A-Za-z_$][\w$]*)>))?"
)
_CLASS_ESCAPE = re.compile(r"\\(?:[dDsSwW]|[pP]\{[A-Za-z_]+(?:=[A-Za-z0-9_]+)?\})")
_CHARACTER_ESCAPE = re.compile(
    r"\\(?:[fnrtv]|c[A-Za-z]|0(?![0-9])|x[0-9A-Fa-f]{2}|u(?:[0-9A-Fa-f]{4}|\{0*(?:10|[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}\})"
    r"|[\^$\\.*+?()\[\]{}|/])"
)
_REFERENCE = re.compile(r"\\(?:(?P<number>[1-9][0-9]*)|k<(?P<name>[^>]+)>)")
_IN_CLASS = re.compile(r"\\(?:[-&!#%,:;<=>@`~b]|q\{[^{}()\[\]|/\\-]*(?:\|[^{}()\[\]|/\\-]*)*\})")
_DOUBLED = re.compile(r"&&|!!|##|\$\$|%%|\*\*|\+\+|,,|\.\.|::|;;|<<|==|>>|\?\?|@@|\^\^|``|~~")
_LONE = frozenset("()[]{}/-|")
_MOST_DEPTH = 100
_SHOWN = 12  # characters of what is wrong


class _FaultyPatternError(ValueError):
    """The expression cannot be read; the message goes on after ``is not read by browsers:``."""


def pattern(value: str) -> Verdict | None:
    """A regular expression that the whole text of a field has to fit."""
    try:
        _Reader(value).read()
    except _FaultyPatternError as error:
        return Verdict(
            f"is not an expression that browsers can read, so they accept any text: {error}",
            "correct the expression, and try it in a browser",
        )
    return None


class _Reader:
    """One ignore an expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0
        self.names: set[str] = set()
        self.numbers: list[int] = []
        self.wanted: list[str] = []

    def read(self) -> None:
        self._alternatives(0)
        if self.at < len(self.text):
            raise _FaultyPatternError("a `)` has no `(`")
        if any(number > self.groups for number in self.numbers):
            raise _FaultyPatternError(f"there is no group {max(self.numbers)}")
        missing = [name for name in self.wanted if name not in self.names]
        if missing:
            raise _FaultyPatternError(f"there is no group called `{missing[0]}`")

    def _alternatives(self, depth: int) -> None:
        if depth > _MOST_DEPTH:
            raise _FaultyPatternError(f"brackets are nested more than {_MOST_DEPTH} deep")
        text = self.text
        while self.at < len(text) and text[self.at] != ")":
            if text[self.at] == "|":
                self.at += 1
                continue
            self._quantified(self._term(depth))

    def _term(self, depth: int) -> bool:
        """Pass over one piece; whether it may be repeated."""
        text, at = self.text, self.at
        sign = text[at]
        if sign in "^$":
            self.at += 1
            return False
        if sign == "(":
            return self._group(depth)
        if sign == "[":
            self._class(depth)
            return True
        if sign == "\\":
            if text[at + 1 : at + 2] in ("b", "B"):
                self.at += 2
                return False
            self._escape()
            return True
        if sign in "*+?":
            raise _FaultyPatternError(f"nothing stands before `{sign}`")
        if sign in "{}]":
            raise _FaultyPatternError(f"`{sign}` stands alone; write `\\{sign}`")
        self.at += 1
        return True

    def _group(self, depth: int) -> bool:
        match = _GROUP.match(self.text, self.at)
        assert match is not None  # it begins with a bracket
        if match[0] == "(" and self.text[self.at + 1 : self.at + 2] == "?":
            raise _FaultyPatternError(f"`{self._shown()}` does not begin a group")
        self.at = match.end()
        if match["look"] is None and match["plain"] is None:
            self.groups += 1
        if match["name"]:
            self.names.add(match["name"])
        self._alternatives(depth + 1)
        if self.at >= len(self.text):
            raise _FaultyPatternError("a `(` has no `)`")
        self.at += 1
        return match["look"] is None

    def _escape(self) -> None:
        reference = _REFERENCE.match(self.text, self.at)
        if reference is not None:
            if reference["number"]:
                self.numbers.append(int(reference["number"][:9]))
            else:
                self.wanted.append(reference["name"])
            self.at = reference.end()
            return
        match = _CLASS_ESCAPE.match(self.text, self.at) or _CHARACTER_ESCAPE.match(
            self.text, self.at
        )
        if match is None:
            raise _FaultyPatternError(self._no_escape())
        self.at = match.end()

    def _quantified(self, may_repeat: bool) -> None:
        match = _QUANTIFIER.match(self.text, self.at)
        if match is None:
            if self.text[self.at : self.at + 1] == "{":
                raise _FaultyPatternError("`{` stands alone; write `\\{`")
            return
        if not may_repeat:
            raise _FaultyPatternError(f"`{match[0]}` repeats nothing")
        if match["most"] and int(match["most"][:9]) < int(match["least"][:9]):
            raise _FaultyPatternError(f"the limits in `{match[0]}` are the wrong way round")
        self.at = match.end()

    def _class(self, depth: int) -> None:
        """A set of characters, which may hold others; with the flag `v` more characters have to be escaped."""
        if depth > _MOST_DEPTH:
            raise _FaultyPatternError(f"brackets are nested more than {_MOST_DEPTH} deep")
        text = self.text
        self.at += 1
        if text[self.at : self.at + 1] == "^":
            self.at += 1
        before: int | None = None  # code point of the sign before, from which a range may begin
        is_first = True
        while True:
            if self.at >= len(text):
                raise _FaultyPatternError("a `[` has no `]`")
            if text[self.at] == "]":
                self.at += 1
                return
            if not is_first and text.startswith(("--", "&&"), self.at):
                self.at += 2
                before = None
                continue
            if (
                text[self.at] == "-"
                and before is not None
                and text[self.at + 1 : self.at + 2] != "]"
            ):
                self.at += 1
                last = self._class_sign(depth)
                if last is None or last < before:
                    raise _FaultyPatternError(
                        f"the range before `{self._shown()}` has no end, or one before its beginning"
                    )
                before = None
                continue
            before = self._class_sign(depth)
            is_first = False

    def _class_sign(self, depth: int) -> int | None:
        """Pass over one character or set within a set; its code point where it is a sign."""
        text, at = self.text, self.at
        if at >= len(text):
            raise _FaultyPatternError("a `[` has no `]`")
        if text[at] == "[":
            self._class(depth + 1)
            return None
        if text[at] == "\\":
            for form in (_CLASS_ESCAPE, _IN_CLASS, _CHARACTER_ESCAPE):
                match = form.match(text, at)
                if match is not None:
                    self.at = match.end()
                    if form is _CLASS_ESCAPE or match[0].startswith("\\q"):
                        return None
                    return _code_point(match[0])
            raise _FaultyPatternError(self._no_escape())
        doubled = _DOUBLED.match(text, at)
        if doubled is not None:
            raise _FaultyPatternError(
                f"`{doubled[0]}` is kept for later use within `[…]`; write `\\` before each"
            )
        if text[at] in _LONE:
            raise _FaultyPatternError(f"`{text[at]}` has to be written `\\{text[at]}` within `[…]`")
        self.at += 1
        return ord(text[at])

    def _no_escape(self) -> str:
        what = self.text[self.at : self.at + 2]
        if len(what) < len("\\d"):
            return "it ends in a backslash"
        return f"`{what}` means nothing; write `{what[1]}`"

    def _shown(self) -> str:
        return self.text[self.at : self.at + _SHOWN]


_CONTROLS = {"f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "0": 0, "b": 8}


def _code_point(escape: str) -> int:
    """Give the code point that an escape of one character stands for."""
    letter = escape[1]
    if letter in "xu" and len(escape) > len("\\x"):
        return int(escape[2:].strip("{}"), 16)
    if letter == "c" and len(escape) > len("\\c"):
        return ord(escape[2]) % 32
    return _CONTROLS.get(letter, ord(letter))
