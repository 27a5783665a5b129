"""Accessibility of whole sites and of their recordings, by the command that people use."""

import io
import wave

import pytest

PAGE = "---\ntitle: {title}\ndescription: About {title}.\n{more}---\n\n{body}\n"


def page(title, body="Text.", more=""):
    return PAGE.format(title=title, body=body, more=more)


def wav(seconds):
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(1)
        writer.setframerate(1000)
        writer.writeframes(bytes(1000 * seconds))
    return file.getvalue()


def recorded(attributes, *, seconds):
    body = f"Listen:\n\n<audio {attributes}></audio>\n"
    return {"content/_index.md": page("Garden", body), "static/a.wav": wav(seconds)}


SOUNDING = "themes/plain/templates/partials/sound.html"


def sounding(attributes, *, seconds=4, after=""):
    """A recording of the theme: in Markdown, nothing may start by itself."""
    return {
        **recorded("src='/a.wav' controls", seconds=seconds),
        SOUNDING: f"<p>Listen:</p>\n<audio {attributes}></audio>\n{after}",
        "themes/plain/templates/home.html": """<!doctype html>
<html lang="en"><head><title>{{ page.seo_title }}</title></head>
<body><main><h1>{{ page.title }}</h1>{% include "partials/sound.html" %}</main></body></html>
""",
    }


def places(findings):
    return [(one["source"]["file"], one["source"]["line"], one["outcome"]) for one in findings]


@pytest.mark.parametrize(
    ("attributes", "seconds", "outcome"),
    [
        ('src="/a.wav" autoplay', 4, "failed"),
        ('src="/a.wav" autoplay', 3, None),
        ('src="/a.wav" autoplay loop', 3, "failed"),
        ('src="/a.wav" autoplay controls', 4, None),
        ('src="/a.wav" autoplay muted', 4, None),
        ('src="/a.wav#t=2" autoplay', 5, None),
        ('src="/a.wav#t=0:01,0:05" autoplay', 9, "failed"),
        ('src="https://example.org/b.wav" autoplay', 4, "review"),
    ],
)
def test_sound_that_starts_by_itself(make_site, attributes, seconds, outcome):
    found = make_site(sounding(attributes, seconds=seconds)).build().of("accessibility/autoplay")
    assert places(found) == ([] if outcome is None else [(SOUNDING, 2, outcome)])


def test_message_says_how_long_it_sounds_and_how_long_it_may(make_site):
    (found,) = make_site(sounding('src="/a.wav" autoplay')).build().of("accessibility/autoplay")
    assert found["message"] == (
        "`audio` starts by itself, sounds for 4 seconds and has no controls; "
        "without them, sound may last 3 seconds"
    )


def test_button_that_may_stop_it_is_for_a_person(make_site):
    files = sounding('src="/a.wav" autoplay', after="\n<button>Stop</button>\n")
    (found,) = make_site(files).build().of("accessibility/autoplay")
    assert found["outcome"] == "review"


def test_recording_without_its_text_is_asked_about(make_site):
    files = recorded('src="/a.wav" controls', seconds=9)
    assert len(make_site(files).build().of("accessibility/transcript")) == 1


def test_signal_and_recording_with_its_text_are_not(make_site):
    site = make_site(recorded('src="/a.wav" controls', seconds=2))
    assert site.build().of("accessibility/transcript") == []
    spoken = recorded('src="/a.wav" controls', seconds=9)
    spoken["content/_index.md"] += "\n[Transcript](spoken.md)\n"
    site.write({**spoken, "content/spoken.md": page("Spoken", "Dig where you stand.")})
    assert site.build().of("accessibility/transcript") == []


def test_file_of_captions_that_no_browser_reads(make_site):
    files = {
        "content/_index.md": page("Garden"),
        "static/a.vtt": "1\n00:00:01,000 --> 00:00:02,000\nDig.\n",
        "static/b.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nDig.\n",
    }
    (found,) = make_site(files).build().of("accessibility/caption-file")
    assert found["source"]["file"] == "static/a.vtt"


MENU = """\
{% extends "base.html" %}
{% block menu %}
<nav aria-label="Main">
{% if page.params.get("turned") %}<a href="/b/">Rakes</a> <a href="/a/">Spades</a> <a href="/">Home</a>
{% elif page.params.get("named") %}<a href="/">Home</a> <a href="/a/">Digging</a> <a href="/b/">Rakes</a>
{% else %}<a href="/">Home</a> <a href="/a/">Spades</a> <a href="/b/">Rakes</a>{% endif %}
</nav>
{% endblock %}
"""
BASE = """\
<!doctype html><html lang="en"><head><title>{{ page.seo_title }}</title></head>
<body>{% block menu %}{% endblock %}<main><h1>{{ page.title }}</h1>{{ page.content }}</main></body></html>
"""


def site_with_menu(**more):
    return {
        "themes/plain/templates/base.html": BASE,
        "themes/plain/templates/page.html": MENU,
        "content/_index.md": page("Garden"),
        **{f"content/{name}.md": page(name.upper(), more=more.get(name, "")) for name in "abcd"},
    }


def test_menu_in_another_order_on_one_page(make_site):
    ran = make_site(site_with_menu(c="params: {turned: true}\n")).build()
    (found,) = ran.of("accessibility/consistent-navigation")
    assert "c/index.html" in str(found["output"])
    assert "another order than on " in found["message"]
    assert ran.of("accessibility/consistent-names") == []


def test_link_of_the_menu_with_another_name_on_one_page(make_site):
    ran = make_site(site_with_menu(d="params: {named: true}\n")).build()
    (found,) = ran.of("accessibility/consistent-names")
    assert "d/index.html" in str(found["output"])
    assert "is called `Digging` here, and `Spades` in the same menu of " in found["message"]
    assert ran.of("accessibility/consistent-navigation") == []


def test_menus_that_are_alike_are_left(make_site):
    ran = make_site(site_with_menu()).build()
    assert ran.of("accessibility/consistent-navigation", "accessibility/consistent-names") == []


def test_an_edit_of_the_menu_is_seen_by_the_next_build(make_site):
    site = make_site(site_with_menu())
    assert site.build().of("accessibility/consistent-navigation") == []
    site.write({"content/c.md": page("C", more="params: {turned: true}\n")})
    assert len(site.build().of("accessibility/consistent-navigation")) == 1
    site.write({"content/c.md": page("C")})
    assert site.build().of("accessibility/consistent-navigation") == []


def test_bold_line_and_typed_list_point_at_their_markdown(make_site):
    body = "First.\n\n**What you need:**\n\n• Spade<br>• Rake\n\nLast."
    files = {"content/_index.md": page("Garden", body)}
    ran = make_site(files).build()
    assert places(ran.of("accessibility/fake-heading")) == [("content/_index.md", 8, "review")]
    assert places(ran.of("accessibility/typed-list")) == [("content/_index.md", 10, "failed")]


def test_links_of_one_name_beside_each_other(make_site):
    body = "Write to us about [prices](a.md) or about [prices](b.md)."
    files = {
        "content/_index.md": page("Garden", body),
        "content/a.md": page("Spades", "Spades cost twelve."),
        "content/b.md": page("Rakes", "Rakes cost nine."),
    }
    site = make_site(files)
    found = site.build().of("accessibility/link-purpose")
    assert places(found) == [("content/_index.md", 6, "review")]
    site.write({"content/b.md": files["content/a.md"]})
    assert site.build().of("accessibility/link-purpose") == []
