"""
Which element may stand where: content models, asked of kinds.

Everything here follows from the start tag of an element and those around it, so it is worked out
once for all pages that a template makes.

Source: WHATWG HTML, section 3.2.5 "Content models", and "Content model" of each element.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto

from generator.checks.conformance.elements import ANY, FOCUSABLE, Model, elements
from generator.checks.conformance.written_tags import upset_elements
from generator.checks.engine.rule import Problem
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.kinds import Kind
from generator.typed_yaml.suggest import nearest
from generator.value import dataclass


class Topic(Enum):
    """What is said of an element; each is a rule of its own."""

    UNKNOWN = auto()
    OBSOLETE = auto()
    MISPLACED = auto()
    CONTROL = auto()
    FOREIGN = auto()
    STYLE = auto()


@dataclass(frozen=True, slots=True)
class KindFault:
    """
    What is wrong with an element where it stands.

    Attributes:
        message: For people.
        fix: What to do about it.
        around: Name of the element that it must not stand in; empty where that is not the fault.
        wanted: Names of elements in one of which it should stand; none where that is not the fault.
        alike: What neighbours have in common that make the same mistake; empty for the message.
    """

    topic: Topic
    message: str
    fix: str
    around: str = ""
    alike: str = ""
    wanted: frozenset[str] = frozenset()


#: Relations of a `link` that may stand in the body.
_BODY_RELATIONS = frozenset({
    "dns-prefetch", "modulepreload", "pingback", "preconnect", "prefetch", "preload", "stylesheet",
})  # fmt: skip
#: Relations that `seo/outside-head` looks after.
_SEARCH_RELATIONS = frozenset({"canonical", "alternate"})
_METADATA = frozenset({"base", "link", "meta", "style", "title"})
_IN_GROUP = frozenset({"dt", "dd", "script", "template"})
_AROUND_MAIN = frozenset({"html", "body", "div", "form", "noscript"})


def kind_faults(kind: Kind) -> tuple[KindFault, ...]:
    """Say what is wrong with elements of a *kind*, in their place; nothing for most."""
    return tuple(_faults(kind))


def unknown(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* whose name nobody knows."""
    return _first(kind, Topic.UNKNOWN)


