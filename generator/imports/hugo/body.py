"""The few changes that a body needs: links by `ref`, and shortcodes that stand for an address."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise

from generator.imports.hugo.edits import Edit
from generator.imports.hugo.references import References
from generator.imports.hugo.shortcodes import Argument, Call, calls, literals_in_code
from generator.imports.hugo.source_page import SourcePage
from generator.imports.hugo.usage import Usage, is_address
from generator.model.finding import Location
from generator.value import dataclass

REFERENCES = frozenset({"ref", "relref"})
_IN_MARKDOWN = re.compile(r"\]\(\s*<?$|^ {0,3}\[[^\]\n]+\]:\s*<?$", re.MULTILINE)
_IN_HTML = re.compile(r"\b(?:href|src)\s*=\s*[\"']?\s*$", re.IGNORECASE)
_LONGEST_BEFORE = 200


@dataclass(slots=True)
class BodyChanges:
    """
    Edits of one page's body; offsets are those of the whole file.

    Attributes:
        links: References that became links.
        unresolved: References that lead nowhere, left as they are for the build to report.
        addresses: Other shortcodes that gave a link its address, by name: their argument stands now.
    """

    edits: list[Edit] = field(default_factory=list)
    links: int = 0
    unresolved: int = 0
    addresses: dict[str, Location] = field(default_factory=dict)
    address_counts: Counter[str] = field(default_factory=Counter)


def change_body(page: SourcePage, references: References, usage: Usage) -> BodyChanges:
    """Find what has to change in the body of *page*; *usage* takes note of its shortcodes."""
    changes = BodyChanges()
    text = page.text
    changes.edits.extend(
        Edit(page.body_start + one.start, page.body_start + one.end, one.plain)
        for one in literals_in_code(page.body)
    )
    if "{{" not in text:
        return changes
    for call in _calls(page):
        if call.name in REFERENCES:
            _reference(call, page, references, changes)
        elif _is_address(call, text) and call.positional and not call.named:
            _address(call, page, references, changes)
        else:
            changes.edits.extend(_parted(call))
            for argument in call.arguments:
                edit = _link_argument(argument, page, references)
                if edit is not None:
                    changes.edits.append(edit)
                    changes.links += 1
            usage.note(call, text, _at(page, call))
    return changes


def _calls(page: SourcePage) -> Iterator[Call]:
    return (call for call in calls(page.text) if call.start >= page.body_start)


def _reference(call: Call, page: SourcePage, references: References, changes: BodyChanges) -> None:
    written = call.named.get("path") or next(iter(call.positional), "")
    found = (
        references.resolve(written, page.logical, call.named.get("lang", "")) if written else None
    )
    if found is None or "outputFormat" in call.named or not _is_address(call, page.text):
        changes.unresolved += 1
        return
    changes.edits.append(Edit(call.start, call.end, _destination(found, page.text[call.start - 1])))
    changes.links += 1


def _address(call: Call, page: SourcePage, references: References, changes: BodyChanges) -> None:
    """Put the argument of a shortcode that stood for an address, since an address is all it can be."""
    written = call.positional[0]
    found = references.resolve(written, page.logical)
    if found is None:
        plain = "://" in written or written.startswith(("/", "#", "mailto:"))
        found = written if plain else f"@/{written}" if written.endswith(".md") else f"/{written}"
    changes.edits.append(Edit(call.start, call.end, _destination(found, page.text[call.start - 1])))
    changes.addresses.setdefault(call.name, _at(page, call))
    changes.address_counts[call.name] += 1


def _parted(call: Call) -> Iterator[Edit]:
    """Put white space between arguments; Hugo reads `key=value""` as one argument and an empty one."""
    for before, argument in pairwise(call.arguments):
        if argument.start != before.end:
            continue
        if not argument.name and not argument.value:
            yield Edit(argument.start, argument.end, "")
        else:
            yield Edit(argument.start, argument.start, " ")


def _link_argument(argument: Argument, page: SourcePage, references: References) -> Edit | None:
    value = argument.value
    if (
        not is_address(argument.name)
        or not value
        or "://" in value
        or value[0] in "/#@"
        or value.startswith("mailto:")
    ):
        return None
    found = references.resolve(value, page.logical)
    return (
        Edit(argument.start, argument.end, json.dumps(found, ensure_ascii=False)) if found else None
    )


def _is_address(call: Call, text: str) -> bool:
    before = text[max(0, call.start - _LONGEST_BEFORE) : call.start]
    return bool(_IN_MARKDOWN.search(before) or _IN_HTML.search(before))


def _destination(target: str, before: str) -> str:
    """*target* as Markdown takes it: white space and round brackets would end it early."""
    if before != "(" or not re.search(r"[\s()]", target):
        return target
    return f"<{target}>"


def _at(page: SourcePage, call: Call) -> Location:
    line = page.text.count("\n", 0, call.start) + 1
    column = call.start - page.text.rfind("\n", 0, call.start)
    return Location(page.file.origin, line, column)
