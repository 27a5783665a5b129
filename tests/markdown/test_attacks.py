"""
Markdown that tries to leave its place: attributes, titles, info strings, arguments.

Whatever an author writes, a real HTML parser must find none of it as an element, an event
handler or a script address.
"""

import itertools

import pytest
import turbohtml

PAYLOADS = [
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "</a><script>alert(1)</script>",
    "&quot; onerror=&quot;alert(1)",
    "&#34;&#62;&#60;script&#62;alert(1)",
    '`"><img src=x onerror=alert(1)>',
    '\\"><svg/onload=alert(1)>',
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '{{< icon >}}" onclick="alert(1)',
    "{{ 7 * 7 }}{% include 'x' %}",
    '\u2028" onload="alert(1)',
    "</code></pre><script>alert(1)</script>",
    "<!-- --!><script>alert(1)</script>",
    '<p title="<!--"><script>alert(1)</script>',
    "<math><mi><style><img src=x onerror=alert(1)></style></mi></math>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">',
    "<form><button formaction=javascript:alert(1)>x",
    '<a href="x" href="javascript:alert(1)">x</a>',
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    '<a\nhref="\tjava\nscript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<img srcset="javascript:alert(1), x 2x">',
    "<video poster=javascript:alert(1)><source src=javascript:alert(1)></video>",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
    '<div style="background:url(javascript:alert(1))">',
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
]
PLACES = [
    "@",
    "a @ b",
    "- @",
    "> @",
    "# @",
    "[a](b.md '@')",
    '[a](b.md "@")',
    "[a](<@>)",
    "[a](@)",
    "[@](b.md)",
    "![@](b.png)",
    '![a](b.png "@")',
    "![a](<@>)",
    "[a]: <@>\n\n[a]",
    "[a]: b '@'\n\n[a]",
    '| @ | a |\n|---|---|\n| @ | [b](c.md "@") |',
    "```@\na\n```",
    "``` a @\na\n```",
    "~~~ @\na\n~~~",
    "`@`",
    '!!! note "@"\n    a',
    "!!! @\n    a",
    '??? @ "@"\n    a',
    "@\n: @",
    "a[^1]\n\n[^1]: @",
    "a[^@]\n\n[^@]: b",
    "a^[@]",
    '[a](b.md){title="@"}',
    '`a`{.@ #@ data-x="@"}',
    '{.a title="@"}\nb',
    "# a {#{}}",
    '{{< icon k="@" >}}',
    "{{< icon `@` >}}",
    "{{< box >}}@{{< /box >}}",
    "{{< raw >}}@{{< /raw >}}",
    "{{< @ >}}",
    '[a]({{< ref "@" >}})',
    "<https://a.example/@>",
    "<div>\n@\n</div>",
    "<div title='@'>a</div>",
    "<!-- @ -->",
    "- [ ] @",
]
BAD_ELEMENTS = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "button", "input",
    "base", "meta", "link", "noscript", "template", "textarea",
}  # fmt: skip


def danger(html):
    page = turbohtml.parse(f"<!DOCTYPE html><title>a</title><main>{html}</main><i id=end></i>")
    if page.select_one("body > #end") is None:
        yield "leaves <main>"
    for element in page.select_one("main").iter_elements():
        if element.tag in BAD_ELEMENTS and not is_task_box(element):
            yield f"<{element.tag}>"
        for name, value in element.attrs.items():
            plain = "".join(str(value or "").lower().split())
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                yield f"{element.tag} {name}"
            elif name in {"href", "src", "srcset", "poster"} and "javascript:" in plain[:12]:
                yield f"{element.tag} {name}={value}"


def is_task_box(element):
    return element.tag == "input" and element.attrs.get("type") == "checkbox"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("policy", ["sanitize", "refuse"])
def test_nothing_leaves_its_place(compiled, place, policy):
    for payload in PAYLOADS:
        html = compiled(f"a\n\n{place.replace('@', payload)}\n\nb", html=policy).html
        assert list(danger(html)) == [], payload


@pytest.mark.parametrize(("first", "second"), list(itertools.product(PAYLOADS, repeat=2)))
def test_two_fragments_of_html_add_up_to_nothing(compiled, first, second):
    assert list(danger(compiled(f"{first}\n\n{second}\n").html)) == []


def test_info_string_stays_in_its_attribute(compiled):
    html = compiled('```a"onmouseover="alert(1)"\nx\n```').html
    assert 'class="language-a&quot;onmouseover=&quot;alert(1)&quot;"' in html


def test_title_stays_in_its_attribute(compiled):
    html = compiled("[a](b.md 'x\" onclick=\"y')").html
    assert html == '<p><a href="b/" title="x&quot; onclick=&quot;y">a</a></p>\n'


@pytest.mark.parametrize(
    "braces",
    [
        "onclick=x",
        "style=x",
        "srcdoc=x",
        'href="javascript:x"',
        "formaction=x",
        'src="y"',
        "ONCLICK=x",
    ],
)
def test_braces_set_only_harmless_attributes(compiled, faults, braces):
    name = braces.partition("=")[0]
    for text in (
        f"[a](b.md){{{braces}}}",
        f"{{{braces}}}\na",
        f"# a {{{braces}}}",
        f"`a`{{{braces}}}",
    ):
        assert f"{name}=x" not in compiled(text).html
        assert "javascript" not in compiled(text).html
        assert [fault.partition(" ")[2] for fault in faults(text)] == ["markdown/unsafe-attribute"]


def test_refused_attribute_is_reported_at_its_braces(faults):
    assert faults("a [b](c.md){onclick=x}") == ["1:12 markdown/unsafe-attribute"]
    assert faults("a\n\n{style=x}\nb") == ["3:None markdown/unsafe-attribute"]


def test_shortcode_arguments_reach_the_theme_as_they_are_written(compiled, access):
    compiled("{{< icon k=`{{ 7 * 7 }} <script> {% x %}` >}}")
    assert access.calls[0].named == {"k": "{{ 7 * 7 }} <script> {% x %}"}
