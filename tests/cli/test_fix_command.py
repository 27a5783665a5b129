"""`proofpress fix`: what it mends, byte for byte, and what it leaves alone."""

import pytest
from PIL import Image
from site_folder import page

SPADES = {"content/blog/spades.md": page("Spades", "## Short spades\n\nWords.\n")}
HOME = "---\ntitle: Garden\n---\n\n"

#: What is wrong, in `content/a.md`, and what it has to become.
CONTENT = {
    "value with a colon": ("---\ntitle: a: b\n---\n\nx\n", '---\ntitle: "a: b"\n---\n\nx\n'),
    "value with colon and quotes": (
        '---\ntitle: The "best": spades\n---\n\nx\n',
        "---\ntitle: 'The \"best\": spades'\n---\n\nx\n",
    ),
    "value that begins with a sign": (
        "---\ntitle: @home\n---\n\nx\n",
        '---\ntitle: "@home"\n---\n\nx\n',
    ),
    "word that YAML takes for false": (
        "---\ntitle: no\n---\n\nx\n",
        '---\ntitle: "no"\n---\n\nx\n',
    ),
    "number that YAML shortens": (
        "---\ntitle: 1.10  # version\n---\n\nx\n",
        '---\ntitle: "1.10"  # version\n---\n\nx\n',
    ),
    "truth in quotes": (
        '---\ntitle: A\nnoindex: "false"\n---\n\nx\n',
        "---\ntitle: A\nnoindex: false\n---\n\nx\n",
    ),
    "number in quotes": (
        "---\ntitle: A\nweight: '3' # first\n---\n\nx\n",
        "---\ntitle: A\nweight: 3 # first\n---\n\nx\n",
    ),
    "text for a list": (
        "---\ntitle: A\ntags: garden\n---\n\nx\n",
        "---\ntitle: A\ntags: [garden]\n---\n\nx\n",
    ),
    "slip in a key": (
        "---\n# the title\ntitel:  A   # kept\n---\n\nx\n",
        "---\n# the title\ntitle:  A   # kept\n---\n\nx\n",
    ),
    "key in another spelling": (
        "---\ntitle: A\npublish_date: 2020-01-01\n---\n\nx\n",
        "---\ntitle: A\npublishDate: 2020-01-01\n---\n\nx\n",
    ),
    "key twice with one value": (
        "---\ntitle: A\n# why\nweight: 3\n\nweight: 3\n# because\nnoindex: true\n---\n\nx\n",
        "---\ntitle: A\n# why\nweight: 3\n\n# because\nnoindex: true\n---\n\nx\n",
    ),
    "list twice": (
        "---\ntags:\n  - a\n  - b\ntitle: A\ntags:\n  - a\n  - b\n---\n\nx\n",
        "---\ntags:\n  - a\n  - b\ntitle: A\n---\n\nx\n",
    ),
    "long text twice": (
        "---\nsummary: |\n  One\n  two\nsummary: |\n  One\n  two\ntitle: A\n---\n\nx\n",
        "---\nsummary: |\n  One\n  two\ntitle: A\n---\n\nx\n",
    ),
    "tabs for indent": (
        "---\ntitle: A\nparams:\n\ta: 1\n\tb:\n\t\tc: 2\n---\n\n\tcode\n",
        "---\ntitle: A\nparams:\n  a: 1\n  b:\n    c: 2\n---\n\n\tcode\n",
    ),
    "several rounds": (
        "---\ntitle: a: b\nweigth: 3\nsummary: c: d\nweigth: 3\n---\n\nx\n",
        '---\ntitle: "a: b"\nweight: 3\nsummary: "c: d"\n---\n\nx\n',
    ),
    "file in another case": (
        "[a](blog/Spades.md#short-spades)\n",
        "[a](blog/spades.md#short-spades)\n",
    ),
    "file from the root in another case": ("[a](@/Blog/spades.md)\n", "[a](@/blog/spades.md)\n"),
    "address in another case": (
        "[a](/Blog/Spades/?a=1#short-spades 'T') and ([b](/BLOG/spades/))\n",
        "[a](/blog/spades/?a=1#short-spades 'T') and ([b](/blog/spades/))\n",
    ),
    "address in angle brackets": ("[a](</Blog/spades/> (T))\n", "[a](</blog/spades/> (T))\n"),
    "whole address": (
        "[a](https://www.example.com/Blog/spades/)\n",
        "[a](https://www.example.com/blog/spades/)\n",
    ),
    "reference": (
        "[a][One] and [one]\n\n```\n[one]: /Blog/spades/\n```\n\n[ONE]: /Blog/spades/ 'T'\n",
        "[a][One] and [one]\n\n```\n[one]: /Blog/spades/\n```\n\n[ONE]: /blog/spades/ 'T'\n",
    ),
    "code before a link": (
        "`[a](/Blog/spades/)` [`]` \\] b](/Blog/spades/)\n",
        "`[a](/Blog/spades/)` [`]` \\] b](/blog/spades/)\n",
    ),
    "cell of a table": (
        "| a | b |\n|---|---|\n| x \\| y | [c](/Blog/spades/) |\n",
        "| a | b |\n|---|---|\n| x \\| y | [c](/blog/spades/) |\n",
    ),
    "quote and list": (
        "> - Some\n>   [a](/Blog/spades/)\n\n1. [a\n   b](/Blog/spades/)\n",
        "> - Some\n>   [a](/blog/spades/)\n\n1. [a\n   b](/blog/spades/)\n",
    ),
    "raw HTML": (
        "<p>\n<a class='x' href='/Blog/spades/?a=1&amp;b=2'>a</a></p>\n",
        "<p>\n<a class='x' href='/blog/spades/?a=1&amp;b=2'>a</a></p>\n",
    ),
    "autolink": (
        "See <https://www.example.com/Blog/spades/>.\n",
        "See <https://www.example.com/blog/spades/>.\n",
    ),
    "picture in another case": (
        "![Spade](Pic.PNG 'T') and [![S](/Img/a%20b.png)](/blog/spades/)\n",
        "![Spade](pic.png 'T') and [![S](/img/a%20b.png)](/blog/spades/)\n",
    ),
    "page that was moved": (
        "[a](old-spades.md#short-spades)\n",
        "[a](blog/spades.md#short-spades)\n",
    ),
    "the only page of a telling name": (
        "[a](how-to-sharpen-it.md)\n",
        "[a](tools/how-to-sharpen-it.md)\n",
    ),
    "Hugo's reference": (
        'See [a]({{< ref "/old-spades.md" >}}) now.\n',
        'See [a]({{< ref "/blog/spades.md" >}}) now.\n',
    ),
    "part in another case": (
        "[a](blog/spades.md#Short_Spades)\n",
        "[a](blog/spades.md#short-spades)\n",
    ),
    "part of the page itself": (
        "## Big ones\n\n[a](#big_ones)\n",
        "## Big ones\n\n[a](#big-ones)\n",
    ),
    "no slash at the end": (
        "[a](/blog/spades?a=1#short-spades)\n",
        "[a](/blog/spades/?a=1#short-spades)\n",
    ),
    "http to the site itself": (
        "[a](http://www.example.com/blog/spades/)\n",
        "[a](https://www.example.com/blog/spades/)\n",
    ),
    "address for words": (
        "- <https://www.example.com/blog/spades/>\n- [https://www.example.com/blog/spades/](blog/spades.md)\n",
        "- [Spades](https://www.example.com/blog/spades/)\n- [Spades](blog/spades.md)\n",
    ),
    "heading too deep": (
        "### One\n\n#### Two\n\n```\n#### no\n```\n\n### Three ###\n\n## Four\n\n#### Five\n",
        "## One\n\n### Two\n\n```\n#### no\n```\n\n## Three ###\n\n## Four\n\n### Five\n",
    ),
}


