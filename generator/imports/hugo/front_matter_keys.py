"""The few changes that front matter needs: which key is whose, and what becomes of it."""

import json
from collections.abc import Iterator, Mapping, Sequence

import yaml

from generator.imports.hugo.cascades import plain
from generator.imports.hugo.declared import KNOWN, declarable, kind, needs_quotes
from generator.imports.hugo.edits import Edit
from generator.imports.hugo.key_changes import KeyChanges, KeyRules, set_aside
from generator.imports.hugo.menu_changes import change_menu
from generator.imports.hugo.publication import build_hides, is_true
from generator.imports.hugo.source_page import Key, SourcePage
from generator.imports.hugo.value_changes import (
    Change,
    change_boolean,
    change_date,
    change_layout,
    change_list,
    change_mapping,
    change_picture,
    change_text,
    whole_number,
)
from generator.model.finding import Fault, Location
from generator.settings.front_matter_schema import OF_ONE_PAGE

_OF_ONE_PAGE = frozenset(name.casefold() for name in OF_ONE_PAGE)
#: Names that Hugo reads as one of its dates where the first one is missing, and a second name.
#: Source: Hugo's documentation, "Configure front matter", default values.
_OTHER_NAMES = {
    "pubdate": "publishDate",
    "published": "publishDate",
    "modified": "lastmod",
    "unpublishdate": "expiryDate",
    "menus": "menu",
}
_TEXTS = (
    "title", "description", "slug", "url", "type", "summary", "translationkey", "owner",
    "image_alt", "canonical", "keyphrase", "campaign",
)  # fmt: skip


def change_keys(page: SourcePage, rules: KeyRules) -> KeyChanges:
    """Find what has to change in the front matter of *page*."""
    changes = KeyChanges(page)
    present = {key.folded for key in page.keys}
    for key in _of_one_name_each(page.keys, changes, rules):
        other = _OTHER_NAMES.get(key.folded, "")
        if key.folded == "published" and _is_boolean(key.value):
            _published(key, changes, rules, present)
        elif other and other.casefold() not in present:
            changes.rename(key, other)
            _shared(key, other.casefold(), changes, rules)
        elif key.folded in ("build", "_build"):
            if build_hides(plain(key.value)) and "draft" not in present and not changes.hides:
                _build(key, changes)
            else:
                set_aside(key, "nothing", changes, rules)
        elif key.folded == "headless" and _is_headless(key, page) and "draft" not in present:
            if changes.hides:
                set_aside(key, "nothing", changes, rules)
                continue
            changes.hides = True
            changes.rename(key, "draft")
            changes.replace(key.value, "true")
            changes.report(key, "`headless: true` became `draft: true`: the page is not published")
        else:
            _shared(key, key.folded, changes, rules)
    _keep_hidden(page, changes, rules)
    return changes


def _of_one_name_each(keys: Sequence[Key], changes: KeyChanges, rules: KeyRules) -> Iterator[Key]:
    """
    Give another name to each key that an earlier one has in other letters, and yield the rest.

    Hugo does not mind the case, and takes either value; here two such keys are an error. A key that
    is there twice in the same letters is wrong in Hugo, too, and stays for the build to report.
    """
    first: dict[str, str] = {}
    for key in keys:
        earlier = first.setdefault(key.folded, key.name)
        if earlier == key.name:
            yield key
            continue
        name = changes.free_name(key.name)
        changes.rename(key, name)
        rules.declared.note(name, "any")
        message = f"`{key.name}:` and `{earlier}:` are one key, so this one is `{name}:` now"
        changes.report(key, message, "remove one of them")


def _keep_hidden(page: SourcePage, changes: KeyChanges, rules: KeyRules) -> None:
    """Add what the page needs so that it is not published before, or where, Hugo publishes it."""
    found = rules.publication(page)
    added = {name: json.dumps(value) for name, value in found.dates.items()}
    if found.hidden and not found.hidden.said and not changes.hides:
        changes.hides = True
        added["draft"] = "true"
    if not added or page.problem:
        return
    moved = sum(changes.add(name, value) for name, value in added.items())
    if moved:
        names = " and ".join(f"`{name}:`" for name in added)
        message = f"{names} added, as Hugo hides the page; the lines below have moved"
        changes.faults.append(Fault("imports/line-added", message, Location(page.file.origin)))


