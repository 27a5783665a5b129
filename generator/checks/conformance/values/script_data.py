"""
Data that browsers themselves read from scripts: import maps, and speculation rules.

Source:
    WHATWG HTML, 8.1.6.2 "Import maps" (4.12.1: the requirements on their content); 7.6.1
    "Speculation rules".
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.checks.conformance.values.verdict import Verdict
from generator.typed_yaml.suggest import nearest
from generator.url.parsed import parse

_RELATIVE = ("/", "./", "../")
_EAGERNESS = ("immediate", "eager", "moderate", "conservative")
_RULE_KEYS = (
    "source", "urls", "where", "eagerness", "referrer_policy", "relative_to", "requires",
    "expects_no_vary_search", "tag", "target_hint",
)  # fmt: skip
_ACTIONS = ("prefetch", "prerender", "prerender_until_script")
_LONGEST = 1_000_000  # characters


def script_data(kind: str, text: str) -> Verdict | None:
    """
    Judge what a script holds.

    Args:
        kind: Its `type`, `importmap` or `speculationrules`.
        text: All of its content.
    """
    if len(text) > _LONGEST:
        return None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return Verdict("is not JSON, so browsers ignore all of it", "correct the JSON")
    if not isinstance(told, dict):
        return Verdict("is not a JSON object", "write it as `{…}`")
    return next(_JUDGES[kind](told), None)


def _import_map(told: Mapping[str, Any]) -> Iterator[Verdict]:
    yield from _unknown(told, ("imports", "scopes", "integrity"))
    for name, value in told.items():
        if not isinstance(value, dict):
            yield Verdict(f"has `{name}`, which is not a JSON object", "write it as `{…}`")
            return
    yield from _imports(told.get("imports", {}))
    for where, imports in told.get("scopes", {}).items():
        if not isinstance(imports, dict):
            yield Verdict(
                f"has the scope `{where}`, which is not a JSON object", "write it as `{…}`"
            )
        else:
            yield from _imports(imports)


def _imports(imports: Mapping[str, Any]) -> Iterator[Verdict]:
    for name, address in imports.items():
        if not name:
            yield Verdict("has an import without a name", "write a name")
        elif not isinstance(address, str):
            if address is not None:
                yield Verdict(f"gives `{name}` no address", "write an address such as `/a.js`")
        elif not address.startswith(_RELATIVE) and parse(address) is None:
            why = f"gives `{name}` the address `{address}`, which browsers do not read there"
            yield Verdict(why, f"write `./{address}`, or a full address")
        elif name.endswith("/") and not address.endswith("/"):
            yield Verdict(
                f"gives `{name}` the address `{address}`, which does not end in `/`",
                f"write `{address}/`",
            )


def _speculation_rules(told: Mapping[str, Any]) -> Iterator[Verdict]:
    yield from _unknown(told, (*_ACTIONS, "tag"))
    for action in _ACTIONS:
        some = told.get(action, [])
        if not isinstance(some, list) or not all(isinstance(one, dict) for one in some):
            yield Verdict(f"has `{action}`, which is not a list of rules", "write it as `[{…}]`")
            return
        for one in some:
            yield from _speculation_rule(one)


def _speculation_rule(rule: Mapping[str, Any]) -> Iterator[Verdict]:
    yield from _unknown(rule, _RULE_KEYS)
    if "urls" not in rule and "where" not in rule:
        yield Verdict("has a rule for no address", 'write `"urls": […]` or `"where": {…}`')
    elif "urls" in rule and "where" in rule:
        yield Verdict("has a rule with both `urls` and `where`", "write a rule for each")
    eagerness = rule.get("eagerness", _EAGERNESS[0])
    if eagerness not in _EAGERNESS:
        yield Verdict(f"has `{eagerness}` for `eagerness`", f"write one of {', '.join(_EAGERNESS)}")


def _unknown(told: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Verdict]:
    for name in told:
        if name not in known:
            meant = nearest(name, known)
            fix = f"write `{meant}`" if meant else f"write one of {', '.join(known)}"
            yield Verdict(f"has `{name}`, which no browser knows", fix)


_JUDGES: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Verdict]]] = {
    "importmap": _import_map,
    "speculationrules": _speculation_rules,
}
KINDS = frozenset(_JUDGES)
