"""Whether Hugo publishes a page, and why not."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from generator.imports.hugo.cascades import Cascade, Cascades, Target, plain
from generator.imports.hugo.config import HugoConfig, lowered
from generator.imports.hugo.mounts import default_language
from generator.imports.hugo.segments import Segments
from generator.imports.hugo.source_page import SourcePage
from generator.model.finding import Location
from generator.typed_yaml.scalars import moment
from generator.value import dataclass

#: Other names of Hugo's dates. Source: Hugo's documentation, "Configure front matter".
_ALIASES = {
    "publishdate": ("publishdate", "pubdate", "published"),
    "lastmod": ("lastmod", "modified"),
    "expirydate": ("expirydate", "unpublishdate"),
}
_DEFAULTS = {
    "date": ("date", "publishdate", "lastmod"),
    "publishdate": ("publishdate", "date"),
    "expirydate": ("expirydate",),
}
#: What the new site's build looks at, in its order.
_HERE = {
    "publishdate": ("publishdate", "pubdate", "published", "date"),
    "expirydate": ("expirydate", "unpublishdate"),
}
_NAMES = {"publishdate": "publishDate", "expirydate": "expiryDate"}
UNLISTED = "it stands in no list (`list: never`)"
_HTML = frozenset({"html", "amp"})


@dataclass(frozen=True, slots=True)
class Hidden:
    """
    Why Hugo does not publish a page.

    Attributes:
        why: Ends a sentence that begins with the page.
        at: Where it is said.
        said: Whether the new site's build knows it without further words.
        unlisted: Whether Hugo does publish it, at an address to which no list leads.
    """

    why: str
    at: Location
    said: bool = False
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """
    What has to be added to a page so that it is published when Hugo publishes it, and not before.

    Attributes:
        hidden: Why it is never published; None where it is.
        dates: `publishDate` and `expiryDate` that the page does not give in so many words.
        has_files: Whether the files beside it are published.
    """

    hidden: Hidden | None = None
    dates: Mapping[str, str] = field(default_factory=dict)
    has_files: bool = True


class Publications:
    """Answers for every page of a site."""

    def __init__(
        self,
        config: HugoConfig,
        pages: Iterable[SourcePage],
        codes: frozenset[str],
        taxonomies: Iterable[str],
        now: dt.datetime,
    ) -> None:
        self._config = config
        self._cascades = Cascades(config, pages, codes, default_language(config))
        self._taxonomies = frozenset(name.lower() for name in taxonomies)
        self._now = now
        self._segments = Segments(config)
        self._disabled = _listed(config.values.get("disablekinds"))
        self._outputs = config.table("outputs")
        self._html = _HTML | {
            name
            for name, form in config.table("outputformats").items()
            if str(lowered(form).get("mediatype")) == "text/html"
        }
        self._handlers = {
            name: tuple(_handlers(config, name)) for name in ("date", "publishdate", "expirydate")
        }

    def of(self, page: SourcePage) -> Publication:
        """Say what has to be added to *page*. The page for wrong addresses is headless by its nature."""
        if page.logical.name == "404.md":
            return Publication()
        target = self._cascades.target(page, self._taxonomies)
        reaching = tuple(self._cascades.reaching(target))
        own = {key.folded: plain(key.value) for key in page.keys}
        hidden = self._hidden(page, target, own, reaching)
        dates = {} if hidden else self._dates(page, target, own, reaching)
        return Publication(hidden, dates, _has_files(own, reaching))

    def hides_terms(self, taxonomy: str) -> bool:
        """Whether nothing is published of *taxonomy*'s terms, for which no file may stand."""
        return self._without_file(f"/{taxonomy.lower()}/-", "term") is not None

    def hides_section(self, folder: str) -> Hidden | None:
        """Why nothing is published for the top *folder*, which has no file of its own."""
        if folder.lower() in self._taxonomies:
            return None
        return self._without_file(f"/{folder.lower()}", "section")

    def _without_file(self, path: str, kind: str) -> Hidden | None:
        target = Target(path, kind, default_language(self._config))
        reaching = tuple(self._cascades.reaching(target))
        found = _by_values({}, reaching, target, self._config.place("cascade"))
        if found is None and not self._segments.let_in(target):
            place = self._config.place("rendersegments")
            return Hidden("it is in none of the segments of `renderSegments`", place)
        if found is None and self._without_html(target, {}, reaching):
            return Hidden("it has no output in HTML", self._config.place("outputs"))
        return found

    def _hidden(
        self,
        page: SourcePage,
        target: Target,
        own: Mapping[str, Any],
        reaching: tuple[Cascade, ...],
    ) -> Hidden | None:
        lines = {key.folded: key.line for key in page.keys}
        origin = page.file.origin
        found = _by_values(own, reaching, target, Location(origin), lines)
        if found is not None:
            return found
        if target.kind in self._disabled and target.kind in ("page", "home", "section"):
            place = self._config.place("disablekinds")
            return Hidden(f"pages of kind `{target.kind}` are disabled", place)
        if not self._segments.let_in(target):
            place = self._config.place("rendersegments")
            return Hidden("it is in none of the segments of `renderSegments`", place)
        if self._without_html(target, own, reaching):
            place = (
                Location(origin, lines["outputs"])
                if "outputs" in lines
                else self._config.place("outputs")
            )
            return Hidden("it has no output in HTML", place)
        if own.get("sites") is not None and set(lowered(lowered(own["sites"]).get("matrix"))) - {
            "languages"
        }:
            why = "it is for some sites only, by `sites:`"
            return Hidden(why, Location(origin, lines["sites"]))
        return None

    def _without_html(
        self, target: Target, own: Mapping[str, Any], reaching: tuple[Cascade, ...]
    ) -> bool:
        listed = _effective("outputs", own, reaching)
        if not listed:
            # An empty list of a page counts as none.
            if target.kind not in self._outputs:
                return False
            listed = self._outputs[target.kind]
        return not _listed(listed) & self._html

    def _dates(
        self,
        page: SourcePage,
        target: Target,
        own: Mapping[str, Any],
        reaching: tuple[Cascade, ...],
    ) -> Mapping[str, str]:
        native = tuple(
            replace(one, values={name: one.values[name] for name in one.native})
            for one in reaching
            if one.below != target.path
        )
        found = {}
        for name, here in _HERE.items():
            wanted = self._first_date(page, self._handlers[name], own, reaching)
            if not wanted and name == "publishdate":
                wanted = self._first_date(page, self._handlers["date"], own, reaching)
            known = next((str(v) for n in here if (v := _effective(n, own, native))), "")
            if wanted and wanted != known and self._matters(name, wanted):
                found[_NAMES[name]] = wanted
        return found

    def _first_date(
        self,
        page: SourcePage,
        handlers: tuple[str, ...],
        own: Mapping[str, Any],
        reaching: tuple[Cascade, ...],
    ) -> str:
        for handler in handlers:
            if handler == ":filename":
                start = page.logical.stem[:10]
                value = start if _moment(start) else ""
            else:
                value = _effective(handler, own, reaching)
            if value and _moment(str(value)):
                return str(value)
        return ""

    def _matters(self, name: str, text: str) -> bool:
        """Whether a date hides the page now or some day; a day of publication that is past does not."""
        when = _moment(text)
        return when is not None and (name == "expirydate" or when > self._now)


