"""Fingerprints: what a finding is, told apart from where it stands today."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.model.finding import Finding, Owner

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")
_ATTRIBUTE = re.compile(r"""\s*([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
#: A content hash in a file's name, as asset pipelines put it there.
_HASH = re.compile(r"[.-][0-9a-f]{8,64}(?=\.)")
#: Attributes that say what an element is; the others of a template differ from page to page.
_STEADY = frozenset({"class", "name", "property", "rel", "role", "type"})
_LENGTH = 32


def fingerprint(
    rule: str, source: str, owner: Owner, start_tag: str, key: str | None, message: str
) -> str:
    """
    Make a finding's fingerprint: rule, source path and what is meant there.

    That is the front-matter key, else the element (its start tag; of a template's element only
    what is the same on all pages), else the message without its numbers.

    Returns:
        32 hexadecimal digits of a SHA-256.
    """
    if key is not None:
        subject = f"key {key}"
    elif start_tag:
        subject = normalized(start_tag, steady_only=owner is Owner.THEME)
    else:
        subject = _NUMBER.sub("", message)
    return _digest(rule, source, subject)


def normalized(start_tag: str, *, steady_only: bool) -> str:
    """
    Write a start tag in one way: white space folded, quotes alike, content hashes left out.

    Args:
        start_tag: As it stands in the page.
        steady_only: Keep only attributes whose value a template does not fill page by page.
    """
    name, *rest = start_tag.strip("<>").split(maxsplit=1)
    attributes = sorted(
        (match[1].lower(), (match[2] or "").strip("\"'"))
        for match in _ATTRIBUTE.finditer("".join(rest))
    )
    return " ".join(
        [
            name.lower(),
            *(
                f'{attribute}="{_HASH.sub("", _SPACE.sub(" ", value))}"'
                for attribute, value in attributes
                if attribute != "/" and (not steady_only or attribute in _STEADY)
            ),
        ]
    )


def number_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Give findings that would share a fingerprint one each, by their order."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        if count > 1:
            finding = replace(finding, fingerprint=_digest(finding.fingerprint, str(count)))  # noqa: PLW2901 -- the same finding, told apart
        numbered.append(finding)
    return numbered


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
