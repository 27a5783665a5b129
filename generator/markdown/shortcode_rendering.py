"""Shortcodes of a page: checked, then rendered by the theme through the site's access."""

from markdown_it.token import Token

from generator.markdown.code import escape
from generator.markdown.links import text_of
from generator.markdown.page_state import PageState
from generator.markdown.positions import Spot
from generator.markdown.shortcode_syntax import Mark, find_marks
from generator.markdown.site_access import ShortcodeCall
from generator.markdown.writer import Writer
from generator.model.finding import Correction
from generator.typed_yaml.certain import certain
from generator.typed_yaml.suggest import nearest

#: Shortcodes may stand inside of each other this deep.
DEEPEST = 10


class ShortcodeRendering:
    """The shortcodes of one page; those with a Markdown body are opened, then closed."""

    def __init__(self, page: PageState) -> None:
        self._page = page
        self._waiting: list[tuple[Token, Spot, Writer]] = []

    def open(self, token: Token, spot: Spot) -> None:
        """Collect what is written from now on as the body of *token*."""
        page = self._page
        self._waiting.append((token, spot, page.writer))
        page.chain.append(token.meta["mark"].name)
        page.writer = Writer(spot.line)

    def close(self) -> None:
        """Write the shortcode opened last, with the body collected since."""
        page = self._page
        token, spot, outer = self._waiting.pop()
        inner = page.writer
        page.writer = outer
        page.chain.pop()
        mark: Mark = token.meta["mark"]
        body = inner.html().strip()
        if self._is_usable(mark, spot):
            html = self._call(mark, spot, body, token.meta["raw"])
        elif page.takes_body(mark.name) is None:
            html = body  # the reader of the preview sees what stands in an unknown shortcode
        else:
            html = ""
        outer.embed(inner, html, body, spot.line, spot.column)
        if token.block and html and not html.endswith("\n"):
            outer.chunks.append("\n")

    def write(self, token: Token, spot: Spot) -> None:
        """Write a shortcode without a body, or with one of plain text."""
        page = self._page
        mark: Mark = token.meta["mark"]
        page.writer.mark(spot.line, spot.column)
        if mark.error or mark.closing:
            self._misplaced(mark, spot)
            page.writer.chunks.append(escape(token.content))
            return
        html = self.html(mark, spot, token.meta["raw"])
        if token.block and html and not html.endswith("\n"):
            html += "\n"
        page.writer.chunks.append(html)

    def html(self, mark: Mark, spot: Spot, raw: str | None = None) -> str:
        """HTML of a shortcode whose body is not Markdown; empty where it is faulty."""
        if mark.error or mark.closing:
            self._misplaced(mark, spot)
            return ""
        if not self._is_usable(mark, spot):
            return ""
        if raw is None and not mark.self_closing and self._page.takes_body(mark.name):
            self._page.fault(
                "markdown/shortcode-unclosed",
                f"shortcode `{mark.name}` is opened here, and nothing closes it in the same block",
                spot,
                f"put `{{{{< /{mark.name} >}}}}` at its end, alone on a line if this mark is; without a body, end this mark with `/>}}}}`",
                mark.end - mark.start,
            )
            return ""
        return self._call(mark, spot, None if raw is None else escape(raw), raw)

    def fill(self, text: str, spot: Spot) -> str:
        """*text* with what the shortcodes in it make, as plain text; they cannot have bodies."""
        parts = []
        position = 0
        for mark in find_marks(text, lambda _name: False, fences=False).by_start.values():
            parts += [text[position : mark.start], mark.literal or text_of(self.html(mark, spot))]
            position = mark.end
        return "".join(parts) + text[position:]

    def _call(self, mark: Mark, spot: Spot, body: str | None, raw: str | None) -> str:
        page = self._page
        result = page.access.shortcode(
            ShortcodeCall(
                mark.name,
                mark.positional,
                mark.named,
                body,
                raw,
                spot.line,
                max(spot.column, 1),
                tuple(page.chain),
            )
        )
        page.faults.extend(result.faults)
        return result.html

    def _is_usable(self, mark: Mark, spot: Spot) -> bool:
        page = self._page
        length = mark.end - mark.start
        if page.takes_body(mark.name) is None:
            names = list(page.known_shortcodes())
            close = nearest(mark.name, names)
            listed = ", ".join(f"`{name}`" for name in names) or "none"
            fix = f"did you mean `{close}`? " if close else ""
            right = certain(mark.name, names)
            page.fault(
                "markdown/shortcode-unknown",
                f"the theme has no shortcode `{mark.name}`",
                spot,
                f"{fix}the theme has: {listed}",
                length,
                Correction(mark.name, right) if right and close == right else None,
            )
            return False
        if len(page.chain) >= DEEPEST:
            chain = " > ".join((*page.chain, mark.name))
            page.fault(
                "markdown/shortcode-depth",
                f"shortcodes stand {len(page.chain) + 1} deep in each other; the limit is {DEEPEST}: {chain}",
                spot,
                "nest fewer shortcodes",
                length,
            )
            return False
        return True

    def _misplaced(self, mark: Mark, spot: Spot) -> None:
        page = self._page
        length = mark.end - mark.start
        if mark.error:
            page.fault("markdown/shortcode-syntax", mark.error, spot, mark.fix, length)
        elif page.takes_body(mark.name) is False:
            page.fault(
                "markdown/shortcode-body",
                f"shortcode `{mark.name}` takes no body, so nothing closes it",
                spot,
                "remove this mark, and write the text between outside of the shortcode",
                length,
            )
        else:
            page.fault(
                "markdown/shortcode-unopened",
                f"shortcode `{mark.name}` is closed here, but not opened before in the same block",
                spot,
                f"put `{{{{< {mark.name} >}}}}` where it begins; both marks stand alone on their lines, or both in one paragraph",
                length,
            )
