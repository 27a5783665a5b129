"""Words of a published page, found again in the line that a person wrote."""

import re
from functools import lru_cache
from html import unescape

#: What Markdown, shortcodes and HTML hold between or around words, and pages do not show as such.
_MARKUP = re.compile(
    r"\\[!-/:-@\[-`{-~]"  # a mark that is none
    r"|(?<!`)(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)"
    r"|(?<=\])\([^()]*(?:\([^()]*\)[^()]*)*\)|(?<=\])\[[^\]]*\]"  # where a link leads
    r"|\{\{[<%].*?[>%]\}\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"  # shortcodes, templates
    r"|<!--.*?-->|</?[A-Za-z][^>]*>"
    r"|(?<=\S)\{[^{}]*\}\s*$"  # attributes
)
_LONGEST = 10_000  # characters of a line that is looked through
_MASK, _LITERAL = "\0", "\1"
#: What may stand between two words, and between the letters and the marks of one.
_BETWEEN = rf"[\s*_~\[\]{_MASK}]+"
_WITHIN = rf"[*_~\[\]{_MASK}]*"
_PART = re.compile(r"\w+|\W")
_TAG = re.compile(r"<!--.*?-->|<(code|kbd|samp|pre|script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL)
#: What smart punctuation makes of what people type.
_TYPED = {
    "‘": "['‘]",
    "’": "['’]",
    "“": '["“]',
    "”": '["”]',
    "„": '["„]',
    "…": r"(?:…|\.\.\.)",
    "–": "(?:–|--)",
    "—": "(?:—|---)",
    "&": "(?:&amp;|&)",
    "<": "(?:&lt;|\\\\?<)",
    ">": "(?:&gt;|\\\\?>)",
}


def shown_text(html: str) -> str:
    """
    Text of a piece of HTML, code left out; the piece may begin or end within an element.

    A very long piece is cut, as `columns_of` looks through no very long line.
    """
    html = html[: 4 * _LONGEST]
    return unescape(_TAG.sub("", html))


def count_of(text: str, within: str) -> int:
    """How often *text* stands in *within*, as `columns_of` counts."""
    return sum(1 for _ in _pattern(text, as_shown=True).finditer(within))


def columns_of(
    text: str, line: str, number: int = 1, of: int | None = None, start: int = 1
) -> tuple[int, int] | None:
    """
    Find *text*, as a page shows it, in a line of Markdown, a template or front matter.

    Args:
        text: The words; what stands after a line break in them is not looked for.
        line: The line as written.
        number: Which occurrence is meant, from 1.
        of: How many there are on the page in what this line makes; None where that is unknown.
        start: Column from which to look.

    Returns:
        The column of the first character and the column after the last; None where the words
        are not there, or where it is not sure which of several is meant.
    """
    if len(line) > _LONGEST:
        return None
    masked = _MARKUP.sub(_masked, line)
    found = [match.span() for match in _pattern(text).finditer(masked, start - 1)]
    # Lines before may have had more of it than there are on the page.
    sure = 1 <= number <= len(found) and of in (None, len(found))
    if not sure:
        return None
    first, end = found[number - 1]
    return first + 1, end + 1


def _masked(match: re.Match[str]) -> str:
    return (_LITERAL if match[0][0] == "\\" else _MASK) * len(match[0])


@lru_cache(maxsize=64)
def _pattern(text: str, *, as_shown: bool = False) -> re.Pattern[str]:
    words = text.strip().partition("\n")[0].split()
    between, within = (r"\s+", "") if as_shown else (_BETWEEN, _WITHIN)
    return re.compile(between.join(_word(word, within) for word in words) or r"(?!)")


def _word(word: str, within: str) -> str:
    typed = within.join(_TYPED.get(part, re.escape(part)) for part in _PART.findall(word))
    before = r"(?<![^\W_])" if word[0].isalnum() else ""
    after = r"(?![^\W_])" if word[-1].isalnum() else ""
    return before + typed + after
