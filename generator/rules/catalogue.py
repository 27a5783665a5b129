"""Every rule that ships, what is written about each, and the reference made from it."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc

from generator.checks.rule import AnyRule
from generator.checks.ruleset import option_names
from generator.model.finding import FaultKind, Severity
from generator.rules.accessibility import (
    heading_order,
    image_alt,
    link_name,
    link_text,
    page_language,
)
from generator.rules.links import (
    anchor,
    broken,
    external_anchor,
    external_broken,
    external_moved,
    external_unverified,
    file_missing,
    unpublished,
)
from generator.rules.performance import asset_size, page_weight
from generator.rules.security import mixed_content
from generator.rules.seo import (
    canonical_broken,
    canonical_missing,
    canonical_multiple,
    canonical_relative,
    description_duplicate,
    description_length,
    description_missing,
    h1_missing,
    h1_multiple,
    orphan,
    title_duplicate,
    title_length,
    title_missing,
)
from generator.rules.social import image_absent, image_missing
from generator.rules.stage_faults import kinds

_RULES: tuple[AnyRule, ...] = (
    heading_order.RULE,
    image_alt.RULE,
    link_name.RULE,
    link_text.RULE,
    page_language.RULE,
    anchor.RULE,
    broken.RULE,
    external_anchor.RULE,
    external_broken.RULE,
    external_moved.RULE,
    external_unverified.RULE,
    file_missing.RULE,
    unpublished.RULE,
    asset_size.RULE,
    page_weight.RULE,
    mixed_content.RULE,
    canonical_broken.RULE,
    canonical_missing.RULE,
    canonical_multiple.RULE,
    canonical_relative.RULE,
    description_duplicate.RULE,
    description_length.RULE,
    description_missing.RULE,
    h1_missing.RULE,
    h1_multiple.RULE,
    orphan.RULE,
    title_duplicate.RULE,
    title_length.RULE,
    title_missing.RULE,
    image_absent.RULE,
    image_missing.RULE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    What the catalogue says about a rule or a kind of fault.

    Attributes:
        text: Markdown: why it matters, how to mend it, examples, source.
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


def rules() -> tuple[AnyRule, ...]:
    """Every rule that ships."""
    return _RULES


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
        facts.append(f"Stands on: {one.basis}.")
    if one.criteria:
        facts.append(f"WCAG: {', '.join(one.criteria)}.")
    if one.act:
        facts.append(f"ACT rules: {', '.join(one.act)}.")
    parts = [f"{'#' * level} {one.id}", one.text, " ".join(facts)]
    if one.options:
        parts.append(
            "Options:\n\n"
            + "\n".join(f"- `{name}`: {kind}; default {value}" for name, kind, value in one.options)
        )
    return "\n\n".join(parts)


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
