"""
Alerts: a quote whose first line is `[!NOTE]` stands out from the text.

Source: GitHub Docs, "Basic writing and formatting syntax", Alerts.
"""

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.markdown.code import escape
from generator.typed_yaml.suggest import nearest

KINDS = ("note", "tip", "important", "warning", "caution")
_MARK = re.compile(r"\[!(\w[\w-]*)\]([+-]?)[ \t]*([^\n]*)(?:\n|$)")
_TITLES = {
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "de": ("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    "fr": ("Remarque", "Conseil", "Important", "Avertissement", "Attention"),
    "es": ("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
    "it": ("Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"),
    "pt": ("Nota", "Dica", "Importante", "Aviso", "Cuidado"),
    "nl": ("Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"),
    "pl": ("Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Przestroga"),
    "cs": ("Poznámka", "Tip", "Důležité", "Varování", "Upozornění"),
    "da": ("Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig"),
    "sv": ("Obs", "Tips", "Viktigt", "Varning", "Försiktigt"),
    "fi": ("Huomautus", "Vinkki", "Tärkeää", "Varoitus", "Varo"),
    "nb": ("Merk", "Tips", "Viktig", "Advarsel", "Forsiktig"),
    "ru": ("Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"),
    "uk": ("Примітка", "Порада", "Важливо", "Попередження", "Обережно"),
    "ja": ("メモ", "ヒント", "重要", "警告", "注意"),
}


class Unread(NamedTuple):
    """
    A mark that looks like that of an alert and is none.

    Attributes:
        inline: The token whose content begins with it.
        length: Of the mark, in characters.
    """

    inline: Token
    length: int
    message: str
    fix: str


def title_of(kind: str, language: str) -> str:
    """What *language* (BCP 47) calls an alert; English where we do not know it."""
    titles = _TITLES.get(language.lower().replace("_", "-").partition("-")[0], _TITLES["en"])
    return titles[KINDS.index(kind)]


def opening(kind: str, language: str) -> str:
    """The start of an alert, with its title."""
    title = escape(title_of(kind, language))
    return (
        f'<div class="admonition {kind}" role="note" aria-label="{title}">\n'
        f'<p class="admonition-title">{title}</p>\n'
    )


CLOSING = "</div>\n"


def _resolve(state: StateCore) -> None:
    """Turn quotes that begin with a mark into alerts, before their text is parsed."""
    if "[!" not in state.src:
        return
    tokens = state.tokens
    opened: list[Token | None] = []
    left_out: set[int] = set()
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            kind = _kind(state, tokens, index, left_out)
            opened.append(token if kind else None)
            if kind:
                token.type, token.meta = "alert_open", {**token.meta, "kind": kind}
        elif token.type == "blockquote_close" and opened.pop() is not None:
            token.type = "alert_close"
    if left_out:
        state.tokens = [one for index, one in enumerate(tokens) if index not in left_out]


def _kind(state: StateCore, tokens: list[Token], index: int, left_out: set[int]) -> str:
    """The kind of alert that begins at *index*, its mark taken out; empty where it is a quote."""
    inline = tokens[index + 2] if index + 2 < len(tokens) else None
    if inline is None or inline.type != "inline" or tokens[index + 1].type != "paragraph_open":
        return ""
    match = _MARK.match(inline.content)
    if match is None:
        return ""
    kind = match[1].lower()
    if kind not in KINDS or match[2] or match[3]:
        unread = _unread(inline, match)
        if unread is not None:
            state.env.setdefault("unread alerts", []).append(unread)
        return ""
    rest = inline.content[match.end() :]
    if not rest:
        left_out.update((index + 1, index + 2, index + 3))
        return kind
    inline.content = rest
    for one in (tokens[index + 1], inline):
        if one.map:
            one.map = [one.map[0] + 1, one.map[1]]
    return kind


def _unread(inline: Token, match: "re.Match[str]") -> Unread | None:
    written, kind = f"[!{match[1]}]", match[1].lower()
    length = len(written)
    if kind in KINDS:
        message = f"`{written}` is shown as text, since the line goes on behind it"
        return Unread(inline, length, message, "begin the text on the next line, after `>`")
    if match[3].startswith(("(", "[", ":")):
        return None  # a link
    close = nearest(kind, KINDS)
    listed = ", ".join(f"`[!{one.upper()}]`" for one in KINDS)
    message = f"`{written}` is shown as text, since there is no such alert"
    fix = f"did you mean `[!{close.upper()}]`?" if close else f"there are {listed}"
    return Unread(inline, length, message, fix)


def plugin(md: MarkdownIt) -> None:
    """Teach *md* alerts."""
    md.core.ruler.after("block", "alerts", _resolve)
