"""Where pages stand: URLs, sections, languages, lists, menus, publication."""

import json
import re

import pytest
from site_folder import page

LANGUAGES = "languages:\n  en: {name: English}\n  de: {name: Deutsch, title: Garten}\n"
SHOW = "themes/plain/templates/show.html"


def listed(site, *arguments):
    ran = site.run("list", "--format", "json", *arguments)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def urls(site, *arguments):
    return {row["source"]: row["url"] for row in listed(site, *arguments)}


def shown(site, output):
    """What a test's own template wrote."""
    return site.text(output).split()


URLS = {
    "content/about.md": ("", "/about/"),
    "content/About Us.md": ("", "/about-us/"),
    "content/größe.md": ("", "/gr%C3%B6%C3%9Fe/"),
    "content/blog/post.md": ("", "/blog/post/"),
    "content/blog/post/index.md": ("", "/blog/post/"),
    "content/blog/deep/er/post.md": ("", "/blog/deep/er/post/"),
    "content/about/index.md": ("", "/about/"),
    "content/blog/_index.md": ("", "/blog/"),
    "content/a.md": ("slug: Other Name", "/other-name/"),
    "content/blog/b.md": ("slug: other", "/blog/other/"),
    "content/blog/c/index.md": ("slug: other", "/blog/other/"),
    "content/blog/d.md": ("url: /elsewhere/", "/elsewhere/"),
    "content/blog/e.md": ("url: elsewhere", "/elsewhere/"),
    "content/blog/f.md": ("url: /page.html", "/page.html"),
    "content/404.md": ("", "/404.html"),
    "content/v1.2.md": ("", "/v1.2/"),
    "content/a_b.md": ("", "/a_b/"),
}


@pytest.mark.parametrize("path", URLS)
def test_url_of_a_content_file(make_site, path):
    keys, url = URLS[path]
    site = make_site({path: f"---\ntitle: T\n{keys}\n---\n\nText.\n"})
    assert urls(site)[path] == url
    assert site.build().of("urls/") == []


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/:year/:month/:day/:slug/", "/2026/03/09/my-post/"),
        ("/:section/:filename/", "/blog/file-name/"),
        ("/news/:title/", "/news/my-post/"),
        ("/:slug/", "/my-post/"),
    ],
)
def test_permalinks(make_site, pattern, url):
    text = page("My Post", date="2026-03-09", slug="my-post")
    site = make_site(
        {"content/blog/file name.md": text}, settings=f"permalinks: {{blog: '{pattern}'}}\n"
    )
    assert urls(site)["content/blog/file name.md"] == url


def test_permalink_without_a_date_leaves_it_out(make_site):
    site = make_site(
        {"content/blog/a.md": page("A")}, settings="permalinks: {blog: '/:year/:slug/'}\n"
    )
    assert urls(site)["content/blog/a.md"] == "/a/"


def test_section_without_a_file_is_implied(make_site):
    site = make_site({"content/blog/deep/a.md": page("A")})
    site.build()
    assert site.has("blog/index.html")
    assert not site.has("blog/deep/index.html")
    assert ["/blog/", "made for the section"] in [
        [row["url"], row["source"]] for row in listed(site)
    ]
    assert "/blog/deep/a/" in site.text("blog/index.html")


def test_languages_by_file_name_and_by_folder(make_site):
    site = make_site(
        {
            "content/about.md": page("About"),
            "content/about.de.md": page("Über"),
            "content/how.md": page("How"),
            "content/de/how.md": page("Wie"),
            "content/_index.de.md": page("Garten"),
            "content/blog/post/index.md": page("Post"),
            "content/blog/post/index.de.md": page("Beitrag"),
            "content/blog/post/p.txt": "x\n",
            SHOW: "",
        },
        settings=LANGUAGES,
    )
    found = urls(site)
    assert found["content/about.de.md"] == "/de/about/"
    assert found["content/de/how.md"] == "/de/how/"
    assert found["content/_index.de.md"] == "/de/"
    assert found["content/blog/post/index.de.md"] == "/de/blog/post/"
    site.build()
    assert '<html lang="de">' in site.text("de/about/index.html")
    assert site.has("blog/post/p.txt")


