"""
What a field asks for, so that browsers fill it in: ``autocomplete``.

Source:
    WHATWG HTML, 4.10.18.7 "Autofill" ("autofill detail tokens").
"""

from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import vocabulary
from generator.typed_yaml.suggest import nearest

_SWITCHES = frozenset({"on", "off"})
_FIX = "write a word such as `email`, `name` or `postal-code`, or `off`"


def autofill(value: str) -> Verdict | None:
    """Judge the words, in the one order that they may have."""
    words = value.lower().split()
    if not words:
        return Verdict("is empty", _FIX)
    if len(words) == 1 and words[0] in _SWITCHES:
        return None
    if any("," in word for word in words):
        return Verdict("has a comma in it", "separate the words by spaces")
    return _details(words)


def _details(words: list[str]) -> Verdict | None:
    """Judge section, address, kind of contact, field and `webauthn`, in this order."""
    known = vocabulary().autofill
    contact, rest = _before_field(words)
    if len(rest) > 1 and rest[-1] == "webauthn":
        rest = rest[:-1]
    if not rest:
        return Verdict("says what kind of field it is, not what to fill in", _FIX)
    field = rest[0]
    if field not in known["fields"] and field not in known["contact fields"]:
        return _no_field(field)
    if len(rest) > 1:
        why = f"has `{rest[1]}` after `{field}`, where nothing may follow"
        return Verdict(why, f"remove `{rest[1]}`")
    if contact and field not in known["contact fields"]:
        why = f"has `{contact}` before `{field}`, and it is for telephone and e-mail alone"
        return Verdict(why, f"remove `{contact}`")
    return None


def _before_field(words: list[str]) -> tuple[str, list[str]]:
    """Pass over what may stand before the field; give the kind of contact, and the rest."""
    known = vocabulary().autofill
    rest = words[1:] if words[0].startswith("section-") else words
    if rest and rest[0] in known["addresses"]:
        rest = rest[1:]
    if rest and rest[0] in known["contacts"]:
        return rest[0], rest[1:]
    return "", rest


def _no_field(word: str) -> Verdict:
    known = vocabulary().autofill
    if word in _SWITCHES:
        return Verdict(f"has `{word}` beside other words", f"write `{word}` alone, or remove it")
    if word in (*known["addresses"], *known["contacts"]) or word.startswith("section-"):
        fix = "write section, address and kind of contact in this order, then the field"
        return Verdict(f"has `{word}` in the wrong place", fix)
    meant = nearest(word, (*known["fields"], *known["contact fields"]))
    why = f"has `{word}`, which browsers do not fill in"
    return Verdict(why, f"write `{meant}`" if meant else _FIX)
