"""Boundaries of the rules on search and links."""

import pytest

from generator.checks.engine.ruleset import read_ruleset
from generator.rules.catalogue import rules
from generator.rules.examples import Example, run

RULES = {rule.id: rule for rule in rules()}


def problems(rule, html, **options):
    ruleset, faults = read_ruleset({rule: options}, (RULES[rule],))
    assert faults == ()
    (active,) = (*ruleset.page_rules, *ruleset.site_rules, *ruleset.asset_rules)
    return run(RULES[rule], Example(passes=True, text=html), active.options)


def site(pages):
    return "".join(f"<!-- file: /{path} -->\n{html}\n" for path, html in pages.items())


def chain(length):
    """A home page, and *length* pages of which each links to the next alone."""
    pages = {"index.html": '<a href="/1/">1</a>'}
    for number in range(1, length + 1):
        pages[f"{number}/index.html"] = f'<a href="/{number % length + 1}/">on</a>'
    return site(pages)


CANONICAL = '<link rel="canonical" href="https://www.example.com/{}">'
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.mark.parametrize(
    ("title", "found"),
    [("Home", 1), ("HOME", 1), ("Untitled document", 1), ("Home insurance", 0), ("", 0)],
)
def test_titles_that_say_nothing(title, found):
    assert len(problems("seo/title-generic", f"<title>{title}</title>")) == found


@pytest.mark.parametrize(
    ("description", "found"),
    [("garden tools.", 1), ("Garden tools for you", 0), ("Garden", 0), ("", 0)],
)
def test_description_like_the_title(description, found):
    head = '<meta property="og:site_name" content="Acme"><title>Garden tools | Acme</title>'
    html = f'{head}<meta name="description" content="{description}">'
    assert len(problems("seo/description-repeats-title", html)) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<head><noscript>{NOINDEX}</noscript></head>", 0),
        (f"<body><p>a</p>{NOINDEX}</body>", 1),
        ('<body><link rel="alternate" type="application/rss+xml" href="/a.xml"></body>', 0),
        ('<body><link rel="alternate" hreflang="de" href="/de/"></body>', 1),
        ('<body><meta itemprop="name" content="a"></body>', 0),
        ("<body><template><title>a</title></template></body>", 0),
    ],
)
def test_what_must_stand_in_the_head(html, found):
    assert len(problems("seo/outside-head", html)) == found


def test_headings_are_alike_only_where_titles_are_not():
    same = "<html lang='en'><title>{}</title><h1>Tools</h1>"
    assert problems("seo/h1-duplicate", site({"a.html": same.format("T"), "b.html": same})) != []
    one = same.format("T")
    assert problems("seo/h1-duplicate", site({"a.html": one, "b.html": one})) == []


def test_canonical_of_a_redirect_page_may_lead_anywhere():
    pages = {
        "old/index.html": '<meta http-equiv="refresh" content="0; url=/new/">'
        + CANONICAL.format("new/"),
        "new/index.html": CANONICAL.format("new/"),
    }
    assert problems("seo/canonical-target", site(pages)) == []
    assert problems("seo/noindex-canonical", site(pages)) == []


def test_canonical_loop():
    pages = {"a/index.html": CANONICAL.format("b/"), "b/index.html": CANONICAL.format("a/")}
    assert len(problems("seo/canonical-target", site(pages))) == 2


