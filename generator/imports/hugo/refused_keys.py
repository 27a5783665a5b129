"""Front matter that the build would refuse, whatever the source meant by it, is set aside."""

import datetime as dt
from collections.abc import Iterable

from yaml.nodes import MappingNode

from generator.imports.hugo.declared import KNOWN
from generator.imports.hugo.edits import apply
from generator.imports.hugo.key_changes import KeyChanges, KeyRules, set_aside
from generator.imports.hugo.source_page import SourcePage, take_apart
from generator.model.finding import Fault
from generator.settings.front_matter_schema import cascade_keys, front_matter_keys
from generator.typed_yaml.compose import compose_checked
from generator.typed_yaml.field import KeySpec
from generator.typed_yaml.plan import Plan, planned, read_keys
from generator.typed_yaml.reading import Reading
from generator.typed_yaml.source import YamlSource

#: What is wrong in the source, too, stays as it is for the build to report.
_STAYS = ("/duplicate-key", "/syntax")
_DATES = frozenset({"date", "lastmod", "publishdate", "expirydate", "review_by"})


def without_refused(changes: KeyChanges, rules: KeyRules, text: str) -> str:
    """
    Set aside every key of *text* whose value the build refuses.

    Args:
        changes: Of the page; takes the faults.
        rules: What decides about the keys of every page.
        text: The page's file with the changes made.
    """
    page = take_apart(changes.page.file, text)
    if not page.keys:
        return text
    more = KeyChanges(page)
    refused = {
        tuple(fault.key.casefold().split(".")[:2])
        for fault in _faults(page, rules)
        if fault.key and not fault.rule.endswith(_STAYS)
    }
    tops = {path[0] for path in refused}
    for key in page.keys:
        if key.folded not in tops or key.folded in _DATES:
            continue
        if key.folded != "cascade" or not isinstance(key.value, MappingNode):
            set_aside(key, "another kind of value", more, rules)
            continue
        for one in more.keys_of(key.value):
            if ("cascade", one.folded) in refused:
                set_aside(one, "another kind of value", more, rules)
    changes.faults.extend(more.faults)
    return apply(text, more.edits)


def _faults(page: SourcePage, rules: KeyRules) -> Iterable[Fault]:
    """What the build says of the front matter; keys of the site's own may hold anything."""
    handed = [
        inner
        for key in page.keys
        if key.folded == "cascade" and isinstance(key.value, MappingNode)
        for inner in KeyChanges(page).keys_of(key.value)
    ]
    known = KNOWN | rules.taxonomies
    own = {key.name: "any" for key in (*page.keys, *handed) if key.folded not in known}
    specs = front_matter_keys(rules.taxonomies, own)
    below = _plan(cascade_keys(specs))
    source = YamlSource(page.inner, page.file.origin, "front-matter")
    composed = compose_checked(source)
    if not isinstance(composed.root, MappingNode):
        return ()
    reading = Reading(source, dt.UTC)
    read_keys(reading, composed.root, _plan(specs))
    for key, value in composed.root.value:
        if isinstance(value, MappingNode) and str(key.value).casefold() == "cascade":
            read_keys(reading, value, below, "cascade")
    return (*composed.faults, *reading.faults)


def _plan(specs: Iterable[KeySpec]) -> Plan:
    keys = planned(specs)
    return Plan(keys, {name.casefold(): name for name in keys})