TRANSLATIONS = (
    "-\n{% for one in page.translations %}{{ one.language.code }}={{ one.url }}\n{% endfor %}"
)


def test_translations(make_site):
    site = make_site(
        {
            "themes/plain/templates/page.html": TRANSLATIONS,
            "content/about.md": page("About"),
            "content/about.de.md": page("Über"),
            "content/how.md": page("How", translationKey="how"),
            "content/de/wie.md": page("Wie", translationKey="how"),
            "content/only.md": page("Only"),
        },
        settings=LANGUAGES,
    )
    site.build()
    assert shown(site, "about/index.html") == ["-", "de=/de/about/"]
    assert shown(site, "de/about/index.html") == ["-", "en=/about/"]
    assert shown(site, "how/index.html") == ["-", "de=/de/wie/"]
    assert shown(site, "de/wie/index.html") == ["-", "en=/how/"]
    assert shown(site, "only/index.html") == ["-"]
    assert shown(site, "index.html") == ["-", "de=/de/"]


def test_mark_of_a_language_that_the_site_has_not(make_site):
    site = make_site({"content/about.fr.md": page("About")}, settings=LANGUAGES)
    assert urls(site)["content/about.fr.md"] == "/about.fr/"


def test_folder_named_like_a_language_on_a_site_of_one(make_site):
    site = make_site({"content/en/a.md": page("A")})
    assert urls(site)["content/en/a.md"] == "/en/a/"