def site_with(make_site, text, **more):
    body = text if text.startswith("---") else page("A", text)
    files = {
        "content/a.md": body,
        **SPADES,
        "content/tools/how-to-sharpen-it.md": page("Sharpening"),
        **more.pop("files", {}),
    }
    files["content/blog/spades.md"] = SPADES["content/blog/spades.md"].replace(
        "---\n\n", "aliases: [/old-spades/]\n---\n\n", 1
    )
    site = make_site(files, **more)
    for name in ("content/pic.png", "static/img/a b.png"):
        (site.root / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 3)).save(site.root / name)
    return site


def in_file(text):
    return (text if text.startswith("---") else page("A", text)).encode()


@pytest.mark.parametrize(("before", "after"), CONTENT.values(), ids=CONTENT)
def test_content_is_mended_and_stays_so(make_site, before, after):
    site = site_with(make_site, before)
    file = site.root / "content/a.md"
    shown = site.run("fix")
    assert shown.code == 1
    assert file.read_bytes() == in_file(before)
    done = site.run("fix", "--apply")
    assert file.read_bytes() == in_file(after)
    assert "none of them are left" in done.out
    assert "new: " not in done.out
    assert done.code == 0
    again = site.run("fix", "--apply")
    assert (again.code, again.out) == (0, "nothing to fix\n")
    assert file.read_bytes() == in_file(after)


