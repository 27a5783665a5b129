"""Shortcodes that are called wrongly, or are wrong themselves."""

import pytest
from site_folder import page

FOLDER = "themes/plain/templates/shortcodes"
BUTTON = """\
{#
description: A button.
params:
  href: {type: url, required: true, position: 0, doc: where it leads}
  size: {type: choice, choices: [small, large], default: small}
  count: {type: number}
  wide: {type: boolean, default: false}
body: markdown
#}
<a class="{{ size }}" href="{{ href }}">{{ body }}</a>
"""
TIP = '{#\nparams: {t: {position: 0}}\n#}\n<b title="{{ t }}">{{ t }}</b>\n'


def make(make_site, body, shortcodes=None):
    return make_site(
        {
            "content/a.md": page("A"),
            "content/post.md": page("Post", body),
            f"{FOLDER}/button.html": BUTTON,
            **{f"{FOLDER}/{name}.html": text for name, text in (shortcodes or {}).items()},
        }
    )


def test_unknown_shortcode_lists_those_there_are(make_site):
    site = make(make_site, 'Text.\n\n{{< buton "/a/" >}}x{{< /button >}}\n')
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("markdown/shortcode-unknown")
    assert ran.places("markdown/shortcode-unknown") == ["content/post.md:7:1"]
    assert "`button`" in finding["fix"]
    assert site.has("post/index.html")
    assert site.has("a/index.html")


@pytest.mark.parametrize(
    ("call", "rule", "message", "fix"),
    [
        ("button", "shortcodes/arguments", "needs `href`", 'href="…"'),
        ('button "/a/" hrf="/b/"', "shortcodes/arguments", "no parameter `hrf`", "`href`"),
        (
            'button "/a/" "/b/"',
            "shortcodes/arguments",
            "`/b/`",
            "it takes `href`, `size`, `count`, `wide`",
        ),
        ('button "/a/" size="huge"', "shortcodes/arguments", "small, large", ""),
        ('button "/a/" count="many"', "shortcodes/arguments", "number", ""),
        ('button "/a/" count="inf."', "shortcodes/arguments", "number", ""),
        ('button "/a/" wide="perhaps"', "shortcodes/arguments", "`true` or `false`", ""),
        ('button "javascript:alert(1)"', "shortcodes/arguments", "address", "where it leads"),
        ('button href=" java\tscript:alert(1)"', "shortcodes/arguments", "address", ""),
        ('button "gone.md"', "links/broken", "`gone.md` leads to no", ""),
    ],
)
def test_wrong_argument(make_site, call, rule, message, fix):
    site = make(make_site, f"Text {{{{< {call} >}}}}x{{{{< /button >}}}}.\n")
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("shortcodes/arguments", "links/broken")
    assert finding["rule"] == rule
    assert ran.places(rule) == ["content/post.md:5:6"]
    assert message in finding["message"]
    assert fix in finding["fix"]
    assert "script:" not in site.text("post/index.html")


def test_argument_that_is_a_content_file_becomes_its_url(make_site):
    site = make(make_site, '{{< button "a.md#top" >}}x{{< /button >}}\n')
    site.build()
    assert 'href="/a/#top"' in site.text("post/index.html")


def test_shortcode_that_is_not_closed(make_site):
    site = make(make_site, 'One.\n\n{{< button "/a/" >}}\n\nTwo.\n')
    ran = site.build()
    assert ran.places("markdown/shortcode-unclosed") == ["content/post.md:7:1"]
    assert "Two." in site.text("post/index.html")


def test_arguments_cannot_leave_their_attribute(make_site):
    site = make(make_site, '{{< tip `"><script>x()</script>` >}}\n', {"tip": TIP})
    site.build()
    text = site.text("post/index.html")
    assert "<script" not in text
    assert '<b title="&#34;&gt;&lt;script&gt;x()' in text


def test_arguments_are_never_templates(make_site):
    code = "{{ site.title }}{% for x in site.pages %}y{% endfor %}"
    site = make(make_site, f"{{{{< tip `{code}` >}}}}\n", {"tip": TIP})
    site.build()
    assert f">{code}</b>" in site.text("post/index.html")


def test_markdown_is_never_a_template(make_site):
    site = make(make_site, "A {{ site.title }} {% include 'page.html' %} {# b #}\n")
    site.build()
    assert "<p>A {{ site.title }} {% include" in site.text("post/index.html")


def test_templates_that_include_each_other_show_the_chain(make_site):
    site = make(
        make_site,
        "{{< one />}}\n",
        {
            "one": '{% include "shortcodes/two.html" %}\n',
            "two": '\n{% include "shortcodes/one.html" %}\n',
        },
    )
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("theme/recursion")
    assert "shortcodes/one.html → shortcodes/two.html → shortcodes/one.html" in finding["message"]
    assert finding["pages"]["list"] == ["post/index.html"]
    assert site.has("a/index.html")


def test_shortcode_nested_too_deeply(make_site):
    depth = 200
    body = '{{< button "/a/" >}}' * depth + "x" + "{{< /button >}}" * depth
    ran = make(make_site, body + "\n").build()
    assert ran.code == 1
    assert ran.places("markdown/shortcode-depth")[0].startswith("content/post.md:5:")


def test_template_of_a_shortcode_that_fails(make_site):
    bad = "{# description: x #}\n\n{{ page.tilte }}\n"
    site = make(make_site, "Text.\n\n{{< bad >}}\n", {"bad": bad})
    ran = site.build()
    assert ran.code == 1
    (finding,) = ran.of("theme/failed")
    assert ran.places("theme/failed") == [f"{FOLDER}/bad.html:3"]
    assert "`title`" in finding["message"]
    assert finding["pages"]["list"] == ["post/index.html"]
    assert "<p>Text.</p>" in site.text("post/index.html")


def test_declaration_that_is_wrong(make_site):
    bad = "{#\ndescription: x\nparms: {}\n#}\nB\n"
    ran = make(make_site, "{{< bad >}}\n", {"bad": bad}).build()
    assert ran.code == 1
    assert ran.places("theme/unknown-key") == [f"{FOLDER}/bad.html:3:1"]


def test_declaration_behind_an_allowance(make_site):
    text = "{# proofpress: allow seo/twins because it is shown twice #}\n" + BUTTON
    site = make(make_site, '{{< button "/a/" >}}x{{< /button >}}\n', {"button": text})
    ran = site.build()
    assert ran.of("theme/", "shortcodes/", "markdown/") == []
    assert '<a class="small" href="/a/">x</a>' in site.text("post/index.html")
