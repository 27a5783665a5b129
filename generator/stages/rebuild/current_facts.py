"""Ask again what a page once read, to see whether it still is what it was."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.incremental.facts import Key, fingerprint
from generator.stages.render.toolchain import Toolchain
from generator.themes.named_values import value_of
from generator.themes.page_view import PageView
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
        try:
            return fingerprint(_KINDS[key[0]](self.toolchain, *key[1:]))
        except Exception:  # noqa: BLE001 - whatever fails now is not what it was; the page says so when it is made
            return GONE


def _page(toolchain: Toolchain, page_id: str, attribute: str) -> Any:
    view = PageView(toolchain.renderer.edition, toolchain.plan.site.pages[page_id])
    return getattr(view, attribute)


def _terms(toolchain: Toolchain, page_id: str, taxonomy: str) -> Any:
    view = PageView(toolchain.renderer.edition, toolchain.plan.site.pages[page_id])
    return view.terms(taxonomy)


def _site(toolchain: Toolchain, language: str, attribute: str) -> Any:
    site = toolchain.plan.site
    page = next(page for page in site.pages.values() if page.language == language)
    return getattr(SiteView(toolchain.renderer.edition, page), attribute)


def _site_of_page(toolchain: Toolchain, page_id: str, attribute: str) -> Any:
    page = toolchain.plan.site.pages[page_id]
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


def _picture(toolchain: Toolchain, page_id: str, path: str) -> Any:
    return toolchain.pictures.find(toolchain.plan.site.pages[page_id], path)


def _link(toolchain: Toolchain, page_id: str, target: str) -> Any:
    return toolchain.links.resolve(toolchain.plan.site.pages[page_id], target)


def _shortcodes(toolchain: Toolchain) -> Any:
    return toolchain.shortcodes.names()


def _shortcode(toolchain: Toolchain, name: str) -> Any:
    return toolchain.shortcodes.declaration(name)


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
