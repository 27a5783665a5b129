"""Whatever a page reads of the site, in whatever way, it is made again when that changes."""

import shutil

import pytest
from living_site import LivingSite
from site_folder import page
from site_under_test import png

#: Ways of reading, each in a layout of its own. `one` is the newest page, `all` are all of them.
EXPRESSIONS = (
    # Names of a page by every route that Jinja has.
    "{{ one.title }}",
    "{{ one['title'] }}",
    "{{ one|attr('title') }}",
    "{{ one }}",
    "{{ one|string }}",
    "{{ one|upper }}",
    "{{ one ~ '!' }}",
    "{{ '%s'|format(one) }}",
    "{{ [one]|join('-') }}",
    "{{ [one] }}",
    "{{ {'a': one} }}",
    "{{ json_ld({'name': one}) }}",
    "{{ json_ld(structured_data()) }}",
    "{{ card() }}",
    "{{ one.structured }}",
    "{{ all|map(attribute='title')|join(',') }}",
    "{{ all|map('attr', 'title')|join(',') }}",
    "{{ all|map('string')|join(',') }}",
    "{{ all|join(',', attribute='title') }}",
    "{{ (all|sort(attribute='title')|first).id }}",
    "{{ (all|sort(attribute='section.title')|first).id }}",
    "{{ all|selectattr('description')|map(attribute='id')|join(',') }}",
    "{{ all|rejectattr('image')|list|length }}",
    "{{ all|selectattr('type', 'equalto', 'docs')|list|length }}",
    "{{ all|sum(attribute='word_count') }}",
    "{{ (all|max(attribute='weight')).id }}",
    "{{ all|unique(attribute='title')|list|length }}",
    "{% for type, some in all|groupby('type') %}{{ type }} {{ some|length }}{% endfor %}",
    "{{ one == all[1] }} {{ one in page.section.pages }}",
    # What of a page there is.
    "{{ url(one) }}",
    "{{ absolute(one) }}",
    "{{ one.url }}",
    "{{ one.permalink }}",
    "{{ one.description }}",
    "{{ one.seo_title }}",
    "{{ one.date }} {{ one.lastmod }}",
    "{{ date(one.date) }}",
    "{{ one.summary }}",
    "{{ one.content }}",
    "{{ one.headings }}",
    "{{ one.toc }}",
    "{{ one.word_count }}",
    "{{ one.reading_time }}",
    "{{ one.params }}",
    "{{ one.keywords }}",
    "{{ one.tags }}",
    "{{ one.terms('tags') }}",
    "{{ one.terms('categories')|map(attribute='count')|join }}",
    "{{ one.authors }}",
    "{{ one.image }}",
    "{{ one.canonical }} {{ one.noindex }}",
    "{{ one.weight }} {{ one.type }} {{ one.kind }}",
    "{{ one.prev }} {{ one.next }}",
    "{{ one.prev.title if one.prev }}",
    "{{ one.section.title }}",
    "{{ one.section.pages|map(attribute='id')|join(',') }}",
    "{{ one.section.sections|join(',') }}",
    "{{ one.section.members|length }} {{ one.section.paginator }} {{ one.section.years }}",
    "{{ one.ancestors|map(attribute='title')|join(',') }}",
    "{{ one.related|join(',') }}",
    "{{ one.translations|join(',') }}",
    # The site.
    "{{ site.title }} {{ site.description }} {{ site.author }} {{ site.base_url }} {{ site.url }}",
    "{{ site.home.title }} {{ site.home.content }}",
    "{{ site.languages }}",
    "{{ site.sections|join(',') }}",
    "{{ all|length }}",
    "{{ site.menus }}",
    "{{ menu('main') }}",
    "{{ menu('side') }}",
    "{{ site.params }}",
    "{{ site.params.late }}",
    "{{ site.params.get('late', 'none') }}",
    "{{ site.params['late'] is defined }}",
    "{{ site.data }}",
    "{{ site.data.facts.area }}",
    "{{ site.data['facts']['area'] }}",
    "{{ site.data.get('late') }}",
    "{{ 'late' in site.data }}",
    "{{ site.data|length }} {{ 1 if site.data }}",
    "{{ site.data|list }}",
    "{% for name in site.data %}{{ name }}{% endfor %}",
    "{% for name, value in site.data.items() %}{{ name }}{{ value }}{% endfor %}",
    "{{ site.data.keys()|list }} {{ site.data.values()|list }}",
    "{{ site.data|dictsort }}",
    "{{ site.data|items|list }}",
    "{{ site.data == {} }}",
    "{{ json_ld(site.data) }}",
    "{{ site.data|string|length }}",
    "{{ site.data.items.late }}",
    "{{ site.organization }}",
    "{{ site.feeds }}",
    "{{ site.taxonomies }}",
    "{{ theme }} {{ build.year }} {{ build.environment }}",
    # Functions.
    "{{ asset('css/main.css') }}",
    "{{ asset('css/late.css') }}",
    "{{ t('hello') }} {{ t('late') }}",
    "{{ t('many', n=1) }} {{ t('many', n=2) }}",
    "{{ image('/img/logo.png') }}",
    "{{ image('/img/late.png') }}",
    "{{ image('one.png').width }}",
    "{{ url('one.md') }}",
    "{{ url('@/late.md') }}",
    "{{ url('/about/') }}",
    "{{ markdown(one.description) }}",
    # Templates.
    "{% include 'parts/part.html' %}",
    "{% include 'parts/late.html' ignore missing %}",
    "{% include ['parts/late.html', 'parts/part.html'] %}",
    "{% include 'parts/lat.html' %}",
    "{% include 'parts/nothing.html' %}",
    "{% import 'parts/macros.html' as macros %}{{ macros.named(one) }}",
    "{% from 'parts/macros.html' import named %}{% call named(one) %}called{% endcall %}",
    "{% set kept %}{{ one.title }}{% endset %}{{ kept }}",
    "{% filter upper %}{{ one.title }}{% endfilter %}",
    "{{ one.nothing }}",
    "{{ site.data.nothing }}",
)
#: Ways of reading in Markdown.
BODIES = (
    "[a](one.md)",
    "[a](@/one.md#first)",
    "[a](one.md#none)",
    "[a](on.md)",
    "[a](late.md)",
    "[a](/one/)",
    "[a](/late/)",
    "[a](docs/)",
    "[a](one.png)",
    "![a](one.png)",
    "![a](late.png)",
    "![a](/img/logo.png)",
    '{{< to "one.md" />}}',
    '{{< at "@/one.md" />}}',
    '{{< picture "one.png" />}}',
    '{{< picture "late.png" />}}',
    "{{< title />}}",
    "{{< body >}}[a](one.md){{< /body >}}",
    "{{< body >}}{{< title />}}{{< /body >}}",
    "{{< late />}}",
    "{{< titel />}}",
    "{{< to />}}",
    '{{< to "one.md" tone="x" />}}',
)
_ALL = "{% set all = site.pages %}{% set one = all[0] %}"
_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ page.title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
</head>
<body>
<main>
<h1>{{ page.title }}</h1>
{% block more %}{{ page.content }}{% endblock %}
</main>
</body>
</html>
"""
_THEME = {
    "theme.yaml": "name: Plain\noptions: {tone: {type: text, default: calm, doc: Tone.}}\n",
    "i18n/en.yaml": "hello: Hello\nmany: '{n} things'\nmany_one: one thing\n",
    **{
        f"templates/{name}": text
        for name, text in {
            "base.html": _BASE,
            **{
                f"{kind}.html": '{% extends "base.html" %}\n'
                for kind in ("home", "page", "section", "term", "taxonomy", "archive", "404")
            },
            **{
                f"way-{number}.html": f'{{% extends "base.html" %}}\n{{% block more %}}{_ALL}{way}\n{{% endblock %}}\n'
                for number, way in enumerate(EXPRESSIONS)
            },
            "parts/part.html": "part {{ site.pages[0].title }}\n",
            "parts/macros.html": "{% macro named(one) %}<b>{{ one.title }}</b>{{ caller() if caller }}{% endmacro %}\n",
            "shortcodes/to.html": '{#\nparams:\n  to: {type: page, position: 0, required: true}\n#}\n<a href="{{ to }}">to</a>\n',
            "shortcodes/at.html": '{#\nparams:\n  to: {type: url, position: 0}\n#}\n<a href="{{ to }}">at</a>\n',
            "shortcodes/picture.html": "{#\nparams:\n  src: {type: image, position: 0}\n#}\n{{ image(src) }}\n",
            "shortcodes/title.html": "{#\nbody: none\n#}\n{{ site.pages[0].title }}\n",
            "shortcodes/body.html": "{#\nbody: markdown\n#}\n<div>{{ body }}</div>\n",
        }.items()
    },
}
_SETTINGS = """\
title: Garden
base_url: https://www.example.com/
theme: plain
author: Ann
languages: {en: {name: English}, de: {name: Deutsch}}
menus:
  main: [{page: one.md}, {page: docs}]
