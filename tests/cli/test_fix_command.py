"""`proofpress fix`: what it fixes, byte for byte, and what it leaves alone."""

import pytest
from PIL import Image
from site_folder import page

SPADES = {"content/blog/spades.md": page("Spades", "## Short spades\n\nWords.\n")}
CARD = "{#\nparams:\n  link: {type: url}\n  text: {type: text}\n#}\n<a href='{{ link }}'>{{ text }}</a>\n"

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
    "sign in a link": (
        "[a < b](/Blog/spades/) c > d [e](/Blog/)\n",
        "[a < b](/blog/spades/) c > d [e](/blog/)\n",
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
    "address in a shortcode": (
        '{{< card link="/Blog/spades/" text="/Blog/ spades/" >}}\n',
        '{{< card link="/blog/spades/" text="/Blog/ spades/" >}}\n',
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
    "link without a text": (
        "- [](blog/spades.md), [ ](/blog/spades/?a=1) and [][one]\n- see [](tools/how-to-sharpen-it.md)\n\n[one]: /blog/spades/\n",
        "- [Spades](blog/spades.md), [Spades](/blog/spades/?a=1) and [Spades][one]\n- see [Sharpening \\*it\\*](tools/how-to-sharpen-it.md)\n\n[one]: /blog/spades/\n",
    ),
    "link to a part of its page without a text": (
        "## Big *ones*\n\nSee [](#big-ones) and <a href='#big-ones'></a>.\n",
        "## Big *ones*\n\nSee [Big ones](#big-ones) and <a href='#big-ones'>Big ones</a>.\n",
    ),
    "link without a text in HTML": (
        "<p>See\n<a href='/blog/spades/'></a> and <a href=\"blog/spades.md\"> </a></p>\n",
        "<p>See\n<a href='/blog/spades/'>Spades</a> and <a href=\"blog/spades.md\">Spades </a></p>\n",
    ),
    "link without a text in a table": (
        "| a | b |\n|---|---|\n| [](tools/pipes.md) | c |\n",
        "| a | b |\n|---|---|\n| [Pipes \\| tubes](tools/pipes.md) | c |\n",
    ),
    "address that leads on": (
        "[a](/old-spades/?a=1) and [b](/old-spades/#short-spades)\n",
        "[a](/blog/spades/?a=1) and [b](/blog/spades/#short-spades)\n",
    ),
    "marks of a campaign": (
        '[a](/blog/spades/?utm_source=x&size=2#short-spades) <a href="/?a=1&amp;gclid=x">b</a>\n',
        '[a](/blog/spades/?size=2#short-spades) <a href="/?a=1">b</a>\n',
    ),
    "zero in a telephone number": ("[a](tel:+49(0)301234567)\n", "[a](tel:+49301234567)\n"),
    "picture over http": (
        "![a](http://www.example.com/pic.png)\n",
        "![a](https://www.example.com/pic.png){width=4 height=3}\n",
    ),
    "underscore in a language": (
        '<span class="x" lang="pt_BR">Pá</span> and <i lang=\'en-UK\'>b</i>\n',
        '<span class="x" lang="pt-BR">Pá</span> and <i lang=\'en-GB\'>b</i>\n',
    ),
    "word that stands twice": (
        "We dig with the the spade, the *the* rake and `the the` hoe.\n",
        "We dig with the spade, the *the* rake and `the the` hoe.\n",
    ),
    "language of code": (
        "```javascrpt\nlet a\n```\n",
        "```javascript\nlet a\n```\n",
    ),
    "name of a shortcode": (
        '{{< figre src="/pic.png" >}}\n\n{{< notce >}}\nx\n{{< /notce >}}\n',
        '{{< figre src="/pic.png" >}}\n\n{{< notice >}}\nx\n{{< /notice >}}\n',
    ),
    "control character": ("So\x07me w\x00\x00ords\x0b.\n", "Some words\x0b.\n"),
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
        "content/tools/how-to-sharpen-it.md": page('"Sharpening *it*"'),
        "content/tools/pipes.md": page('"Pipes | tubes"'),
        "content/two.md": page("Two", "# Two\n"),
        "themes/plain/templates/shortcodes/notice.html": "<div>{{ body }}</div>\n",
        "themes/plain/templates/shortcodes/card.html": CARD,
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
    "picture without words as a link": "[![](pic.png)](blog/spades.md)\n",
    "link without a text to a part": "[](blog/spades.md#short-spades)\n",
    "link without a text to a part that is no heading": '<p id="x">x</p>\n\n[](#x)\n',
    "link without a text for a style sheet": '<a class="icon" href="/blog/spades/"></a>\n',
    "link without a text to two headings": "[](two.md)\n",
    "link without a text to another site": "[](https://elsewhere.example.com/)\n",
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


TEMPLATE = "themes/plain/templates/page.html"


def template(site):
    return (site.root / TEMPLATE).read_bytes().decode()


def test_address_in_a_template_is_mended_where_it_is_written(make_site):
    line = '<p><a class="x"\n  href="/Blog/spades/" title=\'{{ page.title }}\'>All</a> {# /Blog/spades/ #}</p>\n'
    site = site_with(make_site, "x\n")
    before = template(site).replace("</main>", line + "</main>")
    site.write({TEMPLATE: before})
    shown = site.run("fix", "--rule", "links/broken")
    assert shown.out.startswith(f"{TEMPLATE}:")
    assert site.run("fix", "--apply").code == 0
    assert template(site) == before.replace('href="/Blog/spades/"', 'href="/blog/spades/"')


def test_comment_and_other_address_of_a_template_stay(make_site):
    line = '<a href="/blog/spades/">1</a> {# <a href="/Blog/spades/"> #} <a href="/x/Blog/spades/">2</a>\n'
    site = site_with(make_site, "x\n", settings="redirects: [{from: /x/Blog/spades/, to: /a/}]\n")
    before = template(site).replace("</main>", line + "</main>")
    site.write({TEMPLATE: before})
    assert site.run("fix", "--apply").code == 0
    assert template(site) == before.replace('"/x/Blog/spades/"', '"/a/"')


def test_language_of_the_page_is_added_to_the_template(make_site):
    site = site_with(make_site, "x\n")
    right = template(site)
    site.write({TEMPLATE: right.replace(' lang="{{ page.language.code }}"', " class='x'")})
    assert site.run("fix", "--apply").code == 0
    assert template(site) == right.replace(
        ' lang="{{ page.language.code }}"', " lang=\"{{ page.language.code }}\" class='x'"
    )


def test_what_a_template_makes_is_left_to_people(make_site):
    line = '{% set part = "Blog" %}<a href="/{{ part }}/spades/">All</a>\n'
    site = site_with(make_site, "x\n")
    before = template(site).replace("</main>", line + "</main>")
    site.write({TEMPLATE: before})
    ran = site.run("fix", "--apply")
    assert (ran.code, template(site)) == (0, before)
    assert ran.out.startswith("nothing to fix; of 1 finding a template, a shortcode")


def test_what_stays_in_the_same_words_is_not_what_was_mended(make_site):
    site = site_with(make_site, "[](blog/spades.md), [](https://elsewhere.example.com/)\n")
    ran = site.run("fix", "--apply", "--rule", "accessibility/link-name")
    assert "1 finding fixed in 1 file; built again: none of them are left" in ran.out
    assert ran.code == 0


def test_link_of_a_template_gets_no_text(make_site):
    site = site_with(make_site, "x\n")
    before = template(site).replace("</main>", '<a href="/blog/spades/"></a></main>')
    site.write({TEMPLATE: before})
    ran = site.run("fix", "--apply")
    assert (ran.code, ran.out, template(site)) == (0, "nothing to fix\n", before)


def test_sign_beside_a_heading_is_no_part_of_its_text(make_site):
    site = site_with(
        make_site, "[](#big-ones)\n\n## Big ones\n", settings="markdown: {heading_anchors: true}\n"
    )
    assert site.run("fix", "--apply").code == 0
    assert (site.root / "content/a.md").read_bytes() == in_file(
        "[Big ones](#big-ones)\n\n## Big ones\n"
    )


def test_text_of_a_link_follows_the_title_of_the_page_behind_it(make_site):
    site = site_with(make_site, "Dig with [](blog/spades.md).\n")
    [first] = site.build().of("accessibility/link-name")
    site.write({"content/blog/spades.md": page("Spades and forks")})
    again = site.build()
    assert first["fixable"]
    assert [one["fixable"] for one in again.of("accessibility/link-name")] == [True]
    assert "+Dig with [Spades and forks](blog/spades.md)." in site.run("fix").out
    site.write({"content/blog/spades.md": page("Spades", "# Forks\n")})
    assert [one["fixable"] for one in site.build().of("accessibility/link-name")] == [False]


def test_title_that_has_the_name_of_the_site_loses_it(make_site):
    site = site_with(make_site, '---\ntitle: "Spades & more | garden"  \n---\n\nx\n')
    site.write({TEMPLATE: template(site).replace("page.seo_title }}", "page.title }} – Garden")})
    assert site.run("fix", "--apply", "--path", "content/a.md").code == 0
    assert (site.root / "content/a.md").read_text() == '---\ntitle: "Spades & more"  \n---\n\nx\n'


SETTINGS = {
    "key twice": (
        "# mine\nlanguage: en\ntimezone: UTC # why\nlanguage: en\n",
        "# mine\nlanguage: en\ntimezone: UTC # why\n",
    ),
    "slip in a key": ("languge: en # ours\n", "language: en # ours\n"),
    "colon in a value": (
        "description: Spades: all of them\n",
        'description: "Spades: all of them"\n',
    ),
    "number in quotes": ("limits:\n  page_bytes: '100000'\n", "limits:\n  page_bytes: 100000\n"),
    "last line twice, without an end": ("timezone: UTC\ntimezone: UTC", "timezone: UTC"),
    "several": ("languge: en\nfail_on: eror\nlanguge: en\n", "language: en\nfail_on: error\n"),
}


@pytest.mark.parametrize(("before", "after"), SETTINGS.values(), ids=SETTINGS)
def test_settings_are_mended_before_anything_is_built(make_site, before, after):
    site = make_site({}, settings=before)
    file = site.root / "site.yaml"
    start = file.read_text().removesuffix(before)
    assert site.run("fix").code == 1
    assert site.run("build").code == 2
    assert site.run("fix", "--apply").code == 0
    assert file.read_text() == start + after
    assert site.run("fix", "--apply").out == "nothing to fix\n"
    assert site.run("build").code in (0, 1)


def test_settings_that_need_a_person_stop_the_run(make_site):
    site = make_site({"content/a.md": "---\ntitle: a: b\n---\n\nx\n"}, settings="nonsense: 1\n")
    for arguments in ((), ("--apply",)):
        ran = site.run("fix", *arguments)
        assert ran.code == 2
        assert "settings/unknown-key" in ran.out


TWO = {
    "content/a.md": "---\ntitle: a: b\n---\n\nx\n",
    "content/blog/b.md": "---\ntitle: A\ntags: x\n---\n\nx\n",
}


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ((), ["content/a.md", "content/blog/b.md"]),
        (("--rule", "front-matter/syntax"), ["content/a.md"]),
        (("--rule", "front-matter/*"), ["content/a.md", "content/blog/b.md"]),
        (("--rule", "links/*"), []),
        (("--path", "content/blog/*"), ["content/blog/b.md"]),
        (("--path", "content/blog"), ["content/blog/b.md"]),
        (("--owner", "content"), ["content/a.md", "content/blog/b.md"]),
        (("--owner", "theme"), []),
        (("--owner", "@ann"), ["content/blog/b.md"]),
        (("--owner", "content", "--path", "content/a*", "--rule", "links/*"), []),
    ],
)
def test_a_part_can_be_chosen(make_site, arguments, files):
    site = make_site(TWO, settings="owners:\n  content/blog/*: ann\n")
    ran = site.run("fix", *arguments)
    assert [line[6:] for line in ran.out.splitlines() if line.startswith("--- a/")] == files
    assert ran.code == bool(files)
    site.run("fix", "--apply", *arguments)
    changed = [name for name, text in TWO.items() if (site.root / name).read_text() != text]
    assert changed == files