@pytest.mark.parametrize(("pages", "count"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
@pytest.mark.parametrize("kind", ["section", "term"])
def test_pagination_boundaries(make_site, pages, count, kind):
    files = {f"content/blog/p{n}.md": page(f"P{n}", tags="[x]") for n in range(pages)}
    site = make_site(files, settings="pagination: {size: 3}\n")
    site.build()
    folder = "blog" if kind == "section" else "tags/x"
    outputs = [one for one in site.outputs() if one.startswith(f"{folder}/page/")]
    assert outputs == [f"{folder}/page/{n}/index.html" for n in range(2, count + 1)]
    lists = [f"{folder}/index.html", *outputs]
    links = [re.findall(r'<p><a href="(/blog/p\d+/)"', site.text(one)) for one in lists]
    assert [len(found) for found in links] == [3] * (count - 1) + [pages - 3 * (count - 1)]
    assert len({url for found in links for url in found}) == pages


def test_pagination_off(make_site):
    files = {f"content/blog/p{n}.md": page(f"P{n}") for n in range(25)}
    site = make_site(files, settings="pagination: {size: 0}\n")
    site.build()
    assert not site.has("blog/page/2/index.html")


def test_paginator(make_site):
    text = "{% set p = page.paginator %}{{ p and [p.number, p.count, p.prev_url, p.next_url] }}"
    files = {f"content/blog/p{n}.md": page(f"P{n}") for n in range(5)}
    site = make_site(
        {**files, "themes/plain/templates/section.html": text}, settings="pagination: {size: 2}\n"
    )
    site.build()
    assert site.text("blog/index.html") == "[1, 3, None, &#39;/blog/page/2/&#39;]"
    assert (
        site.text("blog/page/2/index.html") == "[2, 3, &#39;/blog/&#39;, &#39;/blog/page/3/&#39;]"
    )
    assert site.text("blog/page/3/index.html") == "[3, 3, &#39;/blog/page/2/&#39;, None]"
    assert site.text("index.html") != ""


def test_order_of_a_list(make_site):
    site = make_site(
        {
            "content/blog/old.md": page("Old", date="2025-01-01"),
            "content/blog/new.md": page("New", date="2026-01-01"),
            "content/blog/b.md": page("B"),
            "content/blog/a.md": page("A"),
            "content/blog/heavy.md": page("Heavy", weight="9"),
            "content/blog/light.md": page("Light", weight="1"),
        }
    )
    site.build()
    found = re.findall(r'href="/blog/(\w+)/"', site.text("blog/index.html"))
    assert found == ["light", "heavy", "new", "old", "a", "b"]


def test_previous_and_next(make_site):
    text = "{{ page.prev and page.prev.title }} {{ page.next and page.next.title }}"
    site = make_site(
        {
            "themes/plain/templates/page.html": text,
            **{f"content/blog/{n}.md": page(f"P{n}", date=f"2026-01-0{n}") for n in (1, 2, 3)},
            "content/other.md": page("Other", date="2026-01-02"),
        }
    )
    site.build()
    assert shown(site, "blog/1/index.html") == ["None", "P2"]
    assert shown(site, "blog/2/index.html") == ["P1", "P3"]
    assert shown(site, "blog/3/index.html") == ["P2", "None"]
    assert shown(site, "other/index.html") == ["None", "None"]


def test_related_pages_prefer_rare_terms_and_leave_the_page_out(make_site):
    site = make_site(
        {
            "themes/plain/templates/page.html": "{% for o in page.related %}{{ o.title }} {% endfor %}",
            "content/b/a.md": page("A", tags="[common, rare]"),
            "content/b/r.md": page("R", tags="[rare]"),
            **{f"content/b/c{n}.md": page(f"C{n}", tags="[common]") for n in range(5)},
        },
        settings="related: 2\n",
    )
    site.build()
    found = shown(site, "b/a/index.html")
    assert found[0] == "R"
    assert len(found) == 2
    assert "A" not in found


def test_taxonomies(make_site):
    site = make_site(
        {
            "content/a.md": page("A", tags="[Small Hands, spades]"),
            "content/b.md": page("B", tags="[small hands]", categories="[tools]"),
            "content/tags/_index.md": page("All tags", "Text.\n"),
            "content/tags/spades.md": page("All about spades", "Own words.\n"),
        }
    )
    ran = site.build()
    assert ran.of("urls/") == []
    assert [one for one in site.outputs() if one.startswith(("tags", "cat"))] == [
        "categories/index.html", "categories/tools/index.html", "tags/index.html",
        "tags/small-hands/index.html", "tags/spades/index.html",
    ]  # fmt: skip
    assert "<h1>All tags</h1>" in site.text("tags/index.html")
    assert "<h1>All about spades</h1>" in site.text("tags/spades/index.html")
    assert "Own words." in site.text("tags/spades/index.html")
    assert 'href="/a/"' in site.text("tags/spades/index.html")
    assert "<h1>Small Hands</h1>" in site.text("tags/small-hands/index.html")
    assert re.findall(r'href="/(a|b)/"', site.text("tags/small-hands/index.html")) == ["a", "b"]


def test_taxonomy_of_the_own_and_one_without_pages(make_site):
    site = make_site(
        {"content/a.md": page("A", topics="[x]", levels="[y]")},
        settings="taxonomies: {topics: {title: Topics}, levels: {pages: false}}\n",
    )
    site.build()
    assert site.has("topics/x/index.html")
    assert "<h1>Topics</h1>" in site.text("topics/index.html")
    assert not [one for one in site.outputs() if one.startswith("levels")]


def test_archives(make_site):
    site = make_site(
        {
            "content/blog/a.md": page("A", date="2025-12-31T23:59:59Z"),
            "content/blog/b.md": page("B", date="2026-01-01"),
            "content/blog/c.md": page("C", date="2026-02-01"),
            "content/blog/undated.md": page("U"),
            "content/news/d.md": page("D", date="2026-02-01"),
        },
        settings="archives: [blog]\n",
    )
    ran = site.build("--as-of", "2026-06-01")
    assert ran.of("urls/") == []
    assert [one for one in site.outputs() if re.search(r"20\d\d", one)] == [
        "blog/2025/index.html", "blog/2026/index.html",
    ]  # fmt: skip
    assert re.findall(r'<p><a href="/blog/(\w)/"', site.text("blog/2026/index.html")) == ["c", "b"]


MENU = "{% for one in menu('main') %}{{ one.title }}={{ one.url }}={{ one.current }}={{ one.active }} {% endfor %}"


def test_menus(make_site):
    settings = (
        "menus:\n  main:\n    - {page: blog/, weight: 2}\n"
        "    - {title: Shop, url: 'https://shop.example/', weight: 3}\n"
    )
    site = make_site(
        {
            "themes/plain/templates/page.html": MENU,
            "content/blog/_index.md": page("Blog"),
            "content/blog/a.md": page("A"),
            "content/about.md": page("About", menu="{main: {title: Us, weight: 1}}"),
        },
        settings=settings,
    )
    site.build()
    assert shown(site, "blog/a/index.html") == [
        "Us=/about/=False=False", "Blog=/blog/=False=True", "Shop=https://shop.example/=False=False",
    ]  # fmt: skip
    assert shown(site, "about/index.html")[0] == "Us=/about/=True=True"


def test_menu_in_another_language(make_site):
    site = make_site(
        {
            "themes/plain/templates/page.html": MENU,
            "content/about.md": page("About"),
            "content/about.de.md": page("Über"),
            "content/how.md": page("How"),
        },
        settings=LANGUAGES + "menus: {main: [{page: about.md, title: Us}, {page: how.md}]}\n",
    )
    site.build()
    assert shown(site, "about/index.html")[0] == "Us=/about/=True=True"
    assert shown(site, "de/about/index.html")[0] == "Über=/de/about/=True=True"


DAYS = {
    "draft": ("draft: true", ["-D"]),
    "future": ("date: 2026-06-01T00:00:01Z", ["-F"]),
    "expired": ("expiryDate: 2026-06-01T00:00:00Z", ["-E"]),
}


@pytest.mark.parametrize("reason", DAYS)
def test_page_that_is_not_published(make_site, reason):
    keys, option = DAYS[reason]
    site = make_site({"content/a.md": f"---\ntitle: A\n{keys}\n---\n\nText.\n"})
    (row,) = [
        row for row in listed(site, "--as-of", "2026-06-01") if row["source"] == "content/a.md"
    ]
    assert (row["status"], row["url"]) == (reason, "/a/")
    assert row["why"]
    site.build("--as-of", "2026-06-01")
    assert not site.has("a/index.html")
    site.build("--as-of", "2026-06-01", *option)
    assert site.has("a/index.html")


@pytest.mark.parametrize(
    "keys",
    ["date: 2026-06-01T00:00:00Z", "publishDate: 2026-06-01", "expiryDate: 2026-06-01T00:00:01Z",
     "date: 2027-01-01\npublishDate: 2026-01-01"],
)  # fmt: skip
def test_page_that_is_published_to_the_second(make_site, keys):
    site = make_site({"content/a.md": f"---\ntitle: A\n{keys}\n---\n\nText.\n"})
    site.build("--as-of", "2026-06-01")
    assert site.has("a/index.html")


def test_time_zone_decides_about_the_day(make_site):
    site = make_site(
        {"content/a.md": page("A", date="2026-06-01")}, settings="timezone: Asia/Tokyo\n"
    )
    site.build("--as-of", "2026-05-31T14:59:59Z")
    assert not site.has("a/index.html")
    site.build("--as-of", "2026-05-31T15:00:00Z")
    assert site.has("a/index.html")


def test_source_date_epoch_is_the_day(make_site, monkeypatch):
    site = make_site({"content/a.md": page("A", date="2026-06-01")})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780271999")
    site.build()
    assert not site.has("a/index.html")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    site.build()
    assert site.has("a/index.html")


def test_files_of_a_draft_bundle_are_not_published(make_site):
    site = make_site(
        {
            "content/a/index.md": page("A", draft="true"),
            "content/a/p.txt": "x\n",
            "content/b/index.md": page("B"),
            "content/b/p.txt": "x\n",
        }
    )
    site.build()
    assert not site.has("a/p.txt")
    assert site.has("b/p.txt")
    site.build("-D")
    assert site.has("a/p.txt")


def test_home_lists_the_newest_dated_pages_of_its_language(make_site):
    site = make_site(
        {
            "content/a.md": page("A", date="2026-01-01"),
            "content/b.md": page("B", date="2026-03-01"),
            "content/c.md": page("C"),
            "content/a.de.md": page("A", date="2026-02-01"),
            "content/d.de.md": page("D"),
            "content/blog/_index.md": page("Blog", date="2026-04-01"),
            "content/blog/e.md": page("E", date="2026-02-01"),
            "themes/plain/templates/home.html": "{% for one in page.members %}{{ one.url }} {% endfor %}",
        },
        settings=LANGUAGES + "pagination:\n  size: 2\n",
    )
    site.build()
    assert shown(site, "index.html") == ["/b/", "/blog/e/"]
    assert shown(site, "de/index.html") == ["/de/a/"]


def test_list_names_refused_files(make_site):
    site = make_site(
        {
            "content/a.md": page("A", slug="x"),
            "content/b.md": page("B", slug="x"),
            "content/c.md": b"\xff",
        }
    )
    rows = {row["source"]: row for row in listed(site)}
    assert rows["content/b.md"]["status"] == "refused"
    assert "content/a.md" in rows["content/b.md"]["why"]
    assert rows["content/c.md"]["status"] == "refused"
    ran = site.run("list", "--only", "draft")
    assert ran.out == "0 published, 0 not\n"


SHOPS = "data_pages:\n  - {source: shops.csv, section: shops, slug: '{city}', title: 'Shop in {city}'}\n"


def test_names_of_data_files_are_free(make_site):
    names = ("fact", "template_name", "reads", "index", "late-one", "get")
    site = make_site(
        {
            **{f"data/{name}.yaml": f"own: {name}\n" for name in names},
            "content/a.md": page("A"),
            "themes/plain/templates/page.html": "{{ site.data.fact.own }} {{ site.data.template_name.own }} "
            "{{ site.data.reads.own }} {{ site.data.index.own }} {{ site.data['late-one'].own }} "
            "{{ site.data['get'].own }} {{ site.data.get('nothing', 'none') }} {{ site.data._reads }}",
        }
    )
    ran = site.build()
    (finding,) = ran.of("theme/")
    assert "_reads" in finding["message"], "nothing of ours is seen"
    template = site.root / "themes/plain/templates/page.html"
    site.write(
        {
            "themes/plain/templates/page.html": template.read_text().replace(
                "{{ site.data._reads }}", ""
            )
        }
    )
    assert site.build().of("theme/") == []
    assert site.text("a/index.html").split() == [
        "fact",
        "template_name",
        "reads",
        "index",
        "late-one",
        "get",
        "none",
    ]


def test_data_pages(make_site):
    site = make_site(
        {
            "data/shops.csv": 'city,street\nBonn,"Main, 1"\nKöln,x\n',
            "content/shops/_index.md": page("Shops"),
        },
        settings=SHOPS,
    )
    ran = site.build()
    assert ran.of("urls/", "data/") == []
    assert "<h1>Shop in Bonn</h1>" in site.text("shops/bonn/index.html")
    assert site.has("shops/köln/index.html")
    assert 'href="/shops/bonn/"' in site.text("shops/index.html")


def test_data_pages_inherit_what_their_section_hands_down(make_site):
    cascade = (
        "\n  layout: shop\n  noindex: true\n  tags: [shops]\n  params: {phone: '112', street: none}"
    )
    site = make_site(
        {
            "data/shops.csv": "city,street\nBonn,Main\n",
            "content/_index.md": page("Home", cascade="\n  keywords: [garden]"),
            "content/shops/_index.md": page("Shops", cascade=cascade),
            "themes/plain/templates/shop.html": "<h1>{{ page.title }}</h1>{{ page.params.phone }} "
            "{{ page.params.street }} {{ page.noindex }} {{ page.keywords[0] }} {{ page.tags[0].name }}",
            "themes/plain/templates/lean.html": "lean {{ page.params.phone }}",
        },
        settings=SHOPS,
    )
    assert site.build().of("theme/") == []
    assert site.text("shops/bonn/index.html") == "<h1>Shop in Bonn</h1>112 Main True garden shops"
    assert 'href="/shops/bonn/"' in site.text("tags/shops/index.html")
    settings = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": settings.replace("slug:", "layout: lean, slug:")})
    site.build()
    assert site.text("shops/bonn/index.html") == "lean 112", "`data_pages:` has the last word"


@pytest.mark.parametrize(
    ("csv", "rule", "at", "word"),
    [
        ("city,street\nBonn\n", "data/ragged-row", "data/shops.csv:2", "1 cell; the header has 2"),
        ('city\n"Bonn\n', "data/syntax", "data/shops.csv", "CSV"),
        ("city,city\nBonn,x\n", "data/header", "data/shops.csv:1", "`city`"),
        ("city\n!!!\n", "content/data-row", "data/shops.csv:2", "empty"),
        ('city,t\n"Bo\nnn",x\nKiel\n', "data/ragged-row", "data/shops.csv:4", "row 3"),
        ("city\n\n\n!!!\n\n", "content/data-row", "data/shops.csv:4", "empty"),
    ],
)
def test_fault_in_a_data_file(make_site, csv, rule, at, word):
    site = make_site({"data/shops.csv": csv, "content/a.md": page("A")}, settings=SHOPS)
    ran = site.build()
    assert ran.code == 1
    assert ran.places(rule)[0].startswith(at)
    assert word in ran.of(rule)[0]["message"]
    assert site.has("a/index.html")


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        ("x.json", '{"a": 1,\n}', "data/x.json:2"),
        ("x.json", "[" * 100_000, "data/x.json"),
        ("x.json", "1" * 5_000, "data/x.json"),
        ("x.toml", "a = \n", "data/x.toml"),
        ("x.yaml", "a: b: c\n", "data/x.yaml:1"),
        ("x.yaml", "a: !!python/name:os.system\n", "data/x.yaml:1"),
    ],
)
def test_data_file_that_cannot_be_read(make_site, name, text, at):
    site = make_site({f"data/{name}": text, "content/a.md": page("A")})
    ran = site.build()
    assert ran.err == ""
    assert ran.code == 1
    assert ran.places("data/")[0].startswith(at)
    assert site.has("a/index.html")


