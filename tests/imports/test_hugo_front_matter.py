import pytest

from generator.imports.hugo.page_addresses import title_slug


def front_matter(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "Text.", ""])


@pytest.mark.parametrize(
    "lines",
    [
        ("title: Spades", "date: 2019-03-26 12:38:00 -0500", "expirydate: 2020-01-01"),
        ("title: Spades", "slug: 2014", "aliases:", "  - /old/", "  - /older"),
        ("title: Spades", "description:", "tags: []", "weight: 3", "draft: true"),
        ("title: Spades", "kicker: Tools", "source: garden", "# a comment", "", "deck: ''"),
        ("title: Spades", "menu: main", "params: {color: red}"),
        ("title: Spades", 'date: "2020-01-01"', "lastmod:", "expirydate: '2020-01-02'  # quoted"),
        ("title: Spades", "date: [2020-01-01]"),
        ("title: Spades", "date: |-", "deck: b"),
    ],
)
def test_what_both_generators_read_alike_stays_byte_identical(page, lines):
    assert page(front_matter(*lines)) == front_matter(*lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: gardens", 'tags: ["gardens"]'),
        ("tags: big spades, small", 'tags: ["big spades, small"]'),
        ("keywords: a, b", 'keywords: ["a", "b"]'),
        ("aliases: /old/", 'aliases: ["/old/"]'),
        ("categories: [no, 1.10]", 'categories: ["no", "1.10"]'),
        ('weight: "5"', "weight: 5"),
        ("weight: 5.0", "weight: 5"),
        ('draft: "true"', "draft: true"),
        ("title: no", 'title: "no"'),
        ("slug: 012", 'slug: "012"'),
        ('date: ""', "date: "),
        ("date: ' '", "date: "),
        ("pubdate: 2020-01-01", "publishDate: 2020-01-01"),
        ("unpublishdate: 2020-01-01", "expiryDate: 2020-01-01"),
        ("modified: 2020-01-01", "lastmod: 2020-01-01"),
        ("menus: main", "menu: main"),
        ("headless: true", "draft: true"),
        ("opens: 16:00:00", 'opens: "16:00:00"'),
        ("allow: {a: 1}", "hugo_allow: {a: 1}"),
        ("layout: gallery", "hugo_layout: gallery"),
        ("weight: heavy", "hugo_weight: heavy"),
        ("slug: tools/spades/", 'url: "/blog/tools/spades/"'),
        ("slug: spades/", 'slug: "spades"'),
        ("build: {render: never}", "draft: true"),
        ("menu: {main: {name: Tools, weight: 3}}", 'menu: {main: {"title": "Tools", "weight": 3}}'),
    ],
)
def test_a_value_of_another_form_changes_on_its_own_line(page, before, after):
    assert page(front_matter("kicker: a", before, "deck: b")) == front_matter(
        "kicker: a", after, "deck: b"
    )


def test_a_folded_single_term_keeps_the_number_of_lines(page):
    before = front_matter("tags: >-", "  big", "  spades", "deck: b")
    after = page(before)
    assert 'tags: ["big spades"]' in after
    assert after.count("\n") == before.count("\n")


def test_a_taxonomy_of_the_settings_takes_a_list(convert):
    site = convert(
        {
            "hugo.toml": '[taxonomies]\ntopic = "topics"\n',
            "content/a.md": front_matter("topics: gardens"),
        }
    )
    assert 'topics: ["gardens"]' in site.text("content/a.md")


def test_an_empty_item_of_a_list_becomes_a_comment(convert):
    site = convert({"content/a.md": front_matter("tags:", "  - spades", "  -", "title: A")})
    assert site.text("content/a.md") == front_matter("tags:", "  - spades", "#   -", "title: A")
    assert site.faults("imports/front-matter") == [
        "content/a.md:4: imports/front-matter: an item of `tags:` is empty; it is a comment now"
    ]


def test_a_key_that_is_set_aside_is_declared_and_reported(convert):
    site = convert({"content/a.md": front_matter("image: tools-1")})
    assert "hugo_image: tools-1" in site.text("content/a.md")
    assert site.settings["front_matter"] == {"hugo_image": "any"}
    assert site.faults("imports/front-matter") == [
        "content/a.md:2: imports/front-matter: `image:` takes the path of a picture here; the value of the source was kept as `hugo_image:`"
    ]


@pytest.mark.parametrize("path", ["content/blog/spade.png", "static/spade.png"])
def test_an_image_that_is_there_stays(convert, path):
    site = convert({"content/blog/a.md": front_matter("image: spade.png"), path: b"png"})
    assert "\nimage: spade.png" in site.text("content/blog/a.md")


def test_doubled_keys_stay_for_the_build_to_report(page):
    assert page(front_matter("title: A", "title: B")) == front_matter("title: A", "title: B")