def test_canonical_without_a_sitemap_may_be_written_in_any_way():
    html = site({"a/index.html": CANONICAL.format("a/index.html")})
    assert problems("seo/canonical-form", html) == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("noindex,nofollow", []),
        ("INDEX , Follow", []),
        ("max-snippet:0", []),
        ("max-snippet:-1", []),
        ("max-snippet", ["search engines skip `max-snippet`"]),
        ("max-snippet:x", ["search engines skip `max-snippet:x`"]),
        ("unavailable_after: 2026-01-31", []),
        ("noindex;nofollow", ["search engines skip `noindex;nofollow`"]),
        ("", []),
        (",", []),
    ],
)
def test_words_for_search_engines(content, found):
    html = f'<meta name="robots" content="{content}">'
    assert problems("seo/robots-unknown", html) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [("index, noindex", 1), ("all, none", 1), ("index, nofollow", 0), ("noindex, noindex", 0)],
)
def test_words_that_contradict(content, found):
    html = f'<meta name="robots" content="{content}">'
    assert len(problems("seo/robots-conflict", html)) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("de", 0),
        ("de-AT", 0),
        ("de-at", 0),
        ("zh-Hant", 0),
        ("sr-Latn-RS", 0),
        ("X-Default", 0),
        ("en-UK", 1),
        ("en-EU", 1),
        ("eng", 1),
        ("de_AT", 1),
        ("english", 1),
        ("", 1),
        ("es-419", 1),
    ],
)
def test_codes_of_versions(code, found):
    html = f'<link rel="alternate" hreflang="{code}" href="https://www.example.com/">'
    assert len(problems("seo/hreflang-code", html)) == found


def test_versions_on_other_sites_are_not_followed():
    html = site(
        {
            "index.html": '<link rel="alternate" hreflang="en" href="https://www.example.com/">'
            '<link rel="alternate" hreflang="de" href="https://www.example.de/">'
        }
    )
    for rule in ("seo/hreflang-return", "seo/hreflang-target", "seo/hreflang-language"):
        assert problems(rule, html) == []


@pytest.mark.parametrize(("clicks", "found"), [(6, 0), (7, 1)])
def test_clicks_from_the_home_page(clicks, found):
    assert len(problems("seo/depth", chain(clicks))) == found


def test_depth_wants_a_home_page():
    assert problems("seo/depth", site({"a/index.html": "<p>a</p>"}), max=0) == []


@pytest.mark.parametrize(("words", "found"), [(14, 1), (15, 0)])
def test_fewest_words(words, found):
    assert len(problems("seo/thin", f"<article>{'word ' * words}</article>")) == found


@pytest.mark.parametrize(
    "more",
    [
        "<form></form>",
        "<iframe></iframe>",
        "<img src=a alt=a>",
        "<table></table>",
        "<a href=a>a</a> <a href=b>b</a> <a href=c>c</a> <a href=d>d</a>",
        NOINDEX,
    ],
)
def test_pages_that_need_few_words(more):
    assert problems("seo/thin", f"<article>A few words.{more}</article>") == []


def test_page_without_a_main_part_is_not_measured():
    assert problems("seo/thin", "<p>A few words.</p>") == []


def test_only_articles_of_another_generator_are_measured():
    assert problems("seo/thin", "<main>A few words.</main>") == []
    assert problems("seo/thin", "<main><article>A few words.</article></main>") != []


TEXT = " ".join(f"spades {number} with a long shaft and one" for number in range(90))
OTHER = " ".join(f"rakes {number} with springy teeth are" for number in range(90))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (TEXT, TEXT, 1),
        (TEXT, OTHER, 0),
        (TEXT, TEXT + " end.", 1),
        ("A few words.", "A few words.", 0),
    ],
)
def test_texts_that_are_nearly_the_same(one, other, found):
    pages = {name: f"<html lang=en><main>{text}</main>" for name, text in
             {"a.html": one, "b.html": other}.items()}  # fmt: skip
    assert len(problems("seo/near-duplicate", site(pages))) == found


def test_same_text_in_two_languages_or_for_one_canonical_page():
    text = f"<main>{TEXT}</main>"
    assert (
        problems(
            "seo/near-duplicate",
            site({"a.html": f"<html lang=en>{text}", "b.html": f"<html lang=de>{text}"}),
        )
        == []
    )
    pages = {"a/index.html": text, "b/index.html": CANONICAL.format("a/") + text}
    assert problems("seo/near-duplicate", site(pages)) == []