def test_unknown_column_of_a_data_page(make_site):
    ran = make_site({"data/shops.csv": "town\nBonn\n"}, settings=SHOPS).build()
    assert ran.places("settings/data-pages")[0].startswith("site.yaml:5:")
    assert "town" in ran.of("settings/data-pages")[0]["fix"]


def test_data_file_and_folder_of_one_name(make_site):
    site = make_site(
        {
            "themes/plain/templates/page.html": "{{ site.data.a.x }} {{ site.data.a.b.y }}",
            "data/a.yaml": "x: 1\n",
            "data/a/b.yaml": "y: 2\n",
            "content/p.md": page("P"),
        }
    )
    site.build()
    assert site.text("p/index.html") == "1 2"


def test_cascade(make_site):
    text = "{{ page.params.colour }} {{ page.type }}"
    site = make_site(
        {
            "themes/plain/templates/page.html": text,
            "content/_index.md": "---\ntitle: H\ncascade:\n  params: {colour: red}\n---\n\nx\n",
            "content/blog/_index.md": "---\ntitle: B\ncascade:\n  params: {colour: blue}\n---\n\nx\n",
            "content/a.md": page("A"),
            "content/blog/b.md": page("B"),
            "content/blog/c.md": page("C", params="{colour: green}"),
        }
    )
    site.build()
    assert shown(site, "a/index.html")[0] == "red"
    assert shown(site, "blog/b/index.html")[0] == "blue"
    assert shown(site, "blog/c/index.html")[0] == "green"


