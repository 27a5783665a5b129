"""Smart punctuation and the few words that a fragment needs, by the page's language."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

from generator.value import dataclass

_NARROW = "\u202f"  # French sets quotes off by a narrow no-break space
_LOOK = re.compile(r"\.\.\.|--|['\"]")
_QUOTE = re.compile(r"['\"]")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_EM = re.compile(r"(?<!-)---(?!-)")
_EN = re.compile(r"(?<!-)--(?!-)")
#: Above this many steps, straight quotes stay: the pairing costs quotes times length.
_MOST_STEPS = 20_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """
    What a language calls things.

    Attributes:
        quotes: Outer opening and closing, inner opening and closing.
        back: Name of the link from a footnote to its place in the text.
        footnotes: Name of the list of footnotes.
    """

    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    back: str = "Back to the text"
    footnotes: str = "Footnotes"


_GUILLEMETS = ("«", "»", "“", "”")
_LANGUAGES = {
    "en": Words(),
    "de": Words(("„", "“", "‚", "‘"), "Zurück zum Text", "Fußnoten"),
    "de-ch": Words(("«", "»", "‹", "›"), "Zurück zum Text", "Fussnoten"),
    "fr": Words(
        (f"«{_NARROW}", f"{_NARROW}»", "“", "”"), "Retour au texte", "Notes de bas de page"
    ),
    "es": Words(_GUILLEMETS, "Volver al texto", "Notas"),
    "it": Words(_GUILLEMETS, "Torna al testo", "Note"),
    "pt": Words(_GUILLEMETS, "Voltar ao texto", "Notas"),
    "pt-br": Words(back="Voltar ao texto", footnotes="Notas"),
    "nl": Words(back="Terug naar de tekst", footnotes="Voetnoten"),
    "pl": Words(("„", "”", "«", "»"), "Powrót do tekstu", "Przypisy"),
    "cs": Words(("„", "“", "‚", "‘"), "Zpět k textu", "Poznámky"),
    "da": Words(("»", "«", "›", "‹"), "Tilbage til teksten", "Fodnoter"),
    "sv": Words(("”", "”", "’", "’"), "Tillbaka till texten", "Fotnoter"),
    "fi": Words(("”", "”", "’", "’"), "Takaisin tekstiin", "Alaviitteet"),
    "nb": Words(("«", "»", "‘", "’"), "Tilbake til teksten", "Fotnoter"),
    "ru": Words(("«", "»", "„", "“"), "Назад к тексту", "Примечания"),
    "uk": Words(("«", "»", "„", "“"), "Назад до тексту", "Примітки"),
    "ja": Words(("「", "」", "『", "』"), "本文に戻る", "脚注"),
}


def words_of(language: str) -> Words:
    """What *language* (BCP 47) calls things; English where we do not know it."""
    code = language.lower().replace("_", "-")
    return _LANGUAGES.get(code) or _LANGUAGES.get(code.partition("-")[0]) or _LANGUAGES["en"]


def _smarten(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline" or not token.children or not _LOOK.search(token.content):
            continue
        _replace(token.children)
        quotes = token.content.count('"') + token.content.count("'")
        if quotes and quotes * len(token.content) <= _MOST_STEPS:
            process_inlines(token.children, state)


def _replace(tokens: list[Token]) -> None:
    in_autolink = False
    for token in tokens:
        if token.info == "auto":
            in_autolink = token.nesting == 1
        elif token.type == "text" and not in_autolink:
            text = token.content
            if ".." in text:
                text = _ELLIPSIS.sub("…", text)
            if "--" in text:
                text = _EN.sub("–", _EM.sub("—", text))
            token.content = text


def plugin(md: MarkdownIt) -> None:
    """Teach *md* curly quotes (those of its option `quotes`), dashes and ellipses."""
    md.core.ruler.before("text_join", "smart_punctuation", _smarten)
