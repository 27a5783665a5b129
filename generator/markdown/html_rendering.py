"""
Raw HTML in Markdown, by the policy of the settings.

Under `sanitize`, tags also stay balanced: a closing tag that nothing opened is left out, and
an element that is still open at the end of its block is closed, so that nothing leaves its
place in the page.
"""

from dataclasses import replace

from markdown_it.token import Token

from generator.markdown import sanitizer
from generator.markdown.code import escape
from generator.markdown.links import (
    encode,
    external_attributes,
    image_attributes,
    image_target,
    link_url,
    refuse,
)
from generator.markdown.page_state import PageState
from generator.markdown.positions import Place, Spot
from generator.markdown.raw_html import has_hidden_handler, is_unsafe_url
from generator.markdown.shortcode_rendering import ShortcodeRendering
from generator.markdown.shortcode_syntax import OPENINGS
from generator.markdown.site_access import ImageTarget
from generator.markdown.slips import report_tags
from generator.settings.schema import Markdown
from generator.tags import (
    RAW_TEXT,
    SHORTCODES,
    Attribute,
    Comment,
    Declaration,
    Piece,
    Tag,
)
from generator.value import dataclass

_IMPLIED_END = {
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr"}),
}
_OPTIONAL_END = frozenset(
    "colgroup dd dt li p rp rt tbody td tfoot th thead tr".split()  # noqa: SIM905 - reads as a list of words
)


@dataclass(slots=True)
class _Open:
    name: str
    level: int
    spot: Spot


