"""
Attributes among each other: what must be there, and what does nothing alone or together.

Source:
    WHATWG HTML, 4 (the requirements of each element on its attributes), 5.2.2 "Items".
"""

from collections.abc import Callable, Iterator, Mapping

from generator.checks.conformance.attribute_table import attribute_table
from generator.checks.conformance.fault import Fault, shown
from generator.checks.conformance.value_types import Subject
from generator.checks.conformance.values.media_types import JAVASCRIPT, SCRIPTS
from generator.checks.page.kinds import Kind

#: How scripts mark attributes that they fill in.
_BOUND = (":", "@", "[", "(", "v-", "x-", "ng-", "hx-", "data-bind")
#: What a value of microdata is read from.
_READ_FROM = {
    "a": "href",
    "area": "href",
    "audio": "src",
    "data": "value",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "meta": "content",
    "object": "data",
    "source": "src",
    "track": "src",
    "video": "src",
}
#: Attributes of `link`, and the relations that they belong to.
_OF_RELATIONS = {
    "as": ("preload", "modulepreload"),
    "imagesrcset": ("preload",),
    "imagesizes": ("preload",),
    "sizes": ("icon", "apple-touch-icon", "apple-touch-icon-precomposed"),
    "integrity": ("stylesheet", "preload", "modulepreload"),
    "disabled": ("stylesheet",),
    "blocking": ("stylesheet", "expect"),
    "color": ("mask-icon",),
}
#: Relations for which rules on links and search report an address that is missing.
_LOOKED_AT_WORDS = (
    "canonical stylesheet icon apple-touch-icon mask-icon manifest preload modulepreload"
)
LOOKED_AT = frozenset(_LOOKED_AT_WORDS.split())
#: What can be preloaded, by relation.
_DESTINATIONS = {
    "preload": ("fetch", "font", "image", "script", "style", "track"),
    "modulepreload": (
        "audioworklet", "json", "paintworklet", "script", "serviceworker", "sharedworker", "style",
        "text", "worker",
    ),
}  # fmt: skip
_OF_SUBMITTING = ("formaction", "formenctype", "formmethod", "formnovalidate", "formtarget")
#: What a script without `src` that runs at once, a module, and data do not have.
_OF_CODE = (
    "src",
    "async",
    "defer",
    "nomodule",
    "crossorigin",
    "integrity",
    "referrerpolicy",
    "fetchpriority",
)
_NAMING = ("name", "http-equiv", "charset", "itemprop")


def faults_of_company(kind: Kind) -> Iterator[Fault]:
    """Report attributes that are missing, or that do not go together."""
    if not kind.is_html:
        return
    names = kind.attribute_names
    if any(name.startswith(_BOUND) for name in names):
        return  # a script completes the element
    yield from _missing(kind)
    yield from _without_others(kind)
    yield from _languages(kind)
    judge = _JUDGES.get(kind.name)
    if judge is not None:
        yield from judge(kind)


def _missing(kind: Kind) -> Iterator[Fault]:
    for group in attribute_table().required.get(kind.name, ()):
        if not any(kind.has(one) for one in group):
            yield lacking(kind.name, group[0], also=group[1:])
    source = _READ_FROM.get(kind.name)
    if source and kind.has("itemprop") and not kind.has("itemscope") and not kind.has(source):
        message = f"`<{kind.name}>` with `itemprop` has no value, since it lacks `{source}`"
        yield Fault(Subject.MISSING, "", message, f"write `{source}`, or remove `itemprop`")


def lacking(element: str, attribute: str, also: tuple[str, ...] = (), why: str = "") -> Fault:
    """Say that an element lacks an attribute, or one of several."""
    others = "".join(f" or `{one}`" for one in also)
    fix = f"add `{attribute}`{others}, or remove the element"
    return Fault(Subject.MISSING, "", f"`<{element}>` lacks `{attribute}`{others}{why}", fix)


def _without_others(kind: Kind) -> Iterator[Fault]:
    table = attribute_table().needs
    for where in (kind.name, "*"):
        for name, others in table.get(where, {}).items():
            if kind.has(name) and not any(kind.has(one) for one in others):
                yield _alone(kind.name, name, others[0])


def _alone(element: str, name: str, other: str) -> Fault:
    message = f"`{name}` on `<{element}>` does nothing without `{other}`"
    return Fault(Subject.CONFLICT, name, message, f"add `{other}`, or remove `{name}`")


def _together(name: str, message: str, fix: str) -> Fault:
    return Fault(Subject.CONFLICT, name, message, fix)


def _languages(kind: Kind) -> Iterator[Fault]:
    written = kind.get("xml:lang")
    if written is None:
        return
    language = kind.get("lang")
    if language is None:
        yield _alone(kind.name, "xml:lang", "lang")
    elif language.lower() != written.lower():
        message = f"`<{kind.name}>` names two languages: `{language}` in `lang`, `{written}` in `xml:lang`"
        yield _together("xml:lang", message, "remove `xml:lang`")


def _link(kind: Kind) -> Iterator[Fault]:
    relations = (kind.get("rel") or "").lower().split()
    if kind.has("rel") and kind.has("itemprop"):
        yield _together("itemprop", "`<link>` has both `rel` and `itemprop`", "remove one of them")
    for name, belonging in _OF_RELATIONS.items():
        if kind.has(name) and kind.has("rel") and not any(one in relations for one in belonging):
            named = " or ".join(f'`rel="{one}"`' for one in belonging)
            yield _together(name, f"`{name}` on `<link>` does nothing without {named}", "remove it")
    yield from _destination(kind, relations)
    if "preload" in relations and not kind.has("as"):
        yield lacking("link", "as", why=", so browsers do not preload the file")
    has_source = kind.has("href") or kind.has("imagesrcset")
    if not has_source and relations and LOOKED_AT.isdisjoint(relations):
        yield lacking("link", "href")


