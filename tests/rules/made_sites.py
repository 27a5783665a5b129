"""Small sites of which little is different by chance alone, so that rules over the site find much."""

import datetime as dt
from array import array
from dataclasses import fields, replace

from generator.checks.facts.asset_facts import media_type
from generator.checks.facts.frames import Frame
from generator.checks.facts.low_contrast import LowContrast
from generator.checks.facts.menus import Menu
from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.facts.passages import Passages, Pieces
from generator.checks.facts.picture_sizes import UnsizedPicture, UnsizedPictures
from generator.checks.facts.recordings import Recording
from generator.checks.facts.references import Anchors, Reference, References, Use
from generator.checks.facts.same_names import Namesake, SameName
from generator.checks.facts.social_facts import SocialFacts
from generator.checks.formats.listings import FileLinks, Mention, read_listing
from generator.checks.formats.sound import Sound
from generator.checks.structured.facts import Depicted, Depiction, StructuredFacts
from generator.checks.styles.picture_rules import SizeRule
from generator.checks.whole_site.site_index import SiteIndex, Vanished
from generator.model.site import PageKind
from generator.model.web_answer import Anchor, Standing, WebAnswer

BASE = "https://www.example.com"
TODAY = dt.date(2026, 1, 15)
#: Output paths, each with the kinds that a page there may have.
PATHS = {
    "404.html": (PageKind.NOT_FOUND,),
    "Spade_and fork/index.html": (PageKind.PAGE, None),
    "a/index.html": (PageKind.PAGE,),
    "b/index.html": (PageKind.PAGE, PageKind.SECTION),
    "b/c/index.html": (PageKind.PAGE, None),
    "b/d/index.html": (PageKind.PAGE,),
    "de/index.html": (PageKind.HOME, PageKind.SECTION),
    "index.html": (PageKind.HOME,),
    "v1/c/index.html": (PageKind.PAGE,),
    "v2/c/index.html": (PageKind.PAGE,),
}
FIELDS = frozenset(one.name for one in fields(PageFacts))
_URLS = (
    *(
        "/",
        "/a/",
        "/a",
        "/b/",
        "/b/c/",
        "/b/d/#one",
        "#two",
        "/a/#One",
        "../b/",
        "c/",
        "/A/",
        "/de/",
    ),
    *(
        "/old/",
        "/older/",
        "/round/",
        "/gone/",
        "/a/gone/",
        "/hidden/",
        "http://[",
        "/Spade_and%20fork/",
    ),
    *(f"{BASE}/", f"{BASE}/a/", "http://www.example.com/b/", "https://example.org/#x"),
    "https://example.org/moved",
)
_FILES = (
    "/spade.png",
    "/rake.svg",
    "/Spade.png",
    "/style.css",
    "/lost.css",
    "https://example.org/x.png",
)
_USES = (Use.IMAGE, Use.STYLESHEET, Use.SOCIAL_IMAGE, Use.FRAME, Use.FEED)
_ASSETS = (
    AssetFacts("rake.svg", 9000, 9000, media_type("rake.svg"), 300, 900),
    AssetFacts("short.wav", 900, 900, "audio/wav", sound=Sound(2.0, is_heard=True)),
    AssetFacts("long.wav", 900, 900, "audio/wav", sound=Sound(20.0, is_heard=True)),
    AssetFacts("spade.png", 5000, 3000, media_type("spade.png"), 100, 80),
    AssetFacts("style.css", 900, 900, media_type("style.css")),
)
_SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{BASE}/a/</loc></url><url><loc>{BASE}/b/c/index.html</loc></url>
<url><loc>{BASE}/404.html</loc></url><url><loc>{BASE}/de/</loc></url>
<url><loc>{BASE}/gone/</loc></url></urlset>"""
_FEED = """<rss version="2.0"><channel><title>News</title><link>https://www.example.com/</link>
<description>News</description><item><title>A</title><link>https://www.example.com/gone/</link>
</item></channel></rss>"""
_LISTINGS = (
    read_listing("sitemap.xml", _SITEMAP.encode()),
    read_listing("feed.xml", _FEED.encode()),
    read_listing("robots.txt", b"User-agent: *\nDisallow: /b/\nDisallow: /style.css\nNoindex: /\n"),
    FileLinks("style.css", (Mention("lost.png", 3),)),
)


_PIECES = array("I", (1, 2, 3, 4)).tobytes()
_MENUS = (
    Menu("navigation", "Main", (("/", "Home"), ("/a/", "Spades"), ("/b/", "Rakes"))),
    Menu("navigation", "Main", (("/", "Home"), ("/b/", "Rakes"), ("/a/", "Spades"))),
    Menu("contentinfo", "", (("mailto:a@example.org", "Mail"), ("/de/contact/", "Contact"))),
    Menu("contentinfo", "", (("/de/contact/", "Get in touch"), ("mailto:a@example.org", "Mail"))),
    Menu("navigation", "Main", (("/", "Home"), ("/a/", "Digging"), ("/b/", "Rakes"))),
)


def made_page(chance, path):
    """Make the facts of a page at *path*; the n-th link and asset begin at n tens."""
    url = "/" + path.removesuffix("index.html").replace(" ", "%20")
    some = lambda *values: chance.choice(values)  # noqa: E731 -- read as a word
    offset = chance.randrange(5)
    title = some(None, "Spades", "spades", "Rakes")
    description = some(None, "All about it", "Else")
    canonical = some(None, None, None, url, f"{BASE}{url}", "/b/", "/gone/", "/old/")
    h1 = some((), ("Spades",), ("Spades",), ("Rakes", "Forks"))
    hreflang = some(
        (), (), (("en", url), ("de", "/de/")), (("de", "/a/"), ("x-default", f"{BASE}/b/"))
    )
    return PageFacts(
        path=path,
        url=url,
        title=title,
        title_offset=None if title is None else offset,
        description=description,
        description_offset=None if description is None else offset,
        canonical=canonical,
        canonical_offset=None if canonical is None else offset,
        language=some("en", "en", "en-GB", "de", ""),
        noindex=some(False, False, False, True),
        h1=h1,
        h1_offset=offset if h1 else None,
        anchors=Anchors(some((), ("one",), ("one", "two"))),
        links=_references(chance, _URLS, (Use.LINK,), 3),
        bare_links=some((), ((1, "www.example.com/a/", True),)),
        empty_links=some((), (0,)),
        assets=_references(chance, _FILES, _USES, 3),
        hreflang=hreflang,
        hreflang_offset=offset if hreflang else None,
        kind=chance.choice(PATHS.get(path, (PageKind.PAGE, None))),
        page_number=some(1, 1, 1, 2),
        refresh=(refresh := some(None, None, None, None, None, "/a/", "/de/", "/gone/")),
        refresh_offset=None if refresh is None else offset,
        base=some("", "", "", "", "/b/"),
        size=chance.randrange(9000),
        transfer=chance.randrange(3000),
        words=some(None, 99, 100, 101, 500),
        sketch=made_sketch(chance),
        own_text=some(None, (5, 15), (10, 25), (0, 100)),
        keyphrase=some("", "garden spade", "garden spades"),
        modified=some(None, TODAY, dt.date(2025, 1, 1)),
        translation=some("", "one", "two", "three"),
        social=some(None, SocialFacts(), _social(chance), _social(chance)),
        structured=StructuredFacts(
            some((), ("#me",), (f"{BASE}/a/#me",)),
            some((), (("/a/#me", offset),), (("#mine", offset), ("_:x", offset))),
            some((), (Depicted(some(*_FILES), some(*Depiction), "image", offset),)),
        ),
        unsized=some(None, _unsized(chance, offset)),
        said=some(0, 1, 2),
        pieces=some(Pieces(_PIECES[:4]), Pieces(_PIECES, Passages(some((), (2,))))),
        menus=some((), ((0, some(*_MENUS)),), ((0, _MENUS[0]), (1, some(*_MENUS[2:4])))),
        same_names=some((), (SameName("Spades", (Namesake(0, 0), Namesake(1, some(0, 1)))),)),
        frames=some((), (_frame(chance, offset), _frame(chance, offset))),
        recordings=some((), (_recording(chance, offset),)),
        low_contrast=some((), (_low_contrast(chance, offset),)),
        has_search=some(False, False, False, True),
    )


def _low_contrast(chance, offset):
    lowest = chance.choice((2.0, 5.0))
    return LowContrast(
        *(offset, "", 0, "color: #777", "#777777", "#ffffff", lowest, lowest + 1.0),
        is_large=chance.random() < 0.5,
        views=(),
        is_sure=chance.random() < 0.5,
        words="Spades",
    )


def _frame(chance, offset):
    src = chance.choice(("/a/", "/b/", "/de/", ""))
    return Frame(src, chance.choice(("Map", "Plan")), offset, chance.random() < 0.3, None)


def _recording(chance, offset):
    kind, name = chance.choice(
        (("audio", "/short.wav"), ("audio", "/long.wav"), ("video", "/long.wav"))
    )
    return Recording(kind, (name,), offset, *(chance.random() < 0.5 for _ in range(7)))


def made_sketch(chance):
    """Make a sketch that is like many others, or an empty one."""
    values = set(chance.choice(((), range(10, 30, 2), range(11, 41, 3))))
    if values:
        values ^= set(chance.sample(range(8, 42), chance.choice((0, 1, 2, 6))))
    return array("I", sorted(values)).tobytes()


def made_site(chance):
    """Make a site of several pages, with all that a site may have."""
    paths = [path for path in PATHS if chance.random() < 0.8] or ["index.html"]
    site = site_of_pages(tuple(made_page(chance, path) for path in paths))
    return site if chance.random() < 0.8 else replace(site, made=())


def site_of_pages(pages):
    """Give *pages* all that a site may have."""
    files = {"feed.xml": 1, "sitemap.xml": 1, "robots.txt": 1}
    files |= {one.path: one.size for one in (*_ASSETS, *pages)}
    broken = WebAnswer(Standing.BROKEN, "answered 404", anchor=Anchor.MISSING)
    moved = WebAnswer(Standing.UNVERIFIED, "answered 403", "https://example.org/new")
    return SiteIndex(
        pages,
        _ASSETS,
        files,
        f"{BASE}/",
        {"/old/": "/a/", "/older/": "/old/", "/round/": "/round/", "/lost/": "/b/c"},
        {"/hidden/": "it is a draft"},
        _LISTINGS,
        ("/api/",),
        (Vanished("/past/", TODAY, "a/index.html"), Vanished("/past/2/", TODAY)),
        {"a/index.html": TODAY, "b/c/index.html": dt.date(2026, 1, 20)},
        TODAY,
        {"https://example.org/#x": broken, "https://example.org/moved": moved},
    )


def moved(page):
    """Give *page* as it is where text was put before all that it holds."""
    told = {
        name: getattr(page, name) + 7
        for name in FIELDS
        if name.endswith("_offset") and getattr(page, name) is not None
    }
    if page.own_text is not None:
        told["own_text"] = (page.own_text[0] + 7, page.own_text[1] + 7)
    if page.social is not None and page.social.offset is not None:
        told["social"] = replace(page.social, offset=page.social.offset + 7)
    if page.unsized is not None:
        pictures = tuple(one._replace(offset=one.offset + 7) for one in page.unsized.pictures)
        told["unsized"] = page.unsized._replace(pictures=pictures)
    told["frames"] = tuple(one._replace(offset=one.offset + 7) for one in page.frames)
    told["low_contrast"] = tuple(replace(one, offset=one.offset + 7) for one in page.low_contrast)
    told["recordings"] = tuple(one._replace(offset=one.offset + 7) for one in page.recordings)
    further = {name: _moved_references(getattr(page, name)) for name in ("links", "assets")}
    further["structured"] = replace(
        page.structured,
        references=tuple((name, offset + 7) for name, offset in page.structured.references),
        pictures=tuple(replace(one, offset=one.offset + 7) for one in page.structured.pictures),
    )
    return replace(page, **told, **further)


def _moved_references(references):
    return References.of(
        one._replace(offset=one.offset + 7, line=one.line + 1, column=one.column + 2)
        for one in references
    )


def _references(chance, urls, uses, count):
    return References.of(
        Reference(chance.choice(urls), chance.choice(uses), 10 * number, number, 1)
        for number in range(1, count + 1)
    )


def _social(chance):
    image = chance.choice(("", *_FILES[:3]))
    size = chance.choice((None, 100))
    return SocialFacts(image, chance.choice(("", "summary")), size, size, chance.randrange(9))


def _unsized(chance, offset):
    picture = UnsizedPicture(
        chance.choice(_FILES[:3]),
        offset,
        frozenset(chance.choice(((), ("width",)))),
        chance.choice((None, 50)),
        chance.random() < 0.5,
        (SizeRule(frozenset(chance.choice(((), ("height",), ("width", "height")))), is_sure=True),),
        is_laid_out=chance.random() < 0.2,
    )
    return UnsizedPictures((picture,), is_whole=chance.random() < 0.8)
