"""Contrast of text, by the command: one finding for the line of CSS that says the colour."""

import pytest
from PIL import Image

from tests.site_folder import only, page

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset("main.css") }}"></head>
<body><main><h1>{{ page.title }}</h1>
<p class="date">1 May</p>
{{ page.content }}</main></body></html>
"""
DARK = """@media (prefers-color-scheme: dark) {
  body { background: #111; color: #eee }
  .date { color: #444 }
}"""


def site_of(make_site, css, body="Some words.\n", settings="", **files):
    return make_site(
        {
            "themes/plain/templates/page.html": PAGE,
            "themes/plain/static/main.css": css,
            "content/hoe.md": page("Hoes", body),
            "content/rake.md": page("Rakes"),
            **files,
        },
        settings=settings + only("accessibility"),
    )


def told(site):
    return site.build().shown("accessibility/contrast")


def test_a_pale_colour_of_the_theme_is_one_finding_at_its_line_however_many_pages_show_it(
    make_site,
):
    site = site_of(make_site, "body { color: #222 }\n\n.date { color: #999 }\n")
    ran = site.build()
    (finding,) = ran.of("accessibility/contrast")
    place = "themes/plain/static/main.css:3"
    assert ran.places("accessibility/contrast")[0].startswith(place)
    assert finding["owner"] == "theme"
    assert finding["severity"] == "error"
    assert finding["outcome"] == "failed"
    assert "`#999999` on `#ffffff` has a contrast of 2.84:1; 4.5:1 is needed" in finding["message"]
    assert "`#757575`" in finding["fix"] or "`#767676`" in finding["fix"]
    # A colour that is enough is found no more, on any page.
    site.write(
        {"themes/plain/static/main.css": "body { color: #222 }\n\n.date { color: #767676 }\n"}
    )
    assert told(site) == []


@pytest.mark.parametrize(
    ("css", "where"),
    [
        ("@media (max-width: 600px) { .date { color: #999 } }", "(phone; phone, dark)"),
        (
            DARK,
            "(desktop, dark; phone, dark)",
        ),
    ],
)
def test_every_screen_and_colour_scheme_is_looked_at(make_site, css, where):
    (found,) = told(site_of(make_site, css))
    assert found.endswith(where)


def test_variables_are_followed_to_the_colour(make_site):
    css = ":root { --pale: #aaa }\n.date { color: var(--pale) }\n"
    (found,) = told(site_of(make_site, css))
    assert found.startswith("themes/plain/static/main.css:2")
    assert "`#aaaaaa`" in found


@pytest.mark.parametrize(
    ("css", "body"),
    [
        (".date { color: #767676 }", ""),  # just enough
        (".date { color: #949494; font-size: 24px }", ""),  # large text
        (".date { color: #949494; font-size: 18.7px; font-weight: bold }", ""),
        (".date { color: #fff; background: linear-gradient(#333, #555) }", ""),
        (".date { color: #999; display: none }", ""),
        (".date { color: #999; position: absolute; clip: rect(0 0 0 0) }", ""),
        (".date { color: #fff; background: #fff }", ""),  # not meant to be seen
        (".box { background: #000 } .box p { color: #fff }", '<div class="box"><p>Hi</p></div>'),
        ("button { color: #bbb }", "<button disabled>Send</button>"),
        ("label { color: #bbb }", '<label>Name <input disabled type="text"></label>'),
    ],
)
def test_what_can_be_read_or_need_not_be_is_no_finding(make_site, css, body):
    settings = "markdown: {html: allow}\n"
    assert told(site_of(make_site, css, body + "\n", settings)) == []


@pytest.mark.parametrize(
    ("css", "outcome"),
    [
        (".date { color: #fff; background: linear-gradient(#999, #aaa) }", "failed"),
        (".date { color: #fff; background: linear-gradient(#000, #aaa) }", "review"),
        (".date { color: #fff; background: #000; opacity: .3 }", "failed"),
        (".date { color: #999; text-shadow: 1px 1px #000 }", "review"),
        (".date { color: #ddd; position: absolute; top: 0 }", "review"),
    ],
)
def test_what_a_layout_decides_is_left_to_a_person(make_site, css, outcome):
    (found,) = site_of(make_site, css).build().of("accessibility/contrast")
    assert found["outcome"] == outcome


def test_a_picture_behind_text_is_opened(make_site):
    site = site_of(make_site, '.date { color: #fff; background: url("sky.png") }')
    file = site.root / "themes/plain/static/sky.png"
    Image.new("RGB", (60, 40), "#eeeeff").save(file)
    (found,) = site.build().of("accessibility/contrast")
    assert found["outcome"] == "failed"
    assert "`#eeeeff`" in found["message"]
    # Another picture changes what is found, though no page is made again.
    Image.new("RGB", (61, 40), "#101030").save(file)
    assert told(site) == []


def test_text_over_a_placed_picture_is_left_to_a_person(make_site):
    body = '<div class="hero"><img src="/x.jpg" alt=""><p>Words</p></div>\n'
    css = ".hero img { position: absolute; inset: 0 } .hero p { color: #eee; position: relative }"
    found = site_of(make_site, css, body, "markdown: {html: allow}\n").build()
    (one,) = found.of("accessibility/contrast")
    assert one["outcome"] == "review"


def test_the_stricter_limit_holds_where_the_settings_name_it(make_site):
    css = ".date { color: #666 }"
    assert told(site_of(make_site, css)) == []
    settings = only("accessibility") + "  accessibility/contrast-enhanced: warning\n"
    site = make_site(
        {
            "themes/plain/templates/page.html": PAGE,
            "themes/plain/static/main.css": css,
            "content/hoe.md": page("Hoes"),
        },
        settings=settings,
        folder="strict",
    )
    (found,) = site.build().shown("accessibility/contrast-enhanced")
    assert "5.74:1; 7:1 is needed" in found
