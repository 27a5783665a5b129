"""
The accessibility tree: what stands in what, once elements without a meaning are left out.

Source: WAI-ARIA 1.3, "Accessibility Child", "Accessibility Parent".
"""

from collections.abc import Iterator

from generator.checks.accessibility.field_values import owned
from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.rendering import is_seen
from generator.checks.accessibility.roles import has_global, role
from generator.checks.accessibility.tags import Tag
from generator.checks.page.html_page import Element

_MEANINGLESS = frozenset({"", "generic", "none"})
#: Groups in which items of a menu, list of choices or tree stand.
_GROUPS = frozenset({"group", "rowgroup"})
#: Elements that are part of no tree, and yet may stand anywhere.
_SILENT = frozenset({"script", "style", "template", "link", "meta", "br", "wbr"})


def is_transparent(tag: Tag) -> bool:
    """Whether assistive technology looks through it, as through a ``div``."""
    return role(tag) in _MEANINGLESS and not has_global(tag) and not is_focusable(tag)


def accessibility_parent(tag: Tag) -> Tag | None:
    """Give the nearest element around that has a meaning; None for none."""
    for one in tag.ancestors:
        if one.name not in ("body", "html") and not is_transparent(one):
            return one
    return None


def accessibility_children(element: Element) -> Iterator[Element]:
    """Give the nearest elements below that have a meaning, those that ``aria-owns`` names too."""
    waiting = [*element.children, *owned(element)][::-1]
    seen = {element}
    while waiting:
        one = waiting.pop()
        if one in seen or one.name in _SILENT or _is_hidden(one):
            continue
        seen.add(one)
        if is_transparent(one):
            waiting += [*one.children, *owned(one)][::-1]
        else:
            yield one


def fits_context(tag: Tag, wanted: tuple[str, ...]) -> bool:
    """Whether it stands in one of the roles *wanted*; ``menu > group`` is a group in a menu."""
    roles_around = {one.rpartition(" > ")[0] or one for one in wanted}
    groups = {one.rpartition(" > ")[2] for one in wanted if " > " in one} | (_GROUPS & set(wanted))
    around = accessibility_parent(tag)
    while around is not None:
        kind = role(around)
        if kind in roles_around and kind not in groups:
            return True
        if kind not in groups:
            return False
        around = accessibility_parent(around)
    return False


def unfit_children(element: Element, wanted: tuple[str, ...]) -> tuple[bool, Element | None]:
    """
    Look whether *element* contains what its role asks for.

    Args:
        element: With its children.
        wanted: Roles that may be in it; ``group > option`` is an option in a group.

    Returns:
        Whether it contains one of them at least, and the first child that is none of them.
    """
    direct = {one for one in wanted if " > " not in one}
    grouped: dict[str, list[str]] = {}
    for one in wanted:
        group, _, item = one.rpartition(" > ")
        if group:
            grouped.setdefault(group, []).append(item)
    holds = False
    for child in accessibility_children(element):
        kind = role(child)
        if kind in grouped:
            inner = (*grouped[kind], *(f"{kind} > {item}" for item in grouped[kind]))
            has_one, unfit = unfit_children(child, inner)
            if unfit is not None:
                return holds, unfit
            holds = holds or has_one
        elif kind in direct:
            holds = True
        else:
            return holds, child
    return holds, None


def _is_hidden(element: Element) -> bool:
    return not is_seen(element) or (element.get("aria-hidden") or "").lower() == "true"
