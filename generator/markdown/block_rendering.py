"""Block tokens to HTML: paragraphs, headings, lists, tables, code, admonitions, footnotes."""

from collections.abc import Callable, Sequence
from itertools import islice, takewhile
from typing import Any, ClassVar

from markdown_it.token import Token

from generator.markdown import admonitions, alerts, footnotes, slips
from generator.markdown.code import escape
from generator.markdown.code_rendering import write_code
from generator.markdown.inline_rendering import InlineRendering
from generator.markdown.page_state import PageState
from generator.markdown.parser import Parser
from generator.markdown.positions import Place, Spot
from generator.markdown.prose import Content
from generator.markdown.tokens import attributes_of, first_line, plain_text, tag_of
from generator.markdown.typography import Words
from generator.model.fragment import Heading
from generator.settings.schema import Markdown

_ALIGNED = "text-align:"


class BlockRendering:
    """
    The block tokens of one page.

    Args:
        page: Where everything goes.
        options: How Markdown becomes HTML.
        words: What the page's language calls things.
        parser: What made the tokens.
        env: What the parser left about the page, footnotes above all.
    """

    def __init__(
        self, page: PageState, options: Markdown, words: Words, parser: Parser, env: dict[str, Any]
    ) -> None:
        self._page = page
        self._options = options
        self._words = words
        self._parser = parser
        self._env = env
        self._inline = InlineRendering(page, options, parser, env)
        self._heading = ""
        self._figures: list[int] = []
        self._task: bool | None = None
        self._names: dict[str, int] = {}

    def render(self, tokens: Sequence[Token]) -> None:
        """Write all blocks, then the footnotes."""
        for chosen in self._env.get("ids", ()):
            self._page.slugs.take(chosen)
        definitions: dict[str, footnotes.Definition] = {}
        if "footnotes" in self._env:
            tokens, definitions = footnotes.take_out(tokens)
        slips.report_alerts(self._page, self._env.get("unread alerts", ()))
        self._blocks(tokens)
        html = self._inline.html
        html.close_above(-1)
        if definitions or "footnotes" in self._env:
            self._footnotes(definitions)
        html.close_above(-1)
        slips.report_emoji(self._page)

    def _blocks(self, tokens: Sequence[Token]) -> None:
        page = self._page
        html = self._inline.html
        handlers = self._handlers
        rules = self._parser.rules
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._content(token, tokens[index - 1] if index else None)
                continue
            if token.map is not None and token.nesting >= 0:
                page.writer.mark(page.line + token.map[0])
            if token.nesting == -1 and html.opened:
                html.close_above(((token.level + 1) << 16) - 1)
            if token.meta and token.nesting >= 0:
                self._inline.refused(token)
            if token.type in rules:
                rule = rules[token.type]
                page.writer.chunks.append(rule(tokens, index, self._parser.md.options, self._env))
            elif token.type in handlers:
                handlers[token.type](self, tokens, index)
            else:
                page.writer.chunks.append(tag_of(tokens, index))

    def _content(self, token: Token, before: Token | None) -> None:
        page = self._page
        place = Place(token, page.lines, page.line)
        page.writer.mark(place.line)
        task = self._task
        if task is not None:
            checked = " checked" if task else ""
            page.writer.chunks.append(f'<label><input type="checkbox" disabled{checked}> ')
            self._task = None
        self._inline.render(token, place)
        paragraph = before is not None and before.type == "paragraph_open"
        slips.report(page, token, place, paragraph=paragraph, names=not self._options.emoji)
        if task is not None:
            page.writer.chunks.append("</label>")
        if paragraph:
            top = token.level == 1
            if page.wants_summary(top=top):
                page.summarize(plain_text(token.children or ()), top=top)

    def _paragraph_open(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        if self._options.captions and self._is_figure(tokens[index + 1]):
            self._figures.append(index)
            self._figure(token, tokens[index + 1])
            return
        if token.hidden:
            return
        if token.attrs:
            self._page.writer.chunks.append(tag_of(tokens, index))
            return
        chunks = self._page.writer.chunks
        chunks.append("\n<p>" if index and tokens[index - 1].hidden else "<p>")

    def _paragraph_close(self, tokens: Sequence[Token], index: int) -> None:
        if self._figures and self._figures[-1] == index - 2:
            self._figures.pop()
        elif not tokens[index].hidden:
            self._page.writer.chunks.append("</p>\n")

    def _is_figure(self, inline: Token) -> bool:
        children = inline.children or ()
        return (
            len(children) == 1
            and children[0].type == "image"
            and bool(children[0].attrs.get("title"))
        )

    def _figure(self, paragraph: Token, inline: Token) -> None:
        """A picture alone in its paragraph, with its title as the caption."""
        page = self._page
        assert inline.children
        image = inline.children.pop()
        title = str(image.attrs["title"])
        page.writer.chunks.append(f"<figure{attributes_of(paragraph)}>")
        self._inline.alone(image, Place(inline, page.lines, page.line))
        page.writer.chunks.append(f"<figcaption>{escape(title)}</figcaption></figure>\n")

    def _prose(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        page = self._page
        (content,) = token.meta["contents"]
        page.writer.chunks.append(f"<p{attributes_of(token)}>")
        self._inline.prose(content, page.writer.line)
        page.writer.chunks.append("</p>\n")
        if page.wants_summary(top=True):
            page.summarize(content.plain(), top=True)

    def _prose_heading(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        (content,) = token.meta["contents"]
        self._open_heading(token, content.plain().strip())
        self._inline.prose(content, self._page.writer.line)
        self._heading_close(tokens, index)

    def _prose_list(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        page = self._page
        writer = page.writer
        line = writer.line
        writer.chunks.append(f"<{token.tag}{attributes_of(token)}>\n")
        for number, content in enumerate(token.meta["contents"], line):
            writer.mark(number)
            writer.chunks.append("<li>")
            self._inline.prose(content, number)
            writer.chunks.append("</li>\n")
            if page.wants_summary(top=False):
                page.summarize(content.plain(), top=False)
        writer.chunks.append(f"</{token.tag}>\n")

    def _prose_table(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        writer = self._page.writer
        line = writer.line
        head, *rows = token.meta["contents"]
        classes = [f' class="align-{one}"' if one else "" for one in token.meta["alignments"]]
        self._open_table([content.plain().strip() for content in head])
        writer.chunks.append(f"<table{attributes_of(token)}>\n<thead>\n")
        self._prose_row(head, line, [f'th scope="col"{one}' for one in classes])
        writer.chunks.append("</thead>\n")
        if rows:
            writer.mark(line + 2)
            writer.chunks.append("<tbody>\n")
            opening = [f"td{one}" for one in classes]
            for number, row in enumerate(rows, line + 2):
                writer.mark(number)
                self._prose_row(row, number, opening)
            writer.chunks.append("</tbody>\n")
        writer.chunks.append("</table>\n</div>\n")

    def _prose_row(self, row: Sequence[Content], line: int, opening: Sequence[str]) -> None:
        chunks = self._page.writer.chunks
        chunks.append("<tr>\n")
        for content, tag in zip(row, opening, strict=True):
            chunks.append(f"<{tag}>")
            self._inline.prose(content, line)
            chunks.append(f"</{tag[:2]}>\n")
        chunks.append("</tr>\n")

    def _heading_open(self, tokens: Sequence[Token], index: int) -> None:
        self._open_heading(tokens[index], plain_text(tokens[index + 1].children or ()).strip())

    def _open_heading(self, token: Token, text: str) -> None:
        page = self._page
        given = token.attrs.get("id")
        self._heading = str(given) if given else page.slugs.unique(text)
        rest = attributes_of(token, "id")
        line = page.line + (first_line(token))
        page.headings.append(Heading(int(token.tag[1]), self._heading, text, line))
        page.writer.chunks.append(f'<{token.tag} id="{escape(self._heading)}"{rest}>')

    def _heading_close(self, tokens: Sequence[Token], index: int) -> None:
        anchor = ""
        if self._options.heading_anchors:
            name = escape(self._heading)
            anchor = (
                f' <a class="heading-anchor" href="#{name}" aria-labelledby="{name}">'
                '<span aria-hidden="true">#</span></a>'
            )
        self._page.writer.chunks.append(f"{anchor}</{tokens[index].tag}>\n")

    def _item_open(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        self._page.writer.chunks.append(tag_of(tokens, index))
        if "checked" in token.meta:
            self._task = bool(token.meta["checked"])

    def _item_close(self, tokens: Sequence[Token], index: int) -> None:
        self._task = None
        self._page.writer.chunks.append(tag_of(tokens, index))

    def _table_open(self, tokens: Sequence[Token], index: int) -> None:
        slips.report_end(self._page, tokens[index])
        head = takewhile(lambda token: token.type != "thead_close", islice(tokens, index, None))
        self._open_table(
            [plain_text(one.children or ()).strip() for one in head if one.type == "inline"]
        )
        self._page.writer.chunks.append(tag_of(tokens, index))

    def _open_table(self, heads: Sequence[str]) -> None:
        """Write what stands around a table, named by the *heads* of its columns."""
        name = self._table_name(heads)
        label = f' role="region" aria-label="{escape(name)}"' if name else ""
        self._page.writer.chunks.append(f'<div class="table-scroll"{label} tabindex="0">\n')

    def _table_name(self, heads: Sequence[str]) -> str:
        """The heads of the columns: they tell tables apart in any language."""
        name = ", ".join(head for head in heads if head)
        if not name:
            return ""
        self._names[name] = self._names.get(name, 0) + 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"

    def _table_close(self, tokens: Sequence[Token], index: int) -> None:
        self._page.writer.chunks.append(tag_of(tokens, index) + "</div>\n")

    def _cell_open(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        style = str(token.attrs.get("style", ""))
        align = f' class="align-{style[len(_ALIGNED) :]}"' if style.startswith(_ALIGNED) else ""
        scope = ' scope="col"' if token.tag == "th" else ""
        self._page.writer.chunks.append(f"<{token.tag}{scope}{align}>")

    def _code(self, tokens: Sequence[Token], index: int) -> None:
        if tokens[index].type == "code_block":
            slips.report_code(self._page, tokens[index])
        write_code(self._page, tokens[index], coloured=self._options.highlight)

    def _html_block(self, tokens: Sequence[Token], index: int) -> None:
        self._inline.html.block(tokens[index])

    def _shortcode(self, tokens: Sequence[Token], index: int) -> None:
        self._inline.shortcodes.write(tokens[index], self._mark_spot(tokens[index]))

    def _shortcode_open(self, tokens: Sequence[Token], index: int) -> None:
        self._inline.shortcodes.open(tokens[index], self._mark_spot(tokens[index]))

    def _shortcode_close(self, _tokens: Sequence[Token], _index: int) -> None:
        self._inline.shortcodes.close()

    def _mark_spot(self, token: Token) -> Spot:
        page = self._page
        line = first_line(token)
        start = token.meta["mark"].start
        column = start - page.body.rfind("\n", 0, start)
        return Spot(page.line + line, column)

    def _row_open(self, tokens: Sequence[Token], index: int) -> None:
        if "row" in tokens[index].meta:
            slips.report_row(self._page, tokens[index])
        self._page.writer.chunks.append(tag_of(tokens, index))

    def _alert_open(self, tokens: Sequence[Token], index: int) -> None:
        kind = tokens[index].meta["kind"]
        opening = alerts.opening(kind, str(self._env.get("language", "en")))
        self._page.writer.chunks.append(opening)

    def _alert_close(self, _tokens: Sequence[Token], _index: int) -> None:
        self._page.writer.chunks.append(alerts.CLOSING)

    def _admonition_open(self, tokens: Sequence[Token], index: int) -> None:
        token = tokens[index]
        title = plain_text(tokens[index + 2].children or ()) if token.content else ""
        self._page.writer.chunks.append(admonitions.opening(token, title))

    def _admonition_close(self, tokens: Sequence[Token], index: int) -> None:
        self._page.writer.chunks.append(admonitions.closing(tokens[index]))

    def _title_open(self, tokens: Sequence[Token], index: int) -> None:
        self._page.writer.chunks.append(admonitions.title_opening(tokens[index]))

    def _title_close(self, tokens: Sequence[Token], index: int) -> None:
        self._page.writer.chunks.append(admonitions.title_closing(tokens[index - 2]))

    def _footnotes(self, definitions: dict[str, footnotes.Definition]) -> None:
        page = self._page
        notes = list(footnotes.notes_of(self._env))
        used = {note.label for note in notes}
        for definition in definitions.values():
            if definition.label not in used:
                page.fault(
                    "markdown/footnote-unused",
                    f"footnote `{definition.label}` is defined, but the text does not refer to it, so it is left out",
                    Spot(page.line + definition.line, 1),
                    f"write `[^{definition.label}]` where it belongs, or remove it",
                )
        if not notes:
            return
        chunks = page.writer.chunks
        for note in notes:
            tokens: Sequence[Token] = ()
            if note.label is not None and note.label in definitions:
                definition = definitions[note.label]
                tokens = definition.tokens
                page.writer.mark(page.line + definition.line)
            elif note.content is not None:
                place = self._inline.notes.get(note.number - 1)
                page.writer.mark(place.line_at(0) if place else page.writer.line)
            if note is notes[0]:
                chunks.append(footnotes.section_open(self._words))
            chunks.append(f'<li id="fn{note.number}" class="footnote-item">')
            self._note(note, tokens)
            chunks.append("</li>\n")
        chunks.append(footnotes.SECTION_CLOSE)

    def _note(self, note: footnotes.Note, tokens: Sequence[Token]) -> None:
        chunks = self._page.writer.chunks
        links = footnotes.back_links(note, self._words)
        if note.content is not None:
            inline = Token("inline", "", 0, content=note.content[0], children=note.content[1])
            place = self._inline.notes.get(note.number - 1)
            chunks.append("<p>")
            if place is not None:
                self._inline.render(inline, place)
            chunks.append(f"{links}</p>\n")
        elif tokens and tokens[-1].type == "paragraph_close":
            self._blocks(tokens[:-1])
            chunks.append(links)
            self._blocks(tokens[-1:])
        else:
            self._blocks(tokens)
            chunks.append(links)

    _handlers: ClassVar[dict[str, Callable[["BlockRendering", Sequence[Token], int], None]]] = {
        "prose": _prose,
        "prose_heading": _prose_heading,
        "prose_list": _prose_list,
        "prose_table": _prose_table,
        "paragraph_open": _paragraph_open,
        "paragraph_close": _paragraph_close,
        "heading_open": _heading_open,
        "heading_close": _heading_close,
        "list_item_open": _item_open,
        "list_item_close": _item_close,
        "table_open": _table_open,
        "table_close": _table_close,
        "th_open": _cell_open,
        "td_open": _cell_open,
        "fence": _code,
        "code_block": _code,
        "html_block": _html_block,
        "shortcode": _shortcode,
        "shortcode_open": _shortcode_open,
        "shortcode_close": _shortcode_close,
        "tr_open": _row_open,
        "alert_open": _alert_open,
        "alert_close": _alert_close,
        "admonition_open": _admonition_open,
        "admonition_close": _admonition_close,
        "admonition_title_open": _title_open,
        "admonition_title_close": _title_close,
    }