def test_redirects_of_the_settings(make_site):
    settings = (
        "redirects:\n  - {from: /old/, to: /a/}\n"
        "  - {from: /part, to: '/a/?x=1#here', status: 302}\n"
        "  - {from: /away/, to: 'https://b.example/c'}\n"
    )
    site = make_site({"content/a.md": page("A", aliases="[/was/, older]")}, settings=settings)
    ran = site.build()
    assert ran.of("urls/") == []
    assert sorted(site.text("_redirects").splitlines()) == [
        "/away/ https://b.example/c 301", "/old/ /a/ 301", "/older/ /a/ 301",
        "/was/ /a/ 301",
    ]  # fmt: skip
    for name in ("old", "older", "was", "part", "away"):
        assert site.has(f"{name}/index.html")
    assert '<script data-to="/a/?x=1#here">' in site.text("part/index.html")


def test_redirect_to_a_query_is_left_to_its_page_and_written_where_there_is_none(make_site):
    settings = "redirects:\n  - {from: /part, to: '/a/?x=1#here', status: 302}\n"
    files = {"content/a.md": page("A")}
    with_pages = make_site(files, settings=settings, folder="with")
    assert with_pages.build().of("urls/") == []
    assert not with_pages.has("_redirects")
    settings += "redirect_files: [netlify, nginx]\n"
    without = make_site(files, settings=settings, folder="without")
    assert without.build().of("urls/") == []
    assert without.text("_redirects") == "/part/ /a/?x=1#here 302\n"
    assert not without.has("part/index.html")
    assert '"/part/" "/a/?x=1$proofpress_more_1#here";' in without.text("redirects.nginx.conf")


