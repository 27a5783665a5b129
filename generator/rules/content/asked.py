"""Which pages want to be looked at as texts: those that name a keyphrase, or every page."""

from generator.checks.page.html_page import HtmlPage
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class EveryPage:
    """Options that every rule about readability has."""

    every_page: bool = False  #: whether pages without `keyphrase:` are checked as well


def is_asked(page: HtmlPage, options: EveryPage) -> bool:
    """Whether somebody wants the text of *page* judged."""
    if page.metadata.keyphrase:
        return True
    return options.every_page and not page.is_redirect and not page.is_not_found_page
