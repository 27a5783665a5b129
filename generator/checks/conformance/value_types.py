"""
What an attribute may hold: the forms of values that `attributes.json` names.

Besides these there are lists of words: ``=a|b`` is one of them in any case (``=|a`` also nothing at
all), ``==a|A`` one of them as it is spelt, and ``+a|b`` any number of them, each once.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from generator.checks.conformance.values import (
    addresses,
    dates,
    media,
    media_types,
    names,
    numbers,
    patterns,
    policies,
    relations,
    sources,
    styles,
)
from generator.checks.conformance.values.css_parts import colour
from generator.checks.conformance.values.verdict import Verdict
from generator.typed_yaml.suggest import nearest

Judge: TypeAlias = Callable[[str], Verdict | None]


class Subject(StrEnum):
    """What a fault of an attribute is about; each is a rule of its own."""

    UNKNOWN = "unknown"
    OBSOLETE = "obsolete"
    NEEDLESS = "needless"
    MISSING = "missing"
    CONFLICT = "conflict"
    INPUT = "input"
    BOOLEAN = "boolean"
    VALUE = "value"
    ADDRESS = "address"
    DATE = "date"
    FIELD = "field"
    MEDIA = "media"
    MEDIA_TYPE = "media type"
    META = "meta"
    PATTERN = "pattern"
    POLICY = "policy"
    REFERENCE = "reference"
    RELATION = "relation"
    RELATION_ELSEWHERE = "relation elsewhere"
    SOURCES = "sources"
    STYLE = "style"
    TIME_TEXT = "text of a time"


#: Forms of values, with the subject of their faults.
_FORMS: Mapping[str, tuple[Subject, Judge]] = {
    "address": (Subject.ADDRESS, addresses.address),
    "address or empty": (Subject.ADDRESS, addresses.address_or_empty),
    "addresses": (Subject.ADDRESS, addresses.addresses),
    "form address": (Subject.ADDRESS, addresses.form_address),
    "linked address": (Subject.ADDRESS, addresses.signs),
    "whole addresses": (Subject.ADDRESS, addresses.whole_addresses),
    "column span": (Subject.VALUE, numbers.column_span),
    "command": (Subject.VALUE, names.command),
    "coordinates": (Subject.VALUE, names.coordinates),
    "css color": (Subject.VALUE, colour),
    "custom element": (Subject.VALUE, names.custom_element),
    "date of a change": (Subject.DATE, dates.date_of_change),
    "field name": (Subject.VALUE, names.field_name),
    "file types": (Subject.MEDIA_TYPE, media_types.file_types),
    "heading offset": (Subject.VALUE, numbers.heading_offset),
    "icon sizes": (Subject.VALUE, names.icon_sizes),
    "id": (Subject.VALUE, names.identifier),
    "id reference": (Subject.VALUE, names.id_reference),
    "ids": (Subject.VALUE, names.id_references),
    "integer": (Subject.VALUE, numbers.integer),
    "integrity": (Subject.POLICY, policies.integrity),
    "keys": (Subject.VALUE, names.keys),
    "length": (Subject.VALUE, numbers.length),
    "map name": (Subject.VALUE, names.map_name),
    "media": (Subject.MEDIA, media.media_queries),
    "mime": (Subject.MEDIA_TYPE, media_types.media_type),
    "not empty": (Subject.VALUE, names.not_empty),
    "number": (Subject.VALUE, numbers.number),
    "one line": (Subject.VALUE, names.one_line),
    "pattern": (Subject.PATTERN, patterns.pattern),
    "permissions": (Subject.POLICY, policies.permissions),
    "positive": (Subject.VALUE, numbers.positive),
    "rel of a form": (Subject.RELATION, relations.of_form),
    "rel of a link": (Subject.RELATION, relations.of_link),
    "rel of a link element": (Subject.RELATION, relations.of_link_element),
    "row span": (Subject.VALUE, numbers.row_span),
    "script type": (Subject.MEDIA_TYPE, media_types.script_type),
    "sizes": (Subject.SOURCES, sources.source_sizes),
    "srcset": (Subject.SOURCES, sources.source_set),
    "step": (Subject.VALUE, numbers.step),
    "style": (Subject.STYLE, styles.style),
    "target": (Subject.VALUE, names.target),
    "target name": (Subject.VALUE, names.target_name),
    "time": (Subject.DATE, dates.time),
    "tokens": (Subject.VALUE, names.words),
    "view box": (Subject.VALUE, numbers.view_box),
    "word": (Subject.VALUE, names.word),
}
#: Forms that any text has, or that another rule judges.
FREE = frozenset({"text", "language", "page language", "autofill"})


def subject_of(form: str) -> Subject:
    """Say what a fault of a value of *form* is about."""
    found = _FORMS.get(form)
    return Subject.VALUE if found is None else found[0]


@lru_cache(maxsize=16_384)  # a site repeats its values
def judge(form: str, value: str) -> Verdict | None:
    """
    Say what is wrong with a value.

    Args:
        form: As `attributes.json` names it.
        value: As written, character references decoded.

    Returns:
        None where nothing is wrong, or where any text will do.
    """
    found = _FORMS.get(form)
    if found is not None:
        return found[1](value)
    if form.startswith("=="):
        return _one_of(value, value, form[2:].split("|"))
    if form.startswith("="):
        return _one_of(value, value.lower(), form[1:].split("|"))
    if form.startswith("+"):
        return _some_of(value.lower().split(), form[1:].split("|"))
    return None


def _one_of(written: str, value: str, known: list[str]) -> Verdict | None:
    if value in known:
        return None
    words = [word for word in known if word]
    text = written.strip()
    if text != written and text.lower() in words:
        return Verdict("has white space around it", f"write `{text}`", text)
    if not text:
        return Verdict("is empty", f"write {_choice(words)}, or remove it")
    meant = nearest(text, words)
    why = "is not a value that browsers know"
    return Verdict(why, f"write `{meant}`" if meant else f"write {_choice(words)}")


def _some_of(values: list[str], known: list[str]) -> Verdict | None:
    for value in values:
        if value not in known:
            meant = nearest(value, known)
            fix = f"write `{meant}`" if meant else f"remove it, or write {_choice(known)}"
            return Verdict(f"has `{value}`, which browsers do not know", fix)
    return names.twice(values)


_MOST_NAMED = 10


def _choice(words: list[str]) -> str:
    if not words:
        return "nothing"
    if len(words) > _MOST_NAMED:
        return "one of the words that the standard lists"
    quoted = [f"`{word}`" for word in words]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