def test_home_shows_the_newest_pages(make_site):
    files = {f"content/b/{n}.md": page(f"P{n}", date=f"2026-01-{n:02}") for n in range(1, 6)}
    site = make_site(files, settings="pagination: {size: 3}\n")
    site.build("--as-of", "2026-06-01")
    assert re.findall(r'<p><a href="/b/(\d)/"', site.text("index.html")) == ["5", "4", "3"]


def test_own_page_for_addresses_that_do_not_exist_is_not_to_be_found(make_site):
    text = "{{ page.noindex }} {{ page.kind }}"
    site = make_site({"themes/plain/templates/404.html": text, "content/404.md": page("Gone")})
    site.build()
    assert site.text("404.html") == "True 404"
    assert "404" not in site.text("sitemap.xml")


def test_findings_of_a_data_page_name_its_row(make_site):
    settings = SHOPS.replace("title:", "description: '{street}', title:")
    site = make_site({"data/shops.csv": "city,street\nBonn,\nKiel,Main Road\n"}, settings=settings)
    ran = site.build()
    assert "data/shops.csv:3:1" in ran.places("seo/description-length")
    assert "data/shops.csv:2" in "".join(ran.places("seo/description-missing"))
    assert {"data/shops.csv:2:1", "data/shops.csv:3:1"} <= set(ran.places("seo/thin"))


def test_page_beside_a_folder_of_its_name(make_site):
    site = make_site({"content/about.md": page("About"), "content/about/team.md": page("Team")})
    ran = site.build()
    assert ran.of("urls/") == []
    assert "<h1>About</h1>" in site.text("about/index.html")
    assert site.has("about/team/index.html")


def test_last_year_that_there_is(make_site):
    allow = "[{rule: links/broken, because: for ever, until: 9999-12-31}]"
    text = page("A", "[b](gone.md)\n", date="9999-12-31", allow=allow)
    site = make_site({"content/a.md": text})
    assert site.build("-F").err == ""
    assert site.build("--as-of", "9999-12-31").err == ""