def _destination(kind: Kind, relations: list[str]) -> Iterator[Fault]:
    """What is preloaded is of a kind that browsers preload."""
    written = (kind.get("as") or "").lower()
    if written not in attribute_table().elements["link"]["as"][1:].split("|"):
        return  # missing, or a fault of its own
    for relation, known in _DESTINATIONS.items():
        if relation in relations and written not in known:
            message = f'{shown("as", written)} does nothing beside `rel="{relation}"`'
            named = ", ".join(f"`{one}`" for one in known)
            yield _together("as", message, f"write one of {named}, or remove the element")


def _meta(kind: Kind) -> Iterator[Fault]:
    named = [name for name in _NAMING if kind.has(name)]
    if len(named) > 1:
        listed = " and ".join(f"`{name}`" for name in named)
        yield _together(
            named[1],
            f"`<meta>` has {listed}, and may have one of them",
            "write an element for each",
        )
    elif not named and not kind.has("property") and kind.has("content"):
        yield lacking(
            "meta", "name", ("property",), why=", so nobody knows what its `content` is about"
        )
    elif named == ["charset"] and kind.has("content"):
        yield _together("content", "`content` does nothing beside `charset`", "remove it")
    elif named and named != ["charset"] and not kind.has("content"):
        yield lacking("meta", "content")


def _script(kind: Kind) -> Iterator[Fault]:
    written = (kind.get("type") or "").lower()
    is_module = written == "module"
    has_source = kind.has("src")
    if written and not is_module and written not in JAVASCRIPT:
        # Data of other types may be scripts that a library runs, or holds back until it may.
        if written in SCRIPTS or written.startswith("application/"):
            for name in _OF_CODE:
                if kind.has(name):
                    message = f"`{name}` may not stand on a script of the type `{written}`"
                    yield _together(
                        name, message, "remove it, and write the data within the element"
                    )
        return
    if kind.has("async") and not has_source and not is_module:
        yield _alone("script", "async", "src")
    if is_module:
        for name in ("defer", "nomodule"):
            if kind.has(name) and (has_source or name != "defer"):
                yield _together(name, f"`{name}` does nothing on a module", "remove it")


def _img(kind: Kind) -> Iterator[Fault]:
    if kind.has("ismap") and not any(one.name == "a" and one.has("href") for one in kind.ancestors):
        yield _together(
            "ismap", "`ismap` does nothing on a picture that is in no link", "remove it"
        )


def _source(kind: Kind) -> Iterator[Fault]:
    around = "" if kind.parent is None else kind.parent.name
    if around == "picture":
        if kind.has("src"):
            fix = "remove it" if kind.has("srcset") else "write the address in `srcset`"
            yield _together("src", "browsers ignore `src` of a `<source>` in `<picture>`", fix)
    elif around in ("audio", "video"):
        for name in ("srcset", "sizes", "width", "height"):
            if kind.has(name):
                fix = "write the address in `src`" if name == "srcset" else "remove it"
                message = f"browsers ignore `{name}` of a `<source>` in `<{around}>`"
                yield _together(name, message, fix)


def _area(kind: Kind) -> Iterator[Fault]:
    shape = (kind.get("shape") or "rect").lower()
    if shape == "default" and kind.has("coords"):
        yield _together(
            "coords",
            "`coords` does nothing on an `<area>` that takes the rest of the picture",
            "remove it, or name another `shape`",
        )
    elif shape != "default" and not kind.has("coords"):
        yield lacking("area", "coords", why=", so nobody can click it")


def _button(kind: Kind) -> Iterator[Fault]:
    written = (kind.get("type") or "submit").lower()
    if written in ("button", "reset"):
        for name in _OF_SUBMITTING:
            if kind.has(name):
                message = f"`{name}` does nothing on a button that sends no form"
                yield _together(name, message, 'remove it, or write `type="submit"`')


def _input(kind: Kind) -> Iterator[Fault]:
    if (kind.get("type") or "").lower() == "image" and not kind.has("src"):
        yield lacking("input", "src")


def _dialog(kind: Kind) -> Iterator[Fault]:
    if kind.has("tabindex"):
        yield _together(
            "tabindex",
            "`tabindex` may not stand on `<dialog>`",
            "remove it; browsers set the focus",
        )


def _textarea(kind: Kind) -> Iterator[Fault]:
    if (kind.get("wrap") or "").lower() == "hard" and not kind.has("cols"):
        yield _alone("textarea", "wrap", "cols")


def _bdo(kind: Kind) -> Iterator[Fault]:
    if (kind.get("dir") or "").lower() == "auto":
        message = f"{shown('dir', 'auto')} may not stand on `<bdo>`"
        yield _together("dir", message, "write `ltr` or `rtl`")


_JUDGES: Mapping[str, Callable[[Kind], Iterator[Fault]]] = {
    "area": _area,
    "bdo": _bdo,
    "button": _button,
    "dialog": _dialog,
    "img": _img,
    "input": _input,
    "link": _link,
    "meta": _meta,
    "script": _script,
    "source": _source,
    "textarea": _textarea,
}
