"""What people do to settings, themes, data and static files."""

from collections.abc import Mapping
from typing import Any

from content_edits import Edit
from living_site import LivingSite, NothingToEditError, Pick
from site_under_test import SETTINGS, png

#: Values for settings, by dotted key; None takes the key away.
VALUES: Mapping[str, tuple[Any, ...]] = {
    "title": ("Garden", "Orchard", "About us"),
    "base_url": (
        "https://www.example.com/", "https://www.example.com/sub/", "https://garden.example/", "garden",
    ),
    "description": ("All about gardens.", "All about orchards."),
    "author": ("Ann", "Emil", None),
    "theme": ("press", "plinth", "nowhere", "press"),
    "theme_options": ({"accent": "#113355"}, {"accent": "red"}, {"wide": True}, {"labl": "x"}, {}),
    "params": ({"motto": "Sow, wait, reap"}, {"motto": "Wait"}, {}),
    "organization": ({"name": "The Garden", "logo": "img/logo.png"}, {"name": "Orchard"}, None),
    "pagination": ({"size": 4}, {"size": 2}, {"size": 0}, {"size": 5}),
    "permalinks": (SETTINGS["permalinks"], {"blog": "/:year/:slug/"}, {"blog": "/p/:title/"}, {}),
    "archives": (["blog"], ["blog", "news"], []),
    "related": (2, 0, 5),
    "menus": (
        SETTINGS["menus"],
        {"main": [{"page": "nowhere.md"}, {"page": "docs", "title": "The docs"}]},
        {"main": [{"title": "Empty"}], "side": [{"url": "/about/"}]},
        {},
    ),
    "rules": (
        SETTINGS["rules"],
        {"seo/title-length": {"max_width": 200, "severity": "error"}},
        {"seo/*": "off", "links/broken": "warning"},
        {"seo/description-length": {"min_width": 60, "max_width": 200}, "links/*": "off"},
        {"social/*": "off", "performance/page-weight": {"severity": "error", "max": 1}},
        {"seo/nothing": "off"},
        {"theme/*": "notice", "suppression/*": "off", "markdown/*": "off", "urls/*": "notice"},
    ),
    "allow": (
        SETTINGS["allow"],
        [],
        [{"rule": "seo/*", "path": "content/blog/*", "because": "enough"}],
        [{"rule": "links/*", "path": "*", "because": "until then", "until": "2026-06-18"}],
    ),
    "owners": ({"content/docs/*": "manual"}, {"content/*": "all", "themes/*": "it"}, {}),
    "fail_on": ("error", "off", "notice"),
    "feeds": (SETTINGS["feeds"], {"json": False, "limit": 2}, {"sections": ["docs"]}),
    "sitemap": (True, False),
    "robots": ({}, {"disallow": ["/legal/"], "extra": "# mind the garden"}),
    "noindex": (False, True),
    "redirects": (
        SETTINGS["redirects"],
        [{"from": "/about/", "to": "/"}, {"from": "/a/", "to": "/b/"}, {"from": "/b/", "to": "/a/"}],
        [{"from": "/blog/post-0/", "to": "/blog/post-02/", "status": 302}],
        [],
    ),
    "redirect_files": (["html", "netlify", "nginx"], ["netlify"], []),
    "markdown": ({}, {"smart_punctuation": False}, {"heading_anchors": True}, {"lazy_images": False}, {"html": "refuse"}),
    "taxonomies": (
        SETTINGS["taxonomies"],
        {"tags": {"title": "Topics"}, "categories": {"pages": False}},
        {"tags": {}, "moods": {}},
    ),
    "languages": (
        SETTINGS["languages"],
        {"en": {"name": "English", "weight": 3}, "de": {"name": "German", "weight": 2, "title": "Beet"}},
        {"en": {"name": "English"}},
        {"en": {}, "de": {}, "fr": {"name": "Français"}},
    ),
    "timezone": ("UTC", "Asia/Tokyo", "America/New_York"),
    "front_matter": ({"color": "text"}, {}, {"color": "number"}),
    "data_pages": (
        SETTINGS["data_pages"],
        [{**SETTINGS["data_pages"][0], "title": "{city} and {street}", "layout": "lean"}],
        [{**SETTINGS["data_pages"][0], "slug": "{street}", "section": "places"}],
        [{**SETTINGS["data_pages"][0], "source": "none.csv"}],
        [{**SETTINGS["data_pages"][0], "slug": "{town}"}],
    ),
    "limits": ({}, {"page_bytes": 400}),
    "environments": ({}, {"production": {"title": "Live"}}),
    "nonsense": (1, None),
}  # fmt: skip
LINES = (
    "{# nothing #}",
    "<p>added {number}</p>",
    '<img src="/img/none.png">',
    '<a href="/blog/post-07/">this</a>',
    "{{ page.title }} {{ site.title }}",
    "{{ page.word_count }} {{ build.version }}",
    "{% for each in site.pages[:2] %}{{ each.summary }}{% endfor %}",
    "{{ t('late') }}",
    "{{ asset('img/late.png') }}",
    "{{ url('@/blog/post-05.md') }}",
    "{{ site.data.facts.area }}{{ site.data.get('late', '') }}",
    "{{ page.nothing }}",
    "{% if broken %}",
    "{% include 'parts/late.html' ignore missing %}",
    "{% include 'parts/unused.html' %}",
    "{{ page.image.width if page.image else image('/img/late.png') }}",
    "{% for each in site.pages[:2] %}{{ each.content }}{{ each.toc }}{% endfor %}",
    "{{ url(site.pages[0]) if site.pages }} {{ site.pages|map(attribute='title')|join(', ') }}",
    "{{ (page.next or page).headings }} {{ page.related }} {{ page.translations }}",
    "{{ site.taxonomies }} {{ site.feeds }} {{ site.languages }} {{ page.ancestors }}",
    "{{ (page.section or page).years }} {{ page.paginator }} {{ page.terms('categories') }}",
    "{{ page.section.title if page.section else page.kind }}",
    "{# proofpress: allow accessibility/image-alt because it is decoration #}",
)
OVERRIDES = (
    "parts/footer.html", "parts/paginator.html", "parts/late.html", "shortcodes/note.html",
    "shortcodes/unknown.html", "docs/page.html", "blog/page.html", "tags/term.html", "archive.html", "none.html",
    "lean.html", "404.html",
)  # fmt: skip