def test_difference_is_shown_as_patch_understands_it(make_site):
    site = make_site({"content/a.md": "---\ntitle: a: b\n---\n\nx\n" + "y\n" * 9 + "end"})
    ran = site.run("fix", "-q")
    assert ran.out == "1 finding can be fixed in 1 file: `proofpress fix --apply` writes it\n"
    what = "the value of `title` has a colon in it, which YAML takes for a key"
    assert site.run("fix").out.splitlines() == [
        f"content/a.md:2:8: front-matter/syntax: {what}",
        "--- a/content/a.md",
        "+++ b/content/a.md",
        "@@ -1,5 +1,5 @@",
        " ---",
        "-title: a: b",
        '+title: "a: b"',
        " ---",
        " ",
        " x",
        "",
        "1 finding can be fixed in 1 file: `proofpress fix --apply` writes it",
    ]


def test_difference_cannot_steer_a_terminal(make_site):
    site = make_site({"content/a.md": "---\ntitle: a: b\n---\n\n\x1b[2J\u202ex\n"})
    shown = site.run("fix").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_output_and_cache_are_not_touched(make_site):
    site = make_site(TWO)
    site.build()
    before = {path: path.stat().st_mtime_ns for path in (site.root / "public").rglob("*")}
    assert site.run("fix", "--apply").code == 0
    assert before == {path: path.stat().st_mtime_ns for path in (site.root / "public").rglob("*")}


