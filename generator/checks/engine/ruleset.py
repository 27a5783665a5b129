"""Which rules run, how much each weighs, and with which options: catalogue and settings, merged."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any, get_args, get_origin, get_type_hints

from generator.checks.engine.rule import AnyRule
from generator.checks.facts.page_facts import AssetFacts
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import SiteIndex
from generator.globs import fits_or_is_below
from generator.model.finding import Fault, FaultKind, Location, Owner, Severity
from generator.typed_yaml.suggest import nearest_id
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule that runs, with its options."""

    rule: AnyRule
    options: Any


@dataclass(frozen=True, slots=True)
class LocalRules:
    """
    What is different on some paths.

    Attributes:
        pattern: Glob over source paths, or over addresses where it begins with a slash.
        severities: Of rules whose severity it changes.
        options: Of rules whose options it changes.
    """

    pattern: str
    severities: Mapping[str, Severity]
    options: Mapping[str, Any]

    def fits(self, names: Collection[str]) -> bool:
        """Whether it holds for what has these *names*: source path, output path, address."""
        return any(fits_or_is_below(name, self.pattern) for name in names)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """
    What runs, and how much it weighs.

    Attributes:
        page_rules: Those that run on some page; *site_rules* and *asset_rules* likewise.
        severities: Of every rule and every kind of fault, by id; those that are off as well.
        local: What is different on some paths; of several that fit, the last counts.
    """

    page_rules: tuple[ActiveRule, ...] = ()
    site_rules: tuple[ActiveRule, ...] = ()
    asset_rules: tuple[ActiveRule, ...] = ()
    severities: Mapping[str, Severity] = dataclasses.field(default_factory=dict)
    local: tuple[LocalRules, ...] = ()

    def severity(self, rule: str, names: Collection[str] = ()) -> Severity:
        """
        How much a finding of *rule* weighs; an id that is not in the list is an error.

        Args:
            rule: Its id.
            names: Source path, output path and address of where it was found.
        """
        severity = self.severities.get(rule, Severity.ERROR)
        for local in self.local:
            if rule in local.severities and local.fits(names):
                severity = local.severities[rule]
        return severity

    def runs(self, rule: str) -> bool:
        """Whether findings of *rule* are reported anywhere."""
        severities = (self.severities, *(local.severities for local in self.local))
        return any(one.get(rule, Severity.OFF) is not Severity.OFF for one in severities)

    def page_rules_at(self, names: Collection[str]) -> tuple[ActiveRule, ...]:
        """Rules for the page with these *names*."""
        return self._at(self.page_rules, names)

    def asset_rules_at(self, names: Collection[str]) -> tuple[ActiveRule, ...]:
        """Rules for the file with these *names*."""
        return self._at(self.asset_rules, names)

    def _at(self, rules: tuple[ActiveRule, ...], names: Collection[str]) -> tuple[ActiveRule, ...]:
        if not self.local:
            return rules
        here = [local for local in self.local if local.fits(names)]
        changed = {name: value for local in here for name, value in local.options.items()}
        return tuple(
            dataclasses.replace(one, options=changed.get(one.rule.id, one.options))
            for one in rules
            if self.severity(one.rule.id, names) is not Severity.OFF
        )

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
    local: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Ruleset, tuple[Fault, ...]]:
    """
    Merge the shipped catalogue with the settings' ``rules:`` and ``rules_for:``.

    Args:
        raw: Rule id or ``family/*`` to a severity, or to a mapping of ``severity`` and options.
            An id outweighs its family, in whatever order they stand; a family leaves out what is
            off as shipped.
        rules: The catalogue's rules.
        kinds: The catalogue's kinds of faults.
        positions: Of settings keys, such as ``rules.seo/title-length.max``.
        asking: Whether other sites are asked; rules that judge their answers are off otherwise.
        local: Glob to what is different on the paths that it matches, in the form of *raw*.

    Returns:
        The ruleset, and what is wrong with *raw* and *local*; wrong parts are left at their
        defaults.
    """
    rules, kinds = tuple(rules), tuple(kinds)
    reader = _Reader(positions or {}, {rule.id: rule for rule in rules})
    shipped = {rule.id: rule.severity for rule in rules} | {k.id: k.severity for k in kinds}
    changes = reader.changes(raw, "rules", shipped, {rule.id: rule.defaults for rule in rules})
    severities, options = {**shipped, **changes.severities}, changes.options
    places = []
    for pattern, own in (local or {}).items():
        changed = reader.changes(own, f"rules_for.{pattern}", shipped, options, local=True)
        places.append(LocalRules(pattern, changed.severities, changed.options))
    if not asking:
        silent = {rule.id for rule in rules if rule.asks}
        severities.update(dict.fromkeys(silent, Severity.OFF))
        places = [_without(silent, place) for place in places]
    ruleset = Ruleset(severities=severities, local=tuple(places))
    running = [
        ActiveRule(rule, options[rule.id])
        for rule in rules
        if ruleset.runs(rule.id) and reader.can_run(rule)
    ]
    by_subject = {
        subject: tuple(one for one in running if one.rule.subject is subject)
        for subject in (HtmlPage, SiteIndex, AssetFacts)
    }
    ruleset = dataclasses.replace(
        ruleset,
        page_rules=by_subject[HtmlPage],
        site_rules=by_subject[SiteIndex],
        asset_rules=by_subject[AssetFacts],
    )
    return ruleset, tuple(reader.faults)


