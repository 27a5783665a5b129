"""What people do to content: each function does it once, and says what it did."""

import re
from collections.abc import Callable
from typing import Any

import yaml
from living_site import LivingSite, NothingToEditError, Pick
from site_under_test import LINKS, SLUGS, TAGS, TITLES, front_matter, page, png, prose

Edit = Callable[[LivingSite, Pick], str]

#: Places for new pages. Links of the site lead to many of them, others clash with what is there.
NEW_PAGES = (
    "blog/new-post", "new-page", "blog/pots-04", "blog/post-0", "blog/nowhere", "nowhere", "404",
    "docs/advanced/soon", "docs/advanced/gone", "blog/post-05.de", "docs/_index.de", "tags/red/_index",
    "tags/_index", "docs/deep/_index", "docs/deep/nested/_index", "News/one", "shops/bonn", "news/_index",
    "blog/spring/index", "authors/ann", "blog/2025", "about/index", "zoo/cage/tiger", "blog/Post-01",
)  # fmt: skip
CALLS = (
    '{{< note "tip" >}}Mind *this*.{{< /note >}}',
    '{{< note >}}\n{{< note warning >}}\ninner {{< button "/about/" >}}\n{{< /note >}}\n{{< /note >}}',
    '{{< button "post-02.md" label="Second" >}}',
    '{{< button "@/blog/draft.md" >}}',
    '{{< photo "bed.png" >}}',
    '{{< photo "/img/logo.png" alt="Logo" >}}',
    "{{< latest count=4 >}}",
    "{{< latest count=many >}}",
    "{{< crew >}}",
    "{{< unknown y=2 >}}",
    "{{< note >}}never closed",
)
SECTIONS = ("blog", "journal", "docs", "docs/advanced", "docs/expert", "news", "docs/deep")
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")


def pages(site: LivingSite) -> list[str]:
    return site.names("content/**/*.md")


def plain_pages(site: LivingSite) -> list[str]:
    return [name for name in pages(site) if "_index" not in name]


def divided(text: str) -> tuple[dict[str, str], str]:
    """Front matter by key, as it is written, and the body."""
    match = _FRONT.match(text)
    if match is None:
        return {"title": "Mended"}, text.removeprefix("---\n")
    keys = dict(line.split(": ", 1) for line in match[1].splitlines() if ": " in line)
    return keys, text[match.end() :]


def joined(keys: dict[str, str], body: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n" + body


def set_key(site: LivingSite, name: str, key: str, value: Any) -> None:
    """Set a key of the front matter; None takes it away."""
    keys, body = divided(site.read(name))
    keys.pop(key, None) if value is None else keys.update({key: written(value)})
    site.write(name, joined(keys, body))


def written(value: Any) -> str:
    """*value* as YAML, on one line."""
    line = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=9999)
    return line.removesuffix("...\n").strip()


def add(site: LivingSite, name: str, text: str) -> None:
    """Add a paragraph to the end of a page."""
    site.write(name, f"{site.read(name).rstrip()}\n\n{text}\n")


def keyed(key: str, *values: Any, of: Callable[[LivingSite], list[str]] = plain_pages) -> Edit:
    """An edit that gives *key* one of *values*; None takes the key away."""

    def edit(site: LivingSite, pick: Pick) -> str:
        name, value = pick(of(site)), pick(values)
        set_key(site, name, key, value)
        return f"{name}: {key}: {value}"

    edit.__name__ = f"key_{key}"
    return edit


def sections(site: LivingSite) -> list[str]:
    return site.names("content/**/_index*.md")


def title(site: LivingSite, pick: Pick) -> str:
    name = pick(pages(site))
    value = pick((*TITLES, f"Title {site.number()}", None))
    set_key(site, name, "title", value)
    return f"{name}: title: {value}"