def setting(site: LivingSite, pick: Pick) -> str:
    key = pick(tuple(VALUES))
    value = pick(VALUES[key])
    site.settings.pop(key, None) if value is None else site.settings.update({key: value})
    site.write_settings()
    return f"site.yaml: {key}: {value}"


def settings_mended(site: LivingSite, pick: Pick) -> str:
    """All settings as they were at first, in another order: their lines move."""
    keys = list(SETTINGS)
    start = pick(range(len(keys)))
    site.settings = {key: SETTINGS[key] for key in (*keys[start:], *keys[:start])}
    site.write_settings()
    return f"site.yaml: as at first, from {keys[start]}"


def settings_text(site: LivingSite, pick: Pick) -> str:
    how = pick(("# a comment\n", "\n\n", "title: [\n", "title: again\n"))
    site.write("site.yaml", how + site.read("site.yaml"))
    return f"site.yaml: begins with {how!r}"


def _templates(site: LivingSite) -> list[str]:
    return site.names("themes/*/templates/**/*.html", "templates/**/*.html")


def template_line(site: LivingSite, pick: Pick) -> str:
    """A line more in a template, in the middle or at the end."""
    name, line = pick(_templates(site)), pick(LINES).replace("{number}", str(site.number()))
    lines = site.read(name).splitlines()
    places = [
        at for at, text in enumerate(lines) if text.startswith(("{% endblock", "</", "{% endmacro"))
    ]
    lines.insert(pick(places or [len(lines)]), line)
    site.write(name, "\n".join(lines) + "\n")
    return f"{name}: line {line}"