def _shared(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A key that both generators know is changed where its value has another form; others are declared."""
    change = change_list if name in rules.taxonomies else _CHANGES.get(name, _declare)
    value = key.value
    empty = isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:null"
    if not empty or change is _declare:
        change(key, name, changes, rules)


def _declare(key: Key, name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """A key of the site's own keeps its value, and its type is declared."""
    if key.folded in KNOWN:
        set_aside(key, "something of its own", changes, rules)
        return
    found = kind(key.value)
    made = key.name
    if made != declarable(made):
        made = changes.free_name(made)
        changes.rename(key, made)
        changes.report(key, f"`{key.name}:` cannot be the name of a key here; it is `{made}:` now")
    rules.declared.note(made, found)
    if found == "text" and isinstance(key.value, yaml.ScalarNode) and needs_quotes(key.value):
        changes.quote(key.value)
    if name == "outputs":
        message = "`outputs:` has no effect; which feeds are written stands in site.yaml"
        changes.report(key, message, "set `feeds:` in site.yaml")


def _cascade(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """What a section hands down; Hugo can aim it at some pages only, which has no counterpart."""
    inner = changes.keys_of(key.value) if isinstance(key.value, yaml.MappingNode) else []
    if not inner or any(one.folded in ("target", "_target") for one in inner):
        set_aside(key, "one mapping for all pages below", changes, rules)
        return
    for one in _of_one_name_each(inner, changes, rules):
        if one.folded in _OF_ONE_PAGE:
            set_aside(one, "the value of one page", changes, rules)
        else:
            _shared(one, one.folded, changes, rules)


def _refused(key: Key, _name: str, changes: KeyChanges, rules: KeyRules) -> None:
    """`allow:` means something else in every other generator."""
    set_aside(key, "a list of accepted findings", changes, rules)


_CHANGES: Mapping[str, Change] = {
    **dict.fromkeys(_TEXTS, change_text),
    **dict.fromkeys(("date", "lastmod", "publishdate", "expirydate", "review_by"), change_date),
    **dict.fromkeys(("draft", "noindex", "toc"), change_boolean),
    **dict.fromkeys(("aliases", "keywords", "tags", "categories"), change_list),
    **dict.fromkeys(("params", "social"), change_mapping),
    "image": change_picture,
    "layout": change_layout,
    "weight": whole_number,
    "menu": change_menu,
    "cascade": _cascade,
    "allow": _refused,
}


def _is_headless(key: Key, page: SourcePage) -> bool:
    return page.logical.name != "404.md" and is_true(plain(key.value))


def _is_boolean(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:bool"


def _published(key: Key, changes: KeyChanges, rules: KeyRules, present: set[str]) -> None:
    """`published: false` is a draft, unless `draft:` says something else."""
    if "draft" in present or changes.hides:
        set_aside(key, "nothing", changes, rules)
        return
    no = plain(key.value) is False
    changes.hides = no
    changes.rename(key, "draft")
    changes.replace(key.value, str(no).lower())


def _build(key: Key, changes: KeyChanges) -> None:
    """A page that Hugo does not render, or lists nowhere, is a draft here."""
    first, last = changes.line(key.value), changes.last_line(key.value)
    if first == key.line:
        changes.edits.append(Edit(key.start, changes.end(key.value), "draft: true"))
    else:
        line_end = changes.page.text.index("\n", key.start)
        changes.edits.append(Edit(key.start, line_end, "draft: true"))
        changes.comment_out(key.line + 1, last)
    changes.hides = True
    options = " and ".join(
        f"`{name}: {value}`"
        for name, value in _scalars(key.value).items()
        if name in ("render", "list")
    )
    message = f"`{key.name}:` with {options} became `draft: true`: the page is not published"
    changes.report(key, message)


def _scalars(node: yaml.Node) -> Mapping[str, str]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(name.value).lower(): str(value.value)
        for name, value in node.value
        if isinstance(value, yaml.ScalarNode)
    }
