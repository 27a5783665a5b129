"""
Pseudo-classes of HTML: links, fields, languages.

Source: HTML standard, section 4.16.3; Selectors Level 4.
"""

from collections.abc import Callable

from generator.css.media import Answer, all_of, negated
from generator.css.node import Node, Unknown
from generator.css.selectors import PseudoTest

_FIELDS_TEXT = """
    button input select textarea optgroup option fieldset
"""
_FIELDS = frozenset(_FIELDS_TEXT.split())
_WRITTEN_TYPES_TEXT = """
    text search url tel email password date month week time datetime-local number
"""
_WRITTEN_TYPES = frozenset(_WRITTEN_TYPES_TEXT.split())


def html_pseudo(pseudo: PseudoTest, node: Node) -> Answer:
    """Answer a pseudo-class that HTML defines; of fields, as they are before somebody types."""
    name = pseudo.name
    way = _HTML.get(name)
    if way is not None:
        return way(node)
    if name == "lang":
        return _lang(pseudo.words, node)
    if name == "dir":
        return _dir(pseudo.words, node)
    return None


def _has(node: Node, name: str) -> bool:
    return node.get(name) is not None


def _type(node: Node) -> str:
    value = node.get("type")
    return value.lower() if isinstance(value, str) else ""


def _is_link(node: Node) -> Answer:
    return node.name in ("a", "area") and _has(node, "href")


def _is_disabled(node: Node) -> Answer:
    if not node.is_html or node.name not in _FIELDS:
        return False
    if _has(node, "disabled"):
        return True
    inner, parent = node, node.parent
    found: Answer = False
    while parent is not None:
        if node.name == "option" and parent.name == "optgroup" and _has(parent, "disabled"):
            return True
        if (
            parent.name == "fieldset"
            and _has(parent, "disabled")
            and node.name not in ("option", "optgroup")
        ):
            children = parent.children
            if inner.name != "legend":
                return True
            if children is None:
                found = None
            elif next((one for one in children if one.name == "legend"), None) != inner:
                return True
        inner, parent = parent, parent.parent
    return found


def _is_enabled(node: Node) -> Answer:
    if not node.is_html or node.name not in _FIELDS:
        return False
    return negated(_is_disabled(node))


def _is_checked(node: Node) -> Answer:
    if node.name == "input" and _type(node) in ("checkbox", "radio"):
        return _has(node, "checked")
    return node.name == "option" and _has(node, "selected")


def _is_read_write(node: Node) -> Answer:
    editable = node.get("contenteditable")
    if editable is not None and editable != "false":
        return True
    if node.name == "textarea" or (
        node.name == "input" and (_type(node) or "text") in _WRITTEN_TYPES
    ):
        return all_of([not _has(node, "readonly"), negated(_is_disabled(node))])
    return False


def _can_be_required(node: Node) -> bool:
    return node.name in ("select", "textarea", "input")


def _shows_placeholder(node: Node) -> Answer:
    if node.name not in ("input", "textarea") or not _has(node, "placeholder"):
        return False
    value = node.get("value") if node.name == "input" else ""
    if node.name == "textarea":
        return node.is_empty
    return None if isinstance(value, Unknown) else not value


def _is_valid(node: Node) -> Answer:
    """Whether a field is valid as it stands; what its value decides is left open."""
    if node.name not in ("input", "select", "textarea", "form", "fieldset", "button"):
        return False
    if node.name in ("form", "fieldset", "select", "textarea"):
        return None
    if node.name == "button" or _is_disabled(node):
        return True
    if _has(node, "required") and _type(node) not in ("hidden", "range", "color", "submit"):
        value = node.get("value")
        return None if value else False
    return None if _has(node, "value") else True


_HTML: dict[str, Callable[[Node], Answer]] = {
    "link": _is_link,
    "any-link": _is_link,
    "-webkit-any-link": _is_link,
    "enabled": _is_enabled,
    "disabled": _is_disabled,
    "checked": _is_checked,
    "indeterminate": lambda node: node.name == "progress" and not _has(node, "value"),
    "required": lambda node: _can_be_required(node) and _has(node, "required"),
    "optional": lambda node: _can_be_required(node) and not _has(node, "required"),
    "read-write": _is_read_write,
    "read-only": lambda node: negated(_is_read_write(node)),
    "placeholder-shown": _shows_placeholder,
    "valid": _is_valid,
    "invalid": lambda node: (
        False if node.name not in ("input", "select", "textarea", "form", "fieldset", "button")
        else negated(_is_valid(node))
    ),
    "empty": lambda node: node.is_empty,
    "defined": lambda node: "-" not in node.name or not node.is_html,
    "open": lambda node: node.name in ("details", "dialog") and _has(node, "open"),
    "paused": lambda node: node.name in ("audio", "video") and not _has(node, "autoplay"),
    "muted": lambda node: node.name in ("audio", "video") and _has(node, "muted"),
    "default": lambda _node: None,
    "in-range": lambda _node: None,
    "out-of-range": lambda _node: False,
    "blank": lambda _node: False,
}  # fmt: skip


def _lang(words: tuple[str, ...], node: Node) -> Answer:
    one: Node | None = node
    while one is not None:
        own = one.get("lang")
        if own is not None:
            if isinstance(own, Unknown):
                return None
            return any(_is_range(wanted.lower(), own.lower()) for wanted in words)
        one = one.parent
    return False


def _is_range(wanted: str, own: str) -> bool:
    """Whether a language lies in a range, by extended filtering of RFC 4647."""
    if not wanted or not own:
        return wanted == own
    asked, had = wanted.split("-"), own.split("-")
    if asked[0] not in ("*", had[0]):
        return False
    rest = had[1:]
    for one in asked[1:]:
        if one == "*":
            continue
        while rest and rest[0] != one:
            if len(rest[0]) == 1:
                return False
            rest = rest[1:]
        if not rest:
            return False
        rest = rest[1:]
    return True


def _dir(words: tuple[str, ...], node: Node) -> Answer:
    one: Node | None = node
    while one is not None:
        own = one.get("dir")
        if isinstance(own, Unknown):
            return None
        value = (own or "").lower()
        if value == "auto":
            return None
        if value in ("ltr", "rtl"):
            return value in (word.lower() for word in words)
        one = one.parent
    return "ltr" in (word.lower() for word in words)
