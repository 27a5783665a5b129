"""How our XML is written: legal characters, ASCII addresses, one way to serialize."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import quote

from lxml import etree

GENERATOR = "Proofpress"

#: What XML 1.0 does not allow in a document, not even as a character reference.
_ILLEGAL = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
#: RFC 3986 reserved and unreserved characters, and `%`: an address is encoded once, not twice.
_LEFT_ALONE = "%/:=&?~#+!$,;'@()*[]-._"


def legal_text(text: str) -> str:
    """Drop the characters of *text* that XML 1.0 forbids (section 2.2, production 2)."""
    # Compiled where it is used, which takes 2 ms and few texts need.
    return text if text.isascii() and text.isprintable() else re.sub(_ILLEGAL, "", text)


def ascii_url(url: str) -> str:
    """Percent-encode what may not stand in a URI (RFC 3986); what is encoded already stays."""
    return quote(url, safe=_LEFT_ALONE)


def moment(value: dt.datetime) -> str:
    """Write a date and time as RFC 3339 wants it, in whole seconds."""
    return value.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def root(name: str, namespaces: Mapping[str | None, str]) -> etree._Element:
    """Start a document; the key None of *namespaces* is the default one."""
    # The stubs of lxml do not know that a prefix may be None.
    return etree.Element(name, nsmap=cast("Mapping[str, str]", namespaces))


def child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Append an element, its text and attributes made legal."""
    element = etree.SubElement(parent, name)
    if text:
        element.text = legal_text(text)
    for key, value in attributes.items():
        element.set(key, legal_text(value))
    return element


def document(element: etree._Element) -> bytes:
    """Serialize *element* as UTF-8 with an XML declaration."""
    return etree.tostring(element, xml_declaration=True, encoding="utf-8", pretty_print=True)