def test_front_matter_that_does_not_parse_stays(page):
    assert page(front_matter("title: a: b")) == front_matter("title: a: b")


def test_empty_lines_before_front_matter_stay(page):
    assert page("\n\n" + front_matter("tags: a")) == "\n\n" + front_matter('tags: ["a"]')


def test_byte_order_mark_and_carriage_returns_stay(page):
    before = "\ufeff" + front_matter("title: A", "tags: a").replace("\n", "\r\n")
    assert page(before) == before.replace("tags: a", 'tags: ["a"]')


def test_a_block_that_hides_a_page_becomes_a_draft_in_as_many_lines(page):
    before = front_matter("title: A", "_build:", "  render: never", "  list: never", "deck: b")
    after = front_matter(
        "title: A", "draft: true", "#   render: never", "#   list: never", "deck: b"
    )
    assert page(before) == after


def test_a_build_option_without_counterpart_is_set_aside(page):
    assert "hugo_build: {list: local}" in page(front_matter("build: {list: local}"))


def test_a_menu_entry_loses_what_cannot_be_said(convert):
    text = front_matter(
        "menu:", "  main:", "    name: Tools", "    parent: shop", '    weight: "2"'
    )
    site = convert({"content/a.md": text})
    assert site.text("content/a.md") == front_matter(
        "menu:", "  main:", "    title: Tools", "#     parent: shop", "    weight: 2"
    )
    assert "menu entry of `main` lost `parent`" in site.faults("imports/front-matter")[0]


def test_a_cascade_is_kept_and_its_keys_are_declared(convert):
    text = front_matter("cascade:", "  type: docs", "  banner: spade", "  tags: tools")
    site = convert({"content/docs/_index.md": text})
    assert site.text("content/docs/_index.md") == text.replace("tags: tools", 'tags: ["tools"]')
    assert site.settings["front_matter"] == {"banner": "text"}


@pytest.mark.parametrize(
    "lines", [("cascade:", "  - type: docs"), ("cascade: {type: docs, target: {kind: page}}",)]
)
def test_a_cascade_for_some_pages_only_is_set_aside(page, lines):
    assert "\nhugo_cascade:" in page(front_matter(*lines), "content/docs/_index.md")


def test_a_page_for_the_404_becomes_one_file(convert):
    site = convert({"content/404/_index.md": front_matter("title: Gone", "headless: true")})
    assert "headless: true" in site.text("content/404.md")
    assert not (site.root / "content/404").exists()


def test_toml_becomes_yaml_and_the_body_keeps_its_line(page):
    toml = '+++\ntitle = "Spades: big"\ndate = 2020-01-02T03:04:05Z\ntags = ["a", "b"]\n[params]\ncolor = "red"\n+++\nText.\n'
    yaml_text = page(toml)
    assert yaml_text.startswith("---\ntitle: 'Spades: big'\ndate: 2020-01-02 03:04:05+00:00\n")
    assert yaml_text.split("\n").index("Text.") == toml.split("\n").index("Text.")


def test_json_becomes_yaml(page):
    assert (
        page('{"title": "Spades", "weight": "3"}\nText.\n')
        == "---\ntitle: Spades\nweight: 3\n---\nText.\n"
    )


def test_toml_that_does_not_parse_is_copied_and_reported(convert):
    site = convert({"content/a.md": "+++\ntitle = \n+++\nText.\n"})
    assert site.text("content/a.md") == "+++\ntitle = \n+++\nText.\n"
    assert site.faults("imports/front-matter")[0].startswith(
        "content/a.md:1: imports/front-matter: front matter in TOML cannot be read: "
    )


@pytest.mark.parametrize(
    "text",
    [
        front_matter("x: &a", "  - *a", "", "y: &b", "  z: *b"),
        front_matter("x: " + "[" * 5000),
        "+++\nx = " + "[" * 5000 + "]" * 5000 + "\n+++\n",
        '{"x": ' + "[" * 5000 + "]" * 5000 + "}\n",
    ],
)
def test_front_matter_made_to_do_harm_is_copied(convert, text):
    site = convert({"hugo.toml": PERMALINKS, "content/news/a.md": text})
    assert site.text("content/news/a.md") == text


PERMALINKS = 'baseURL = "https://www.example.com/"\n[permalinks]\nnews = "/:year/:slug/"\n'


def test_a_page_without_slug_keeps_the_url_of_its_title(convert):
    text = front_matter("title: Big Spades", "", "date: 2020-01-01")
    site = convert({"hugo.toml": PERMALINKS, "content/news/a.md": text})
    assert site.text("content/news/a.md") == front_matter(
        "title: Big Spades", 'slug: "big-spades"', "date: 2020-01-01"
    )


def test_a_page_without_a_free_line_gets_one_more(convert):
    text = front_matter("title: Big Spades")
    site = convert({"hugo.toml": PERMALINKS, "content/news/a.md": text})
    assert site.text("content/news/a.md") == front_matter("title: Big Spades", 'slug: "big-spades"')
    assert "the lines below have moved by one" in site.faults("imports/front-matter")[0]


