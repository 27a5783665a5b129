"""Whole URLs in HTML that is read away from its page."""

import html
import re

from generator.url.parsed import resolved

#: A start tag with its attributes; comments are matched too, so that tags in them are passed over.
_TAG = re.compile(r"<!--.*?-->|<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_ADDRESS = re.compile(
    r"(\s(?:href|src|poster|cite|data|action)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
_SOURCE_SET = re.compile(r"(\ssrcset\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
#: A candidate of `srcset`: an address without white space, then perhaps a width or density.
_CANDIDATE = re.compile(r"([^\s,][^\s]*[^\s,]|[^\s,])(\s+[^,]*)?(,|$)")


#: Addresses that stand as they are, wherever they are read.
_SETTLED = re.compile(r"https?://|mailto:|tel:|data:")


def absolute_links(fragment: str, page_url: str) -> str:
    """
    Make the addresses in *fragment* whole, for feed readers that show it elsewhere.

    Args:
        fragment: HTML as our Markdown stage writes it, attributes in quotes.
        page_url: The page that it comes from, with scheme and host.
    """

    def whole(match: re.Match[str]) -> str:
        double, single = match[2], match[3]
        quote = '"' if single is None else "'"
        return f"{match[1]}{quote}{_whole(double if single is None else single, page_url)}{quote}"

    def whole_set(match: re.Match[str]) -> str:
        double, single = match[2], match[3]
        quote = '"' if single is None else "'"
        value = _CANDIDATE.sub(
            lambda part: f"{_whole(part[1], page_url)}{part[2] or ''}{part[3]}",
            double if single is None else single,
        )
        return f"{match[1]}{quote}{value}{quote}"

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        if text.startswith("<!--"):
            return text
        return _SOURCE_SET.sub(whole_set, _ADDRESS.sub(whole, text))

    return _TAG.sub(tag, fragment)


def _whole(written: str, page_url: str) -> str:
    """Write the whole address of an attribute's value, which holds character references."""
    if _SETTLED.match(written):
        return written
    return html.escape(resolved(html.unescape(written), page_url))
