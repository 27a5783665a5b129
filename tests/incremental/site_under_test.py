"""A site of some sixty pages on which every kind of edit has something to change."""

import struct
import zlib
from pathlib import Path
from typing import Any

import yaml
from theme_under_test import theme_files

#: The day on which the site stands at first; posts are scheduled and expire around it.
FIRST_DAY = "2026-06-15"

SETTINGS: dict[str, Any] = {
    "title": "Garden",
    "base_url": "https://www.example.com/",
    "description": "All about gardens.",
    "language": "en",
    "languages": {
        "en": {"name": "English", "weight": 1},
        "de": {"name": "Deutsch", "title": "Garten", "weight": 2},
    },
    "theme": "press",
    "theme_options": {"accent": "#113355"},
    "params": {"motto": "Sow, wait, reap"},
    "author": "Ann",
    "organization": {"name": "The Garden", "logo": "img/logo.png"},
    "menus": {
        "main": [
            {"page": "blog", "weight": 1},
            {"page": "about.md", "title": "Who we are", "weight": 3},
            {"page": "docs", "weight": 4, "children": [{"page": "docs/install.md"}]},
            {"url": "https://elsewhere.example/", "title": "Elsewhere", "weight": 9},
        ]
    },
    "taxonomies": {
        "tags": {"title": "Tags", "singular": "tag"},
        "categories": {"title": "Categories"},
        "authors": {"title": "Authors"},
        "moods": {"pages": False},
    },
    "front_matter": {"color": "text"},
    "permalinks": {"news": "/news/:year/:slug/"},
    "pagination": {"size": 4},
    "archives": ["blog"],
    "related": 2,
    "data_pages": [
        {
            "source": "shops.csv",
            "section": "shops",
            "slug": "{city}",
            "title": "Shop in {city}",
            "description": "Find our shop in {city} at {street}.",
            "body": "text",
        }
    ],
    "feeds": {"limit": 6, "content": "full"},
    "redirects": [{"from": "/start/", "to": "/docs/install/"}, {"from": "/x/", "to": "/about-us/"}],
    "rules": {"seo/title-length": {"max_width": 400}, "seo/orphan": "notice"},
    "allow": [
        {"rule": "seo/description-missing", "path": "content/news/*", "because": "news are short"},
        {"rule": "links/broken", "path": "content/nothing/*", "because": "covers nothing"},
    ],
    "owners": {"content/docs/*": "manual"},
}

#: Names, titles and terms are taken from few, so that edits clash now and then.
SLUGS = ("post-03", "about", "spring", "autumn", "new-place")
TITLES = (
    "About us",
    "Autumn",
    "Spring",
    "The longest title of all of them, longer than a page of results shows",
)
TAGS = ("green", "red", "seeds", "Tools", "rare")
CATEGORIES = ("Plants", "People")
LINKS = (
    "post-02.md", "post-0.md", "@/blog/post-04.md", "@/blog/pots-04.md", "../about.md", "/about/",
    "/about-us/", "/nowhere/", "#far", "post-05.md#first", "post-05.md#none", "@/blog/draft.md",
    "@/blog/scheduled.md", "@/blog/expiring.md", "@/docs/", "../docs/install.md?x=1", "../News/one.md",
    "https://www.example.com/blog/", "http://plain.example/", "javascript:alert(1)", "/tags/green/",
    "/blog/2025/", "/blog/page/2/", "sown/plan.pdf", "@/blog/sown/plan.pdf", "/downloads/guide.pdf",
    "/downloads/none.pdf", "/shops/bonn/", "/", "@/new-page.md", "new-post.md", "/blog/new-post/",
)  # fmt: skip
WORDS = [
    "soil",
    "water",
    "light",
    "frost",
    "seed",
    "root",
    "stem",
    "leaf",
    "bud",
    "bloom",
    "fruit",
    "mulch",
    "spade",
    "rake",
    "hoe",
]


def prose(number: int, words: int = 60) -> str:
    """Some text; different for each *number*."""
    chosen = (WORDS[(number * 7 + at * (1 + number % 5)) % len(WORDS)] for at in range(words))
    return f"Text {number}: " + " ".join(chosen) + "."


