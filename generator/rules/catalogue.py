"""Every rule that ships, what is written about each, and the reference made from it."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

import generator.rules
from generator.checks.engine.rule import AnyRule
from generator.checks.engine.ruleset import option_names
from generator.criteria.table import EN_301_549, clauses, named, provisions
from generator.model.finding import FaultKind, Severity
from generator.rules.stage_faults import kinds
from generator.value import dataclass

_PACKAGE = generator.rules.__name__


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What the catalogue says about a rule or a kind of fault.

    Attributes:
        text: Markdown: why it matters, how to fix it, examples, source.
        options: Name, what it wants, default; of each option.
    """

    id: str
    severity: Severity
    text: str
    basis: str = ""
    act: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()

    @property
    def summary(self) -> str:
        """The first sentence of the text."""
        return self.text.partition("\n")[0]


@cache
def rules() -> tuple[AnyRule, ...]:
    """Every rule that ships: the `RULE` of each module in the folder of a family."""
    families = (found for found in iter_modules(generator.rules.__path__) if found.ispkg)
    return tuple(rule for family in families for rule in _rules_of(f"{_PACKAGE}.{family.name}"))


def _rules_of(family: str) -> Iterator[AnyRule]:
    for found in iter_modules(import_module(family).__path__):
        rule = getattr(import_module(f"{family}.{found.name}"), "RULE", None)
        if rule is not None:
            yield rule


def entries(more: Iterable[AnyRule] = ()) -> tuple[Entry, ...]:
    """Every rule, those of plug-ins (*more*) included, and every kind of fault, by the id."""
    found = [_of_rule(rule) for rule in (*rules(), *more)] + [_of_kind(kind) for kind in kinds()]
    return tuple(sorted(found, key=lambda entry: entry.id))


def entry(name: str, more: Iterable[AnyRule] = ()) -> Entry | None:
    """Look up a rule or kind of fault by its id; None where there is none of that id."""
    return next((one for one in entries(more) if one.id == name), None)


def documentation(name: str, more: Iterable[AnyRule] = ()) -> str | None:
    """Write what `proofpress explain` shows about an id, as Markdown; None for an unknown id."""
    found = entry(name, more)
    return None if found is None else _section(found)


@cache
def reference() -> str:
    """Write the catalogue of all rules and kinds of faults as Markdown."""
    families: dict[str, list[Entry]] = {}
    for one in entries():
        families.setdefault(one.id.partition("/")[0], []).append(one)
    parts = []
    for family, members in sorted(families.items()):
        parts.append(f"## {family}")
        parts += [_section(one, level=3) for one in members]
    return "\n\n".join(parts) + "\n"


def _section(one: Entry, level: int = 1) -> str:
    facts = [f"Severity: {one.severity}."]
    if one.basis:
        facts.append(f"Based on: {one.basis}.")
    facts += _standards(one.criteria)
    if one.act:
        facts.append(f"ACT rules: {', '.join(one.act)}.")
    parts = [f"{'#' * level} {one.id}", one.text, " ".join(facts)]
    if one.options:
        parts.append(
            "Options:\n\n"
            + "\n".join(f"- `{name}`: {kind}; default {value}" for name, kind, value in one.options)
        )
    return "\n\n".join(parts)


def _standards(numbers: tuple[str, ...]) -> Iterator[str]:
    """Name the criteria, and the clauses of other standards that follow from them."""
    if numbers:
        names = {one.number: f"{one} ({one.level})" for one in named(numbers)}
        yield f"WCAG: {', '.join(names.get(number, number) for number in numbers)}."
    if clauses(numbers):
        yield f"{EN_301_549}: {', '.join(clauses(numbers))}."
    if provisions(numbers):
        yield f"Section 508: {', '.join(provisions(numbers))}."


def _of_rule(rule: AnyRule) -> Entry:
    return Entry(
        id=rule.id,
        severity=rule.severity,
        text=cleandoc(sys.modules[rule.check.__module__].__doc__ or ""),
        basis=rule.basis.value,
        act=rule.act,
        criteria=rule.criteria,
        options=tuple(option_names(rule)),
    )


def _of_kind(kind: FaultKind) -> Entry:
    return Entry(id=kind.id, severity=kind.severity, text=kind.doc)