class HtmlRendering:
    """
    The raw HTML of one page.

    Attributes:
        opened: Elements that raw HTML has opened and not closed, innermost last.
    """

    def __init__(self, page: PageState, options: Markdown, shortcodes: ShortcodeRendering) -> None:
        self._page = page
        self._shortcodes = shortcodes
        self._options = options
        self._place = Place(Token("", "", 0), (), 1)
        self._offset = 0
        self.opened: list[_Open] = []

    def block(self, token: Token) -> None:
        """Write a block of raw HTML; each of its lines comes from its own source line."""
        page = self._page
        place = Place(token, page.lines, page.line)
        if self._options.html == "refuse":
            self._refuse(token.content, place, 0, block=True)
            return
        written = self._write(token.content, place, 0, token.level << 16)
        if written and token.content.endswith("\n") and not page.writer.ends_line():
            page.writer.chunks.append("\n")

    def inline(self, token: Token, place: Place, level: int) -> str:
        """
        Write a tag inside of text.

        Returns:
            Name of the element whose content is to be left out too; empty for none.
        """
        offset = token.meta.get("pos", 0)
        if self._options.html == "refuse":
            self._refuse(token.content, place, offset, block=False)
            return ""
        self._write(token.content, place, offset, level)
        if self._options.html == "sanitize":
            name = token.content[1:].split(">")[0].split()[0].rstrip("/").lower()
            return name if name in sanitizer.WITH_CONTENT else ""
        return ""

    def close_above(self, level: int) -> None:
        """Close what was opened at a higher *level*, since the block around it ends here."""
        while self.opened and self.opened[-1].level > level:
            self._close_open(report=True)

    def _close_open(self, *, report: bool) -> None:
        element = self.opened.pop()
        self._page.writer.chunks.append(f"</{element.name}>")
        if report and element.name not in _OPTIONAL_END:
            self._page.fault(
                "markdown/html-unbalanced",
                f"`<{element.name}>` is not closed in the block in which it is opened; it was closed at the end of that block",
                element.spot,
                f"put `</{element.name}>` where it ends",
            )

    def _refuse(self, source: str, place: Place, offset: int, *, block: bool) -> None:
        page = self._page
        pieces = list(SHORTCODES.faultless_pieces(source))
        shown = "".join(source[p.start : p.end] for p in pieces if not isinstance(p, Comment))
        if not shown.strip():
            return
        page.fault(
            "markdown/html-refused",
            "HTML in Markdown is shown as text, since `markdown.html` is set to `refuse`",
            place.spot(offset),
            "use Markdown or a shortcode",
        )
        text = escape(shown.rstrip("\n"))
        page.writer.lines(f"<p>{text}</p>\n" if block else text, place.line_at(offset))

    def _write(self, source: str, place: Place, offset: int, level: int) -> bool:
        """Write *source*, which begins at *offset* of its block; whether anything was written."""
        sanitize = self._options.html == "sanitize"
        self._place, self._offset = place, offset
        writer = self._page.writer
        dropped = ""
        opaque = written = False
        raw_text = sanitizer.WITH_CONTENT if sanitize else RAW_TEXT
        for piece in SHORTCODES.faultless_pieces(source, raw_text):
            raw = source[piece.start : piece.end]
            if dropped:
                if isinstance(piece, Tag) and piece.closing and piece.name == dropped:
                    dropped = ""
                continue
            spot = self._spot(piece)
            if isinstance(piece, Tag):
                text = self._tag(piece, raw, spot, level)
                opaque = not sanitize and piece.name in RAW_TEXT and not piece.closing
                if sanitize and piece.name in sanitizer.WITH_CONTENT and not piece.closing:
                    dropped = piece.name
                if text:
                    writer.mark(spot.line, spot.column)
                    writer.chunks.append(text)
                    written = True
                continue
            text = raw if opaque else self._other(piece, raw, spot)
            opaque = False
            if text and not (sanitize and not written and text.isspace()):
                writer.lines(text, spot.line)
                written = True
        return written

    def _spot(self, piece: Piece | Attribute) -> Spot:
        return self._place.spot(self._offset + piece.start)

    def _other(self, piece: Piece, raw: str, spot: Spot) -> str:
        sanitize = self._options.html == "sanitize"
        if isinstance(piece, Comment):
            ours = raw[4:].lstrip().startswith("proofpress:")
            return "" if ours or sanitize else raw
        if isinstance(piece, Declaration) and sanitize:
            self._removed(f"`{raw[:20]}`", spot)
            return ""
        if sanitize:
            if "<" in raw and ":" in raw:
                report_tags(self._page, raw, spot)
            return raw.replace("<", "&lt;")
        if has_hidden_handler(raw):
            self._page.fault(
                "markdown/unsafe-attribute",
                "a broken tag holds what browsers may take for a script, so it is shown as text",
                spot,
                "correct the tag, or remove it; scripts belong to the theme",
            )
            return raw.replace("<", "&lt;")
        return raw

    def _removed(self, what: str, spot: Spot, fix: str = "") -> None:
        self._page.fault(
            "markdown/html-removed",
            f"{what} is not allowed in Markdown and was left out",
            spot,
            fix or "use Markdown or a shortcode, or ask for `markdown.html: allow` in the settings",
        )

    def _tag(self, tag: Tag, raw: str, spot: Spot, level: int) -> str:
        sanitize = self._options.html == "sanitize"
        if sanitize and not sanitizer.element_is_allowed(tag.name):
            if not tag.closing:
                self._removed(f"`<{tag.name}>`", spot)
            return ""
        if tag.closing:
            return self._closing(tag, spot, level) if sanitize else raw
        if "{{" in raw:
            tag = self._filled(tag)
        if sanitize:
            return self._implied(tag, level) + self._opening(tag, spot, level)
        return self._checked(tag, raw)

    def _filled(self, tag: Tag) -> Tag:
        """*tag* with what the shortcodes in its attributes make, as plain text."""
        attributes = []
        for attribute in tag.attributes:
            value = attribute.value
            if value and any(opening in value for opening in OPENINGS):
                filled = self._shortcodes.fill(value, self._spot(attribute))
                attributes.append(replace(attribute, written=escape(filled), made=True))
            else:
                attributes.append(attribute)
        return replace(tag, attributes=tuple(attributes))

    def _implied(self, tag: Tag, level: int) -> str:
        ends = _IMPLIED_END.get(tag.name, frozenset())
        top = self.opened[-1] if self.opened else None
        if top is not None and top.level == level and top.name in ends:
            self.opened.pop()
            return f"</{top.name}>"
        return ""

    def _closing(self, tag: Tag, spot: Spot, level: int) -> str:
        if tag.name in sanitizer.VOID:
            return ""
        for element in reversed(self.opened):
            if element.level != level:
                break
            if element.name == tag.name:
                while self.opened[-1] is not element:
                    self._close_open(report=True)
                self.opened.pop()
                return f"</{tag.name}>"
        self._page.fault(
            "markdown/html-unbalanced",
            f"`</{tag.name}>` closes nothing in this block and was left out",
            spot,
            "remove it, or open the element in the same block",
        )
        return ""

    def _opening(self, tag: Tag, spot: Spot, level: int) -> str:
        if tag.name not in sanitizer.VOID:
            if len(self.opened) >= 100:
                self._removed(f"`<{tag.name}>` inside of 100 other elements", spot, "nest less")
                return ""
            self.opened.append(_Open(tag.name, level, spot))
        parts = [f"<{tag.name}"]
        seen: set[str] = set()
        for attribute in tag.attributes:
            name = attribute.name.lower()
            if name in seen or not self._keeps(tag, attribute):
                continue
            seen.add(name)
            parts.append(self._attribute(tag, name, attribute))
        if tag.name == "a":
            parts.append(self._external(tag))
        if tag.name == "img":
            parts.append(self._size(tag))
        return "".join(parts) + ">"

    def _keeps(self, tag: Tag, attribute: Attribute) -> bool:
        """Whether the attribute may stay; what is left out is reported at its own place."""
        name = attribute.name.lower()
        at = self._spot(attribute)
        if sanitizer.is_handler(name):
            self._page.fault(
                "markdown/unsafe-attribute",
                f"`{name}` on `<{tag.name}>` could run a script in the visitor's browser, so it is left out",
                at,
                f"remove `{name}`; scripts belong to the theme",
            )
            return False
        if name in sanitizer.URLS and attribute.value is not None:
            picture = tag.name in {"img", "source"}
            if is_unsafe_url(attribute.value, picture=picture):
                refuse(self._page, attribute.value, at)
                return False
        if self._options.html == "sanitize" and not sanitizer.attribute_is_allowed(tag.name, name):
            self._removed(f"`{name}` on `<{tag.name}>`", at, f"remove `{name}`")
            return False
        return True

    def _attribute(self, tag: Tag, name: str, attribute: Attribute) -> str:
        value = attribute.value
        if value is None:
            return f" {name}"
        url = self._resolved(tag, name, value, attribute)
        return f' {name}="{escape(value) if url is None else url}"'

    def _resolved(self, tag: Tag, name: str, value: str, attribute: Attribute) -> str | None:
        """The published URL where the attribute holds one and it is not as written; escaped."""
        if attribute.made:
            return escape(value)
        url = self._published(tag, name, value, self._spot(attribute))
        return None if url == encode(value) else url

    def _published(self, tag: Tag, name: str, value: str, spot: Spot) -> str | None:
        key = (tag.name, name)
        if key == ("a", "href"):
            found = link_url(self._page, value, spot)
            return found[0] if found else ""
        if key in {("img", "src"), ("video", "poster")}:
            picture = image_target(self._page, value, spot)
            return encode(picture.url) if picture else ""
        if name == "srcset" and tag.name in {"img", "source"}:
            return self._srcset(value, spot)
        if name == "src" and tag.name in {"audio", "video", "source", "track"}:
            found = link_url(self._page, value, spot)
            return found[0] if found else ""
        return None

    def _srcset(self, value: str, spot: Spot) -> str:
        candidates = []
        for candidate in value.split(", "):
            url, _, size = candidate.strip().strip(",").partition(" ")
            picture = image_target(self._page, url, spot) if url else None
            if picture:
                candidates.append(f"{encode(picture.url)} {escape(size.strip())}".rstrip())
        return ", ".join(candidates)

    def _external(self, tag: Tag) -> str:
        given = {a.name.lower(): a.value or "" for a in tag.attributes}
        target = next((a for a in tag.attributes if a.name.lower() == "href"), None)
        external = (
            target is not None
            and not target.made
            and self._page.access.link(target.value or "").external
        )
        if not external or "rel" in given or "target" in given:
            blank = given.get("target", "").lower() == "_blank" and "rel" not in given
            return ' rel="noopener"' if blank else ""
        return external_attributes(self._options)

    def _size(self, tag: Tag) -> str:
        given = {a.name.lower(): a.value or "" for a in tag.attributes}
        source = next((a for a in tag.attributes if a.name.lower() == "src"), None)
        if source is None or is_unsafe_url(source.value or "", picture=True):
            return ""
        found = ImageTarget("") if source.made else self._page.access.image(source.value or "")
        return image_attributes(self._page, self._options, found, set(given))

    def _checked(self, tag: Tag, raw: str) -> str:
        """Under `allow`: *raw* as it is, but for scripts, and with its destination resolved."""
        cuts: list[tuple[int, int, str]] = []
        for attribute in tag.attributes:
            start, end = attribute.start - tag.start, attribute.end - tag.start
            name = attribute.name.lower()
            if not self._keeps(tag, attribute):
                cuts.append((start, end, ""))
            elif attribute.value is not None:
                url = self._resolved(tag, name, attribute.value, attribute)
                if url is not None:
                    cuts.append((start, end, f'{attribute.name}="{url}"'))
        for start, end, text in reversed(cuts):
            raw = raw[:start].rstrip() + (" " + text if text else "") + raw[end:]
        return raw
