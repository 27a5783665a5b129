"""What raw HTML may hold under the policy `sanitize`, and what any policy refuses."""

from generator.markdown.attributes import is_global

_ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "menu",
        "nav",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rs",
        "rt",
        "ruby",
        "s",
        "samp",
        "search",
        "section",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "track",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ]
)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - reads as a list of words
)
#: Their content is no text for a reader, so it goes with them.
WITH_CONTENT = frozenset(
    [
        "applet",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "xmp",
    ]
)
_ATTRIBUTES = {
    "a": "download href hreflang rel target type",
    "audio": "controls loop muted preload src",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "name open",
    "img": "alt decoding fetchpriority height loading sizes src srcset width",
    "ins": "cite datetime",
    "li": "value",
    "ol": "reversed start type",
    "q": "cite",
    "source": "height media sizes src srcset type width",
    "td": "colspan headers rowspan",
    "th": "abbr colspan headers rowspan scope",
    "time": "datetime",
    "track": "default kind label src srclang",
    "video": "autoplay controls height loop muted playsinline poster preload src width",
}
_OWN = {name: frozenset(attributes.split()) for name, attributes in _ATTRIBUTES.items()}
URLS = frozenset(
    "action background cite data formaction href ping poster src xlink:href".split()  # noqa: SIM905 - reads as a list of words
)


def is_handler(attribute: str) -> bool:
    """Whether *attribute* (lower case) contains a script or a document."""
    return attribute.startswith("on") or attribute == "srcdoc"


def element_is_allowed(name: str) -> bool:
    """Whether the policy `sanitize` keeps the element *name* (lower case)."""
    return name in _ELEMENTS


def attribute_is_allowed(element: str, name: str) -> bool:
    """Whether the policy `sanitize` keeps the attribute *name* (lower case) on *element*."""
    return is_global(name) or name in _OWN.get(element, ())
