from generator.feeds.robots import robots


def test_nothing_disallowed():
    assert robots() == b"User-agent: *\nDisallow:\n"


def test_paths_sitemaps_and_further_lines():
    assert robots(
        ["/search/", "drafts/", "*.pdf$"],
        ["https://www.example.com/sitemap.xml"],
        "User-agent: Greedy\nDisallow: /\n",
    ).decode() == (
        "User-agent: *\nDisallow: /search/\nDisallow: /drafts/\nDisallow: *.pdf$\n\n"
        "User-agent: Greedy\nDisallow: /\n\n"
        "Sitemap: https://www.example.com/sitemap.xml\n"
    )


def test_a_line_end_in_a_path_makes_no_line():
    assert b"Disallow: /a%0ADisallow:%20/\n" in robots(["/a\nDisallow: /"])