def body(site: LivingSite, pick: Pick) -> str:
    """Another text: summary, words and anchors change."""
    name = pick(pages(site))
    keys, _ = divided(site.read(name))
    text = prose(site.number(), pick((5, 60, 400)))
    site.write(name, joined(keys, f"\n{text}\n\n## {pick(('First', 'Far', 'History'))}\n"))
    return f"{name}: new body"


def slip(site: LivingSite, pick: Pick) -> str:
    """Words that rules about text find, some of them from a certain day on."""
    name = pick(plain_pages(site))
    words = pick(["Take the the spade , now.", "Order by 16 June 2026.", "TODO: ask *her*."])
    add(site, name, words)
    return f"{name}: {words}"


def longer(site: LivingSite, pick: Pick) -> str:
    """A longer text with the summary that it had: only its reading time may change."""
    name = pick(pages(site))
    add(site, name, prose(site.number(), pick((3, 300))))
    return f"{name}: longer"


def blank_line(site: LivingSite, pick: Pick) -> str:
    """Nothing but the places of findings changes."""
    name = pick(pages(site))
    keys, text = divided(site.read(name))
    site.write(name, joined(keys, f"\n{text}"))
    return f"{name}: a blank line more"


def key_order(site: LivingSite, pick: Pick) -> str:
    name = pick(pages(site))
    keys, text = divided(site.read(name))
    site.write(name, joined(dict(reversed(keys.items())), text))
    return f"{name}: order of keys"


def link(site: LivingSite, pick: Pick) -> str:
    name, target = pick(pages(site)), pick(LINKS)
    add(site, name, f"See [link {site.number()}]({target}).")
    return f"{name}: link to {target}"


def unlink(site: LivingSite, pick: Pick) -> str:
    name = pick([one for one in pages(site) if _LINK.search(site.read(one))])
    site.write(name, _LINK.sub(r"\1", site.read(name), count=1))
    return f"{name}: first link removed"


def picture(site: LivingSite, pick: Pick) -> str:
    name = pick(pages(site))
    target = pick(("sown/bed.png", "bed.png", "none.png", "/img/logo.png", "/img/late.png"))
    add(site, name, f"![{pick(('', 'Bed', 'img.png'))}]({target})")
    return f"{name}: picture {target}"


def call(site: LivingSite, pick: Pick) -> str:
    name, text = pick(pages(site)), pick(CALLS)
    add(site, name, text)
    return f"{name}: {text!r}"


def allow(site: LivingSite, pick: Pick) -> str:
    """A suppression above the body, or before a new link that is broken."""
    name = pick(pages(site))
    rule = pick(("links/broken", "links/*", "seo/title-length", "seo/orphan"))
    until = pick(("", " until=2026-06-18", " until=2020-01-01", " until=soon"))
    comment = f"<!-- proofpress: allow {rule}{until} because of number {site.number()} -->"
    keys, text = divided(site.read(name))
    if pick((True, False)):
        site.write(name, joined(keys, f"\n{comment}\n{text}"))
    else:
        add(site, name, f"{comment}\n[Lost](lost.md)")
    return f"{name}: {comment}"


def disallow(site: LivingSite, pick: Pick) -> str:
    name = pick([one for one in pages(site) if "<!-- proofpress" in site.read(one)])
    site.write(name, re.sub(r"<!-- proofpress.*?-->\n", "", site.read(name), count=1))
    return f"{name}: suppression removed"


def draft(site: LivingSite, pick: Pick) -> str:
    name = pick(pages(site))
    keys, _ = divided(site.read(name))
    set_key(site, name, "draft", None if "draft" in keys else True)
    return f"{name}: draft toggled"


def new_page(site: LivingSite, pick: Pick) -> str:
    name = f"content/{pick(NEW_PAGES)}.md"
    number = site.number()
    keys: dict[str, Any] = {"title": f"New {number}", "tags": [pick(TAGS)]}
    if pick((True, False)):
        keys["date"] = pick(("2026-06-10", "2025-03-05", "2026-06-19", "2027-01-01"))
    site.write(name, page(f"{prose(number)}\n\n[Home]({pick(LINKS)})\n", **keys))
    return f"{name}: new"


