"""What a shortcode's own markup does wrong is one finding in its template; what a call gives it is not."""

import pytest
from site_folder import page

from generator.stages.render.shortcode_origin import own_line

DECLARED = "{# params: {src: {type: image}, alt: {}, to: {type: url}, text: {}} #}\n"


def site_with(make_site, template, *calls):
    """A site with a page for each of *calls*, each of which is made twice on it."""
    files = {"themes/plain/templates/shortcodes/box.html": DECLARED + template}
    for number, call in enumerate(calls):
        files[f"content/page{number}.md"] = page(f"Page {number}", f"{call}\n\nText.\n\n{call}\n")
    return make_site(files)


def test_fault_of_the_template_is_one_finding(make_site):
    template = '<p>A picture</p>\n<img src="/{{ src }}" width="1" height="1">'
    calls = [f'{{{{< box src="{name}.png" >}}}}' for name in "abc"]
    site = site_with(make_site, template, *calls)
    (found,) = site.build().of("accessibility/image-alt")
    assert found["source"]["file"] == "themes/plain/templates/shortcodes/box.html"
    assert found["source"]["line"] == 3
    assert found["owner"] == "theme"
    assert found["pages"]["list"] == [f"page{number}/index.html" for number in range(3)]


def test_fault_of_the_call_stays_there(make_site):
    template = '<a href="{{ to }}">More about it</a>'
    found = site_with(make_site, template, '{{< box to="/nope/" >}}').build().of("links/broken")
    assert found
    assert {one["source"]["file"] for one in found} == {"content/page0.md"}


@pytest.mark.parametrize(
    ("template", "html", "expected"),
    [
        ('<img src="{{ src }}">', '<img src="a.png">', (1, '<img src="{{ src }}">')),
        ("a\n<br>\n", "<br>", (2, "<br>")),
        ("{# <br>\n #}<br>", "<br>", (2, "<br>")),
        ('<IMG\n src="{{ a > b }}">', '<img src="x">', (1, '<IMG\n src="{{ a > b }}">')),
        ('<img alt="" src="{{ a }}">', '<img alt="" src="x">', (1, '<img alt="" src="{{ a }}">')),
        ('<img alt="{{ a }}">', '<img alt="">', None),
        ("<br><br>", "<br>", None),
        ('<img src="{{ src }}">', '<img alt="a.png">', None),
        ('<a href="/a/">{{ text }}</a>', '<a href="/a/"></a>', None),
        ('<a aria-label="{{ alt }}"></a>', '<a aria-label=""></a>', None),
        ("<b>text</b>{{ text }}", "<b>text</b>", (1, "<b>")),
        ("{{ body }}", "<b>text</b>", None),
        ("<b", "<b>text</b>", None),
    ],
)
def test_own_line(template, html, expected):
    assert own_line(template, html, 0) == expected