def test_what_a_fix_brings_to_light_is_told_but_for_notices_and_what_wants_a_look(make_site):
    site = site_with(make_site, "{{< notce >}}\nx\n{{< /notce >}}\n")
    template = "themes/plain/templates/shortcodes/notice.html"
    (site.root / template).write_text(
        '<div><a href="/gone/">Rakes</a> <a href="/blog/spades/">https://www.example.org/</a>'
        '<img alt="A hoe" width="1" height="1"><script>go()</script></div>\n{{ body }}\n',
        encoding="utf-8",
    )
    done = site.run("fix", "--apply", "--quiet")
    assert [line for line in done.out.splitlines() if line.startswith("new: ")] == [
        f"new: {template}:1: links/broken: link to `/gone/` leads to no page"
    ]
    assert done.code == 1
    left = site.run("check").out
    assert f"{template}:1: notice[links/bare-address]" in left
    assert f"{template}:1: review[links/source-empty]" in left


def test_mode_stays_and_no_other_file_appears(make_site):
    site = make_site(TWO)
    file = site.root / "content/a.md"
    file.chmod(0o640)
    names = sorted(path for path in site.root.rglob("*"))
    assert site.run("fix", "--apply").code == 0
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path for path in site.root.rglob("*")) == names


def test_file_that_may_not_be_written_is_left_alone(make_site):
    site = make_site(TWO)
    file = site.root / "content/a.md"
    file.chmod(0o444)
    ran = site.run("fix")
    assert "content/a.md: not fixed: it may not be written\n" in ran.out
    assert ran.code == 1
    ran = site.run("fix", "--apply")
    assert "content/a.md: not fixed: it may not be written\n" in ran.out
    assert ran.code == 1
    assert file.read_text() == TWO["content/a.md"]
    assert "tags: [x]" in (site.root / "content/blog/b.md").read_text()


