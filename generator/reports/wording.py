"""The words of a finding, in a form that other programs take."""

import re
import unicodedata

from generator.model.counted import counted
from generator.model.finding import Finding, Remark

_SURROGATE = re.compile("[\ud800-\udfff]")
#: What XML 1.0 has no place for, not even as a reference (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def writable(text: str) -> str:
    """Replace what UTF-8 cannot write: halves of characters, as file names may hold them."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def xml_text(text: str) -> str:
    """Replace what an XML file cannot hold."""
    return _NOT_XML.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """Write *text* on one line: runs of white space and control characters become a space."""
    return " ".join(
        "".join(
            " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
            for character in text
        ).split()
    )


def first_sentence(text: str) -> str:
    """Give the first sentence of *text*, without its full stop."""
    return one_line(text).partition(". ")[0].removesuffix(".")


def sentence(finding: Finding) -> str:
    """Say what is wrong, and on how many pages where there are several."""
    pages = len(finding.pages)
    if pages <= 1:
        return finding.message
    guess = ", probably one template" if finding.recurring else ""
    return f"{finding.message} (on {counted(pages, 'page')}{guess})"


def remark_in_words(remark: Remark) -> str:
    """Say what was taken for granted or not looked at, and how to say otherwise."""
    said = f"{remark.kind}: {remark.text}"
    return f"{said}; {remark.fix}" if remark.fix else said


def with_fix(finding: Finding, between: str = "\n") -> str:
    """Say what is wrong and, where that is known, what to do."""
    return f"{sentence(finding)}{between}fix: {finding.fix}" if finding.fix else sentence(finding)
