"""What is kept of a page or file once it is written: small, and cheap to send between processes."""

import datetime as dt
from dataclasses import field

from generator.checks.facts.frames import Frame
from generator.checks.facts.low_contrast import LowContrast
from generator.checks.facts.menus import Menu
from generator.checks.facts.passages import Pieces
from generator.checks.facts.picture_sizes import UnsizedPictures
from generator.checks.facts.recordings import Recording
from generator.checks.facts.references import Anchors, References
from generator.checks.facts.same_names import SameName
from generator.checks.facts.social_facts import SocialFacts
from generator.checks.formats.listings import Listing
from generator.checks.formats.sound import Sound
from generator.checks.formats.web_vtt import CaptionFault
from generator.checks.structured.facts import NOTHING, StructuredFacts
from generator.model.site import PageKind
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PageFacts:
    """
    What is kept of a page once its HTML is written.

    Attributes:
        path: Output path, such as ``blog/index.html``.
        url: Path from the host's root, such as ``/blog/``.
        title: Text of the title, folded; None where there is none.
        description: Of the meta description, folded; None where there is none.
        canonical: ``href`` of the first canonical link as written; None where there is none.
        language: ``lang`` of the root; empty where it is missing.
        h1: Texts of the first-level headings.
        anchors: What a fragment can lead to.
        links: Where a visitor can go from here: what can be followed, and, last, where the page
            leads by itself after a while.
        bare_links: Of those of *links* that show an address in place of words: index, text, and
            whether nothing else stands beside it.
        empty_links: Indices of those of *links* that wait for words and nothing else.
        assets: What the page loads or shows, and its social image.
        unsized: Pictures that do not say how large they are; None where all do.
        hreflang: Pairs of language and URL as written.
        kind: What the page is for; None where it is not known.
        page_number: Above 1 for further pages of a list.
        refresh: Where the page redirects at once, so that visitors never see it; None for others.
        refresh_offset: Of the element that says so; None where there is none.
        base: ``href`` of ``base``, empty where there is none; relative URLs start there.
        size: Bytes of the HTML in UTF-8.
        transfer: Bytes that a visitor downloads for the HTML, compressed.
        title_offset: Of the title's start tag; None where there is none.
        description_offset: Of the meta description; None where there is none.
        canonical_offset: Of the canonical link; None where there is none.
        h1_offset: Of the first of *h1*; None where there is none.
        hreflang_offset: Of the first link to a version in another language; None where there is
            none.
        words: How many words the main part has; None where the page does not say which it is.
        sketch: Of the main part, to be compared by `generator.checks.facts.main_text`.
        own_text: Where the HTML of what somebody wrote begins and ends, in characters; None where
            it is not known.
        keyphrase: The phrase that people should find the page by; empty for none.
        modified: When it was last changed substantially; None where it is not known.
        translation: What translations of one page share; empty where it is not known.
        social: What it tells social networks; None where it tells them nothing.
        structured: What its structured data says of other pages and files.
        low_contrast: Texts that are hard to read on what lies behind them.
        said: A number that short main parts with equal words share; 0 for longer ones.
        pieces: What it says in which order, to be compared with other pages.
        menus: Its navigations, header and footer, each with the index of its first link.
        same_names: Links that are called the same and lead to different addresses.
        frames: Pages that it shows within.
        recordings: What it plays by itself.
        has_search: Whether visitors can search the site here.
    """

    path: str
    url: str
    title: str | None = None
    description: str | None = None
    canonical: str | None = None
    language: str = ""
    noindex: bool = False
    h1: tuple[str, ...] = ()
    anchors: Anchors = field(default_factory=Anchors)
    links: References = field(default_factory=lambda: References.of(()))
    bare_links: tuple[tuple[int, str, bool], ...] = ()
    empty_links: tuple[int, ...] = ()
    assets: References = field(default_factory=lambda: References.of(()))
    unsized: UnsizedPictures | None = None
    hreflang: tuple[tuple[str, str], ...] = ()
    kind: PageKind | None = None
    page_number: int = 1
    refresh: str | None = None
    refresh_offset: int | None = None
    base: str = ""
    size: int = 0
    transfer: int = 0
    title_offset: int | None = None
    description_offset: int | None = None
    canonical_offset: int | None = None
    h1_offset: int | None = None
    hreflang_offset: int | None = None
    words: int | None = None
    sketch: bytes = b""
    own_text: tuple[int, int] | None = None
    keyphrase: str = ""
    modified: dt.date | None = None
    translation: str = ""
    social: SocialFacts | None = None
    structured: StructuredFacts = NOTHING
    low_contrast: tuple[LowContrast, ...] = ()
    said: int = 0
    pieces: Pieces = Pieces()
    menus: tuple[tuple[int, Menu], ...] = ()
    same_names: tuple[SameName, ...] = ()
    frames: tuple[Frame, ...] = ()
    recordings: tuple[Recording, ...] = ()
    has_search: bool = False

    @property
    def is_redirect(self) -> bool:
        """Whether the page only redirects to another, so visitors never see it."""
        return self.refresh is not None

    @property
    def is_not_found_page(self) -> bool:
        """Whether servers show this page for a URL that leads nowhere."""
        return self.kind is PageKind.NOT_FOUND

    @property
    def is_offered_to_search(self) -> bool:
        """Whether search engines are meant to show the page."""
        return not (self.noindex or self.is_redirect or self.is_not_found_page)


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """
    A published file that is no page.

    Attributes:
        path: Output path, such as ``css/main.3f2a.css``.
        size: Bytes.
        transfer: Bytes that a visitor downloads, after gzip where that helps.
        media_type: Such as ``text/css``; empty where the name does not tell.
        width: Pixels; None where it is not a picture or not readable.
        height: Pixels.
        listing: What it lists, for a sitemap, a feed, a manifest or `robots.txt`.
        drawn: CSS pixels that an SVG drawing says of itself, width and height; None for others.
        sound: How long it sounds, and whether; None where it is no recording, or too large.
        caption_fault: What is wrong with it; None where it is no file of captions, or all is well.
        failure: How our own code failed on it, so that nothing else is known; empty where it did not.
    """

    path: str
    size: int
    transfer: int
    media_type: str = ""
    width: int | None = None
    height: int | None = None
    listing: Listing | None = None
    drawn: tuple[int, int] | None = None
    sound: Sound | None = None
    caption_fault: CaptionFault | None = None
    failure: str = ""
