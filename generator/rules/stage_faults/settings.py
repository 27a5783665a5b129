"""Faults of `site.yaml`. Any of them stops the run before a page is read."""

from generator.model.finding import FaultKind
from generator.typed_yaml.fault_kinds import fault_kinds

KINDS: tuple[FaultKind, ...] = fault_kinds("settings")
