"""Edits of one page's front matter, each on its own line, and what is reported with them."""

import json
from collections.abc import Callable
from dataclasses import field

import yaml

from generator.imports.hugo.declared import KNOWN, DeclaredKeys, declarable
from generator.imports.hugo.edits import Edit
from generator.imports.hugo.publication import Publication
from generator.imports.hugo.source_page import Key, Notation, SourcePage
from generator.model.finding import Fault, Location
from generator.settings.front_matter_schema import COMMON_TAXONOMIES
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class KeyRules:
    """
    What decides about the keys of every page.

    Attributes:
        taxonomies: Names of taxonomies in lower case.
        declared: Takes note of keys that `site.yaml` must declare.
        has_picture: Whether a value of `image:` leads to a file of the site, seen from a page.
        publication: Whether Hugo publishes a page.
    """

    taxonomies: frozenset[str]
    declared: DeclaredKeys
    has_picture: Callable[[str, SourcePage], bool]
    publication: Callable[[SourcePage], Publication]


@dataclass(slots=True)
class KeyChanges:
    """
    Edits and faults of one page's front matter.

    Attributes:
        hides: Whether an edit makes a draft of the page.
    """

    page: SourcePage
    edits: list[Edit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hides: bool = False
    _taken: set[str] = field(default_factory=set)

    def free_name(self, wanted: str) -> str:
        """*wanted* in characters that a key may have, and another name than the page's other keys."""
        if not self._taken:
            self._taken.update(KNOWN, COMMON_TAXONOMIES)
            for key in self.page.keys:
                self._taken.add(key.folded)
                if key.folded == "cascade" and isinstance(key.value, yaml.MappingNode):
                    self._taken.update(inner.folded for inner in self.keys_of(key.value))
        name = declarable(wanted)
        while name.casefold() in self._taken:
            name += "_"
        self._taken.add(name.casefold())
        return name

    def rename(self, key: Key, name: str) -> None:
        """Give *key* another name; the last one given holds."""
        self._put(Edit(key.start, key.end, name))

    def replace(self, node: yaml.Node, text: str) -> None:
        """Replace a value that stands on one line with *text*; the last call wins."""
        self._put(Edit(self.start(node), self.end(node), text))

    def quote(self, node: yaml.Node) -> None:
        """Make a text of a plain value."""
        self.replace(node, json.dumps(str(node.value), ensure_ascii=False))

    def add(self, name: str, value: str) -> bool:
        """
        Add key *name*, whose YAML is *value*, or give the one that is there this value.

        Returns:
            Whether the lines below have moved.
        """
        key = self.page.key(name.casefold())
        if key is not None:
            start, end = self.start(key.value), self.end(key.value)
            self._put(Edit(min(start, end), end, value if end > start else f" {value}"))
            return False
        page = self.page
        line = f"{name}: {value}"
        if page.notation is Notation.NONE:
            mark = len(page.text) - len(page.text.removeprefix("\ufeff"))
            self.edits.append(Edit(mark, mark, f"---\n{line}\n---\n"))
            return True
        if page.inner.lstrip().startswith("{"):
            at = len(page.opening) + page.inner.index("{") + 1
            self.edits.append(Edit(at, at, f"{line}, "))
            return False
        free = self._free_line()
        if free is not None:
            self.edits.append(Edit(*free, line))
            return False
        end = len(page.opening) + len(page.inner)
        self.edits.append(Edit(end, end, line + "\n"))
        return True

    def _free_line(self) -> tuple[int, int] | None:
        """Place of a line before a key that says nothing: empty, or a comment."""
        lines = self.page.text.split("\n")
        last = 0
        used = {edit.start for edit in self.edits}
        for key in self.page.keys:
            number = key.line - 2
            text = lines[number].rstrip("\r") if number >= 0 else "-"
            block = isinstance(key.value, yaml.ScalarNode) and key.value.style in ("|", ">")
            if number >= last and (not text.strip() or text.startswith("#")) and last:
                start = self._line_start(number + 1)
                if start not in used:
                    return start, start + len(text)
            last = len(lines) if block else self.last_line(key.value)
        return None

    def comment_out(self, first: int, last: int) -> None:
        """Make comments of lines *first* to *last* of the file; nothing where *last* is smaller."""
        for line in range(first, last + 1):
            offset = self._line_start(line)
            self.edits.append(Edit(offset, offset, "# "))

    def report(self, key: Key, message: str, fix: str = "", line: int | None = None) -> None:
        """Say that *key* could not be carried over as it is; *line* is its own where not given."""
        at = Location(self.page.file.origin, line or key.line)
        self.faults.append(Fault("imports/front-matter", message, at, fix, key.name))

    def keys_of(self, node: yaml.MappingNode) -> list[Key]:
        """The keys of a mapping inside the front matter."""
        return [
            Key(str(key.value), self.start(key), self.end(key), self.line(key), value)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        ]

    def start(self, node: yaml.Node) -> int:
        """Offset of *node* in the file's text."""
        return len(self.page.opening) + int(node.start_mark.index)

    def end(self, node: yaml.Node) -> int:
        """Offset behind *node*."""
        start, end = self.start(node), len(self.page.opening) + int(node.end_mark.index)
        # YAML counts the line end behind a block to it.
        return start + len(self.page.text[start:end].rstrip())

    def last_line(self, node: yaml.Node) -> int:
        """Line of the file on which *node* ends; YAML itself places the end of a block later."""
        last = node
        while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
            inner = last.value[-1]
            inner = inner[1] if isinstance(inner, tuple) else inner
            if inner.start_mark.index <= last.start_mark.index:
                break  # an alias of something above, perhaps of this very list
            last = inner
        written = self.page.text[self.start(node) : self.end(last)].rstrip()
        return self.line(node) + written.count("\n")

    def line(self, node: yaml.Node) -> int:
        """Line of the file on which *node* begins."""
        return self.page.opening.count("\n") + int(node.start_mark.line) + 1

    def _put(self, edit: Edit) -> None:
        self.edits = [other for other in self.edits if other.start != edit.start]
        self.edits.append(edit)

    def _line_start(self, line: int) -> int:
        position = 0
        for _ in range(line - 1):
            position = self.page.text.index("\n", position) + 1
        return position


def set_aside(key: Key, wanted: str, changes: KeyChanges, rules: KeyRules) -> None:
    """Give a key that means something else here a name of its own, so that its value is kept."""
    name = changes.free_name(f"hugo_{key.folded.lstrip('_')}")
    changes.rename(key, name)
    rules.declared.note(name, "any")
    changes.report(
        key,
        f"`{key.name}:` takes {wanted} here; the value of the source was kept as `{name}:`",
        f"remove `{name}:`, or give `{key.name}:` what it takes",
    )
