"""Two small themes, one extending the other, whose templates read all that templates can read."""

SHORTCODES = {
    "note": """\
{#
description: A remark.
params:
  kind: {type: choice, choices: [tip, warning], default: tip, position: 0}
body: markdown
#}
<aside class="{{ kind }}">{{ t("note") }}: {{ body }}</aside>
""",
    "button": """\
{#
description: A link that stands out.
params:
  to: {type: page, required: true, position: 0}
  label: {type: text, default: Go}
#}
<p><a class="button" href="{{ to }}">{{ label }}</a></p>
""",
    "photo": """\
{#
description: A picture with its size.
params:
  src: {type: image, required: true, position: 0}
  alt: {type: text, default: ""}
#}
{% set picture = image(src) %}
{% if picture %}
<img src="{{ picture.url }}" width="{{ picture.width }}" height="{{ picture.height }}" alt="{{ alt }}">
{% else %}
<p>{{ t("no_picture", name=src) }}</p>
{% endif %}
""",
    "latest": """\
{#
description: The newest pages.
params:
  count: {type: number, default: 2}
#}
<ul>
{% for each in site.pages[:count] %}
<li><a href="{{ each.url }}">{{ each.title }}</a> ({{ each.reading_time }})</li>
{% endfor %}
</ul>
""",
    "crew": """\
{#
description: Everybody in data/team/members.json.
#}
<ul>
{% for member in site.data.team.members %}
<li>{{ member.name }}, {{ member.role }}</li>
{% endfor %}
</ul>
""",
}

_BASE = """\
{% import "parts/macros.html" as macros %}
<!doctype html>
<html lang="{{ page.language.code }}">
<head>
<meta charset="utf-8">
<title>{{ page.seo_title }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="canonical" href="{{ page.canonical }}">
{% if page.noindex %}<meta name="robots" content="noindex">{% endif %}
{% include "parts/head.html" %}
{% for other in page.translations %}
<link rel="alternate" hreflang="{{ other.language.code }}" href="{{ other.permalink }}">
{% endfor %}
{% for feed in site.feeds %}
<link rel="alternate" type="{{ feed.type }}" title="{{ feed.title }}" href="{{ feed.url }}">
{% endfor %}
{% if page.image %}
<meta property="og:image" content="{{ page.image.permalink }}">
{% endif %}
</head>
<body class="{% block body_class %}{{ page.kind }} {{ page.type }}{% endblock %}">
{% include "parts/header.html" %}
<main>
{% block main %}{{ page.content }}{% endblock %}
</main>
{% include "parts/footer.html" %}
</body>
</html>
"""

_PAGE = """\
{% extends "base.html" %}
{% block main %}
<script type="application/ld+json">{{ json_ld(structured_data()) }}</script>
<nav>{% for above in page.ancestors %}<a href="{{ above.url }}">{{ above.title }}</a> {% endfor %}</nav>
<h1>{{ page.title }}</h1>
{% if page.date %}<p>{{ date(page.date, "long") }}, {{ t("minutes", n=page.reading_time) }}</p>{% endif %}
{% for author in page.authors %}<p class="author">{{ author.name }}</p>{% endfor %}
{% if page.image %}
<img src="{{ page.image.url }}" width="{{ page.image.width }}" height="{{ page.image.height }}" alt="{{ page.image.alt }}">
{% endif %}
{% if page.show_toc %}
<ul class="toc">{% for entry in page.toc %}<li><a href="#{{ entry.id }}">{{ entry.text }}</a></li>{% endfor %}</ul>
{% endif %}
{{ page.content }}
{% for tag in page.tags %}<a class="tag" href="{{ tag.url }}">{{ tag.name }} ({{ tag.count }})</a>{% endfor %}
{% if page.prev %}<a rel="prev" href="{{ page.prev.url }}">{{ page.prev.title }}</a>{% endif %}
{% if page.next %}<a rel="next" href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}
{% if page.related %}
{% call macros.box(t("related")) %}
{% for other in page.related %}<a href="{{ other.url }}">{{ other.title }}</a>{% endfor %}
{% endcall %}
{% endif %}
{% for name, value in page.params.items() %}<p class="param">{{ name }}: {{ value }}</p>{% endfor %}
{% if page.row %}<p class="row">{{ page.row.city }}</p>{% endif %}
{% endblock %}
"""

_SECTION = """\
{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
{{ page.content }}
{% for below in page.sections %}
<p class="section"><a href="{{ below.url }}">{{ below.title }}</a>: {{ below.pages | length }}</p>
{% endfor %}
{% for member in page.members %}
{{ macros.card(member) }}
{% endfor %}
{% for year in page.years %}<a href="{{ year.url }}">{{ year.year }} ({{ year.count }})</a>{% endfor %}
{% include "parts/paginator.html" %}
{% endblock %}
"""

_HOME = """\
{% extends "base.html" %}
{% block body_class %}{{ super() }} front{% endblock %}
{% block main %}
<h1>{{ site.title }}</h1>
<p>{{ site.params.motto }}</p>
{{ page.content }}
{% for member in page.members[:5] %}
<h2><a href="{{ member.url }}">{{ member.title }}</a></h2>
{% endfor %}
{% for section in site.sections %}
<p><a href="{{ section.url }}">{{ section.title }}</a>: {{ section.description }}</p>
{% endfor %}
{% for taxonomy in site.taxonomies %}
<p><a href="{{ taxonomy.url }}">{{ taxonomy.title }}</a>
{% for term in taxonomy.terms %}<a href="{{ term.url }}">{{ term.name }} ({{ term.count }})</a>{% endfor %}</p>
{% endfor %}
<dl>{% for name, fact in site.data.facts.items() %}<dt>{{ name }}</dt><dd>{{ fact }}</dd>{% endfor %}</dl>
<script type="application/ld+json">{{ json_ld({"@type": "Organization", "name": site.organization.name, "logo": site.organization.logo}) }}</script>
{% endblock %}
"""

