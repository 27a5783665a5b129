"""Inline tokens to HTML: text, emphasis, links, pictures, code, raw HTML and shortcodes."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

from markdown_it.token import Token

from generator.markdown.code import escape
from generator.markdown.emoji import NAMED
from generator.markdown.html_rendering import HtmlRendering
from generator.markdown.links import (
    encode,
    external_attributes,
    image_attributes,
    image_target,
    link_url,
    refuse,
    text_of,
)
from generator.markdown.page_state import PageState
from generator.markdown.parser import MarkedDestination, Parser
from generator.markdown.positions import Place, Spot
from generator.markdown.prose import (
    CODE,
    EMPHASIS,
    END_OF_LINE,
    LINK,
    PICTURE,
    STRONG,
    TEXT,
    UNDERSCORED,
    Content,
)
from generator.markdown.raw_html import is_unsafe_url
from generator.markdown.shortcode_rendering import ShortcodeRendering
from generator.markdown.slips import note_emoji
from generator.markdown.tokens import attributes_of, plain_text
from generator.model.finding import Outcome
from generator.settings.schema import Markdown

_NO_TOKEN = Token("link_open", "a", 1)
#: What stands around a piece of prose, by its kind.
_TAGS = {
    TEXT: ("", ""),
    STRONG: ("<strong>", "</strong>"),
    EMPHASIS: ("<em>", "</em>"),
    UNDERSCORED: ("<em>", "</em>"),
    CODE: ("<code>", "</code>"),
}


class InlineRendering:
    """The inline tokens of one page."""

    def __init__(
        self, page: PageState, options: Markdown, parser: Parser, env: dict[str, Any]
    ) -> None:
        self.page = page
        self.shortcodes = ShortcodeRendering(page)
        self.html = HtmlRendering(page, options, self.shortcodes)
        self.notes: dict[int, Place] = {}
        self._options = options
        self._parser = parser
        self._env = env
        self._links: list[str] = []
        self._place = Place(Token("", "", 0), (), 1)
        self._level = 0

    def render(self, block: Token, place: Place) -> None:
        """Write the content of *block*."""
        outer = self._place, self._level
        self._place = place
        self._level = (block.level << 16) + 1
        tokens = block.children or ()
        chunks = self.page.writer.chunks
        many = "\n" in block.content
        skipped = -1
        last_closers: dict[str, int] = {}
        for index, token in enumerate(tokens):
            if token.type == "text":
                if index > skipped:
                    chunks.append(escape(token.content))
                continue
            if index <= skipped and not token.nesting:
                continue
            dropped = self._token(tokens, index)
            if dropped:
                skipped = _end_of(tokens, index, dropped, last_closers)
            chunks = self.page.writer.chunks
            if many and "end" in token.meta:
                self.page.writer.mark(place.line_at(token.meta["end"]))
        if self.html.opened:
            self.html.close_above(self._level - 1)
        self._place, self._level = outer

    def prose(self, content: Content, line: int) -> None:
        """Write the *content* of a block of prose that begins on *line*."""
        writer = self.page.writer
        chunks = writer.chunks
        if ":" in content.text and not self._options.emoji and NAMED.search(content.text):
            self._note_names(content, line)
        if not content.pieces:
            chunks.append(escape(content.text))
            return
        start = 1 - content.column  # offset that the first column of this line would have
        for kind, text, offset, destination in content.pieces:
            if kind == END_OF_LINE:
                chunks.append("\n")
                line += 1
                start = offset + 1
                writer.mark(line)
            elif kind == LINK:
                self._open_link(destination, Spot(line, offset - start + 1))
                chunks.append(escape(text))
                chunks.append(self._links.pop())
                writer.mark(line)
            elif kind == PICTURE:
                self._write_picture(destination, text, Spot(line, offset - start + 1))
            else:
                opening, closing = _TAGS[kind]
                chunks.append(f"{opening}{escape(text)}{closing}")

    def _note_names(self, content: Content, line: int) -> None:
        start = 1 - content.column
        for kind, text, offset, _ in content.pieces or ((TEXT, content.text, 0, ""),):
            if kind == END_OF_LINE:
                line += 1
                start = offset + 1
            elif kind == TEXT:
                note_emoji(self.page, text, Spot(line, offset - start + 1))

    def _token(self, tokens: Sequence[Token], index: int) -> str:
        """Write a token that is no text; the name of the element that hides what follows, if one does."""
        token = tokens[index]
        level = self._level + token.level
        if token.nesting == -1 and self.html.opened:
            self.html.close_above(level)
        if token.type == "html_inline":
            return self.html.inline(token, self._place, level)
        handler = self._handlers.get(token.type)
        if handler is None or token.type in self._parser.rules:
            self._other(tokens, index)
        else:
            handler(self, token)
        return ""

    def _other(self, tokens: Sequence[Token], index: int) -> None:
        """Emphasis and the like, and tokens of extensions by their own render rules."""
        token = tokens[index]
        rule = self._parser.rules.get(token.type)
        if rule is not None:
            text = rule(tokens, index, self._parser.md.options, self._env)
        elif token.nesting == -1:
            text = f"</{token.tag}>"
        elif token.tag:
            text = f"<{token.tag}{attributes_of(token)}>"
        else:
            text = escape(token.content)
        self.page.writer.chunks.append(text)

    def _spot(self, token: Token) -> Spot:
        if "pos" not in token.meta:
            return Spot(self.page.writer.line, 0)
        return self._place.spot(token.meta["pos"])

    def _softbreak(self, _token: Token) -> None:
        self.page.writer.chunks.append("\n")

    def _hardbreak(self, _token: Token) -> None:
        self.page.writer.chunks.append("<br>\n")

    def _code(self, token: Token) -> None:
        self.refused(token)
        self.page.writer.chunks.append(
            f"<code{attributes_of(token)}>{escape(token.content)}</code>"
        )

    def _link_open(self, token: Token) -> None:
        spot = self._spot(token)
        self.refused(token)
        href = token.attrs["href"]
        self._open_link(href if isinstance(href, str) else str(href), spot, token)

    def _open_link(self, href: str, spot: Spot, token: Token = _NO_TOKEN) -> None:
        if isinstance(href, MarkedDestination):
            found = self._marked(href, spot)
        else:
            found = link_url(self.page, href, spot)
        if found is None:
            self._links.append("")
            return
        url, external = found
        self._links.append("</a>")
        extra = ""
        if external:
            extra = external_attributes(
                self._options, str(token.attrs.get("rel", "")), str(token.attrs.get("target", ""))
            )
            rest = attributes_of(token, "href", "rel", "target")
        else:
            rest = attributes_of(token, "href")
        self.page.writer.mark(spot.line, spot.column)
        self.page.writer.chunks.append(f'<a href="{url}"{rest}{extra}>')

    def _link_close(self, _token: Token) -> None:
        writer = self.page.writer
        writer.chunks.append(self._links.pop())
        writer.mark(writer.line)

    def _marked(self, destination: MarkedDestination, spot: Spot) -> tuple[str, bool] | None:
        """A destination that a shortcode makes; what it makes is a URL already."""
        url = self.shortcodes.fill(destination, spot)
        if is_unsafe_url(url):
            refuse(self.page, url, spot)
            return None
        return encode(url), False

    def _image(self, token: Token) -> None:
        self.picture(token, caption=False)

    def alone(self, token: Token, place: Place) -> None:
        """Write a picture that stands alone, its title left out since it becomes a caption."""
        outer = self._place
        self._place = place
        self.picture(token, caption=True)
        self._place = outer

    def picture(self, token: Token, *, caption: bool) -> None:
        """Write the picture *token*; its title is left out where it becomes a *caption*."""
        spot = self._spot(token)
        self.refused(token)
        children = token.children or ()
        alt = plain_text(children) + self._shortcodes_in(children, spot)
        if not alt.strip() and not _is_decoration(token):
            self.page.fault(
                "markdown/image-text-missing",
                "picture has no text for people who do not see it",
                spot,
                "say what it shows, `![like this](picture.jpg)`; or say that it is mere decoration,"
                ' `![](picture.jpg){alt=""}`',
                outcome=Outcome.REVIEW,
            )
        source = token.attrs["src"]
        if isinstance(source, MarkedDestination):
            source = self.shortcodes.fill(source, spot)
        left_out = ("src", "alt", "title") if caption else ("src", "alt")
        rest = attributes_of(token, *left_out)
        self._write_picture(str(source), alt, spot, rest, set(token.attrs))

    def _write_picture(
        self,
        source: str,
        alt: str,
        spot: Spot,
        rest: str = "",
        given: AbstractSet[str] = frozenset(),
    ) -> None:
        page = self.page
        found = image_target(page, source, spot)
        page.writer.mark(spot.line, spot.column)
        if found is None:
            page.writer.chunks.append(escape(alt))
        else:
            extra = image_attributes(page, self._options, found, given)
            page.writer.chunks.append(
                f'<img src="{encode(found.url)}" alt="{escape(alt)}"{rest}{extra}>'
            )
        page.writer.mark(spot.line)

    def _shortcodes_in(self, tokens: Sequence[Token], spot: Spot) -> str:
        """What shortcodes in the alternative text of a picture say, as plain text."""
        return " ".join(
            text_of(self.shortcodes.html(token.meta["mark"], spot, token.meta["raw"]))
            for token in tokens
            if token.type == "shortcode"
        )

    def _shortcode(self, token: Token) -> None:
        self.shortcodes.write(token, self._spot(token))
        self.page.writer.mark(self.page.writer.line)

    def _shortcode_open(self, token: Token) -> None:
        self.shortcodes.open(token, self._spot(token))

    def _shortcode_close(self, _token: Token) -> None:
        self.shortcodes.close()
        self.page.writer.mark(self.page.writer.line)

    def _footnote_ref(self, token: Token) -> None:
        number = token.meta["id"] + 1
        again = token.meta.get("subId", 0)
        if "label" not in token.meta:
            self.notes[token.meta["id"]] = self._place.shifted(token.meta["pos"] + 2)
        suffix = f"-{again}" if again else ""
        self.page.writer.chunks.append(
            f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{number}{suffix}"'
            f' role="doc-noteref">{number}</a></sup>'
        )

    def refused(self, token: Token) -> None:
        """Report the attributes in braces that *token* may not have."""
        for name in token.meta.get("refused", ()):
            if "refused_at" in token.meta:
                spot = self._place.spot(token.meta["refused_at"])
            elif "refused_line" in token.meta:
                spot = Spot(self.page.line + token.meta["refused_line"], 0)
            else:
                spot = Spot(self.page.writer.line, 0)
            self.page.fault(
                "markdown/unsafe-attribute",
                f"attribute `{name}` may not be set in Markdown, so it is left out",
                spot,
                "write the text between the square brackets"
                if name == "alt"
                else "use a class, and let the theme do the rest",
            )

    _handlers: ClassVar[dict[str, Callable[["InlineRendering", Token], None]]] = {
        "softbreak": _softbreak,
        "hardbreak": _hardbreak,
        "code_inline": _code,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "shortcode": _shortcode,
        "shortcode_open": _shortcode_open,
        "shortcode_close": _shortcode_close,
        "footnote_ref": _footnote_ref,
    }


def _is_decoration(token: Token) -> bool:
    """Whether somebody said on purpose that the picture *token* tells nothing."""
    attributes = token.attrs
    return (
        "decoration" in token.meta
        or attributes.get("role") in {"presentation", "none"}
        or attributes.get("aria-hidden") == "true"
    )


def _end_of(tokens: Sequence[Token], start: int, name: str, last: dict[str, int]) -> int:
    """
    Index of the tag that closes element *name*, or *start* where none does.

    Args:
        tokens: All tokens of the block.
        start: Index of the opening tag.
        name: Of the element, in lower case.
        last: Index of the last closing tag of each element, kept between calls for one block.
    """
    closing = f"</{name}"
    if name not in last:
        last[name] = max((i for i, t in enumerate(tokens) if _closes(t, closing)), default=-1)
    if last[name] <= start:
        return start
    return next(i for i in range(start + 1, len(tokens)) if _closes(tokens[i], closing))


def _closes(token: Token, closing: str) -> bool:
    return token.type == "html_inline" and token.content.lower().startswith(closing)
