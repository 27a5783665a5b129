"""Which rules run, how much each weighs, and with which options: catalogue and settings, merged."""

import dataclasses
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, get_args, get_origin, get_type_hints

from generator.checks.html_page import HtmlPage
from generator.checks.page_facts import AssetFacts
from generator.checks.rule import AnyRule
from generator.checks.site_index import SiteIndex
from generator.model.finding import Fault, FaultKind, Location, Owner, Severity


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule that runs, with its options."""

    rule: AnyRule
    options: Any


@dataclass(frozen=True, slots=True)
class Ruleset:
    """
    What runs, and how much it weighs.

    Attributes:
        severities: Of every rule and every kind of fault, by id; those that are off as well.
    """

    page_rules: tuple[ActiveRule, ...] = ()
    site_rules: tuple[ActiveRule, ...] = ()
    asset_rules: tuple[ActiveRule, ...] = ()
    severities: Mapping[str, Severity] = dataclasses.field(default_factory=dict)

    def severity(self, rule: str) -> Severity:
        """How much a finding of *rule* weighs; an id that nobody listed is an error."""
        return self.severities.get(rule, Severity.ERROR)

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """Every rule that runs."""
        active = (*self.page_rules, *self.site_rules, *self.asset_rules)
        return tuple(one.rule for one in active)


def read_ruleset(
    raw: Mapping[str, Any],
    rules: Iterable[AnyRule],
    kinds: Iterable[FaultKind] = (),
    positions: Mapping[str, Location] | None = None,
    *,
    asking: bool = False,
) -> tuple[Ruleset, tuple[Fault, ...]]:
    """
    Merge the shipped catalogue with the settings' ``rules:``.

    Args:
        raw: Rule id or ``family/*`` to a severity, or to a mapping of ``severity`` and options.
            An id outweighs its family, in whatever order they stand.
        rules: The catalogue's rules.
        kinds: The catalogue's kinds of faults.
        positions: Of settings keys, such as ``rules.seo/title-length.max``.
        asking: Whether other sites are asked; rules that judge their answers are off otherwise.

    Returns:
        The ruleset, and what is wrong with *raw*; wrong parts are left at their defaults.
    """
    rules, kinds = tuple(rules), tuple(kinds)
    reader = _Reader(positions or {}, {rule.id: rule for rule in rules})
    severities = {rule.id: rule.severity for rule in rules} | {k.id: k.severity for k in kinds}
    options = {rule.id: rule.defaults for rule in rules}
    faults: list[Fault] = []
    for name, value in sorted(raw.items(), key=lambda item: not item[0].endswith("/*")):
        ids = _matching(name, severities)
        if not ids:
            faults.append(reader.unknown_rule(name, severities))
            continue
        mapping = value if isinstance(value, Mapping) else {"severity": value}
        for key, setting in mapping.items():
            at = f"rules.{name}" if mapping is not value else f"rules.{name}.{key}"
            if key == "severity":
                severity = _severity(setting)
                if severity is None:
                    faults.append(reader.bad_severity(at, setting))
                else:
                    severities.update(dict.fromkeys(ids, severity))
            elif name.endswith("/*") or name not in options:
                faults.append(reader.unknown_option(at, name, key, ()))
            else:
                changed = reader.option(at, name, key, setting, options[name])
                if isinstance(changed, Fault):
                    faults.append(changed)
                else:
                    options[name] = changed
    if not asking:
        severities.update({rule.id: Severity.OFF for rule in rules if rule.asks})
    running = [
        ActiveRule(rule, options[rule.id])
        for rule in rules
        if severities[rule.id] is not Severity.OFF
    ]
    by_subject = {
        subject: tuple(one for one in running if one.rule.subject is subject)
        for subject in (HtmlPage, SiteIndex, AssetFacts)
    }
    ruleset = Ruleset(
        by_subject[HtmlPage], by_subject[SiteIndex], by_subject[AssetFacts], severities
    )
    return ruleset, tuple(faults)


def _matching(name: str, ids: Iterable[str]) -> list[str]:
    if name.endswith("/*"):
        return [one for one in ids if one.startswith(name[:-1])]
    return [name] if name in ids else []


def _severity(value: Any) -> Severity | None:
    """Read a severity; YAML turns a bare ``off`` into False."""
    if value is False:
        return Severity.OFF
    return Severity(value) if value in list(Severity) else None


class _Reader:
    """Reads options and words faults, each at the place of its key."""

    def __init__(self, positions: Mapping[str, Location], rules: Mapping[str, AnyRule]) -> None:
        self._positions = positions
        self._rules = rules

    def _fault(self, rule: str, message: str, path: str, fix: str) -> Fault:
        nearest = path
        while nearest not in self._positions and "." in nearest:
            nearest = nearest.rpartition(".")[0]
        at = self._positions.get(nearest, Location(PurePosixPath("site.yaml")))
        return Fault(rule, message, at, fix, key=path, owner=Owner.SETTINGS)

    def unknown_rule(self, name: str, ids: Iterable[str]) -> Fault:
        families = {f"{one.partition('/')[0]}/*" for one in ids}
        fix = _suggestion(name, [*ids, *sorted(families)], "`proofpress explain` lists all rules")
        return self._fault("settings/unknown-rule", f"unknown rule `{name}`", f"rules.{name}", fix)

    def bad_severity(self, path: str, value: Any) -> Fault:
        known = ", ".join(Severity)
        message = f"`{value}` is no severity"
        return self._fault("settings/rule-severity", message, path, f"choose one of {known}")

    def unknown_option(self, path: str, rule: str, key: Any, known: Iterable[str]) -> Fault:
        message = f"rule `{rule}` has no option `{key}`"
        known = list(known)
        otherwise = f"its options are {', '.join(['severity', *known])}"
        fix = _suggestion(str(key), ["severity", *known], otherwise)
        return self._fault("settings/rule-option", message, path, fix)

    def option(self, path: str, rule: str, key: Any, value: Any, current: Any) -> Any:
        """Give *current* with one option changed, or the fault that says why not."""
        hints = get_type_hints(type(current))
        known = [field.name for field in dataclasses.fields(current)]
        name = str(key).replace("-", "_")
        if name not in known:
            return self.unknown_option(path, rule, key, known)
        decoded = _decode(value, hints[name])
        if decoded is None:
            message = f"option `{key}` of `{rule}` wants {_describe(hints[name])}, not `{value}`"
            fix = f"its default is {_plain(getattr(self._rules[rule].defaults, name))}"
            return self._fault("settings/rule-option", message, path, fix)
        return dataclasses.replace(current, **{name: decoded})


def _suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean `{close[0]}`?" if close else otherwise


def _decode(value: Any, wanted: Any) -> Any:
    """Give *value* as the wanted type; None where it is another (no option may be None)."""
    origin, arguments = get_origin(wanted) or wanted, get_args(wanted)
    if origin is tuple and isinstance(value, list):
        items = [_decode(item, arguments[0]) for item in value]
        return None if None in items else tuple(items)
    if origin in (dict, Mapping) or getattr(origin, "__name__", "") == "Mapping":
        if not isinstance(value, Mapping):
            return None
        pairs = {str(key): _decode(item, arguments[1]) for key, item in value.items()}
        return None if None in pairs.values() else pairs
    if origin is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if type(value) is origin else None


def _describe(wanted: Any) -> str:
    names = {int: "a whole number", float: "a number", bool: "true or false", str: "text"}
    if wanted in names:
        return names[wanted]
    return "a list" if get_origin(wanted) is tuple else "a mapping"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def option_names(rule: AnyRule) -> Iterator[tuple[str, str, str]]:
    """List a rule's options: name, what it wants, and its default."""
    hints = get_type_hints(type(rule.defaults))
    for field in dataclasses.fields(rule.defaults):
        yield field.name, _describe(hints[field.name]), _plain(getattr(rule.defaults, field.name))