def template_line_gone(site: LivingSite, pick: Pick) -> str:
    added = tuple(line.replace("{number}", "") for line in LINES)
    names = [
        name
        for name in _templates(site)
        if any(line in added for line in site.read(name).splitlines())
    ]
    name = pick(names)
    lines = site.read(name).splitlines()
    lines.remove(next(line for line in lines if line in added))
    site.write(name, "\n".join(lines) + "\n")
    return f"{name}: an added line removed"


def template_moved_down(site: LivingSite, pick: Pick) -> str:
    """Only the lines of findings change."""
    name = pick([one for one in _templates(site) if "shortcodes" not in one])
    site.write(name, "{# moved #}\n" + site.read(name))
    return f"{name}: a comment above"


def template_word(site: LivingSite, pick: Pick) -> str:
    name = pick(_templates(site))
    one, other = pick(
        (("<p>", "<p class='x'>"), ("<h1>", "<h2>"), ("long", "short"), ("title", "summary"))
    )
    text = site.read(name)
    if one not in text:
        one, other = other, one
    if one not in text:
        raise NothingToEditError
    site.write(name, text.replace(one, other, 1))
    return f"{name}: {one} becomes {other}"


def override(site: LivingSite, pick: Pick) -> str:
    """The site's own template comes or goes, in place of one of the theme."""
    name = pick(OVERRIDES)
    own = f"templates/{name}"
    if site.has(own):
        site.delete(own)
        return f"{own}: removed"
    of_theme = [
        f"themes/{theme}/{own}"
        for theme in ("press", "plinth")
        if site.has(f"themes/{theme}/{own}")
    ]
    if of_theme and pick((True, False)):
        text = site.read(of_theme[0]) + "<!-- ours -->\n"
    elif name.startswith(("parts", "shortcodes")):
        text = f"<p>ours {site.number()}</p>\n"
    else:
        base = "press:page.html" if pick((True, False)) else "base.html"
        text = f'{{% extends "{base}" %}}\n'
    site.write(own, text)
    return f"{own}: added"


def template_gone(site: LivingSite, pick: Pick) -> str:
    name = pick(_templates(site))
    site.delete(name)
    return f"{name}: removed"


def theme_file(site: LivingSite, pick: Pick) -> str:
    name = pick(site.names("themes/*/theme.yaml"))
    text = site.read(name)
    one, other = pick(
        (
            ("#0a7d5c", "#222222"),
            ("Read", "Look"),
            ("default: false", "default: true"),
            ("Open", "Enter"),
        )
    )
    if one not in text:
        one, other = other, one
    if one not in text:
        raise NothingToEditError
    site.write(name, text.replace(one, other))
    return f"{name}: {one} becomes {other}"


def words(site: LivingSite, pick: Pick) -> str:
    name = pick(
        (
            "i18n/en.yaml",
            "i18n/de.yaml",
            "i18n/fr.yaml",
            "themes/press/i18n/en.yaml",
            "themes/press/i18n/de.yaml",
        )
    )
    key = pick(("made", "contact", "minutes", "minutes_one", "note", "late", "lost", "unused"))
    lines = site.read(name).splitlines() if site.has(name) else []
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    if kept == lines or pick((True, False)):
        kept.append(f'{key}: "word {site.number()} {{n}}"')
    site.write(name, "\n".join(kept) + "\n")
    return f"{name}: {key}"


def words_gone(site: LivingSite, pick: Pick) -> str:
    name = pick(site.names("i18n/*.yaml", "themes/*/i18n/*.yaml"))
    site.delete(name)
    return f"{name}: removed"


