"""Which edits leave a finding what it was, and which make another of it."""

import pytest
from site_folder import PLAIN, only

RULES = (
    "links/broken", "links/file-missing", "links/anchor", "accessibility/image-alt",
    "accessibility/heading-order", "accessibility/link-text", "content/doubled-word",
    "seo/title-length",
)  # fmt: skip
LONG = (
    "Garden tools, spades, rakes and shears for small hands, for big hands and for all the others"
)
TEMPLATE = "themes/plain/templates/page.html"
IN_TEMPLATE = '<img src="/logo.png" class="logo">\n<a href="/nowhere/">All our tools</a>\n'
PAGE = f"""\
---
title: {LONG}
description: What each of our tools is good for, and how to keep it well.
weight: 3
---

The first words of this page, which say what it is about in a sentence that is not short.

## Spades

Take [the spade](gone.md) for heavy soil, and [click here](/) for all the others that we have.
It is good for the the roses.

#### Care

![](lost.png) shows it. See [below](#nothing) for more.

## Rakes

More words about rakes[^1], and [a list](away.md).

[^1]: As every gardener knows.
"""
THEME = PLAIN[TEMPLATE].replace("</main>", f"{IN_TEMPLATE}</main>")


def site_of(make_site, text=PAGE, theme=THEME):
    files = {"content/tools/a.md": text, TEMPLATE: theme}
    return make_site(files, settings=only("links", "accessibility", "content", "seo"))


def marks(site):
    found = site.build().of(*RULES)
    return {one["fingerprint"]: (one["rule"], one["message"]) for one in found}


def test_every_rule_of_this_test_finds_something(make_site):
    assert {rule for rule, _ in marks(site_of(make_site)).values()} == set(RULES)


def reordered(text):
    _, front, body = text.split("---\n", 2)
    return "---\n" + "".join(front.splitlines(keepends=True)[::-1]) + f"---\n{body}"


HARMLESS = {
    "text above": lambda text: text.replace("## Spades", "New words.\n\nAnd more.\n\n## Spades"),
    "lines wrapped again": lambda text: text.replace("soil, and [click here]", "soil,\nand [click\nhere]").replace("have.\nIt", "have. It"),
    "words wrapped again": lambda text: text.replace("for the the roses", "for the\nthe roses"),
    "headings renamed": lambda text: text.replace("# Spades", "# All spades").replace("# Care", "# How to care for it"),
    "keys in another order": reordered,
    "value in quotes": lambda text: text.replace(LONG, f'"{LONG}"'),
    "value over two lines": lambda text: text.replace(LONG, f">-\n  {LONG[:31]}\n  {LONG[32:]}"),
    "another footnote above": lambda text: text.replace("sentence that", "sentence[^0] that") + "[^0]: First.\n",
    "picture above, so others load late": lambda text: text.replace("## Spades", "![A spade](/there.png)\n\n## Spades"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "another link style": lambda text: text.replace("[the spade](gone.md)", "[the spade](<gone.md>)"),
    "in a list": lambda text: text.replace("Take [the", "- Take [the"),
}  # fmt: skip


@pytest.mark.parametrize("edit", HARMLESS)
def test_harmless_edit(make_site, edit):
    site = site_of(make_site)
    before = marks(site)
    text = HARMLESS[edit](PAGE)
    assert text != PAGE
    site.write({"content/tools/a.md": text, "static/there.png": b""})
    after = marks(site)
    assert {before[one] for one in before.keys() - after.keys()} == set()


REAL = {
    "links/broken": lambda text: text.replace("gone.md", "other.md"),
    "links/file-missing": lambda text: text.replace("lost.png", "other.png"),
    "links/anchor": lambda text: text.replace("#nothing", "#nowhere"),
    "accessibility/heading-order": lambda text: text.replace("#### Care", "##### Care"),
    "accessibility/link-text": lambda text: text.replace("click here", "read more"),
    "content/doubled-word": lambda text: text.replace("the the", "and and"),
    "seo/title-length": lambda text: text.replace("Garden tools", "All our tools"),
}


@pytest.mark.parametrize("rule", REAL)
def test_fault_that_became_another(make_site, rule):
    site = site_of(make_site)
    before = marks(site)
    site.write({"content/tools/a.md": REAL[rule](PAGE)})
    after = marks(site)
    gone = [before[one] for one in before.keys() - after.keys()]
    new = [after[one] for one in after.keys() - before.keys()]
    assert rule in [one for one, _ in gone]
    assert [one for one, _ in gone] == [one for one, _ in new]


def test_links_to_parts_of_two_pages_are_two_faults(make_site):
    """What the rule names is the part alone."""
    other = {"content/b.md": "---\ntitle: B\n---\n\nWords.\n"}
    site = site_of(make_site, PAGE.replace("[below](#nothing)", "[x](../b.md#nothing)"))
    site.write(other)
    before = {one["fingerprint"] for one in site.build().of("links/anchor")}
    site.write({"content/tools/a.md": PAGE})
    after = {one["fingerprint"] for one in site.build().of("links/anchor")}
    assert len(before) == len(after) == len(after - before) == 1


HARMLESS_IN_A_TEMPLATE = {
    "lines above": lambda text: text.replace("<main>", "<main>\n\n\n"),
    "attributes in another order": lambda text: text.replace('src="/logo.png" class="logo"', "class='logo'  src='/logo.png'"),
    "over several lines": lambda text: text.replace("<img src", "<img\n    src"),
    "size and loading": lambda text: text.replace('class="logo"', 'class="logo" width="3" height="4" loading="lazy"'),
    "in a block": lambda text: text.replace("<img", "{% if true %}\n<img").replace("</a>\n", "</a>{% endif %}\n"),
}  # fmt: skip


@pytest.mark.parametrize("edit", HARMLESS_IN_A_TEMPLATE)
def test_harmless_edit_of_a_template(make_site, edit):
    site = site_of(make_site)
    before = marks(site)
    theme = HARMLESS_IN_A_TEMPLATE[edit](THEME)
    assert theme != THEME
    site.write({TEMPLATE: theme})
    assert {before[one] for one in before.keys() - marks(site).keys()} == set()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('src="/logo.png"', 'src="/mark.png"', "accessibility/image-alt"),
        ('src="/logo.png"', 'src="{{ site.params.logo }}"', "accessibility/image-alt"),
        ("/nowhere/", "/elsewhere/", "links/broken"),
    ],
)
def test_fault_in_a_template_that_became_another(make_site, old, new, rule):
    site = site_of(make_site)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "params: {logo: /mark.png}\n"})
    before = marks(site)
    site.write({TEMPLATE: THEME.replace(old, new)})
    after = marks(site)
    assert rule in {before[one][0] for one in before.keys() - after.keys()}
    assert rule in {after[one][0] for one in after.keys() - before.keys()}
