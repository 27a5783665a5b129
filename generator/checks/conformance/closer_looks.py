"""
What a single element tells, beyond its kind: closer looks, chosen by kind.

Source:
    WHATWG HTML, 4 (the requirements of each element).
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from generator.checks.conformance import fields
from generator.checks.conformance.attribute_company import LOOKED_AT
from generator.checks.conformance.fault import Fault, of_value, shown
from generator.checks.conformance.references import REFERRING, of_reference
from generator.checks.conformance.value_types import Subject, judge
from generator.checks.conformance.values import dates, meta_content, names, sources
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.kinds import Kind
from generator.url.parsed import is_whole

Look: TypeAlias = Callable[[HtmlPage, Element], Iterator[Fault]]

_JUDGED_METAS = ("viewport", "theme-color", "color-scheme", "referrer")
_SHAPES = {"circ": "circle", "rectangle": "rect", "polygon": "poly"}


def closer_looks(kind: Kind) -> Iterator[Look]:
    """Give what has to be asked of each element of a kind."""
    if not kind.is_html:
        return
    for name in kind.attribute_names:
        if name in REFERRING and _refers(kind, name):
            yield partial(of_reference, name=name)
    if kind.has("autofocus"):
        yield _of_autofocus
    if kind.has("srcset") or kind.has("imagesrcset"):
        yield _of_sources
    relations = (kind.get("rel") or "").lower().split()
    if kind.name == "link" and kind.has("href") and LOOKED_AT.isdisjoint(relations):
        yield _of_link
    look = _LOOKS.get(kind.name)
    if look is not None and any(kind.has(one) for one in look[0]) is not look[1]:
        yield look[2]


def _refers(kind: Kind, name: str) -> bool:
    """Whether an attribute that some elements refer by does so on this one."""
    if name == "for":
        return kind.name == "output"
    if name == "list":
        return kind.name == "input"
    if name == "form":
        return kind.name in (
            "button",
            "fieldset",
            "input",
            "object",
            "output",
            "select",
            "textarea",
        )
    if name == "usemap":
        return kind.name == "img"
    return True


def _of_autofocus(page: HtmlPage, element: Element) -> Iterator[Fault]:
    first = page.with_attribute("autofocus")[0]
    if element != first and element.closest("dialog, [popover]") == first.closest(
        "dialog, [popover]"
    ):
        message = "`autofocus` stands on two elements, and one of them gets the focus"
        yield Fault(Subject.CONFLICT, "autofocus", message, "leave it on one element")


def _of_sources(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    name, beside = ("imagesrcset", "imagesizes") if element.name == "link" else ("srcset", "sizes")
    if judge("srcset", element.get(name) or "") is not None:
        return  # reported as it is; what it lacks may follow from that
    sizes = element.get(beside)
    if sizes is None:
        if sources.has_widths(element.get(name) or "") and not _is_sized_by_picture(element):
            message = (
                f"`{name}` on `<{element.name}>` tells pictures apart by their widths, and `{beside}` "
                "does not say how wide the picture is shown"
            )
            yield Fault(
                Subject.SOURCES, name, message, f'add `{beside}`, such as `{beside}="100vw"`'
            )
    elif not sources.has_widths(element.get(name) or "") and not _is_auto(sizes):
        message = f"`{beside}` on `<{element.name}>` does nothing, since no picture in `{name}` has a width"
        yield Fault(Subject.SOURCES, beside, message, "write widths such as `480w`, or remove it")
    elif element.name == "img" and _is_auto(sizes) and not _is_lazy(element):
        message = f'{shown("sizes", sizes)} on `<img>` does nothing without `loading="lazy"`'
        yield Fault(Subject.CONFLICT, "sizes", message, 'add `loading="lazy"`, or write a width')


def _is_auto(sizes: str) -> bool:
    return sizes.strip().lower().startswith("auto")


def _is_lazy(element: Element) -> bool:
    return (element.get("loading") or "").lower() == "lazy"


def _is_sized_by_picture(element: Element) -> bool:
    """Whether the picture of a `source` finds its width by itself, as lazy ones may."""
    if element.name != "source":
        return False
    picture = element.parent
    shown_one = None if picture is None else next(picture.descendants("img"), None)
    return shown_one is not None and (shown_one.get("sizes") or "").strip().lower().startswith(
        "auto"
    )


def of_named_metas(page: HtmlPage) -> Iterator[tuple[Element, Fault]]:
    """Judge ``content`` of each ``meta`` whose name says what it has to be."""
    for name in _JUDGED_METAS:
        for element in page.meta_named(name):
            content = element.get("content")
            verdict = None if content is None else meta_content.of_name(name, content)
            if verdict is not None:
                yield element, _of_content(f'name="{name}"', content or "", verdict)
    if 'name=""' in page.html:
        for element in page.select('meta[name=""]'):
            message = f"{shown('name', '')} on `<meta>` says nothing"
            fix = "write a name, or remove the element"
            yield element, Fault(Subject.META, "name", message, fix)


def _of_content(which: str, content: str, verdict: Verdict) -> Fault:
    fault = of_value(Subject.META, "meta", "content", content, verdict)
    return fault._replace(message=fault.message.replace("`<meta>`", f"`<meta {which}>`"))


def _of_meta(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    name = (element.get("name") or "").lower()
    if element.get("media") is not None and name != "theme-color":
        message = '`media` on `<meta>` does nothing without `name="theme-color"`'
        yield Fault(Subject.CONFLICT, "media", message, "remove it")
    pragma, content = element.get("http-equiv"), element.get("content")
    if pragma is not None and content is not None:
        verdict = meta_content.of_pragma(pragma.lower(), content)
        if verdict is not None:
            yield _of_content(f'http-equiv="{pragma}"', content, verdict)


def _of_link(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """An address that no other rule misses."""
    if not (element.get("href") or "").strip():
        fix = "write the address, or remove the element"
        message = f"{shown('href', element.get('href') or '')} on `<link>` is empty"
        yield Fault(Subject.ADDRESS, "href", message, fix)


def _of_frame(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """A page of the same site can take its own frame's bounds away, if it may run scripts."""
    allowed = element.tokens("sandbox")
    is_own = not is_whole(element.get("src") or "")
    if is_own and "allow-scripts" in allowed and "allow-same-origin" in allowed:
        message = (
            "`sandbox` with both `allow-scripts` and `allow-same-origin` restricts nothing on a frame "
            "with a page of this site"
        )
        yield Fault(Subject.POLICY, "sandbox", message, "remove one of them")