def test_an_empty_line_inside_a_text_is_not_free(convert):
    text = front_matter("title: Big Spades", "summary: |", "  one", "", "  two", "deck: b")
    site = convert({"hugo.toml": PERMALINKS, "content/news/a.md": text})
    assert site.text("content/news/a.md").replace('slug: "big-spades"\n', "") == text


def test_the_slug_of_a_section_without_pages_is_its_url(page):
    assert 'url: "/authors/ann/"' in page(front_matter("slug: ann"), "content/authors/a/_index.md")


def test_the_slug_of_a_section_with_pages_is_reported(convert):
    site = convert(
        {
            "content/shop/_index.md": front_matter("slug: tools"),
            "content/shop/a.md": front_matter("title: A"),
        }
    )
    assert (
        "of a section changes the URLs of all its pages" in site.faults("imports/front-matter")[0]
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        # As Hugo 0.168 wrote them, tried out.
        ("C++ & C: a/b", "c-c-a-b"),
        ("What’s new? 50% off", "whats-new-50-off"),
        ("a.b ~c @d_e --- f", "a.b-~c-@d_e---f"),
        ("Été à l’œuvre", "été-à-lœuvre"),
        ("Trim — dash – x", "trim-dash-x"),
        ("U.S. Digital (Registry) [x]", "u.s.-digital-registry-x"),
    ],
)
def test_titles_make_the_slugs_that_hugo_makes(title, slug):
    assert title_slug(title) == slug


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("a", "b"), "text"),
        (("3", "4.5"), "number"),
        (("true", ""), "boolean"),
        (("2020-01-01", "2019-03-26 12:38:00 -0500"), "date"),
        (("[a, b]",), "list"),
        (("{a: 1}",), "any"),
        (("[{a: 1}]",), "any"),
        (("a", "3"), "any"),
        (("[a]", "a"), "any"),
        (("", ""), "text"),
        (("yes", "a"), "text"),
    ],
)
def test_types_of_own_keys_are_found_over_the_whole_tree(convert, values, found):
    pages = {f"content/{n}.md": front_matter(f"own: {v}") for n, v in enumerate(values)}
    assert convert(pages).settings["front_matter"] == {"own": found}


def test_the_commonest_spelling_of_a_key_is_declared(convert):
    site = convert(
        {
            "content/a.md": front_matter("Kicker: a"),
            "content/b.md": front_matter("kicker: a"),
            "content/c.md": front_matter("kicker: a"),
        }
    )
    assert site.settings["front_matter"] == {"kicker": "text"}


def test_keys_that_differ_in_case_alone_become_two(convert):
    text = "---\ntitle: T\nV: 1\nv: 2\ncascade: {Team: a, team: b}\n---\n"
    site = convert({"content/h/_index.md": text})
    lines = site.text("content/h/_index.md").splitlines()
    assert lines[2:5] == ["V: 1", "v_: 2", "cascade: {Team: a, team_: b}"]
    assert [one for one in site.faults("imports/front-matter") if "are one key" in one] == [
        "content/h/_index.md:4: imports/front-matter: `v:` and `V:` are one key, so this one is `v_:` now",
        (
            "content/h/_index.md:5: imports/front-matter: `team:` and `Team:` are one key, so this one"
            " is `team_:` now"
        ),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("description: [a]", "hugo_description: [a]"),
        ("image: {a: 1}", "hugo_image: {a: 1}"),
        ("cascade: 5", "hugo_cascade: 5"),
        ("cascade: {}", "hugo_cascade: {}"),
        (
            "cascade: {description: [a], draft: true}",
            "cascade: {hugo_description: [a], draft: true}",
        ),
        ("social: {a: {b: 1}}", "hugo_social: {a: {b: 1}}"),
        ("cascade: {date: soon, draft: true}", "cascade: {hugo_date: soon, draft: true}"),
        ("date: soon", "date: soon"),
        ("review_by: soon", "review_by: soon"),
    ],
)
def test_a_value_that_the_build_refuses_is_set_aside(page, before, after):
    assert page(front_matter("kicker: a", before, "deck: b")) == front_matter(
        "kicker: a", after, "deck: b"
    )


@pytest.mark.parametrize(
    ("line", "key"), [("social: {a: {b: 1}}", "social"), ("cascade: {date: soon}", "date")]
)
def test_what_is_set_aside_for_its_value_is_reported(convert, line, key):
    site = convert({"content/_index.md": front_matter("title: A", line)})
    [found] = site.faults("imports/front-matter")
    assert found.endswith(
        f"`{key}:` takes another kind of value here; "
        f"the value of the source was kept as `hugo_{key}:`"
    )
    assert found.startswith("content/_index.md:3: ")