def test_page_with_one_link_on_a_large_site():
    words = "word " * 120
    pages = {
        "index.html": f'<main>{words}<a href="/a/">a</a><a href="/t/b/">b</a>'
        '<a href="/t/c/">c</a></main>',
        "a/index.html": f'<main>{words}<a href="/t/b/">b</a><a href="/">h</a></main>',
        "t/b/index.html": f'<main>{words}<a href="/">h</a><a href="/a/">a</a></main>',
        "t/c/index.html": f'<main>{words}<a href="/">h</a></main>',
    }
    assert problems("seo/few-links", site(pages) + "<!-- pages: 96 -->") == [
        "1 page links here; the minimum is 2"
    ]
    assert problems("seo/few-links", site(pages) + "<!-- pages: 95 -->") == []


@pytest.mark.parametrize(
    ("path", "rules_"),
    [
        ("a-b/index.html", []),
        ("A/index.html", ["seo/url-case"]),
        ("a_b/index.html", ["seo/url-underscore"]),
        ("a b/index.html", ["seo/url-characters"]),
        ("größe/index.html", []),
        ("GRÖSSE/index.html", ["seo/url-case"]),
        ("a,b/index.html", ["seo/url-characters"]),
        ("a.b/~c/index.html", []),
    ],
)
def test_addresses(path, rules_):
    html = site({path: "<title>a</title>"})
    ids = ("seo/url-case", "seo/url-underscore", "seo/url-characters", "seo/url-length")
    assert [rule for rule in ids if problems(rule, html)] == rules_


def test_addresses_in_ascii_alone():
    html = site({"größe/index.html": "<title>a</title>"})
    assert problems("seo/url-characters", html, ascii=True) == ["address `/größe/` contains `ö`"]


@pytest.mark.parametrize(("length", "found"), [(115, 0), (116, 1)])
def test_longest_address(length, found):
    html = site({f"{'a' * (length - 2)}/index.html": "<title>a</title>"})
    assert len(problems("seo/url-length", html)) == found


def test_pages_that_no_search_shows_may_have_any_address():
    html = site({"A_b/index.html": NOINDEX})
    assert problems("seo/url-case", html) == problems("seo/url-underscore", html) == []


def test_redirect_chain_through_a_page():
    html = "<!-- redirect: /a/ /b/ -->\n" + site(
        {
            "b/index.html": '<meta http-equiv="refresh" content="0; url=/c/">',
            "c/index.html": "<p>c</p>",
        }
    )
    assert problems("links/redirect-chain", html) == ["`/a/` redirects in 2 steps: /a/ → /b/ → /c/"]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("mailto:a@example.com", 0),
        ("MAILTO:a@example.com", 0),
        ("mailto:a%40example.com", 0),
        ("mailto:first.last+tag@mail.example.co.uk", 0),
        ("mailto:a@größe.example", 0),
        ("mailto:", 1),
        ("mailto:a", 1),
        ("mailto:a@example.com;b@example.com", 1),
        ("mailto:a@@example.com", 1),
        ("mailto:mailto:a@example.com", 1),
        ("mailto:a @example.com", 1),
    ],
)
def test_addresses_for_messages(href, found):
    assert len(problems("links/mailto", f'<a href="{href}">a</a>')) == found


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("tel:+49301234567", 0),
        ("tel:+49-30-12.34(56)7", 0),
        ("tel:030%2012345", 0),
        ("tel:112", 0),
        ("tel:+4930123;ext=12", 0),
        ("tel:1-800-FLOWERS", 1),
        ("tel:+1234567890123456", 1),
        ("tel:+123456789012345", 0),
        ("tel:+", 1),
    ],
)
def test_numbers_to_call(href, found):
    assert len(problems("links/tel", f'<a href="{href}">a</a>')) == found


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("javascript:", 1),
        (" JavaScript:void(0)", 1),
        ("java&#9;script:x()", 1),
        ("/javascript:/", 0),
        ("#javascript:", 0),
    ],
)
def test_links_that_run_scripts(href, found):
    assert len(problems("links/javascript", f'<a href="{href}">a</a>')) == found


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/a/?utm_source=b", 1),
        ("?gclid=1", 1),
        ("https://www.example.com/?a=1&UTM_campaign=b", 1),
        ("https://example.org/?utm_source=b", 0),
        ("/utm_source=/", 0),
        ("/a/?x=utm_source", 0),
    ],
)
def test_campaign_marks(href, found):
    assert len(problems("links/tracking", f'<a href="{href}">a</a>')) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p><a href="/a/">Our tools</a> <a href="/b/">our tools</a></p>', 0),
        ('<p><a href="/a/">Our tools</a> <a href="/b/">Our tools</a></p>', 1),
        ('<p><a href="/a/">Our tools</a></p><h2>B</h2><p><a href="/b/">Our tools</a></p>', 0),
        ('<ul><li><p><a href="/a/">Our tools</a><li><p><a href="/b/">Our tools</a></ul>', 0),
        ('<p><a href="/a/">Tools</a> <a href="/b/">Tools</a></p>', 0),
        ('<p><a href="/a/">Our tools</a> <a href="/a/index.html#x">Our tools</a></p>', 0),
        ('<p><a href="/a/">Our tools</a> <a href="https://example.org/">Our tools</a></p>', 0),
    ],
)
def test_same_words_to_two_pages(html, found):
    assert len(problems("links/same-text", html)) == found