def _without(silent: Collection[str], place: LocalRules) -> LocalRules:
    kept = {name: one for name, one in place.severities.items() if name not in silent}
    return dataclasses.replace(place, severities=kept)


def _matching(name: str, ids: Iterable[str]) -> list[str]:
    if name.endswith("/*"):
        return [one for one in ids if one.startswith(name[:-1])]
    return [name] if name in ids else []


def _severity(value: Any) -> Severity | None:
    """Read a severity; YAML turns a bare ``off`` into False."""
    if value is False:
        return Severity.OFF
    return Severity(value) if value in list(Severity) else None


@dataclass(frozen=True, slots=True)
class _Changes:
    """What settings change: severities of some rules, options of all or of some."""

    severities: Mapping[str, Severity]
    options: Mapping[str, Any]


class _Reader:
    """Reads options and words faults, each at the place of its key."""

    def __init__(self, positions: Mapping[str, Location], rules: Mapping[str, AnyRule]) -> None:
        self._positions = positions
        self._rules = rules
        self.faults: list[Fault] = []

    def changes(
        self,
        raw: Mapping[str, Any],
        path: str,
        known: Mapping[str, Severity],
        options: Mapping[str, Any],
        *,
        local: bool = False,
    ) -> _Changes:
        """
        Read what *raw* changes.

        Args:
            raw: As in `read_ruleset`.
            path: Of *raw* in the settings.
            known: Every rule and kind of fault.
            options: Of every rule that has some, so far.
            local: Whether it is for some paths: then only changed options are given back, and a
                rule that looks at the whole site takes none.
        """
        severities: dict[str, Severity] = {}
        current, changed = dict(options), {}
        for name, value in sorted(raw.items(), key=lambda item: not item[0].endswith("/*")):
            ids = _matching(name, known)
            if name.endswith("/*"):
                ids = [one for one in ids if known[one] is not Severity.OFF] or ids
            if not ids:
                self.faults.append(self.unknown_rule(name, f"{path}.{name}", known))
                continue
            mapping = value if isinstance(value, Mapping) else {"severity": value}
            for key, setting in mapping.items():
                at = f"{path}.{name}" if mapping is not value else f"{path}.{name}.{key}"
                if key == "severity":
                    severity = _severity(setting)
                    if severity is None:
                        self.faults.append(self.bad_severity(at, setting))
                    else:
                        severities.update(dict.fromkeys(ids, severity))
                elif name.endswith("/*") or name not in options:
                    self.faults.append(self.unknown_option(at, name, key, ()))
                elif local and self._rules[name].subject is SiteIndex:
                    self.faults.append(self.whole_site(at, name))
                else:
                    option = self.option(at, name, key, setting, current[name])
                    if isinstance(option, Fault):
                        self.faults.append(option)
                    else:
                        current[name] = changed[name] = option
        return _Changes(severities, changed if local else current)

    def _fault(self, rule: str, message: str, path: str, fix: str) -> Fault:
        nearest = path
        while nearest not in self._positions and "." in nearest:
            nearest = nearest.rpartition(".")[0]
        at = self._positions.get(nearest, Location(PurePosixPath("site.yaml")))
        return Fault(rule, message, at, fix, key=path, owner=Owner.SETTINGS)

    def unknown_rule(self, name: str, path: str, ids: Iterable[str]) -> Fault:
        families = {f"{one.partition('/')[0]}/*" for one in ids}
        fix = _suggestion(name, [*ids, *sorted(families)], "`proofpress explain` lists all rules")
        return self._fault("settings/unknown-rule", f"unknown rule `{name}`", path, fix)

    def can_run(self, rule: AnyRule) -> bool:
        """Whether what *rule* needs is installed; the fault that says what is not is kept."""
        if not rule.needs or find_spec(rule.needs) is not None:
            return True
        message = f"rule `{rule.id}` needs a package that is not installed"
        fix = f"install it with `pip install 'proofpress[{rule.extra}]'`"
        at = f"rules.{rule.id}"
        self.faults.append(self._fault("settings/rule-needs", message, at, fix))
        return False

    def whole_site(self, path: str, name: str) -> Fault:
        message = f"rule `{name}` looks at the whole site, so its options cannot differ by path"
        fix = "set them under `rules:`; its severity may differ"
        return self._fault("settings/rule-option", message, path, fix)

    def bad_severity(self, path: str, value: Any) -> Fault:
        known = ", ".join(Severity)
        message = f"`{value}` is not a severity"
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
            message = f"option `{key}` of `{rule}` must be {_describe(hints[name])}, not `{value}`"
            fix = f"its default is {_plain(getattr(self._rules[rule].defaults, name))}"
            return self._fault("settings/rule-option", message, path, fix)
        return dataclasses.replace(current, **{name: decoded})


def _suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    close = nearest_id(word, known)
    return f"did you mean `{close}`?" if close else otherwise


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
    if isinstance(value, tuple):
        return ", ".join(f"`{one}`" for one in value) or "none"
    return str(value)


def option_names(rule: AnyRule) -> Iterator[tuple[str, str, str]]:
    """List a rule's options: name, what it wants, and its default."""
    hints = get_type_hints(type(rule.defaults))
    for field in dataclasses.fields(rule.defaults):
        yield field.name, _describe(hints[field.name]), _plain(getattr(rule.defaults, field.name))
