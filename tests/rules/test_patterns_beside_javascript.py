"""Patterns, beside the engine that reads them in a browser."""

import json
import random
import shutil
import subprocess

import pytest

from generator.checks.conformance.values.patterns import pattern

NODE = shutil.which("node")
PIECES = [
    *"abz09-^$.*+?()[]{}|/\\,:=!<>&#%@~_ é😀", r"\d", r"\w", r"\p{L}", r"\b", "(?:", "(?=", "(?!", "(?<=",
    "(?<n>", r"\k<n>", r"\1", "[a-z]", "[^", "--", "&&", r"\-", r"\u{61}", r"\x41", "{2}", "{2,}", "{1,3}",
    "(a)", r"[\w.]", r"[\q{a|b}]", "[[a]", r"\.", r"\/", r"\cA", r"\0", "!!", r"\&",
]  # fmt: skip
READ = """
const read = text => { try { new RegExp(text, 'v'); return true } catch { return false } }
const texts = JSON.parse(require('fs').readFileSync(0))
console.log(JSON.stringify(texts.map(read)))
"""


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_no_pattern_that_the_engine_reads_is_reported():
    draw = random.Random(14)
    texts = ["".join(draw.choices(PIECES, k=draw.randrange(1, 9))) for _ in range(20_000)]
    done = subprocess.run(
        [NODE, "-e", READ], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if (
        done.returncode
        or not json.loads(done.stdout)[texts.index(next(t for t in texts if t.isalnum()))]
    ):
        pytest.skip("this node does not know the flag `v`")
    readable = json.loads(done.stdout)
    assert sum(readable) > 1_000
    assert [
        text for text, is_read in zip(texts, readable, strict=True) if is_read and pattern(text)
    ] == []
    missed = [
        text
        for text, is_read in zip(texts, readable, strict=True)
        if not is_read and not pattern(text)
    ]
    assert len(missed) < len(texts) / 1_000, missed[:20]