@pytest.mark.parametrize(("day", "found"), [("2026-01-29", 1), ("2026-01-30", 0)])
def test_days_before_a_page_expires(day, found):
    html = f"<!-- expires: /b/index.html {day} -->\n" + site(
        {"a/index.html": '<a href="/b/">b</a>', "b/index.html": "<p>b</p>"}
    )
    assert len(problems("links/expiring", html)) == found


def test_closed_site_is_one_finding():
    html = site(
        {
            "robots.txt": "User-agent: *\nDisallow: /\n",
            "index.html": '<p>a</p><link rel="stylesheet" href="/a.css">',
            "a.css": "",
            "b/index.html": NOINDEX,
            "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<url><loc>https://www.example.com/</loc></url></urlset>",
        }
    )
    ids = ("robots-blocks-site", "noindex-blocked", "files-blocked", "sitemap-blocked")
    assert [len(problems(f"seo/{one}", html)) for one in ids] == [1, 0, 0, 0]


@pytest.mark.parametrize(("entries", "found"), [(19, 0), (20, 1)])
def test_pages_that_all_changed_at_one_moment(entries, found):
    urls = "".join(
        f"<url><loc>https://www.example.com/{number}</loc><lastmod>2026-01-31T10:00Z</lastmod></url>"
        for number in range(entries)
    )
    html = site(
        {
            "sitemap.xml": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}'
            "</urlset>"
        }
    )
    assert len(problems("seo/sitemap-lastmod", html)) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Q&amp;A", 0),
        ("AT&amp;amp;T", 1),
        ("Research &amp;Development; and so on", 0),
        ("Powers of 2**8 and 3**4", 0),
        ("**Bold** words", 1),
        ("A [link](/a/) in it", 1),
        ("Sizes [S] (small)", 0),
        ("Three &lt; four", 0),
        ("A &lt;br&gt; in it", 1),
        ("Use of &lt;brand&gt;", 0),
    ],
)
def test_code_in_a_title(title, found):
    assert len(problems("seo/visible-code", f"<title>{title}</title>")) == found


@pytest.mark.parametrize(
    ("count", "words"), [(5, "/p3/ and /p4/"), (6, "/p4/ and 1 more"), (22, "/p4/ and 17 more")]
)
def test_many_pages_of_one_title_have_one_message(count, words):
    pages = {f"p{number}/index.html": "<title>T</title>" for number in range(count)}
    found = problems("seo/title-duplicate", site(pages))
    assert len(found) == count
    assert len(set(found)) == 1
    assert found[-1].endswith(words)


def test_page_in_a_frame_leads_on():
    pages = {
        "index.html": '<iframe src="/toc.html"></iframe>',
        "toc.html": "".join(f'<a href="/{number}/">{number}</a>' for number in range(3)),
        **{f"{number}/index.html": "<p>a</p>" for number in range(3)},
    }
    assert problems("seo/depth", site(pages), max=1) == [
        "page is 2 clicks from the home page; the limit is 1" for _ in range(3)
    ]