def obsolete(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* that the standard no longer has."""
    return _first(kind, Topic.OBSOLETE)


def misplaced(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* that cannot stand where it does."""
    return _first(kind, Topic.MISPLACED)


def nested_control(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* of control that stands in another one."""
    return _first(kind, Topic.CONTROL)


def foreign(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* in a drawing or a formula."""
    return _first(kind, Topic.FOREIGN)


def style_in_body(kind: Kind) -> KindFault | None:
    """What is wrong with a *kind* of `style` outside of the head."""
    return _first(kind, Topic.STYLE)


def _first(kind: Kind, topic: Topic) -> KindFault | None:
    return next((one for one in kind.remember(kind_faults) if one.topic is topic), None)


def problems(page: HtmlPage, function: Callable[[Kind], KindFault | None]) -> Iterator[Problem]:
    """
    Report what *function* says of the kinds of *page*.

    The same of several elements side by side is one mistake, and is reported at the first.
    """
    told: set[tuple[Element | None, str]] = set()
    for element, fault in page.where(function):
        if fault is None:
            continue
        beside = (element.parent, fault.alike or fault.message)
        if beside in told or not element.is_written or _follows_from_tags(page, element, fault):
            continue
        told.add(beside)
        yield Problem(fault.message, fix=fault.fix, element=element)


def _follows_from_tags(page: HtmlPage, element: Element, fault: KindFault) -> bool:
    """Whether an end tag that is missing or misplaced put the element where it is."""
    upset = page.fact(upset_elements)
    if not upset:
        return False
    if any(one.name in fault.wanted and _is_behind(element, one) for one in upset):
        return True  # it would stand where it should, had that one ended where it was meant to
    around = next((one for one in element.ancestors if one.name == fault.around), None)
    return around is not None and any(around.position == one.position for one in upset)


def _is_behind(element: Element, other: Element) -> bool:
    return (element.position or (0, 0)) > (other.position or (0, 0))


def _faults(kind: Kind) -> Iterator[KindFault]:
    table = elements()
    name = kind.name
    if not kind.is_html:
        yield from _foreign(kind)
        return
    if name in table.obsolete:
        yield KindFault(Topic.OBSOLETE, f"`<{name}>` is obsolete", table.obsolete[name])
        return
    if not table.is_known(name):
        yield _unknown(name)
        return
    around = _holder(kind)
    if around is not None and not _fits(kind, *around):
        # In what is out of place itself, one finding is enough.
        if kind.parent is None or misplaced(kind.parent) is None:
            yield _misplaced(kind, *around)
        return
    yield from _within(kind)
    if name == "main":
        yield from _main(kind)


def _unknown(name: str) -> KindFault:
    close = nearest(name, elements().models)
    fix = f"write `<{close}>`" if close else "use an element of HTML, such as `div` or `span`"
    fix += "" if close else ", or define your own with a hyphen in its name"
    return KindFault(Topic.UNKNOWN, f"`<{name}>` is no element of HTML", fix)


def _foreign(kind: Kind) -> Iterator[KindFault]:
    table = elements()
    parent = kind.parent
    is_drawing = kind.namespace.name == "SVG"
    names = table.svg if is_drawing else table.mathml
    if ":" in kind.name or kind.name in names:
        return
    if parent is not None and not parent.is_html and parent.name in ("metadata", "annotation-xml"):
        return  # data of other programs
    if any(one.name in ("metadata", "annotation-xml") for one in kind.ancestors):
        return
    of = "SVG" if is_drawing else "MathML"
    close = nearest(kind.name, names)
    fix = f"write `<{close}>`" if close else f"use an element of {of}, or move it out"
    yield KindFault(Topic.FOREIGN, f"`<{kind.name}>` is no element of {of}", fix)


def _holder(kind: Kind) -> tuple[Kind, Model] | None:
    """The element around that decides what may stand here; None where nobody can say."""
    models = elements().models
    for one in kind.ancestors:
        if not one.is_html:
            return None
        model = models.get(one.name)
        if one.name == "noscript" and one.parent is not None and one.parent.name == "head":
            return one, models["head"]
        if model is None or (model.is_transparent and kind.name not in model.content):
            continue  # obsolete elements and unknown ones are taken for transparent
        return (one, model)
    return None


def _fits(kind: Kind, holder: Kind, model: Model) -> bool:
    name = kind.name
    if ANY in model.content:
        return True
    if holder.name == "div" and holder.parent is not None and holder.parent.name == "dl":
        return name in _IN_GROUP
    if "-" in name or name in elements().elsewhere:
        return "phrasing" in model.content or "flow" in model.content
    if name not in model.allowed:
        return name in _METADATA and _is_loose(kind, model)
    if name == "div" and holder.name == "dl":
        return kind.parent is holder
    if holder.name in ("head", "html"):
        return True
    if name in ("link", "meta"):
        return _is_loose(kind, model)
    if name == "area":
        return any(one.name in ("map", "template") for one in kind.ancestors)
    return True


def _is_loose(kind: Kind, model: Model) -> bool:
    """Whether a `link` or `meta` may stand in text."""
    if "flow" not in model.content and "phrasing" not in model.content:
        return False
    if kind.name == "link":
        relations = frozenset((kind.get("rel") or "").lower().split())
        return kind.has("itemprop") or (
            bool(relations) and relations <= (_BODY_RELATIONS | _SEARCH_RELATIONS)
        )
    return kind.name == "meta" and (kind.has("itemprop") or kind.has("property"))


def _misplaced(kind: Kind, holder: Kind, model: Model) -> KindFault:
    name, around, alike, wanted = kind.name, holder.name, "", frozenset[str]()
    if name == "style" and not model.is_list:
        message = f"`<style>` stands inside `<{around}>`; its place is the head"
        fix = "move it into the head or into a style sheet"
        return KindFault(Topic.STYLE, message, fix, around)
    if name in _METADATA and around != "head":
        message, fix = f"`<{name}>` stands outside of the head", "move it into the head"
    elif (parents := _parents(name)) and name not in elements().categories["flow"] - {"area"}:
        shown, wanted = _either([f"`<{one}>`" for one in parents]), frozenset(parents)
        message = f"`<{name}>` stands outside of {shown}"
        fix = f"put it right inside {shown}"
    elif model.is_list:
        held, alike = _shown(model), around
        shown = _either([f"`<{one}>`" for one in held])
        message = f"`<{name}>` stands right inside `<{around}>`, which holds {shown} only"
        takes = [one for one in held if name in elements().models[one].allowed]
        fix = f"put it inside {_either([f'`<{one}>`' for one in takes])}, or " if takes else ""
        fix += f"move it out of `<{around}>`"
    elif around == "div":
        message = f"`<{name}>` stands in a `<div>` of a `<dl>`, which holds `<dt>` and `<dd>` only"
        fix = "put it inside `<dd>`"
    elif "phrasing" in model.content:
        message = (
            f"`<{name}>` stands inside `<{around}>`, which holds text and inline elements only"
        )
        fix = f"end `<{around}>` before it, or use an inline element such as `span`"
    else:
        message = f"`<{name}>` cannot stand inside `<{around}>`"
        fix = f"move it out of `<{around}>`"
    return KindFault(Topic.MISPLACED, message, fix, around, alike, wanted)


def _parents(name: str) -> list[str]:
    """Elements that name *name* among what they hold."""
    if name == "area":
        return ["map"]
    return [one for one, model in elements().models.items() if name in model.content]


def _shown(model: Model) -> list[str]:
    categories = elements().categories
    return [name for name in sorted(model.content) if name not in categories]


def _either(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else "".join(names)


def _within(kind: Kind) -> Iterator[KindFault]:
    """What must not stand anywhere within an element around it; the nearest one is named."""
    models = elements().models
    name = kind.name
    for one in kind.ancestors:
        model = models.get(one.name) if one.is_html else None
        if one.name == "template" or model is None or not model.without:
            continue
        if model.without & {"interactive", FOCUSABLE}:
            if _is_control(kind) or (one.name == "a" and name == "a"):
                yield KindFault(
                    Topic.CONTROL,
                    f"{_control(kind)} stands inside {_control(one)}",
                    "put them side by side; people with a keyboard or a screen reader reach only one"
                    " of them",
                    one.name,
                )
                return
        elif any(
            name == bar or name in elements().categories.get(bar, ()) for bar in model.without
        ):
            topic = Topic.CONTROL if name == "label" else Topic.MISPLACED
            message = f"`<{name}>` stands inside `<{one.name}>`"
            if name == one.name:
                message = f"`<{name}>` stands inside another `<{name}>`"
            yield KindFault(topic, message, f"move it out of `<{one.name}>`", one.name)
            return


def _is_control(kind: Kind) -> bool:
    """Whether people are meant to do something with the element (interactive content), or to reach it."""
    name = kind.name
    return (
        kind.has("tabindex")
        or name in elements().categories["interactive"]
        or (name == "a" and kind.has("href"))
        or (name in ("audio", "video") and kind.has("controls"))
        or (name in ("img", "object") and kind.has("usemap"))
        or (name == "input" and (kind.get("type") or "").lower() != "hidden")
    )


def _control(kind: Kind) -> str:
    """What people call an element."""
    words = {"a": "a link", "button": "a button", "label": "a label", "option": "an option"}
    words |= {"select": "a list of choices", "textarea": "a text field", "input": "a form field"}
    shown = f"(`<{kind.name}>`)"
    if kind.name in words:
        return f"{words[kind.name]} {shown}"
    if kind.has("tabindex") and kind.name not in elements().categories["interactive"]:
        return f"`<{kind.name}>` with `tabindex`"
    return f"`<{kind.name}>`"


def _main(kind: Kind) -> Iterator[KindFault]:
    for one in kind.ancestors:
        if one.name == "main":
            return  # one of both is too many, whatever stands around it
        if one.name not in _AROUND_MAIN and one.name in elements().models:
            message = (
                f"`<main>` stands inside `<{one.name}>`, so it is not the main part of the page"
            )
            yield KindFault(Topic.MISPLACED, message, f"move it out of `<{one.name}>`", one.name)
            return