def front_matter(**keys: Any) -> str:
    """Front matter with one line for each key, so that edits can find them."""
    dumped = (
        f"{name}: {yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=9999)}"
        for name, value in keys.items()
    )
    lines = (line.removesuffix("...\n").rstrip("\n") for line in dumped)
    return "---\n" + "\n".join(lines) + "\n---\n"


def page(body: str, **keys: Any) -> str:
    """A content file."""
    return f"{front_matter(**keys)}\n{body}\n"


def png(width: int, height: int, gray: int = 128) -> bytes:
    """A gray picture of *width* times *height* pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + bytes([gray]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _posts() -> dict[str, str]:
    files = {}
    for number in range(1, 13):
        links = (f"[link {at}]({LINKS[(number * 3 + at) % len(LINKS)]})" for at in range(3))
        body = f"{prose(number, 40 + number * 30)}\n\n## First\n\n{', '.join(links)}.\n"
        if number % 4 == 0:
            body += f"\n### Deeper\n\n![A bed](sown/bed.png)\n\n{prose(number + 50)}\n"
        keys: dict[str, Any] = {
            "title": f"Post {number:02}",
            "description": f"What we know about matter number {number}, told at some length for once.",
            "date": f"{2025 + number % 2}-0{1 + number % 5}-1{number % 10}",
            "tags": [TAGS[number % 5], TAGS[(number * 2 + 1) % 5]],
            "categories": [CATEGORIES[number % 2]],
        }
        if number % 3 == 0:
            keys["authors"] = ["Ann" if number % 2 else "Bob"]
        if number % 5 == 0:
            keys["image"] = "sown/bed.png"
        files[f"content/blog/post-{number:02}.md"] = page(body, **keys)
    for number in range(1, 5):
        body = f"{prose(number + 20)} [Mehr](post-0{number + 1}.md), [über uns](../about.md).\n"
        keys = {"title": f"Beitrag {number}", "date": f"2026-02-0{number}", "tags": ["grün", "red"]}
        files[f"content/blog/post-{number:02}.de.md"] = page(body, **keys)
    return files


def _blog() -> dict[str, str | bytes]:
    cascade = {"owner": "editors", "params": {"series": "blog"}, "color": "green"}
    return {
        "content/blog/_index.md": page("All posts.\n", title="Blog", cascade=cascade),
        "content/blog/_index.de.md": page("Alle Beiträge.\n", title="Blog auf Deutsch"),
        **_posts(),
        "content/blog/sown/index.md": page(
            f"{prose(70)}\n\n![Bed](bed.png)\n\n![None](none.png)\n\n[Plan](plan.pdf)\n\n"
            '{{< photo "bed.png" alt="The bed" >}}\n',
            title="Sown",
            date="2026-03-03",
            image="bed.png",
            image_alt="A bed",
            tags=["seeds"],
        ),
        "content/blog/sown/bed.png": png(60, 40),
        "content/blog/sown/plan.pdf": b"%PDF-1.4 plan\n",
        "content/blog/sown/notes.txt": "notes\n",
        "content/blog/draft.md": page(prose(71), title="Draft", date="2026-01-01", draft=True),
        "content/blog/scheduled.md": page(
            prose(72), title="Scheduled", date="2026-05-05", publishDate="2026-06-20", tags=["rare"]
        ),
        "content/blog/tonight.md": page(
            prose(73), title="Tonight", date="2026-06-15 18:00:00", tags=["green"]
        ),
        "content/blog/expiring.md": page(
            prose(74), title="Expiring", date="2026-04-04", expiryDate="2026-06-25", tags=["Tools"]
        ),
        "content/blog/expired.md": page(
            prose(75), title="Expired", date="2025-01-01", expiryDate="2026-01-01"
        ),
    }


def _docs() -> dict[str, str]:
    pages: dict[str, str] = {
        "_index": page("The manual.\n", title="Docs", cascade={"toc": True, "params": {"level": 1}}),
        "install": page(
            f"## Get it\n\n{prose(80)}\n\n## Run it\n\n{{{{< note warning >}}}}\nMind the *frost*. "
            '{{< button "start.md" label="Begin" >}}\n{{< /note >}}\n',
            title="Install", weight=1, menu={"main": {"weight": 2, "title": "Get started"}},
        ),
        "start": page(
            f"{prose(81)}\n\n{{{{< latest count=3 >}}}}\n\n[Install](install.md#get-it)\n",
            title="Start", weight=2,
        ),
        "crew": page("{{< crew >}}\n\n{{< unknown x=1 >}}\n", title="Crew", weight=3),
        "advanced/_index": page("For experts.\n", title="Advanced", cascade={"params": {"level": 2}}),
        "advanced/grafting": page(
            "<!-- proofpress: allow links/broken because the page is to come -->\n"
            f"[Soon](soon.md)\n\n{prose(82)}\n",
            title="Grafting", weight=2,
        ),
        "advanced/pruning": page(
            f"{prose(83)}\n\n<!-- proofpress: allow links/* until=2026-06-18 because for now -->\n"
            "[Gone](gone.md) and ![gone](gone.png)\n",
            title="Pruning", weight=1, params={"level": 3},
        ),
        "deep/nested/leaf": page(
            f"{prose(84)} [Up](../../start.md)\n", title="Leaf",
            allow=[{"rule": "seo/description-missing", "because": "a leaf"}],
        ),
    }  # fmt: skip
    return {f"content/docs/{name}.md": text for name, text in pages.items()}


def sources() -> dict[str, str | bytes]:
    """Every file of the site by its path."""
    return {
        "site.yaml": yaml.safe_dump(SETTINGS, sort_keys=False, allow_unicode=True),
        "content/_index.md": page("Welcome. [Blog](blog/)\n", title="Garden", cascade={"keywords": ["garden"]}),
        "content/_index.de.md": page("Willkommen. [Blog](blog/)\n", title="Garten"),
        "content/about.md": page(
            f"{prose(1)}\n\n## History\n\n[Ours](#history), [theirs](#future), [home](_index.md)\n\n"
            "![Logo](/img/logo.png)\n",
            title="About us", description="Who we are.", aliases=["/about-us/", "/wir/"], tags=["green"],
        ),
        "content/about.de.md": page(prose(2), title="Über uns", aliases=["/de/wir/"]),
        "content/contact.md": page(
            f"{prose(3)} [About](about.md)\n", title="Contact", layout="lean", description="Write *soon*."
        ),
        "content/legal.md": page(
            "[Broken](nowhere.md)\n", title="Legal", noindex=True,
            allow=[{"rule": "links/broken", "because": "known", "until": "2026-06-22"}],
        ),
        **_blog(),
        **_docs(),
        "content/news/one.md": page(prose(90), title="One", date="2026-05-01", moods=["glad"]),
        "content/news/two.md": page(prose(91), title="Two", date="2025-05-02", slug="zwei"),
        "content/news/three.md": page(prose(92), title="Three", date="2026-05-03", menu="main"),
        "content/tags/green/_index.md": page("Everything green.\n", title="Verdant"),
        "data/facts.yaml": "area: 12 acres\nbeds: 40\n",
        "data/shops.csv": "city,street,text\nBonn,Main 1,Come in.\nMainz,High 2,Ring twice.\nUlm,Low 3,\n",
        "data/team/members.json": '[{"name": "Ann", "role": "head"}, {"name": "Bob", "role": "hand"}]\n',
        "data/unused.yaml": "nothing: here\n",
        "i18n/de.yaml": "contact: Kontakt\nmade: Seit {year}\n",
        "static/css/main.css": "body { background: url(../img/paper.png) }\n",
        "static/img/logo.png": png(20, 20, 10),
        "static/img/paper.png": png(8, 8, 250),
        "static/img/plain.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>\n',
        "static/downloads/guide.pdf": b"%PDF-1.4 guide\n",
        **theme_files(),
    }  # fmt: skip


def write_site(root: Path) -> None:
    """Write the site into the new folder *root*."""
    for name, content in sources().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (root / "static/copy.css").symlink_to("css/main.css")
