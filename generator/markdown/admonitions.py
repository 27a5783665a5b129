"""Admonitions to HTML: a note, or a disclosure for the collapsible kind."""

import re

from markdown_it.token import Token

from generator.markdown.code import escape

_NO_CLASS = re.compile(r"[^\w-]")


def _is_collapsible(token: Token) -> bool:
    return token.markup.startswith("?")


def opening(token: Token, title: str) -> str:
    """The start of an admonition whose title reads *title* (may be empty)."""
    words = (_NO_CLASS.sub("", word) for word in str(token.attrs["class"]).split())
    names = " ".join(word for word in words if word and not word.startswith(("is-", "collapsible")))
    if not _is_collapsible(token):
        label = f' aria-label="{escape(title)}"' if title else ""
        return f'<div class="{names}" role="note"{label}>\n'
    opened = " open" if token.markup.endswith("+") else ""
    summary = "" if title else f"<summary>{escape(token.meta['tag'].title())}</summary>\n"
    return f'<details class="{names}"{opened}>\n{summary}'


def closing(token: Token) -> str:
    """The end of an admonition."""
    return "</details>\n" if _is_collapsible(token) else "</div>\n"


def title_opening(token: Token) -> str:
    """The start of its title."""
    return "<summary>" if _is_collapsible(token) else '<p class="admonition-title">'


def title_closing(opening_token: Token) -> str:
    """The end of its title, by the token that opened it."""
    return "</summary>\n" if _is_collapsible(opening_token) else "</p>\n"