def deleted_page(site: LivingSite, pick: Pick) -> str:
    name = pick(pages(site))
    site.delete(name)
    return f"{name}: deleted"


def renamed_page(site: LivingSite, pick: Pick) -> str:
    name = pick(plain_pages(site))
    folder = pick((name.rpartition("/")[0], "content/blog", "content/docs", "content"))
    new = f"{folder}/{pick(('renamed', 'new-post', 'post-0', 'nowhere'))}.md"
    site.rename(name, new)
    return f"{name}: renamed to {new}"


def renamed_section(site: LivingSite, pick: Pick) -> str:
    name = pick([one for one in SECTIONS if site.has(f"content/{one}")])
    new = pick([one for one in SECTIONS if not site.has(f"content/{one}")] or ["blog2"])
    if f"{new}/".startswith(f"{name}/"):
        raise NothingToEditError
    site.rename(f"content/{name}", f"content/{new}")
    return f"content/{name}: renamed to content/{new}"


def bundle(site: LivingSite, pick: Pick) -> str:
    """A page becomes a bundle, or the other way round."""
    name = pick(plain_pages(site))
    if name.endswith("/index.md"):
        new = f"{name.removesuffix('/index.md')}.md"
    else:
        stem, mark, language = name.removesuffix(".md").partition(".")
        new = f"{stem}/index{mark}{language}.md"
    site.rename(name, new)
    return f"{name}: becomes {new}"


def swapped(site: LivingSite, pick: Pick) -> str:
    one, other = pick(pages(site)), pick(pages(site))
    if one == other:
        raise NothingToEditError
    site.rename(one, "content/between.md")
    site.rename(other, one)
    site.rename("content/between.md", other)
    return f"{one}: swapped with {other}"


def no_front_matter(site: LivingSite, pick: Pick) -> str:
    """Front matter that is not closed, wrong in a key, or not there."""
    name = pick(pages(site))
    _, text = divided(site.read(name))
    head = pick(
        (
            "---\ntitle: Open\n",
            "---\ntitle: a: b\n---\n",
            "",
            "---\ntitel: No\n---\n",
            "---\ntags: x\n---\n",
        )
    )
    site.write(name, head + text)
    return f"{name}: front matter {head!r}"


def encoding(site: LivingSite, pick: Pick) -> str:
    """The same text in other bytes, or bytes that are no text."""
    name = pick(pages(site))
    text = site.read(name).removeprefix("\ufeff").replace("\r\n", "\n")
    how = pick(("line ends", "byte order mark", "latin-1", "empty"))
    site.write(
        name,
        {
            "line ends": text.replace("\n", "\r\n").encode(),
            "byte order mark": f"\ufeff{text}".encode(),
            "latin-1": f"{text}Übung\n".encode("latin-1", errors="replace"),
            "empty": b"",
        }[how],
    )
    return f"{name}: {how}"


def bundle_file(site: LivingSite, pick: Pick) -> str:
    name = pick(("content/blog/sown/bed.png", "content/blog/bed.png", "content/docs/bed.png",
                 "content/blog/sown/none.png", "content/blog/sown/plan.pdf", "content/blog/loose.txt"))  # fmt: skip
    how = pick(("removed", "another", "resized", "no picture"))
    if how == "removed":
        if not site.has(name):
            raise NothingToEditError
        site.delete(name)
    elif how == "no picture":
        site.write(name, f"no picture {site.number()}\n")
    else:
        width = 60 if how == "another" else 60 + site.number()
        site.write(name, png(width, 40, site.number() % 256))
    return f"{name}: {how}"


def cascade(site: LivingSite, pick: Pick) -> str:
    name = pick(sections(site))
    value = pick((None, {"toc": True}, {"params": {"series": f"s{site.number()}"}}, {"layout": "lean"},
                  {"draft": True}, {"noindex": True}, {"tags": ["rare"]}, {"type": "docs"}, {"title": "no"}))  # fmt: skip
    set_key(site, name, "cascade", value)
    return f"{name}: cascade: {value}"


