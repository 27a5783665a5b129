"""The whole catalogue: rules and kinds of faults that ship, and those of plug-ins."""

from generator import plugins
from generator.checks.engine.rule import AnyRule
from generator.model.finding import FaultKind
from generator.rules import catalogue
from generator.rules.stage_faults import kinds


def all_rules() -> tuple[AnyRule, ...]:
    """Every rule."""
    return (*catalogue.rules(), *plugins.rules())


def shipped_ids() -> frozenset[str]:
    """Ids of the rules and kinds of faults that ship, those of plug-ins left out."""
    return frozenset({rule.id for rule in catalogue.rules()} | {kind.id for kind in kinds()})


def all_kinds() -> tuple[FaultKind, ...]:
    """Every kind of fault that a stage may report."""
    return kinds()
