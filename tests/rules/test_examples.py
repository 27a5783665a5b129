"""Every rule does what the examples in its documentation say."""

import pytest

from generator.rules.catalogue import rules
from generator.rules.examples import examples, run

_CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{'passes' if example.passes else 'fails'}-{number}")
    for rule in rules()
    for number, example in enumerate(examples(rule), start=1)
]


@pytest.mark.parametrize(("rule", "example"), _CASES)
def test_rule_says_what_its_example_says(rule, example):
    found = run(rule, example)
    assert (found == []) is example.passes, found


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_has_examples_of_both_kinds(rule):
    assert {example.passes for example in examples(rule)} == {True, False}