def row(site: LivingSite, pick: Pick) -> str:
    """A row of a data file comes, changes, moves or goes."""
    name = "data/shops.csv"
    if not site.has(name):
        site.write(name, "city,street,text\nBonn,Main 1,Come in.\n")
        return f"{name}: added"
    head, *rows = site.read(name).splitlines()
    how = pick(("added", "changed", "removed", "moved", "ragged"))
    if how == "added":
        rows.append(
            f"{pick(('Kiel', 'Ulm', 'Bonn', '', 'about'))},New {site.number()},Text {site.number()}"
        )
    elif how == "ragged":
        rows.append("only one")
    elif not rows:
        raise NothingToEditError
    elif how == "changed":
        at = pick(range(len(rows)))
        rows[at] = f"{rows[at].partition(',')[0]},Street {site.number()},[About](about.md)"
    elif how == "removed":
        rows.pop(pick(range(len(rows))))
    else:
        rows.reverse()
    site.write(name, "\n".join((head, *rows)) + "\n")
    return f"{name}: row {how}"


def data(site: LivingSite, pick: Pick) -> str:
    name = pick(("data/facts.yaml", "data/team/members.json", "data/unused.yaml", "data/late.yaml"))
    number = site.number()
    text = pick(
        {
            "data/facts.yaml": (
                f"area: {number} acres\n",
                f"area: 12 acres\nbeds: {number}\n",
                "beds: 1\n",
                "a: [\n",
            ),
            "data/team/members.json": (
                f'[{{"name": "N{number}", "role": "new"}}]\n',
                "[]\n",
                "{}\n",
                "[{]\n",
            ),
        }.get(name, (f"value: {number}\n",))
    )
    site.write(name, text)
    return f"{name}: {text!r}"


def data_gone(site: LivingSite, pick: Pick) -> str:
    name = pick(site.names("data/**/*.*"))
    site.delete(name)
    return f"{name}: removed"


def style(site: LivingSite, pick: Pick) -> str:
    name = pick(("static/css/main.css", "themes/press/static/css/theme.css", "static/css/theme.css",
                 "themes/plinth/static/css/print.css", "static/css/late.css"))  # fmt: skip
    text = pick(
        (
            f"p {{ margin: {site.number()}px }}\n",
            "body { background: url(../img/paper.png) }\n",
            "body { background: url(../img/none.png) }\n",
            "@import 'late.css';\n",
            "p { color: red\n",
        )
    )
    site.write(name, text)
    return f"{name}: {text!r}"


def static_picture(site: LivingSite, pick: Pick) -> str:
    name = pick(
        (
            "static/img/logo.png",
            "static/img/paper.png",
            "static/img/late.png",
            "static/img/none.png",
        )
    )
    how = pick(("another", "resized", "truncated"))
    size = 20 if how == "another" else 20 + site.number()
    picture = png(size, size, site.number() % 256)
    site.write(name, picture[:30] if how == "truncated" else picture)
    return f"{name}: {how}"


def static_file(site: LivingSite, pick: Pick) -> str:
    """Files with the names of links, pages, aliases, redirects and made files."""
    name = pick(("downloads/none.pdf", "downloads/guide.pdf", "about-us/index.html", "about/index.html",
                 "robots.txt", "blog/new-post/index.html", "start", "sitemap.xml", "favicon.ico"))  # fmt: skip
    site.write(f"static/{name}", f"static {site.number()}\n")
    return f"static/{name}: written"


def static_gone(site: LivingSite, pick: Pick) -> str:
    name = pick(site.names("static/**/*.*", "static/start", "themes/*/static/**/*.*"))
    site.delete(name)
    return f"{name}: removed"


def retargeted(site: LivingSite, pick: Pick) -> str:
    """A link in `static/` leads to another file."""
    path = site.root / "static/copy.css"
    target = pick(("css/main.css", "css/late.css", "downloads/guide.pdf", "../site.yaml"))
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target)
    return f"static/copy.css: leads to {target}"


SITE_EDITS: tuple[Edit, ...] = (
    setting, setting, setting, setting, settings_mended, settings_text, template_line, template_line,
    template_line_gone, template_moved_down, template_word, override, override, template_gone, theme_file,
    words, words_gone, row, row, data, data_gone, style, static_picture, static_file, static_gone, retargeted,
)  # fmt: skip
