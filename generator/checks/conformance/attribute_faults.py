"""
All faults of a page's attributes, found in one walk.

What follows from names, and from values that say what an element is, is a function of kinds; of the
other values each is judged once.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from generator.checks.conformance.attribute_company import faults_of_company
from generator.checks.conformance.attribute_names import faults_of_names, types_besides
from generator.checks.conformance.attribute_table import attribute_table
from generator.checks.conformance.closer_looks import Look, closer_looks, of_named_metas
from generator.checks.conformance.fault import Fault, of_value, shown
from generator.checks.conformance.value_types import FREE, Subject, judge, subject_of
from generator.checks.conformance.values.relations import misplaced
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.kinds import TELLING, Kind

Found: TypeAlias = tuple[tuple[Element, Fault], ...]

_NOTHING: Mapping[Subject, Found] = MappingProxyType({})
#: Signs in the address of a link at which a closer look is worth while.
_ODD_SIGN = re.compile(r"[ \"<>^`{|}\[\]]")
_SPACE = re.compile(r"[ \t\n\f\r]")
_ELEMENTS_OF_LINKS = frozenset({"a", "area"})
#: What `http-equiv` says that only a server can.
_OF_SERVERS_WORDS = (
    "cache-control content-language expires last-modified pragma set-cookie x-frame-options"
)
_OF_SERVERS = frozenset(_OF_SERVERS_WORDS.split())
_OF_BROWSERS = frozenset({"accept-ch", "delegate-ch", "origin-trial"})


class _Judgement(NamedTuple):
    """
    What is known of all elements of a kind.

    Attributes:
        faults: Those of every one.
        open: Attributes whose values differ, and the forms that they should have.
        looks: What has to be asked of each element.
    """

    faults: tuple[Fault, ...]
    open: tuple[tuple[str, str], ...]
    looks: tuple[Look, ...]


def attribute_faults(page: HtmlPage) -> Mapping[Subject, Found]:
    """List them by their subjects; ask with ``page.fact(attribute_faults)``."""
    found: dict[Subject, list[tuple[Element, Fault]]] = {}
    for element, fault in _faults(page):
        found.setdefault(fault.subject, []).append((element, fault))
    if not found:
        return _NOTHING
    return {subject: tuple(some) for subject, some in found.items()}


def _faults(page: HtmlPage) -> Iterator[tuple[Element, Fault]]:
    for element, judgement in page.where(_judgement):
        if judgement is None:
            continue
        for fault in judgement.faults:
            yield element, fault
        for name, form in judgement.open:
            value = element.get(name) or ""
            if form == "boolean":
                for fault in _boolean(element.name, name, value):
                    yield element, fault
                continue
            verdict = judge(form, value)
            if verdict is not None:
                yield element, of_value(subject_of(form), element.name, name, value, verdict)
        for look in judgement.looks:
            for fault in look(page, element):
                yield element, fault
    yield from _of_links(page)
    yield from _of_ids(page)
    yield from of_named_metas(page)


def _of_links(page: HtmlPage) -> Iterator[tuple[Element, Fault]]:
    """Judge all addresses of links with one look at their signs."""
    if _ODD_SIGN.search("\n".join(page.addresses)) is None:
        return
    for element, value in zip(page.anchors, page.addresses, strict=True):
        verdict = judge("linked address", value)
        if verdict is not None:
            yield element, of_value(Subject.ADDRESS, element.name, "href", value, verdict)


def _of_ids(page: HtmlPage) -> Iterator[tuple[Element, Fault]]:
    if 'id=""' in page.html or "id=''" in page.html:
        for nameless in page.select('[id=""]'):
            verdict = judge("id", "")
            if verdict is not None:
                yield nameless, of_value(Subject.VALUE, nameless.name, "id", "", verdict)
    if _SPACE.search("".join(page.ids)) is None:
        return
    for name in page.ids:
        verdict = judge("id", name)
        element = page.by_id(name)
        if verdict is not None and element is not None:
            yield element, of_value(Subject.VALUE, element.name, "id", name, verdict)


def _judgement(kind: Kind) -> _Judgement | None:
    faults = (*faults_of_names(kind), *faults_of_company(kind), *_of_values(kind))
    unjudged, looks = tuple(_open(kind)), tuple(closer_looks(kind))
    return _Judgement(faults, unjudged, looks) if faults or unjudged or looks else None


def _open(kind: Kind) -> Iterator[tuple[str, str]]:
    """Give attributes whose values are no part of the kind."""
    if not kind.is_html:
        if kind.name == "svg" and kind.has("viewBox"):
            yield "viewBox", "view box"
        return
    for name in kind.attribute_names:
        if name in TELLING or name == "id" or (name == "href" and kind.name in _ELEMENTS_OF_LINKS):
            continue
        form = attribute_table().form(kind.name, name)
        if form is not None and form not in FREE and not types_besides(kind, name):
            yield name, form


def _of_values(kind: Kind) -> Iterator[Fault]:
    """Judge values that are part of the kind."""
    if not kind.is_html:
        return
    for name in kind.attribute_names:
        value = kind.get(name) if name in TELLING else None
        form = attribute_table().form(kind.name, name)
        if value is None or form is None or types_besides(kind, name):
            continue
        if form == "boolean":
            yield from _boolean(kind.name, name, value)
            continue
        if kind.name == "meta" and name == "charset":
            continue  # html/charset reports another one than UTF-8
        if kind.name == "meta" and name == "http-equiv":
            yield from _pragma(value)
            continue
        verdict = judge(form, value)
        if verdict is not None:
            yield of_value(subject_of(form), kind.name, name, value, verdict)
        if name == "rel":
            verdict = misplaced(value, kind.name)
            if verdict is not None:
                yield of_value(Subject.RELATION_ELSEWHERE, kind.name, name, value, verdict)


def _boolean(element: str, name: str, value: str) -> Iterator[Fault]:
    """An attribute that is there or not: its value is nothing, or its own name."""
    low = value.lower()
    if low in ("", name):
        return
    if low in ("false", "no", "off", "0"):
        message = f"{shown(name, value)} on `<{element}>` switches it on, as any value does"
        yield Fault(Subject.BOOLEAN, name, message, f"remove `{name}` to switch it off")
        return
    message = f"{shown(name, value)} on `<{element}>` needs no value: it is on wherever it stands"
    yield Fault(Subject.BOOLEAN, name, message, f"write `{name}` without a value")


def _pragma(value: str) -> Iterator[Fault]:
    low = value.lower()
    if low in _OF_SERVERS:
        message = f"{shown('http-equiv', value)} on `<meta>` does nothing; browsers obey it only where the server sends it"
        fix = "write `lang` on `<html>`" if low == "content-language" else "remove the element"
        yield Fault(Subject.META, "http-equiv", message, fix)
        return
    form = attribute_table().elements["meta"]["http-equiv"]
    verdict = None if low in _OF_BROWSERS else judge(form, value)
    if verdict is not None:
        yield of_value(Subject.META, "meta", "http-equiv", value, verdict)