def section_page(site: LivingSite, pick: Pick) -> str:
    """`_index.md` comes or goes."""
    folder = pick([one for one in SECTIONS if site.has(f"content/{one}")])
    name = f"content/{folder}/_index.md"
    if site.has(name):
        site.delete(name)
        return f"{name}: removed"
    site.write(name, front_matter(title=f"Section {site.number()}", cascade={"toc": True}))
    return f"{name}: added"


def every_translation(site: LivingSite, pick: Pick) -> str:
    """A file changes its language."""
    name = pick(plain_pages(site))
    new = (
        name.replace(".de.md", ".md") if name.endswith(".de.md") else name.replace(".md", ".de.md")
    )
    site.rename(name, new)
    return f"{name}: becomes {new}"


CONTENT_EDITS: tuple[Edit, ...] = (
    title, body, longer, slip, blank_line, key_order, link, unlink, picture, call, allow, disallow, draft,
    new_page, deleted_page, renamed_page, renamed_section, bundle, swapped, no_front_matter, encoding,
    bundle_file, cascade, section_page, every_translation,
    keyed("description", None, "Short.", "The same words on several pages, long enough to be useful to all.", of=pages),
    keyed("summary", None, "In a few words.", "In other words."),
    keyed("date", None, "2026-06-01", "2025-06-01", "2026-06-15 12:00:00", "2026-06-19", "2024-02-02"),
    keyed("lastmod", None, "2026-06-02", "2026-06-14"),
    keyed("publishDate", None, "2026-06-18", "2026-06-01"),
    keyed("expiryDate", None, "2026-06-18", "2026-06-01", "2027-01-01"),
    keyed("weight", None, 1, 2, 3, of=pages),
    keyed("tags", None, ["green"], ["red", "seeds"], ["Seeds", "GREEN"], ["fresh"], ["CON"], ["rare", "rare"]),
    keyed("categories", None, ["Plants"], ["People", "New"]),
    keyed("authors", None, ["Ann"], ["Carl"]),
    keyed("moods", None, ["glad"]),
    keyed("slug", None, *SLUGS, "../up"),
    keyed("url", None, "/about/", "/elsewhere/", "/blog/2025/", "/file.html", "/blog/", "/Blog/"),
    keyed("aliases", None, ["/about-us/"], ["/old/"], ["/about/"], ["/old/", "/older/"], ["/blog/page/2/"], ["/x/"]),
    keyed("layout", None, "lean", "page", "none"),
    keyed("type", None, "docs", "blog"),
    keyed("image", None, "sown/bed.png", "/img/logo.png", "none.png"),
    keyed("noindex", None, True),
    keyed("canonical", None, "/about/", "https://other.example/", "relative/"),
    keyed("translationKey", None, "one", "two"),
    keyed("keyphrase", None, "red pots", "the seeds", "page"),
    keyed("review_by", None, "2026-06-10", "2026-06-16", "2026-06-18"),
    keyed("menu", None, "main", {"main": {"weight": 5, "title": "Five"}}, "side", of=pages),
    keyed("toc", None, True, False),
    keyed("owner", None, "somebody"),
    keyed("color", None, "blue", 5),
    keyed("seo_title", None, "Pots, found", "x" * 90),
    keyed("params", None, {"seo_title": "Found"}, {"author": "Dora"}, {"level": 9}),
    keyed("allow", None, [{"rule": "seo/*", "because": "for now"}], [{"rule": "links/broken", "because": ""}]),
)  # fmt: skip
#: Those after which the site stands as it was put together, as a rule.
WORDS: tuple[Edit, ...] = (
    title, body, body, slip, longer, blank_line, link, unlink, call, allow, disallow,
    keyed("description", None, "About pots.", "x" * 200), keyed("keyphrase", None, "red pots", "page"),
)  # fmt: skip
