"""Footnotes: their definitions are taken out of the text and rendered at its end."""

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from generator.markdown.code import escape
from generator.markdown.typography import Words
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote's definition: its first line (from 0, in the body) and its tokens."""

    label: str
    line: int
    tokens: Sequence[Token]


def take_out(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, Definition]]:
    """Divide *tokens* into those of the text and the definitions by label."""
    text: list[Token] = []
    definitions: dict[str, Definition] = {}
    opened: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            opened.append((token, []))
        elif token.type == "footnote_reference_close":
            opening, inner = opened.pop()
            label = opening.meta["label"]
            line = opening.map[0] if opening.map else 0
            definitions.setdefault(label, Definition(label, line, inner))
        elif opened:
            opened[-1][1].append(token)
        else:
            text.append(token)
    return text, definitions


@dataclass(frozen=True, slots=True)
class Note:
    """
    A footnote that the text refers to.

    Attributes:
        number: From 1, in the order of first references.
        label: Of its definition; None for one that is written in the text.
        references: How often the text refers to it.
        content: Inline tokens of one that is written in the text, and their source.
    """

    number: int
    label: str | None
    references: int
    content: tuple[str, list[Token]] | None = None


def notes_of(env: dict[str, Any]) -> Iterator[Note]:
    """The footnotes that the parser met, in order."""
    for number, data in env.get("footnotes", {}).get("list", {}).items():
        content = (data["content"], data["tokens"]) if "tokens" in data else None
        yield Note(number + 1, data.get("label"), max(data.get("count", 1), 1), content)


def section_open(words: Words) -> str:
    """The start of the list of notes."""
    return (
        f'<section class="footnotes" role="doc-endnotes" aria-label="{escape(words.footnotes)}">\n'
        '<ol class="footnotes-list">\n'
    )


SECTION_CLOSE = "</ol>\n</section>\n"


def back_links(note: Note, words: Words) -> str:
    """Links from a note to each place that refers to it."""
    links = []
    for again in range(note.references):
        suffix = f"-{again}" if again else ""
        count = f" ({again + 1})" if again else ""
        links.append(
            f' <a href="#fnref{note.number}{suffix}" class="footnote-backref"'
            f' role="doc-backlink" aria-label="{escape(words.back)}{count}">\u21a9\ufe0e</a>'
        )
    return "".join(links)
