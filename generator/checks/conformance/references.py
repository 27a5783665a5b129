"""
References: attributes that name another element of the page.

Source:
    WHATWG HTML, 4.10.12 (`for` of `output`), 4.10.18.3 (`form`), 4.10.5.3.9 (`list`), 4.8.14
    (`usemap`), 5.2.2 (`itemref`), 6.12 (`popovertarget`), 4.10.6 (`commandfor`). Those of ARIA, of
    labels and of the cells of tables are the matter of the rules on accessibility.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.checks.conformance.fault import Fault, shown
from generator.checks.conformance.value_types import Subject
from generator.checks.page.html_page import Element, HtmlPage
from generator.typed_yaml.suggest import nearest

_MOST_KNOWN = 200
#: For an attribute: what the element that it names has to be, in words, and a test of it.
_WANTED: Mapping[str, tuple[str, Callable[[Element], bool]]] = {
    "form": ("a `<form>`", lambda one: one.name == "form"),
    "list": ("a `<datalist>`", lambda one: one.name == "datalist"),
    "popovertarget": ("an element with `popover`", lambda one: one.get("popover") is not None),
    "commandfor": ("an element", lambda _one: True),
}
REFERRING = frozenset({*_WANTED, "for", "itemref", "usemap"})


def of_reference(page: HtmlPage, element: Element, name: str) -> Iterator[Fault]:
    """Report what *name* of *element* names and is not there, or is something else."""
    value = element.get(name) or ""
    if name == "usemap":
        yield from _of_map(page, element, value)
    elif name in ("for", "itemref"):
        yield from _of_list(page, element, name, value)
    elif value and not any(sign in value for sign in " \t\n\f\r") and not value.startswith("#"):
        wanted, fits = _WANTED[name]
        found = page.by_id(value)
        if found is None:
            yield _missing(page, element, name, value, value)
        elif not fits(found):
            message = f"{shown(name, value)} on `<{element.name}>` names `<{found.name}>`, which is not {wanted}"
            yield Fault(Subject.REFERENCE, name, message, f"write the `id` of {wanted}")


def _missing(page: HtmlPage, element: Element, name: str, value: str, what: str) -> Fault:
    meant = _near(what, page.ids)
    message = (
        f"{shown(name, value)} on `<{element.name}>` names `{what}`, and no element has this `id`"
    )
    fix = (
        f"write `{meant}`"
        if meant
        else f"write the `id` of an element of this page, or remove `{name}`"
    )
    return Fault(Subject.REFERENCE, name, message, fix)


def _near(written: str, known: Collection[str]) -> str | None:
    """Find the name that may be meant; among very many it would take long, for each reference."""
    return nearest(written, known) if len(known) <= _MOST_KNOWN else None


def _of_list(page: HtmlPage, element: Element, name: str, value: str) -> Iterator[Fault]:
    for word in value.split():
        if page.by_id(word) is None:
            yield _missing(page, element, name, value, word)


def _of_map(page: HtmlPage, element: Element, value: str) -> Iterator[Fault]:
    if not value.startswith("#") or len(value) == 1:
        return  # a fault of the value
    maps = [one.get("name") or "" for one in page.named("map")]
    if value[1:] not in maps:
        meant = _near(value[1:], maps)
        message = f"{shown('usemap', value)} on `<{element.name}>` names `{value[1:]}`, and no `<map>` has this `name`"
        fix = f"write `#{meant}`" if meant else "write `#` and the `name` of a `<map>` of this page"
        yield Fault(Subject.REFERENCE, "usemap", message, fix)
