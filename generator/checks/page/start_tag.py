"""Start tags, written in one way: what an element is, however somebody laid it out."""

import re

from generator.tags import JINJA, Mark

_SPACE = re.compile(r"\s+")
_READ = 2_000  # characters; what comes after them, such as a whole picture, tells nothing more
_BRACES = re.compile(r"\s*([{}%#]{2})[+-]?\s*|\s*[+-]?([{}%#]{2})\s*")
_NAME = re.compile(r"<?\s*([^\s/>]+)")
#: Attributes that say what an element is; the others of a template differ from page to page.
_STEADY = frozenset({"class", "name", "property", "rel", "role", "type"})
#: Attributes that generators write, by settings, by an image's pixels or by its place on the page.
_WRITTEN_BY_PROGRAMS = frozenset((
    "crossorigin", "decoding", "fetchpriority", "height", "integrity", "loading", "nonce",
    "referrerpolicy", "rel", "sizes", "srcset", "target", "width",
))  # fmt: skip
_TELLING_REL = frozenset({"link", "form"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Ids of footnotes count them, so one footnote more renames those below it.
_FOOTNOTE = re.compile(r"(#?fn(?:ref)?[:-]?)[\d:-]+")


def identity(start_tag: str, *, steady_only: bool = False) -> str:
    """
    Write a start tag in one way: white space folded, quotes alike, attributes in order.

    Left out is what programs write and people do not edit: the id of a heading, an image's
    pixels, how it is loaded, what a setting adds to links.

    Args:
        start_tag: As it stands in the page, or in a template.
        steady_only: Keep only attributes whose value a template does not fill page by page.

    Returns:
        Such as ``img alt="" src="/a.png"``; the name alone where nothing else tells.
    """
    start_tag = start_tag[:_READ]
    head = _NAME.match(start_tag)
    if head is None:
        return ""
    name = head[1].lower()
    parts = []
    for part in JINJA.parts(start_tag, head.end(), len(start_tag)):
        if isinstance(part, Mark):
            parts.append(_folded(part.text))
            continue
        attribute = part.name.lower()
        if attribute in _WRITTEN_BY_PROGRAMS and not (attribute == "rel" and name in _TELLING_REL):
            continue
        if (attribute == "id" and name in _HEADINGS) or (steady_only and attribute not in _STEADY):
            continue
        value = _FOOTNOTE.sub(r"\1", _folded(part.written or ""))
        parts.append(f'{attribute}="{value}"')
    return " ".join((name, *sorted(parts)))


def tag_at(html: str, offset: int) -> str:
    """Give the start tag that stands at *offset*; empty where none does."""
    if html.startswith("</", offset):
        return ""
    return html[offset : JINJA.end_of_tag(html, offset, offset + _READ)]


def tag_in_template(text: str, name: str) -> str:
    """
    Find the start tag of a *name* element that begins on the first line of *text*.

    Args:
        text: A template from the element's line on.
        name: Of the element.

    Returns:
        The tag as written, over as many lines as it takes; empty where the line has none or
        several of that name.
    """
    first = text.partition("\n")[0]
    opening = re.compile(rf"<{re.escape(name)}(?=[\s/>{{]|$)", re.IGNORECASE)
    starts = [match.start() for match in opening.finditer(first)]
    if len(starts) != 1:
        return ""
    return tag_at(text, starts[0])


def _folded(value: str) -> str:
    return _SPACE.sub(" ", _BRACES.sub(r"\1\2", value)).strip()