@pytest.mark.parametrize(
    "name",
    [
        "key twice with one value",
        "tabs for indent",
        "heading too deep",
        "reference",
        "address for words",
        "several rounds",
    ],
)
@pytest.mark.parametrize(
    ("mark", "end"), [(b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n"), (b"\xef\xbb\xbf", b"\r\n")]
)
def test_line_ends_and_byte_order_mark_stay(make_site, name, mark, end):
    before, after = (mark + in_file(text).replace(b"\n", end) for text in CONTENT[name])
    site = site_with(make_site, "")
    site.write({"content/a.md": before})
    assert site.run("fix", "--apply").code == 0
    assert (site.root / "content/a.md").read_bytes() == after


#: Where a person has to choose.
DOUBTFUL = {
    "comment behind a colon": "---\ntitle: a: b # c\n---\n\nx\n",
    "value in two lines": "---\ntitle: a: b\n  c\n---\n\nx\n",
    "mapping in one line": "---\ntitle: A\nsocial: title: x\n---\n\nx\n",
    "two values": "---\ntitle: A\ntitle: B\n---\n\nx\n",
    "comment on the second": "---\ntitle: A\ntitle: A # really\n---\n\nx\n",
    "several tags": "---\ntitle: A\ntags: a, b\n---\n\nx\n",
    "slip, and the key is there": "---\ntitle: A\ntitel: B\n---\n\nx\n",
    "plural": "---\ntitle: A\ndates: 2020-01-01\n---\n\nx\n",
    "another generator's name": "---\ntitle: A\nsubtitle: B\n---\n\nx\n",
    "tabs beside spaces": "---\ntitle: A\nparams:\n  a: 1\n\tb: 2\n---\n\nx\n",
    "almost the file": "[a](blog/spade.md)\n",
    "no telling name": "[a](blog/how-to.md)\n",
    "another part of the site": "[a](blog/how-to-sharpen-it.md)\n",
    "almost the part": "[a](blog/spades.md#short-spade)\n",
    "address within words": "See <https://www.example.com/blog/spades/> for more.\n",
    "heading in a quote": "> ### One\n",
    "heading before one in HTML": "### One\n\n<h4>Two</h4>\n",
    "other site": "[a](http://elsewhere.example.com/Blog/spades)\n",
}


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_not_sure_is_left_alone(make_site, text):
    site = site_with(make_site, text)
    ran = site.run("fix", "--apply")
    assert (site.root / "content/a.md").read_bytes() == in_file(text)
    assert ran.code == 0
    assert ran.out.startswith("nothing to fix")
