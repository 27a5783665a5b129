"""Where a fault of structured data is fixed: a front-matter key, or a line of a template."""

from collections.abc import Iterator

from generator.checks.engine.rule import Passage, Problem
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import Block, structured_data
from generator.checks.structured.front_matter_keys import key_of
from generator.checks.structured.nodes import Form, Node, Path
from generator.checks.structured.values import value_faults
from generator.model.finding import Outcome


def problem(
    block: Block,
    node: Node,
    message: str,
    fix: str = "",
    *,
    path: Path = (),
    outcome: Outcome = Outcome.FAILED,
) -> Problem:
    """
    Make a problem that points at *node*, or at what stands at *path* below it.

    Data that was made of front matter points at the key.
    """
    offset = block.offset(node, path)
    passage = None
    if block.form is Form.JSON_LD and offset is not None:
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        passage = Passage(f'"{name}"' if name else "{", offset)
    element = block.element
    if block.form is not Form.JSON_LD and offset is not None:
        passage = Passage("<", offset)
    return Problem(
        message,
        fix=fix,
        element=element,
        key=key_of(block, node, path),
        outcome=outcome,
        passage=passage,
    )


def faults(page: HtmlPage, what: str) -> Iterator[Problem]:
    """Give the faults of values that rule *what* reports."""
    for block in page.fact(structured_data):
        for fault in value_faults(block):
            if fault.what == what:
                yield problem(block, fault.node, fault.message, fault.fix, path=fault.path)
