"""The words of the picture that is drawn for a page; each is noted where it is read."""

from generator.model.card import Card
from generator.model.site import Page, PageKind
from generator.themes.edition import Edition
from generator.themes.page_view import PageView
from generator.themes.site_view import SiteView
from generator.themes.view import noted


def card_words(edition: Edition, page: Page) -> Card | None:
    """Say what stands on the card of *page*; None where the page wants none."""
    own = page.document.front_matter.social_card if page.document else None
    wanted = edition.settings.social.cards if own is None else own
    if not wanted or page.kind is PageKind.NOT_FOUND:
        return None
    view, reads = PageView(edition, page, own=True), edition.reads
    section = noted(reads, view, "section")
    above = ""
    if section is not None and not noted(reads, section, "is_home"):
        above = noted(reads, section, "params").get("short_title") or noted(reads, section, "title")
    authors = noted(reads, view, "authors") if page.date is not None else ()
    return Card(
        title=view.social.get("title") or view.title,
        above=str(above),
        below=", ".join(author["name"] for author in authors),
        site=noted(reads, SiteView(edition, page), "title"),
    )