_TERM = """\
{% extends "section.html" %}
{% block body_class %}term {{ page.taxonomy }}{% endblock %}
{% block main %}
<p>{{ t("term", name=page.term) }}: {{ page.pages | length }}</p>
{{ super() }}
{% endblock %}
"""

_MACROS = """\
{% macro card(entry) %}
<article>
<h2><a href="{{ entry.url }}">{{ entry.title }}</a></h2>
<p>{{ entry.summary }}</p>
<p>{{ t("minutes", n=entry.reading_time) }}{% if entry.date %}, {{ date(entry.date, "medium") }}{% endif %}</p>
{% if entry.image %}<img src="{{ entry.image.url }}" width="{{ entry.image.width }}" alt="">{% endif %}
</article>
{% endmacro %}
{% macro box(title) %}
<section class="box"><h2>{{ title }}</h2>{{ caller() }}</section>
{% endmacro %}
"""

_HEADER = """\
{# proofpress: allow accessibility/link-text because the logo alone is enough #}
<header>
<a href="{{ site.url }}"><img src="{{ asset('img/logo.png') }}" alt="" width="20" height="20"></a>
<ul>
{% for item in menu("main") recursive %}
<li{% if item.active %} class="active"{% endif %}><a href="{{ item.url }}">{{ item.title }}</a>
{% if item.children %}<ul>{{ loop(item.children) }}</ul>{% endif %}
</li>
{% endfor %}
</ul>
{% for language in site.languages %}
<a hreflang="{{ language.code }}" href="{{ language.url }}">{{ language.name }}</a>
{% endfor %}
</header>
"""

_PAGINATOR = """\
{% if page.paginator %}
<p>{{ t("page_of", number=page.paginator.number, count=page.paginator.count) }}
{% if page.paginator.prev_url %}<a href="{{ page.paginator.prev_url }}">{{ t("newer") }}</a>{% endif %}
{% if page.paginator.next_url %}<a href="{{ page.paginator.next_url }}">{{ t("older") }}</a>{% endif %}
</p>
{% endif %}
"""

PRESS = {
    "theme.yaml": """\
name: Press
extends: plinth
options:
  accent: {type: color, default: "#0a7d5c", doc: Colour of links.}
  label: {type: text, default: Read, doc: Text of buttons.}
  wide: {type: boolean, default: false, doc: Use the whole width.}
""",
    "templates/base.html": _BASE,
    "templates/page.html": _PAGE,
    "templates/section.html": _SECTION,
    "templates/home.html": _HOME,
    "templates/term.html": _TERM,
    "templates/parts/head.html": """\
<link rel="stylesheet" href="{{ asset('css/theme.css') }}">
<link rel="stylesheet" href="{{ asset('css/main.css') }}">
<link rel="stylesheet" href="{{ asset('css/print.css') }}" media="print">
<style>a { color: {{ theme.accent }} }</style>
""",
    "templates/parts/header.html": _HEADER,
    "templates/parts/macros.html": _MACROS,
    "templates/parts/paginator.html": _PAGINATOR,
    "templates/parts/unused.html": "<p>nobody includes this</p>\n",
    "templates/docs/page.html": """\
{% extends "page.html" %}
{% block body_class %}manual{% endblock %}
{% block main %}
<p>{{ t("manual") }}: {{ page.section.title }}, {{ page.section.pages | length }}</p>
{{ super() }}
{% endblock %}
""",
    "templates/lean.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>{{ page.content }}{{ markdown(page.description) }}{% endblock %}
""",
    **{f"templates/shortcodes/{name}.html": text for name, text in SHORTCODES.items()},
    "i18n/en.yaml": """\
note: Note
no_picture: there is no {name}
minutes: "{n} minutes"
minutes_one: "{n} minute"
related: Related
term: About {name}
page_of: Page {number} of {count}
newer: Newer
older: Older
manual: Manual
made: Made in {year}
""",
    "i18n/de.yaml": """\
note: Hinweis
minutes: "{n} Minuten"
minutes_one: "{n} Minute"
related: Verwandtes
newer: Neuer
older: Älter
""",
    "static/css/theme.css": "body { font-family: sans-serif }\n",
}

PLINTH = {
    "theme.yaml": "name: Plinth\noptions:\n  label: {type: text, default: Open}\n",
    "templates/parts/footer.html": """\
<footer>
<p>{{ t("made", year=build.year) }} {{ site.title }} {{ site.description }} {{ theme.label }}</p>
{% if theme.wide %}<p>{{ site.data.facts.area }}</p>{% endif %}
<a href="{{ url('/contact/') }}">{{ t("contact") }}</a>
</footer>
""",
    "templates/archive.html": """\
{% extends "section.html" %}
{% block body_class %}archive{% endblock %}
""",
    "templates/taxonomy.html": """\
{% extends "base.html" %}
{% block main %}
<h1>{{ page.title }}</h1>
{% for term in page.members %}<a href="{{ term.url }}">{{ term.title }} ({{ term.pages | length }})</a>{% endfor %}
{% endblock %}
""",
    "templates/404.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1><p>{{ t("lost") }}</p>{% endblock %}
""",
    "i18n/en.yaml": "contact: Contact\nlost: Nothing is here\nnote: Remark\n",
    "static/css/print.css": "header { display: none }\n",
}


def theme_files() -> dict[str, str]:
    """Every file of both themes, by its path in the site's folder."""
    return {
        **{f"themes/press/{name}": text for name, text in PRESS.items()},
        **{f"themes/plinth/{name}": text for name, text in PLINTH.items()},
    }
