"""Functions that templates may call."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from markupsafe import Markup

from generator.model.finding import Fault
from generator.model.site import Page
from generator.themes.card_words import card_words
from generator.themes.dates import format_date
from generator.themes.edition import Edition
from generator.themes.frozen import frozen
from generator.themes.page_view import PageView
from generator.themes.site_view import SiteView
from generator.themes.structured_data import StructuredData
from generator.themes.template_errors import Complaint, asking_line
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Functions:
    """
    The functions of one page's rendering.

    Attributes:
        complaints: What goes wrong in the template.
        faults: What goes wrong elsewhere.
    """

    edition: Edition
    page: Page
    complaints: list[Complaint] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def names(self) -> dict[str, Any]:
        """Names under which templates call them."""
        return {
            "asset": self.asset,
            "url": self.url,
            "t": self.translate,
            "image": self.image,
            "menu": self.menu,
            "date": self.date,
            "markdown": self.markdown,
            "json_ld": json_ld,
            "structured_data": self.structured_data,
            "card": self.card,
            "absolute": self.absolute,
        }

    def asset(self, name: str) -> str:
        """Published URL of a file in `static/`, with a hash of its content in the name."""
        url = self.edition.sources.asset(name)
        if url is None:
            message = f"there is no file `{name}` in `static/` of the site or the theme"
            self._complain("theme/missing-asset", message, "correct the name")
            return ""
        return url

    def url(self, target: str | PageView) -> str:
        """URL of a page, or of a destination as people write it in content."""
        if isinstance(target, PageView):
            key = target.fact("url")
            if key is not None:
                self.edition.reads.note(key, target.url)
            return target.url
        return self.edition.sources.link(self.page, target)

    def absolute(self, target: str | PageView) -> str:
        """Whole URL, with scheme and host."""
        return self.edition.sources.absolute(self.url(target))

    def translate(self, key: str, **values: object) -> str:
        """The theme's word *key* in the page's language; `{name}` in it is filled from *values*."""
        strings, language = self.edition.strings, self.page.language
        self.edition.reads.note(("string", language, key), strings.source(language, key))
        text = strings.get(language, key, values)
        if text is None:
            message = f"no language file of the theme has `{key}`"
            fix = f"add `{key}: …` to i18n/{self.page.language}.yaml"
            self._complain("theme/missing-string", message, fix)
            return key
        if not strings.speaks(language, key):
            self._complain_of_english(key, text)
        return text

    def _complain_of_english(self, key: str, text: str) -> None:
        """Say that a word is not translated; once a page, where the theme lacks the language."""
        language = self.page.language
        fix = f"add `{key}: …` to i18n/{language}.yaml"
        if self.edition.strings.speaks(language):
            message = f"`{key}` is not translated to `{language}`; visitors read `{text}`"
        else:
            message = f"the theme has no words in `{language}`; visitors read English ones"
            fix = f"translate them in i18n/{language}.yaml"
            if any(one.message == message for one in self.complaints):
                return
        self._complain("i18n/untranslated-word", message, fix)

    def image(self, path: str) -> Mapping[str, Any] | None:
        """A picture of the site: url, width, height; None where there is none."""
        picture = self.edition.sources.picture(self.page, path)
        if picture is None:
            return None
        return frozen({"url": picture.url, "width": picture.width, "height": picture.height})

    def menu(self, name: str) -> Any:
        """Entries of menu *name*; empty where there is none."""
        site = SiteView(self.edition, self.page)
        menus = site.menus
        self.edition.reads.note(site.fact("menus") or (), menus)
        return menus.get(name, ())

    def date(self, value: dt.date | None, style: str = "long") -> str:
        """Write a date in the page's language: short, medium, long, full, iso or rfc3339."""
        return format_date(value, style, self.page.language) if value is not None else ""

    def markdown(self, text: str | None) -> Markup:
        """One line of Markdown as HTML."""
        return Markup(self.edition.sources.inline(self.page, text or ""))  # noqa: S704 - sanitized there

    def structured_data(self, image: str = "", description: str = "") -> Mapping[str, Any]:
        """
        What the page is, for search engines; write it with `json_ld`.

        Args:
            image: Whole URL of the picture for pages without `image:`.
            description: For pages without a description.
        """
        return StructuredData(self.edition, self.page, image or "", description or "").graph()

    def card(self) -> Mapping[str, Any] | None:
        """
        The picture drawn for the page: url, permalink, width, height, alt.

        Returns:
            None where none is wanted (`social.cards`, `social_card:`), or none can be drawn.
        """
        words = card_words(self.edition, self.page)
        if words is None:
            return None
        picture = self.edition.sources.card(self.page, words)
        if isinstance(picture, Fault):
            self.faults.append(picture)
            return None
        return frozen(
            {
                "url": picture.url,
                "permalink": self.edition.sources.absolute(picture.url),
                "width": picture.width,
                "height": picture.height,
                "alt": words.title,
            }
        )

    def _complain(self, rule: str, message: str, fix: str) -> None:
        self.complaints.append(Complaint(rule, message, fix, asking_line()))


def json_ld(value: Any) -> Markup:
    """
    JSON for a `<script type="application/ld+json">`; no text in it can close the element.

    Keys without a value are left out. Source: WHATWG HTML, restrictions for script contents.
    """
    text = json.dumps(_present(value), ensure_ascii=False, default=_json_value)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - nothing that HTML could read is left in it


def _present(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = ((key, _present(inner)) for key, inner in value.items())
        return {key: inner for key, inner in kept if inner not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_present(inner) for inner in value]
    return value


def _json_value(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
