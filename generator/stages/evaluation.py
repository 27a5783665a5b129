"""Ask again what a page once read, to see whether it still is what it was."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.incremental.facts import Key, fingerprint
from generator.model.site import Page
from generator.stages.workshop import Workshop
from generator.themes.named_values import value_of
from generator.themes.page_view import PageView
from generator.themes.render import layout_of
from generator.themes.site_view import SiteView
from generator.value import dataclass

#: Fingerprint of what cannot be asked any more: a page that is gone.
GONE = b""


def page_fingerprint(page: Page) -> bytes:
    """Fingerprint of a page's own file and title."""
    document = page.document
    own: tuple[Any, ...] = ()
    if document is not None:
        own = (document.digest or (document.body, document.front_matter), document.language)
    return fingerprint((page.title, page.row, page.lastmod, page.layout, *own))


def place_fingerprint(page: Page) -> bytes:
    """
    Fingerprint of where a page stands, and of what it lists.

    As long as no page's place changes, and none comes or goes, no list, no neighbour and no
    breadcrumb does.
    """
    return fingerprint(
        (
            *(page.kind.value, page.url, page.output, page.language, page.section, page.type),
            *(page.date, page.weight, page.members, page.page_number, page.page_count),
            *(page.term, page.taxonomy, page.year, page.noindex, page.terms),
        )
    )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Gives the fingerprint that a fact has now."""

    workshop: Workshop

    def fingerprint(self, key: Key) -> bytes:
        """Fingerprint of fact *key* in this build."""
        try:
            return fingerprint(_KINDS[key[0]](self.workshop, *key[1:]))
        except Exception:  # noqa: BLE001 - whatever fails now is not what it was; the page says so when it is made
            return GONE


def _page(workshop: Workshop, page_id: str, attribute: str) -> Any:
    view = PageView(workshop.renderer.edition, workshop.plan.site.pages[page_id])
    return getattr(view, attribute)


def _terms(workshop: Workshop, page_id: str, taxonomy: str) -> Any:
    view = PageView(workshop.renderer.edition, workshop.plan.site.pages[page_id])
    return view.terms(taxonomy)


def _site(workshop: Workshop, language: str, attribute: str) -> Any:
    site = workshop.plan.site
    page = next(page for page in site.pages.values() if page.language == language)
    return getattr(SiteView(workshop.renderer.edition, page), attribute)


def _site_of_page(workshop: Workshop, page_id: str, attribute: str) -> Any:
    page = workshop.plan.site.pages[page_id]
    return getattr(SiteView(workshop.renderer.edition, page), attribute)


def _value(workshop: Workshop, template_name: str, name: str) -> Any:
    return value_of(_named(workshop, template_name), name)


def _names(workshop: Workshop, template_name: str) -> Any:
    return tuple(_named(workshop, template_name))


def _named(workshop: Workshop, template_name: str) -> Mapping[str, Any]:
    edition = workshop.renderer.edition
    named = {"site.data": edition.data, "site.params": edition.params, "theme": edition.options}
    return named[template_name]


def _menus(workshop: Workshop, language: str, own: str, url: str, section: str) -> Any:
    return workshop.renderer.edition.menus(language, own, url, section)


def _string(workshop: Workshop, language: str, key: str) -> Any:
    return workshop.plan.theme.strings.source(language, key)


def _layout(workshop: Workshop, *names: str) -> Any:
    return layout_of(workshop.plan.theme.search, names)


def _template(workshop: Workshop, name: str) -> Any:
    return workshop.plan.theme.search.digest(name)


def _templates(workshop: Workshop) -> Any:
    return workshop.plan.theme.search.names()


def _asset(workshop: Workshop, name: str) -> Any:
    return workshop.asset_url(name)


def _picture(workshop: Workshop, page_id: str, path: str) -> Any:
    return workshop.pictures.find(workshop.plan.site.pages[page_id], path)


def _link(workshop: Workshop, page_id: str, target: str) -> Any:
    return workshop.links.resolve(workshop.plan.site.pages[page_id], target)


def _shortcodes(workshop: Workshop) -> Any:
    return workshop.shortcodes.names()


def _shortcode(workshop: Workshop, name: str) -> Any:
    return workshop.shortcodes.declaration(name)


_KINDS: dict[str, Callable[..., Any]] = {
    "page": _page,
    "terms": _terms,
    "site": _site,
    "site of page": _site_of_page,
    "value": _value,
    "names": _names,
    "menus": _menus,
    "string": _string,
    "layout": _layout,
    "template": _template,
    "templates": _templates,
    "asset": _asset,
    "picture": _picture,
    "link": _link,
    "shortcodes": _shortcodes,
    "shortcode": _shortcode,
}