def _by_values(
    own: Mapping[str, Any],
    reaching: tuple[Cascade, ...],
    target: Target,
    at: Location,
    lines: Mapping[str, int] | None = None,
) -> Hidden | None:
    """Why values of a page, its own before those handed down, keep it out of the site."""
    for name, says in (
        ("draft", _draft),
        ("published", _unpublished),
        ("headless", _headless),
        ("build", build_hides),
        ("_build", build_hides),
    ):
        if name == "published" and _effective("draft", own, reaching) is not None:
            continue
        if name in own:
            why = says(own[name])
            if why:
                line = (lines or {}).get(name)
                said = own.get("draft") is True
                return Hidden(why, Location(at.path, line), said, why == UNLISTED)
            continue
        giver = next((one for one in reaching if name in one.values), None)
        if giver is not None and (why := says(giver.values[name])):
            said = name == "draft" and name in giver.native and giver.below != target.path
            return Hidden(why, giver.at, said, why == UNLISTED)
    return None


def _has_files(own: Mapping[str, Any], reaching: tuple[Cascade, ...]) -> bool:
    """Whether `publishResources` lets the files of a page be published."""
    options = _effective("build", own, reaching) or _effective("_build", own, reaching)
    return str(lowered(options).get("publishresources", True)).lower() != "false"


def _draft(value: Any) -> str:
    return "it is a draft (`draft: true`)" if is_true(value) else ""


def _unpublished(value: Any) -> str:
    no = value is False or str(value).lower() == "false"
    return "it is not published (`published: false`)" if no else ""


def _headless(value: Any) -> str:
    return "it is headless (`headless: true`)" if is_true(value) else ""


def build_hides(value: Any) -> str:
    """Why `build:` with *value* keeps a page out of the site; empty where it does not."""
    options = lowered(value)
    render, listed = str(options.get("render")).lower(), str(options.get("list")).lower()
    if render in ("never", "link", "false"):
        return f"it is not rendered (`render: {render}`)"
    if listed in ("never", "false"):
        return UNLISTED
    return ""


def is_true(value: Any) -> bool:
    """Whether Hugo takes *value* for true."""
    return value is True or str(value).lower() in ("true", "1")


def _effective(name: str, own: Mapping[str, Any], reaching: tuple[Cascade, ...]) -> Any:
    if name in own:
        return own[name]
    return next((one.values[name] for one in reaching if name in one.values), None)


def _listed(value: Any) -> set[str]:
    items = value if isinstance(value, list) else [value]
    return {str(item).lower() for item in items if item}


def _handlers(config: HugoConfig, name: str) -> Iterator[str]:
    """Keys in which Hugo looks for a date, in order; `:filename` is one of them."""
    written = config.table("frontmatter").get(name)
    listed = written if isinstance(written, list) else [written] if written else [":default"]
    for item in (str(one).lower() for one in listed):
        if item == ":default":
            for default in _DEFAULTS[name]:
                yield from _ALIASES.get(default, (default,))
        elif item == ":filename" or not item.startswith(":"):
            yield from _ALIASES.get(item, (item,))


def _moment(text: str) -> dt.datetime | None:
    try:
        found = moment(text, dt.UTC)
    except (ValueError, OverflowError):
        return None
    if not isinstance(found, dt.datetime):
        found = dt.datetime(found.year, found.month, found.day, tzinfo=dt.UTC)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