def _of_time(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    """Without ``datetime`` the text itself has to be a date or time."""
    text = element.text.strip()
    if not dates.is_time(text) or any(True for _ in element.children):
        verdict = dates.time(text)
        right = verdict.right if verdict else ""
        message = "`<time>` lacks `datetime`, and its text is not a date that programs can read"
        fix = (
            f'add `datetime="{right}"`'
            if right
            else 'add `datetime`, such as `datetime="2026-12-24"`'
        )
        yield Fault(Subject.TIME_TEXT, "", message, fix)


def _of_area(_page: HtmlPage, element: Element) -> Iterator[Fault]:
    value = element.get("coords") or ""
    shape = (element.get("shape") or "rect").lower()
    if names.coordinates(value) is None:
        verdict = names.corners(value, _SHAPES.get(shape, shape))
        if verdict is not None:
            yield of_value(Subject.VALUE, "area", "coords", value, verdict)


#: For an element: some attributes, whether the look is for elements without any of them, the look.
_LOOKS: Mapping[str, tuple[tuple[str, ...], bool, Look]] = {
    "area": (("coords",), False, _of_area),
    "iframe": (("sandbox",), False, _of_frame),
    "input": (("value", "min", "max", "minlength", "maxlength"), False, fields.of_input),
    "meta": (("http-equiv", "media"), False, _of_meta),
    "meter": (("value", "min", "max", "low", "high", "optimum"), False, fields.of_meter),
    "optgroup": (("label",), True, fields.of_optgroup),
    "option": (("label",), True, fields.of_option),
    "progress": (("value", "max"), False, fields.of_progress),
    "select": (("required",), False, fields.of_select),
    "textarea": (("maxlength",), False, fields.of_lengths),
    "time": (("datetime",), True, _of_time),
}
