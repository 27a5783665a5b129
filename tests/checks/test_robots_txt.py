"""What `robots.txt` allows, by RFC 9309."""

import pytest

from generator.checks.formats.robots_txt import read_robots


def blocked(text, url, *agents):
    return read_robots("robots.txt", text).blocking(url, *agents) is not None


@pytest.mark.parametrize(
    ("lines", "url", "found"),
    [
        ("Disallow:", "/a", False),
        ("Disallow: /", "/a", True),
        ("Disallow: /a", "/ab/c", True),
        ("Disallow: /a/", "/a", False),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", False),
        ("Disallow: /a/b\nAllow: /a", "/a/b", True),
        ("Disallow: /a\nAllow: /a", "/a", False),
        ("Disallow: /*.pdf", "/a/b.pdf?x", True),
        ("Disallow: /*.pdf$", "/a/b.pdf?x", False),
        ("Disallow: /a*b", "/a/x/b/c", True),
        ("Disallow: /größe", "/gr%C3%B6%C3%9Fe/", True),
        ("Disallow: /a # a comment", "/a", True),
        ("Disallow: /A", "/a", False),
    ],
)
def test_longest_path_decides(lines, url, found):
    assert blocked(f"User-agent: *\n{lines}\n", url) is found


GROUPS = """User-agent: Googlebot
User-agent: Bingbot
Disallow: /a

user-agent: *
disallow: /b

User-Agent: googlebot
Disallow: /c
"""


@pytest.mark.parametrize(
    ("agent", "found"),
    [("googlebot", ["/a", "/c"]), ("bingbot", ["/a"]), ("other", ["/b"])],
)
def test_crawler_follows_its_own_groups_alone(agent, found):
    assert [url for url in ("/a", "/b", "/c") if blocked(GROUPS, url, agent)] == found


def test_lines_that_crawlers_skip():
    text = "Disallow: /early\nUser-agent: *\nDisallow: early\nNoindex: /x\nSitemap: /s.xml\nword\n"
    flaws = read_robots("robots.txt", text).flaws
    assert [(text[flaw.offset :].split("\n", maxsplit=1)[0], flaw.message) for flaw in flaws] == [
        (
            "Disallow: /early",
            "a line comes before the first `User-agent:`, so crawlers ignore it",
        ),
        ("Disallow: early", "path `early` does not begin with `/`"),
        ("Noindex: /x", "crawlers skip the line `Noindex: /x`"),
        ("Sitemap: /s.xml", "sitemap `/s.xml` has no scheme and host"),
        ("word", "crawlers skip the line `word`"),
    ]


def test_known_lines_and_empty_files():
    text = "User-agent: *\nCrawl-delay: 5\nAllow: /\n\n# end\nSitemap: https://a.example/s.xml\n"
    assert read_robots("robots.txt", text).flaws == ()
    assert read_robots("robots.txt", "").flaws == ()
    assert not blocked("", "/a")
