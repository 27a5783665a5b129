"""
Kinds of facts that pages read: how each is asked again, what a person calls it, and who read it.

Every kind that is noted while pages are made stands here once. Whether a fact is about a page is
told by the table it stands in, whose functions take that page.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.incremental.facts import FactTable, Key, fingerprint
from generator.model.site import Page, page_name
from generator.stages.render.toolchain import Toolchain
from generator.themes.named_values import value_of
from generator.themes.page_view import PLAIN, PageView
from generator.themes.render import layout_of
from generator.themes.site_view import SiteView
from generator.value import dataclass

#: Fingerprint of what cannot be asked any more: a page that is gone.
GONE = b""


@dataclass(frozen=True, slots=True)
class CurrentFacts:
    """Gives the fingerprint that a fact has now."""

    toolchain: Toolchain

    def fingerprint(self, key: Key) -> bytes:
        """Fingerprint of fact *key* in this build."""
        kind, *rest = key
        try:
            if kind in OF_PAGES:
                page = self.toolchain.plan.site.pages[rest[0]]
                return fingerprint(OF_PAGES[kind].now(self.toolchain, page, *rest[1:]))
            return fingerprint(OF_SITE[kind].now(self.toolchain, *rest))
        except Exception:  # noqa: BLE001 - whatever fails now is not what it was; the page says so when it is made
            return GONE


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of facts.

    Attributes:
        now: Gives what the fact is now, for what its key says after the kind.
        words: The fact as a person would name it, with the same in braces.
    """

    now: Callable[..., Any]
    words: str


def is_plain(key: Key) -> bool:
    """Whether fact *key* about a page depends on that page's own file and place and nothing else."""
    return key[0] == "page" and key[2] in PLAIN


def in_words(key: Key) -> str:
    """A fact as a person would name it."""
    kind, *rest = key
    if kind in OF_PAGES:
        return OF_PAGES[kind].words.format(page_name(rest[0]), *rest[1:])
    return OF_SITE[kind].words.format(*rest)


def _page(toolchain: Toolchain, page: Page, attribute: str) -> Any:
    return getattr(PageView(toolchain.renderer.edition, page), attribute)


def _terms(toolchain: Toolchain, page: Page, taxonomy: str) -> Any:
    return PageView(toolchain.renderer.edition, page).terms(taxonomy)


def _site_of_page(toolchain: Toolchain, page: Page, attribute: str) -> Any:
    return getattr(SiteView(toolchain.renderer.edition, page), attribute)


def _picture(toolchain: Toolchain, page: Page, path: str) -> Any:
    return toolchain.pictures.find(page, path)


def _link(toolchain: Toolchain, page: Page, target: str) -> Any:
    return toolchain.links.resolve(page, target)


def _site(toolchain: Toolchain, language: str, attribute: str) -> Any:
    site = toolchain.plan.site
    page = next(page for page in site.pages.values() if page.language == language)
    return getattr(SiteView(toolchain.renderer.edition, page), attribute)


def _value(toolchain: Toolchain, template_name: str, name: str) -> Any:
    return value_of(_named(toolchain, template_name), name)


def _names(toolchain: Toolchain, template_name: str) -> Any:
    return tuple(_named(toolchain, template_name))


def _named(toolchain: Toolchain, template_name: str) -> Mapping[str, Any]:
    edition = toolchain.renderer.edition
    named = {"site.data": edition.data, "site.params": edition.params, "theme": edition.options}
    return named[template_name]


def _menus(toolchain: Toolchain, language: str, own: str, url: str, section: str) -> Any:
    return toolchain.renderer.edition.menus(language, own, url, section)


def _string(toolchain: Toolchain, language: str, key: str) -> Any:
    return toolchain.plan.theme.strings.source(language, key)


def _layout(toolchain: Toolchain, *names: str) -> Any:
    return layout_of(toolchain.plan.theme.search, names)


def _template(toolchain: Toolchain, name: str) -> Any:
    return toolchain.plan.theme.search.digest(name)


def _templates(toolchain: Toolchain) -> Any:
    return toolchain.plan.theme.search.names()


def _asset(toolchain: Toolchain, name: str) -> Any:
    return toolchain.asset_url(name)


def _shortcodes(toolchain: Toolchain) -> Any:
    return toolchain.shortcodes.names()


def _shortcode(toolchain: Toolchain, name: str) -> Any:
    return toolchain.shortcodes.declaration(name)


#: Facts about a page: what it is, where it stands, what it sees from there. Their keys name it first.
OF_PAGES: dict[str, Kind] = {
    "page": Kind(_page, "`{1}` of {0}"),
    "terms": Kind(_terms, "{1} of {0}"),
    "site of page": Kind(_site_of_page, "`site.{1}`"),
    "picture": Kind(_picture, "picture {1}"),
    "link": Kind(_link, "where `{1}` leads"),
}
#: Facts about the site and its theme.
OF_SITE: dict[str, Kind] = {
    "site": Kind(_site, "`site.{1}`"),
    "value": Kind(_value, "`{0}.{1}`"),
    "names": Kind(_names, "which names `{0}` has"),
    "menus": Kind(_menus, "a menu"),
    "string": Kind(_string, "the theme's word `{1}`"),
    "layout": Kind(_layout, "which layout there is"),
    "template": Kind(_template, "template {0}"),
    "templates": Kind(_templates, "which templates there are"),
    "asset": Kind(_asset, "static file {0}"),
    "shortcodes": Kind(_shortcodes, "which shortcodes there are"),
    "shortcode": Kind(_shortcode, "shortcode {0}"),
}


@dataclass(frozen=True, slots=True)
class MayDiffer:
    """
    Facts that a change may have touched; no other has to be asked again.

    Attributes:
        pages: Says of a page, by its id, whether its file, its title or its place may have changed.
        moved: Whether pages may have come, gone or moved, or see something else besides one another.
        others: Whether anything that is no page may have changed: a template, data, a static file.
    """

    pages: Callable[[str], bool]
    moved: bool
    others: bool

    def includes(self, key: Key) -> bool:
        """Whether fact *key* may be other than it was."""
        if key[0] not in OF_PAGES:
            return self.others
        return self.pages(key[1]) or (self.moved and not is_plain(key))


def changed_facts(table: FactTable, differ: MayDiffer, current: CurrentFacts) -> dict[int, Key]:
    """Number to key of each fact that is not what it was."""
    facts = zip(table.keys, table.fingerprints, strict=True)
    return {
        number: key
        for number, (key, before) in enumerate(facts)
        if differ.includes(key) and current.fingerprint(key) != before
    }


def readers(
    traces: "Mapping[str, array[int]]", changed: Mapping[int, Key]
) -> Iterator[tuple[str, str]]:
    """Ids of the pages that read one of the *changed* facts, each with the reason for a person."""
    for page_id, trace in traces.items():
        reason = reason_to_read(trace, changed)
        if reason is not None:
            yield page_id, reason


def reason_to_read(trace: "array[int]", changed: Mapping[int, Key]) -> str | None:
    """Which of the *changed* facts a page read that has this trace, for a person; None for none."""
    if not changed or changed.keys().isdisjoint(trace):
        return None
    number = next(number for number in trace if number in changed)
    return f"{in_words(changed[number])} changed"
