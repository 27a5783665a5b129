"""Colours code with CSS classes, by Pygments."""

from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

from generator.typed_yaml.certain import certain
from generator.typed_yaml.suggest import nearest as nearest_name

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

_PLAIN = frozenset({"", "none", "no-highlight", "nohighlight", "plain", "plaintext", "text", "txt"})
#: Characters; longer blocks stay plain, since some lexers are slow on hostile input.
_LONGEST = 50_000


def escape(text: str) -> str:
    """Escape *text* for the content of an element and for an attribute in double quotes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Every name of a language that Pygments brings itself."""
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - many pages have no code

    return frozenset(
        alias.lower() for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases
    )


@lru_cache(maxsize=256)
def _lexer(language: str) -> "Lexer":
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - many pages have no code

    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


@lru_cache(maxsize=1)
def _formatter() -> "HtmlFormatter[str]":
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415 - many pages have no code

    return HtmlFormatter(nowrap=True)


def is_known(language: str) -> bool:
    """Whether there are colours for *language*, or it asks for none."""
    return language.lower() in _PLAIN or language.lower() in _names()


@lru_cache(maxsize=64)
def nearest(language: str) -> str:
    """The known language whose name is most like *language*; empty where none is."""
    return nearest_name(language, _names()) or ""


def certain_language(language: str) -> str | None:
    """The known language that alone *language* can stand for; None where none or several can."""
    return certain(language, _names())


@lru_cache(maxsize=256)
def highlight(code: str, language: str) -> str:
    """
    Colour *code*.

    Returns:
        HTML with as many lines as *code*; no element reaches over the end of a line.
    """
    language = language.lower()
    if len(code) > _LONGEST or language not in _names():
        return escape(code)
    out = StringIO()
    _formatter().format(_lexer(language).get_tokens(code), out)
    return out.getvalue()