def test_link_out_of_the_site_is_not_followed(make_site, tmp_path):
    outside = tmp_path / "outside.html"
    site = make_site({"content/a.md": page("A", "x\n"), **SPADES})
    text = template(site).replace("</main>", '<a href="/Blog/spades/">All</a></main>')
    outside.write_text(text)
    (site.root / TEMPLATE).unlink()
    (site.root / TEMPLATE).symlink_to(outside)
    ran = site.run("fix", "--apply")
    assert outside.read_text() == text
    assert ran.code in (0, 1, 3)


def test_link_within_the_site_stays_a_link(make_site):
    site = make_site({"content/real/a.md": TWO["content/a.md"]})
    link = site.root / "content/b.md"
    link.symlink_to("real/a.md")
    assert site.run("fix", "--apply").code == 0
    assert link.is_symlink()
    assert link.read_text() == '---\ntitle: "a: b"\n---\n\nx\n'


def test_two_hundred_files(make_site):
    files = {f"content/{n:03}.md": page(f"Page {n}", f"[a]({n + 1:03}.MD)\n") for n in range(199)}
    files["content/199.md"] = page("Last", "[a](000.Md)\n")
    site = make_site(files)
    ran = site.run("fix", "--apply", "-q")
    assert "200 findings fixed in 200 files" in ran.out
    assert ran.code == 0
    for name, text in files.items():
        assert (site.root / name).read_text() == text.replace(".MD", ".md").replace(".Md", ".md")


def test_report_says_what_can_be_fixed(make_site):
    ran = make_site(TWO).build()
    assert [one["fixable"] for one in ran.of("front-matter/")] == [True, True]
    assert {one["fixable"] for one in ran.of("seo/")} == {False}