archives: [docs]
pagination: {size: 3}
organization: {logo: img/logo.png}
social: {cards: true}
rules: {seo/*: "off", social/*: "off", performance/*: "off"}
"""
#: The newest page, in whose things all others are interested.
_ONE = {
    "title": "One", "description": "The *one*.", "date": "2026-06-10", "tags": "[red, blue]",
    "categories": "[x]", "image": "one.png", "keywords": "[a]", "weight": "2",
}  # fmt: skip
SOURCES = {
    "site.yaml": _SETTINGS,
    **{f"themes/plain/{name}": text for name, text in _THEME.items()},
    "content/_index.md": page("Garden", "Welcome.\n"),
    "content/one.md": page(body="Body of one.\n\n## First\n\n[Two](docs/two.md)\n", **_ONE),
    "content/one.de.md": page("Eins"),
    "content/one.png": png(6, 4),
    "content/about.md": page("About", weight="1"),
    "content/docs/_index.md": page("Docs"),
    "content/docs/two.md": page("Two", date="2026-06-02", tags="[red]"),
    "content/docs/three.md": page("Three", date="2025-06-03", tags="[blue]", authors="[Bob]"),
    "content/docs/deep/_index.md": page("Deep"),
    "data/facts.yaml": "area: 12\n",
    "static/css/main.css": "p { margin: 0 }\n",
    "static/img/logo.png": png(5, 5),
    **{
        f"content/ways/w{number}.md": page(f"Way {number}", layout=f"way-{number}")
        for number in range(len(EXPRESSIONS))
    },
    "content/docs/deep/fair.md": page(
        "Fair",
        date="2025-06-04",
        layout=f"way-{EXPRESSIONS.index('{{ json_ld(structured_data()) }}')}",
        structured="{type: Event, image: /img/logo.png, offers: {url: ../../one.md}}",
    ),
    "content/docs/deep/card.md": page(
        "Card", date="2025-06-04", layout=f"way-{EXPRESSIONS.index('{{ card() }}')}"
    ),
    "content/docs/deep/story.md": page(
        "Story",
        date="2025-06-04",
        image="../../one.png",
        tags="[red]",
        layout=f"way-{EXPRESSIONS.index('{{ json_ld(structured_data()) }}')}",
    ),
    "content/no-layout.md": page("No layout", layout="none"),
    **{
        f"content/body-{number}.md": page(f"Body {number}", f"{body}\n")
        for number, body in enumerate(BODIES)
    },
}


def one(**keys):
    """An edit of the front matter of the newest page; `body` is its text."""
    body = keys.pop("body", "Body of one.\n\n## First\n\n[Two](docs/two.md)\n")
    wanted = {name: value for name, value in {**_ONE, **keys}.items() if value is not None}
    return {"content/one.md": page(body=body, **wanted)}


#: Files that change, and what to; None for a file that goes.
EDITS = {
    "title": one(title="Uno"),
    "description": one(description="Another."),
    "no description": one(description=None),
    "body": one(body="Another body.\n\n## Second\n\n[Two](docs/two.md)\n"),
    "longer body": one(body="word " * 900 + "\n\n## First\n"),
    "slug": one(slug="uno"),
    "date": one(date="2026-06-11"),
    "lastmod": one(lastmod="2026-06-12"),
    "older date": one(date="2026-01-01"),
    "weight": one(weight="9"),
    "type": one(type="docs"),
    "tags": one(tags="[blue]"),
    "categories": one(categories="[x, y]"),
    "author": one(author="Dora"),
    "no picture": one(image=None),
    "keywords": one(keywords="[b]"),
    "summary": one(summary="In short."),
    "noindex": one(noindex="true"),
    "canonical": one(canonical="/about/"),
    "menu": one(menu="side"),
    "alias": one(aliases="[/late/]"),
    "draft": one(draft="true"),
    "deleted": {"content/one.md": None},
    "picture": {"content/one.png": png(7, 4)},
    "picture gone": {"content/one.png": None},
    "late picture": {"content/late.png": png(9, 9), "static/img/late.png": png(9, 9)},
    "logo": {"static/img/logo.png": png(6, 6)},
    "style": {"static/css/main.css": "p { margin: 1px }\n"},
    "late style": {"static/css/late.css": "b { margin: 1px }\n"},
    "translation gone": {"content/one.de.md": None},
    "translation": {"content/one.de.md": page("Eines")},
    "title of a section": {"content/docs/_index.md": page("Manual")},
    "title of a section below": {"content/docs/deep/_index.md": page("Deeper")},
    "section gone": {"content/docs/deep/_index.md": None},
    "title of a neighbour": {"content/about.md": page("About us", weight="1")},
    "slug of what is linked": {"content/docs/two.md": page("Two", date="2026-06-02", tags="[red]", slug="deux")},
    "post of the section": {"content/docs/four.md": page("Four", date="2024-06-03")},
    "late page": {"content/late.md": page("Late")},
    "newer page": {"content/newer.md": page("Newer", date="2026-06-13")},
    "author's post gone": {"content/docs/three.md": None},
    "home": {"content/_index.md": page("Garden", "Come in.\n")},
    "word": {"i18n/en.yaml": "hello: Good day\nlate: Late\n"},
    "word for one": {"i18n/en.yaml": "many_one: a single thing\n"},
    "part": {"themes/plain/templates/parts/part.html": "another\n"},
    "part gone": {"themes/plain/templates/parts/part.html": None},
    "own part": {"templates/parts/part.html": "ours\n"},
    "late layout": {"templates/nine.html": "nine\n"},
    "layout that was missing": {"templates/none.html": '{% extends "page.html" %}\n'},
    "late part": {"templates/parts/late.html": "late\n"},
    "macros": {"themes/plain/templates/parts/macros.html": "{% macro named(one) %}{{ one.url }}{% endmacro %}\n"},
    "shortcode": {"themes/plain/templates/shortcodes/title.html": "{#\nbody: none\n#}\n<i>{{ site.pages[0].title }}</i>\n"},
    "shortcode takes a body": {"themes/plain/templates/shortcodes/title.html": "{#\nbody: text\n#}\n{{ body }}\n"},
    "shortcode's parameter": {"themes/plain/templates/shortcodes/to.html": "{#\nparams:\n  to: {type: text, position: 0}\n  tone: {}\n#}\n{{ to }} {{ tone }}\n"},
    "shortcode gone": {"themes/plain/templates/shortcodes/title.html": None},
    "late shortcode": {"templates/shortcodes/late.html": "{#\nbody: none\n#}\n<b>late</b>\n"},
    # From here on every page may be made again, also when an edit is taken back.
    "data": {"data/facts.yaml": "area: 13\n"},
    "late data": {"data/nothing.yaml": "area: 13\n"},
    "theme option": {"themes/plain/theme.yaml": "options: {tone: {type: text, default: loud, doc: Tone.}}\n"},
    "setting": {"site.yaml": _SETTINGS.replace("Ann", "Emil").replace("size: 3", "size: 2")},
    "menu of the settings": {"site.yaml": _SETTINGS.replace("{page: docs}", "{page: about.md}")},
}  # fmt: skip


@pytest.fixture(scope="module")
def watching(tmp_path_factory):
    site = LivingSite(*(tmp_path_factory.mktemp("watching") / name for name in ("site", "scratch")))
    site.scratch.mkdir()
    for name, content in SOURCES.items():
        site.write(name, content)
    site.check()
    return site


@pytest.mark.parametrize("edit", EDITS)
def test_change(watching, edit):
    """One site lives through all edits; each takes back the one before."""
    wanted = {**SOURCES, **EDITS[edit]}
    there = watching.names("**/*")
    for name in sorted({*there, *wanted}):
        content = wanted.get(name)
        data = content.encode() if isinstance(content, str) else content
        if data is None and name in there:
            watching.delete(name)
        elif data is not None and (
            name not in there or (watching.root / name).read_bytes() != data
        ):
            watching.write(name, data)
    watching.log.append(edit)
    try:
        watching.check()
    except AssertionError:
        # What is wrong now is not to be found again after the edits that follow.
        shutil.rmtree(watching.cache)
        shutil.rmtree(watching.output)
        watching.build()
        raise
    finally:
        del watching.log[:-2]
