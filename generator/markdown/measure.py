"""Measures of a text that need no parser: they are asked of pages that are only listed."""

import re

_CODE = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
#: Longer runs without white space are taken for words, whatever is in them.
_LONGEST_MARK = 2
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(body: str) -> int:
    """
    Count the words of prose in Markdown, fenced code and marks such as ``-`` or ``##`` left out.

    Each ideograph counts as a word, since no spaces divide them.
    """
    text = _CODE.sub("", body) if "```" in body or "~~~" in body else body
    ideographs = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    if ideographs:
        text = _IDEOGRAPH.sub(" ", text)
    return ideographs + sum(len(word) > _LONGEST_MARK or word.isalnum() for word in text.split())
