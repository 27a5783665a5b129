"""Whatever was edited in whatever order: what is served, and found, is what a clean build gives."""

import random
import re
from urllib.parse import quote

import pytest
from site_folder import page

FILES = {
    "content/_index.md": page("Garden"),
    "content/blog/_index.md": page("Blog"),
    **{
        f"content/blog/{n}.md": page(
            f"Post {n}",
            f"Words of {n}, [next]({(n + 1) % 6}.md).\n",
            date=f"2026-01-0{n + 1}",
            tags="[a, b]",
        )
        for n in range(6)
    },
    "data/numbers.yaml": "one: 1\n",
    "static/css/main.css": "p { color: red }\n",
    "themes/plain/templates/page.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>'
        '<link rel="stylesheet" href="{{ asset("css/main.css") }}"></head><body><main>'
        "<h1>{{ page.title }}</h1>{{ page.content }}{% include 'part.html' %}"
        '{% for one in page.members %}<p><a href="{{ one.url }}">{{ one.title }}</a></p>{% endfor %}'
        "{{ site.data.numbers.one }} {{ site.title }}</main></body></html>\n"
    ),
    "themes/plain/templates/part.html": "<footer>part</footer>",
}


def new(site, _post, number):
    text = page(f"New {number}", "New.\n", date="2026-03-01", tags="[b]")
    site.write({f"content/blog/{number + 100}.md": text})


def settings(site, _post, number):
    file = site.root / "site.yaml"
    file.write_text(re.sub("(?m)^title: .*$", f"title: Garden {number}", file.read_text()))


def draft(_site, post, _number):
    text = post.read_text()
    marked = text.replace("draft: true\n", "")
    post.write_text(marked if marked != text else text.replace("---\n", "---\ndraft: true\n", 1))


def line(pattern, written):
    """Write another line in place of the one that fits *pattern*."""

    def change(_site, post, number):
        post.write_text(re.sub(f"(?m)^{pattern}.*$", written(number), post.read_text()))

    return change


def more(written):
    """Add to the text of a post."""

    def change(_site, post, number):
        post.write_text(f"{post.read_text()}\n{written(number)}\n")

    return change


def file(name, written):
    return lambda site, _post, number: site.write({name: written(number)})


EDITS = [
    more(lambda number: f"Added in {number}."),
    more(lambda number: f"[gone](gone-{number}.md)"),
    line("title: ", lambda number: f"title: Title {number}"),
    line("date: ", lambda number: f"date: 2026-02-{number % 28 + 1:02}"),
    line("tags: ", lambda number: f"tags: [t{number % 3}]"),
    draft,
    new,
    settings,
    lambda _site, post, number: post.rename(post.with_name(f"{number + 200}.md")),
    lambda _site, post, _number: post.unlink(),
    file("themes/plain/templates/part.html", lambda number: f"<footer>part {number}</footer>"),
    file("data/numbers.yaml", lambda number: f"one: {number}\n"),
    file("static/css/main.css", lambda number: f"p {{ color: #{number:06x} }}\n"),
]


def edit(site, chance, number):
    """One edit of a kind that *chance* chooses."""
    posts = sorted((site.root / "content/blog").glob("[0-9]*.md"))
    change = new if len(posts) < 3 else chance.choice(EDITS)
    change(site, chance.choice(posts) if posts else None, number)


def served(preview, output):
    address = "/" + quote(output.removesuffix("index.html"))
    text = preview.ask(address).body.decode()
    return re.sub(r'<script src="/__proofpress/[^>]*></script>', "", text)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_served_and_found_as_by_a_clean_build(make_site, serve, seed):
    chance = random.Random(seed)
    site = make_site(FILES)
    preview = serve(site)
    for number in range(1, 25):
        edit(site, chance, number)
        if chance.random() < 0.5:
            preview.ask("/blog/")
        if chance.random() < 0.2:
            preview.until_checked()
    last = page("Last", f"The last of {seed}.\n")
    site.write({"content/last.md": last})
    preview.until(lambda: preview.ask("/last/").status == 200)
    built = site.build("--clean")
    pages = [
        name for name in site.outputs() if name.endswith((".html", ".xml", ".css", ".txt", ".json"))
    ]
    assert len(pages) > 15
    different = [name for name in pages if served(preview, name) != site.text(name)]
    assert different == []
    preview.until_checked()
    said = preview.own("site.json?part=findings")
    assert said["complete"] is True
    for one in said["findings"]:
        one.pop("frame")
    assert said["findings"] == built.findings
