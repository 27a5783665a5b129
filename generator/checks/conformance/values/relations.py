"""
How a page relates to another one: ``rel``.

Source:
    WHATWG HTML, 4.6.7 "Link types". The standard lets anybody register more words, on a wiki; so of
    an unknown word only what is surely a slip is told.
"""

from generator.checks.conformance.values.names import twice
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import vocabulary
from generator.typed_yaml.suggest import nearest

_WHERE = {"link element": "`<link>`", "link": "links", "form": "forms"}


def of_link_element(value: str) -> Verdict | None:
    """Judge ``rel`` of ``link``."""
    return _slip(value, "link element")


def of_link(value: str) -> Verdict | None:
    """Judge ``rel`` of ``a`` and ``area``."""
    return _slip(value, "link")


def of_form(value: str) -> Verdict | None:
    """Judge ``rel`` of ``form``."""
    return _slip(value, "form")


def misplaced(value: str, element: str) -> Verdict | None:
    """
    Report a word that belongs on another element.

    Args:
        value: Of ``rel``.
        element: `link`, `a`, `area` or `form`.
    """
    known = vocabulary().relations
    where = {"link": "link element", "form": "form"}.get(element, "link")
    for word in value.lower().split():
        homes = [name for key, name in _WHERE.items() if word in known[key]]
        if homes and word not in known[where] and word not in known["elsewhere"]:
            fix = f"remove `{word}`; it belongs on {' and '.join(homes)}"
            return Verdict(f"has `{word}`, which means nothing on {_WHERE[where]}", fix)
    return None


def _slip(value: str, where: str) -> Verdict | None:
    words = value.lower().split()
    known = vocabulary().relations
    everywhere = frozenset().union(*known.values())
    for word in words:
        meant = None if word in everywhere else nearest(word, known[where])
        # A word that is only the beginning of another may be registered elsewhere.
        if meant is not None and not meant.startswith(word):
            return Verdict(f"has `{word}`, which no browser knows", f"write `{meant}`")
    return twice(words)
