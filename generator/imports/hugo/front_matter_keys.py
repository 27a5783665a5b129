"""The few changes that front matter needs, each on its own line."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import yaml

from generator.imports.hugo.declared import DeclaredKeys, kind, needs_quotes
from generator.imports.hugo.edits import Edit
from generator.imports.hugo.source_page import Key, SourcePage
from generator.model.finding import Fault, Location

_TEXTS = frozenset(
    {
        "title", "description", "slug", "url", "layout", "type", "summary", "translationkey",
        "owner", "image", "image_alt", "canonical", "keyphrase", "campaign",
    }
)  # fmt: skip
_DATES = frozenset({"date", "lastmod", "publishdate", "expirydate", "review_by"})
_BOOLEANS = frozenset({"draft", "noindex", "toc"})
_LISTS = frozenset({"aliases", "keywords", "tags", "categories"})
_MAPPINGS = frozenset({"params", "cascade", "social"})
_OTHERS = frozenset({"weight", "menu", "allow"})
OURS = _TEXTS | _DATES | _BOOLEANS | _LISTS | _MAPPINGS | _OTHERS

#: Names that Hugo reads as one of its dates where the first one is missing.
#: Source: Hugo's documentation, "Configure front matter", default values.
_OTHER_NAMES = {
    "pubdate": "publishDate",
    "published": "publishDate",
    "modified": "lastmod",
    "unpublishdate": "expiryDate",
    "menus": "menu",
}
_TRUTHS = frozenset({"true", "false", "yes", "no", "on", "off"})
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class KeyRules:
    """
    What decides about the keys of every page.

    Attributes:
        taxonomies: Names of taxonomies in lower case.
        declared: Takes note of keys that `site.yaml` must declare.
        has_picture: Whether a value of `image:` leads to a file of the site, seen from a page.
    """

    taxonomies: frozenset[str]
    declared: DeclaredKeys
    has_picture: Callable[[str, SourcePage], bool]


@dataclass(slots=True)
class KeyChanges:
    """Edits and faults of one page's front matter."""

    page: SourcePage
    edits: list[Edit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def rename(self, key: Key, name: str) -> None:
        """Give *key* another name; the last one given holds."""
        self.edits = [edit for edit in self.edits if edit.start != key.start]
        self.edits.append(Edit(key.start, key.end, name))

    def replace(self, node: yaml.Node, text: str) -> None:
        """Put *text* in the place of a value that stands on one line."""
        self.edits.append(Edit(self.start(node), self.end(node), text))

    def quote(self, node: yaml.Node) -> None:
        """Make a text of a plain value."""
        self.replace(node, json.dumps(str(node.value), ensure_ascii=False))

    def comment_out(self, first: int, last: int) -> None:
        """Make comments of lines *first* to *last* of the file; nothing where *last* is smaller."""
        for line in range(first, last + 1):
            offset = self._line_start(line)
            self.edits.append(Edit(offset, offset, "# "))

    def report(self, key: Key, message: str, fix: str = "") -> None:
        """Say that *key* could not be carried over as it is."""
        at = Location(self.page.file.origin, key.line)
        self.faults.append(Fault("imports/front-matter", message, at, fix, key.name))

    def start(self, node: yaml.Node) -> int:
        """Offset of *node* in the file's text."""
        return len(self.page.opening) + int(node.start_mark.index)

    def end(self, node: yaml.Node) -> int:
        """Offset behind *node*."""
        return len(self.page.opening) + int(node.end_mark.index)

    def last_line(self, node: yaml.Node) -> int:
        """Line of the file on which *node* ends; YAML itself places the end of a block later."""
        last = node
        while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
            last = last.value[-1]
            if isinstance(last, tuple):
                last = last[1]
        written = self.page.text[self.start(node) : self.end(last)].rstrip()
        return self.line(node) + written.count("\n")

    def line(self, node: yaml.Node) -> int:
        """Line of the file on which *node* begins."""
        return self.page.opening.count("\n") + int(node.start_mark.line) + 1

    def _line_start(self, line: int) -> int:
        position = 0
        for _ in range(line - 1):
            position = self.page.text.index("\n", position) + 1
        return position


def change_keys(page: SourcePage, rules: KeyRules) -> KeyChanges:
    """Find what has to change in the front matter of *page*."""
    changes = KeyChanges(page)
    present = {key.folded for key in page.keys}
    for key in page.keys:
        other = _OTHER_NAMES.get(key.folded)
        if other and other.casefold() not in present:
            changes.rename(key, other)
            _ours(key, other.casefold(), changes, rules)
        elif key.folded in ("build", "_build"):
            _build(key, changes, rules, present)
        elif key.folded == "headless" and page.logical.stem == "index":
            _headless(key, changes, rules, present)
        elif key.folded in OURS or key.folded in rules.taxonomies:
            _ours(key, key.folded, changes, rules)
        else:
            _own(key, changes, rules)
    return changes


def _own(key: Key, changes: KeyChanges, rules: KeyRules) -> None:
    """A key that Proofpress does not know: it is declared, and keeps its value."""
    value = key.value
    found = kind(value)
    rules.declared.note(key.name, found)
    if found == "text" and isinstance(value, yaml.ScalarNode) and needs_quotes(value):
        changes.quote(value)
    if key.folded == "outputs":
        changes.report(
            key,
            "`outputs:` has no effect; which feeds are written stands in site.yaml",
            "set `feeds:` in site.yaml",
        )


def _ours(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    value = key.value
    if isinstance(value, yaml.ScalarNode) and value.tag == _NULL:
        return
    if name in rules.taxonomies or name in _LISTS:
        _list(key, name, changes, rules)
    elif name in _TEXTS:
        _text(key, name, changes, rules)
    elif name in _DATES:
        _date(value, changes)
    elif name in _BOOLEANS:
        _boolean(key, changes, rules)
    elif name == "weight":
        _number(key, changes, rules)
    elif name in _MAPPINGS and not isinstance(value, yaml.MappingNode):
        set_aside(key, "a mapping", changes, rules)
    elif name == "allow":
        set_aside(key, "a list of accepted findings", changes, rules)


def set_aside(key: Key, wanted: str, changes: KeyChanges, rules: KeyRules) -> None:
    """Give a key that means something else here a name of its own, so that its value is kept."""
    name = f"hugo_{key.folded.lstrip('_')}"
    changes.rename(key, name)
    rules.declared.note(name, "any")
    changes.report(
        key,
        f"`{key.name}:` takes {wanted} here; the value of the source was kept as `{name}:`",
        f"remove `{name}:`, or give `{key.name}:` what it takes",
    )


def _text(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    value = key.value
    if not isinstance(value, yaml.ScalarNode):
        set_aside(key, "a text", changes, rules)
    elif name == "image" and not rules.has_picture(value.value, changes.page):
        set_aside(key, "the path of a picture", changes, rules)
    elif needs_quotes(value):
        changes.quote(value)


def _date(value: yaml.Node, changes: KeyChanges) -> None:
    """An empty date is no date; what is written wrongly stays for the build to report."""
    if isinstance(value, yaml.ScalarNode) and value.style in ("'", '"') and not value.value.strip():
        changes.replace(value, "")


def _boolean(key: Key, changes: KeyChanges, rules: KeyRules) -> None:
    value = key.value
    if not isinstance(value, yaml.ScalarNode) or value.value.lower() not in _TRUTHS:
        set_aside(key, "true or false", changes, rules)
    elif value.style:
        changes.replace(value, value.value.lower())


def _number(key: Key, changes: KeyChanges, rules: KeyRules) -> None:
    value = key.value
    scalar = value if isinstance(value, yaml.ScalarNode) else None
    whole = re.fullmatch(r"\s*([-+]?\d+)(\.0*)?\s*", scalar.value) if scalar else None
    if scalar is None or whole is None:
        set_aside(key, "a whole number", changes, rules)
    elif scalar.style or scalar.value != str(int(whole[1])):
        changes.replace(scalar, str(int(whole[1])))


def _list(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    value = key.value
    if isinstance(value, yaml.MappingNode):
        set_aside(key, "a list", changes, rules)
        return
    if isinstance(value, yaml.ScalarNode):
        _single(key, value, name, changes)
        return
    if (
        all(isinstance(item, yaml.ScalarNode) and item.tag == _NULL for item in value.value)
        and value.value
    ):
        changes.comment_out(changes.line(value.value[0]), changes.last_line(value))
        changes.report(key, f"every item of `{key.name}:` is empty; the items were made comments")
        return
    for item in value.value:
        if not isinstance(item, yaml.ScalarNode):
            set_aside(key, "a list of texts", changes, rules)
            return
    for item in value.value:
        if name == "aliases" and item.value:
            _alias(item, changes)
        elif needs_quotes(item):
            changes.quote(item)


def _single(key: Key, value: yaml.ScalarNode, name: str, changes: KeyChanges) -> None:
    """A single text where a list is wanted; Hugo divides `keywords` at commas and nothing else."""
    words = value.value.split(",") if name == "keywords" else [value.value]
    items = [
        _absolute(word.strip(), changes.page) if name == "aliases" else word.strip()
        for word in words
    ]
    quoted = ", ".join(json.dumps(item, ensure_ascii=False) for item in items if item)
    last = changes.last_line(value)
    changes.replace(value, f"[{quoted}]" + "\n" * (last - changes.line(value)))


def _alias(item: yaml.ScalarNode, changes: KeyChanges) -> None:
    absolute = _absolute(item.value, changes.page)
    if absolute != item.value:
        changes.replace(item, json.dumps(absolute, ensure_ascii=False))


def _absolute(alias: str, page: SourcePage) -> str:
    """
    An alias from the site's root; Hugo counts one without a slash from the file's folder.

    Source: Hugo 0.168, hugolib/site_render.go (`renderAliases`).
    """
    if not alias or alias.startswith("/") or "://" in alias:
        return alias
    logical = page.logical
    folder = logical.parent.parent if logical.stem in ("index", "_index") else logical.parent
    return "/" + (folder / alias).as_posix().lstrip("/")


def _headless(key: Key, changes: KeyChanges, rules: KeyRules, present: set[str]) -> None:
    value = key.value
    if (
        isinstance(value, yaml.ScalarNode)
        and value.value.lower() == "true"
        and "draft" not in present
    ):
        changes.rename(key, "draft")
        changes.report(key, "`headless: true` became `draft: true`: the page is not published")
    else:
        _own(key, changes, rules)


def _build(key: Key, changes: KeyChanges, rules: KeyRules, present: set[str]) -> None:
    """`build: {render: never}` means a draft here; the other choices have no counterpart."""
    options = _scalars(key.value)
    render = options.get("render", "always").lower()
    if render in ("never", "link", "false") and "draft" not in present:
        first, last = changes.line(key.value), changes.last_line(key.value)
        if first == key.line:
            changes.edits.append(Edit(key.start, changes.end(key.value), "draft: true"))
        else:
            line_end = changes.page.text.index("\n", key.start)
            changes.edits.append(Edit(key.start, line_end, "draft: true"))
            changes.comment_out(key.line + 1, last)
        changes.report(
            key,
            f"`{key.name}:` with `render: {render}` became `draft: true`: the page is not published",
        )
        return
    set_aside(key, "nothing", changes, rules)


def _scalars(node: yaml.Node) -> Mapping[str, str]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(name.value).lower(): str(value.value)
        for name, value in node.value
        if isinstance(value, yaml.ScalarNode)
    }
