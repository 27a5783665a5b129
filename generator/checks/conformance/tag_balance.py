"""
A quick look whether the tags of a page agree with the tree that browsers make of them.

On most pages they do, and nothing else has to be asked. Where the answer is no, `written_tags` says
why; it may find that all is well, since this look does not know every way to write a page.
"""

import re
from functools import lru_cache

from generator.checks.conformance.elements import VOID
from generator.checks.page.html_page import HtmlPage

#: What may hold `<` and is no tag: comments, drawings, and text that is not read as HTML.
_OTHER = re.compile(
    r"<!--.*?-->|<\?[^>]*>|<(script|style|textarea|title|iframe|noembed|noframes|xmp|svg|math)\b[^>]*>.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
#: In a table, what no row or cell can hold: text, or an element that is no part of tables.
_STRAY_IN_TABLE = re.compile(
    r"(?:<(?:table|thead|tbody|tfoot|tr|colgroup)\b[^<>]*>|</(?:t[dhr]|thead|tbody|tfoot|caption)>)"
    r"\s*(?:[^<\s]|<(?!/?(?:t[dhr]|table|thead|tbody|tfoot|caption|colgroup|col|script|style"
    r"|template)\b|!--))"
)
_TO_BODY = re.compile(r"</head>\s*<body[\s>]")
_TO_END = re.compile(r"(?:</body>\s*)?(?:</html>\s*)?")
_FOREIGN = ("svg", "math")
_OPEN_DRAWING = re.compile(r"<(?:svg|math)\b", re.IGNORECASE)
#: What the parser adds where the HTML leaves it out, or has an end tag alone.
_ADDED = ("html", "head", "body", "tbody", "colgroup", "tr", "br", "p")
_UNBALANCED = "\0"
_RAW = ("script", "style", "iframe", "noembed", "noframes", "xmp")
_FOREIGN_TAG = re.compile(
    r"<!--.*?-->|<(/?)([A-Za-z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)


def tags_agree(page: HtmlPage) -> bool:
    """Whether every tag of the page surely stands for one element, in the order of the tree."""
    tags = page.html.count("<")
    if tags != page.written.tags_kept or page.has("plaintext") or page.written.has_added(*_ADDED):
        return False
    if not _is_framed(page.html):
        return False
    declared = page.written.has_doctype
    elements = page.written.count
    has_others = _has_comments(page.html) or _holds_raw_tags(page)
    if not has_others and tags == 2 * elements - page.written.count_of(VOID) + declared:
        return not _may_move(page, page.html)
    return _agree_beside_others(page, elements, declared=declared)


def _has_comments(html: str) -> bool:
    """Whether a comment or the like stands behind the doctype; far quicker than one search for it."""
    for mark in "!?":
        at = html.find(mark, 2)
        while at >= 0:
            if html[at - 1] == "<":
                return True
            at = html.find(mark, at + 1)
    return False


def _is_framed(html: str) -> bool:
    """Whether nothing stands between the head and the body, or behind the body."""
    head = html.find("</head>")
    if head >= 0 and not _TO_BODY.match(html, head):
        return False
    end = max(html.rfind("</body>"), 0) or html.rfind("</html>")
    return end < 0 or _TO_END.fullmatch(html, end) is not None


def _agree_beside_others(page: HtmlPage, elements: int, *, declared: bool) -> bool:
    """The same for a page with comments, scripts or drawings."""
    if page.has("foreignObject", "annotation-xml"):
        return False
    masked = _OTHER.sub(_without_content, page.html)
    is_open = page.has(*_FOREIGN) and (_OPEN_DRAWING.search(masked) or _UNBALANCED in masked)
    if is_open or any(one.outer_end == one.end for one in page.named(*_RAW)):
        return False
    foreign = page.written.foreign_names if page.has(*_FOREIGN) else []
    void = page.written.count_of(VOID) - sum(name in VOID for name in foreign)
    if masked.count("<") != 2 * (elements - len(foreign)) - void + declared:
        return False
    return not _may_move(page, masked)


def _may_move(page: HtmlPage, html: str) -> bool:
    """Whether something may stand in a table outside of its cells."""
    if not page.has("table"):
        return False
    behind = page.has("script", "style", "template") and page.select(
        "table script, table style, table template"
    )
    if behind:
        return True
    first, last = html.find("<table"), html.rfind("</table")
    return first < 0 or _STRAY_IN_TABLE.search(html, first, max(first, last)) is not None


def _without_content(found: re.Match[str]) -> str:
    name = (found[1] or "").lower()
    if name in _FOREIGN:
        return "" if _is_balanced(found[0]) else _UNBALANCED
    return f"<{name}></{name}>" if name else ""


@lru_cache(maxsize=1024)  # drawings, which pages repeat
def _is_balanced(drawing: str) -> bool:
    open_names: list[str] = []
    for found in _FOREIGN_TAG.finditer(drawing):
        closing, name = found[1], found[2]
        if name is None or found[0].endswith("/>"):
            continue
        if not closing:
            open_names.append(name)
        elif not open_names or open_names.pop() != name:
            return False
    return not open_names


def _holds_raw_tags(page: HtmlPage) -> bool:
    """Whether a script or the like has `<` in its text, which makes no element."""
    return page.has(*_RAW) and any("<" in one.text for one in page.named(*_RAW))
