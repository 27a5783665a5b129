"""Markdown to a fragment: HTML, headings, summary, and the way back to each line."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.markdown.block_rendering import BlockRendering
from generator.markdown.page_state import PageState
from generator.markdown.parser import DEEPEST, Extension, Parser, build_parser, standard_syntax
from generator.markdown.positions import Spot
from generator.markdown.site_access import (
    ImageTarget,
    LinkTarget,
    ShortcodeCall,
    ShortcodeResult,
    SiteAccess,
)
from generator.markdown.typography import words_of
from generator.model.document import Document
from generator.model.fragment import Fragment
from generator.settings.schema import Markdown as MarkdownOptions

#: Characters of a summary, its ellipsis counted.
SUMMARY_LENGTH = 160
#: Characters in which a first paragraph is looked for before the whole text is.
_BEGINNING = 2000


class Compiler:
    """
    Compiles Markdown; made once in each worker, used for every page.

    Args:
        options: How Markdown becomes HTML.
        extensions: Plug-ins of the parser, loaded after ours.
        syntax: What is understood beyond CommonMark.
    """

    def __init__(
        self,
        options: MarkdownOptions,
        extensions: Sequence[Extension] = (),
        syntax: Extension = standard_syntax,
    ) -> None:
        self._options = options
        self._extensions = tuple(extensions)
        self._syntax = syntax
        self._parsers: dict[str, Parser] = {}

    def compile(self, document: Document, access: SiteAccess) -> Fragment:
        """
        Compile the body of *document*.

        Args:
            document: One content file; its front matter is not checked.
            access: Resolves links, pictures and shortcodes, and records what was asked.
        """
        page = self._compiled(document, access)
        return Fragment(
            html=page.writer.html(),
            headings=tuple(page.headings),
            line_map=page.writer.line_map(),
            faults=tuple(page.faults),
        )

    def _compiled(self, document: Document, access: SiteAccess) -> PageState:
        body = _normalized(document.body)
        page = PageState(document.path, body, document.body_line, access)
        parser = self._parser(document.language)
        env: dict[str, Any] = {"page": page, "language": document.language}
        tokens = parser.md.parse(body, env)
        words = words_of(document.language)
        BlockRendering(page, self._options, words, parser, env).render(tokens)
        if "too_deep" in env:
            page.fault(
                "markdown/too-deep",
                f"quotes, lists and the like are nested more than {DEEPEST} deep here, and what lies deeper is left out",
                Spot(page.line + env["too_deep"], 0),
                "nest less",
            )
        return page

    def summary(self, document: Document) -> str:
        """
        First paragraph of *document* as plain text, cut at a word where it is long.

        Only the beginning is parsed, since lists ask this of pages that are made elsewhere; what
        is defined further down (the address of a `[reference]`) is not known there.
        """
        body = document.body
        cut = body.rfind("\n\n", 0, _BEGINNING) if len(body) > _BEGINNING else -1
        beginning = replace(document, body=body[:cut]) if cut > 0 else document
        found = self._compiled(beginning, _Nowhere()).summary
        if not found and cut > 0:
            found = self._compiled(document, _Nowhere()).summary
        return _shorten(found)

    def inline(self, text: str, language: str = "en") -> str:
        """
        Compile a short *text*, such as a title with emphasis, to HTML without a paragraph.

        Links stay as they are written, and shortcodes are plain text. What the settings do not
        allow is left out without a word, since there is no line to point at.
        """
        page = PageState(PurePosixPath("inline"), text, 1, _Nowhere())
        parser = self._parser(language)
        env: dict[str, Any] = {}
        tokens = parser.md.parseInline(_normalized(text), env)
        BlockRendering(page, self._options, words_of(language), parser, env).render(tokens)
        return page.writer.html()

    def _parser(self, language: str) -> Parser:
        if language not in self._parsers:
            self._parsers[language] = build_parser(
                self._options, language, self._extensions, self._syntax
            )
        return self._parsers[language]


class _Nowhere:
    """A site without pages, for texts that stand outside of one."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def image(self, target: str) -> ImageTarget:
        return ImageTarget(target)

    def has_body(self, name: str) -> bool | None:  # noqa: ARG002 - the protocol's signature
        return None

    def body_is_markdown(self, name: str) -> bool:  # noqa: ARG002 - the protocol's signature
        return True

    def shortcode_names(self) -> tuple[str, ...]:
        return ()

    def shortcode(self, call: ShortcodeCall) -> ShortcodeResult:  # noqa: ARG002 - the protocol's signature
        return ShortcodeResult()


def _normalized(text: str) -> str:
    """*text* with line ends and the character 0 as CommonMark wants them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


def _shorten(text: str) -> str:
    """*text* on one line, cut at a word where it is longer than a summary may be."""
    text = " ".join(text.split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[: SUMMARY_LENGTH - 1]
    if text[SUMMARY_LENGTH - 1] != " " and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" ,;:.–—-") + "…"
