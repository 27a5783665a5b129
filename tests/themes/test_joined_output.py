"""What stands between two tags of a template is handed on in one piece, a loop's rounds one by one."""

import pytest
from jinja2 import DictLoader, Environment
from site_folder import page

from generator.themes.joined_output import JoinedOutput

TEMPLATES = {
    "layout": "<html>{{ a }}{% block x %}{% endblock %}{{ a }}</html>",
    "page": '{% extends "layout" %}never{% block x %}<p>{{ a }} {{ b }}</p>{% include "part" %}{% endblock %}',
    "part": "{% for one in b %}<i>{{ one }}{{ a }}</i>{% endfor %}",
    "macro": "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(a) }}{% set s %}[{{ m(b) }}]{% endset %}{{ s }}",
    "call": "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ a }}<{% endcall %}",
    "filter": "{% filter upper %}x{{ a }}{% endfilter %}y",
    "recursive": "{% for one in c recursive %}<{{ one[0] }}{{ loop(one[1:]) }}>{% endfor %}",
    "else": "{% for one in [] %}a{{ one }}{% else %}b{{ a }}c{% endfor %}{% if a %}d{{ a }}{% endif %}",
    "super": '{% extends "page" %}{% block x %}[{{ super() }}]{% endblock %}',
    "raw": "{% autoescape false %}{{ a }}&{{ b }}{% endautoescape %}{{ a }}",
}
VALUES = {"a": "<&", "b": ["1", "2"], "c": ["ab", "cd"]}


class Joined(Environment):
    code_generator_class = JoinedOutput


def made(kind):
    return kind(loader=DictLoader(TEMPLATES), autoescape=True, extensions=["jinja2.ext.do"])


@pytest.mark.parametrize("name", TEMPLATES)
def test_pages_are_the_same(name):
    assert made(Joined).get_template(name).render(VALUES) == made(Environment).get_template(
        name
    ).render(VALUES)


def test_pieces():
    template = made(Joined).get_template("page")
    pieces = [*template.root_render_func(template.new_context(VALUES))]
    assert pieces == [
        "<html>&lt;&amp;",
        "<p>&lt;&amp; [&#39;1&#39;, &#39;2&#39;]</p>",
        "<i>1&lt;&amp;</i>",
        "<i>2&lt;&amp;</i>",
        "&lt;&amp;</html>",
    ]


def test_fault_has_the_line_of_its_expression(make_site):
    site = make_site(
        {
            "content/bad.md": page("Bad", layout="bad"),
            "themes/plain/templates/bad.html": "{{ page.title }}\n{{ page.url }}\n<p>{{ page.titel }}</p>\n{{ page.url }}\n",
        }
    )
    assert site.build().places("theme/failed") == ["themes/plain/templates/bad.html:3"]
