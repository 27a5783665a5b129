"""Sound files for every reader: a site, a folder of HTML, and a site of another generator."""

import io
import sys
from collections.abc import Mapping

from PIL import Image
from site_folder import PLAIN

_SITE = {
    "site.yaml": """\
title: Garden
base_url: https://www.example.com/
theme: plain
language: en
languages:
  en: {title: Garden}
  de: {title: Garten}
description: Tools for gardens.
taxonomies: {tags: {}}
theme_options: {shade: "#0a7d5c", size: 3}
redirects:
  - {from: /old/, to: /blog/}
  - {from: /fair/, to: "/blog/?utm_source=fair", status: 302}
redirect_files: [html, netlify, nginx]
data_pages:
  - {source: shops.yaml, section: shop, slug: "{name}", title: "{title}"}
menus:
  main:
    - {page: blog/_index.md}
owners: {"content/blog/*": sales}
limits: {render_seconds: 3}
publish: {directory: released}
social: {cards: false}
""",
    "content/_index.md": "---\ntitle: Garden\ndescription: All for gardens.\n---\n\nWelcome.\n",
    "content/_index.de.md": "---\ntitle: Garten\n---\n\nWillkommen.\n",
    "content/blog/_index.md": "---\ntitle: Blog\ncascade: {noindex: false}\n---\n",
    "content/blog/spades.md": """\
---
title: Spades
description: 'What a spade is for, and which one lasts.'
date: 2026-01-31
lastmod: 2026-02-28T10:00:00+01:00
tags: [tools, steel]
aliases: [/spade/]
weight: 10
image: spade.png
keyphrase: spade
structured:
  type: Product
  name: Spade
  price: "12.00"
  currency: EUR
params: {price: 12.5, list: [1, 2], nested: {a: {b: c}}}
allow:
  - {rule: seo/thin, because: it is short, until: 2099-01-01}
---

## Which one *lasts*{#lasts}

A [rake](rake.md#teeth) beside ![Spade](spade.png "Title"){width=100} and <b class="x">raw</b>.[^1]

| a | b |
|---|--:|
| 1 | 2 |

{{< note kind="tip" >}}
Mind your *toes*.
{{< /note >}}

```python {hl_lines=[1]}
print("x")
```

1. one
   - two

> quote

<!-- proofpress: allow seo/thin until=2099-01-31 because of fuzz -->

<picture><source srcset="a.webp 1x, a-2.webp 2x"><img src="spade.png" width="10" height="5" alt="x"></picture>

[^1]: A note with `code`.
""",
    "content/blog/rake.md": "---\ntitle: Rake\ndate: 2026-02-01\n---\n\n## Teeth\n\nSee [all](../).\n",
    "content/shop/_index.md": "---\ntitle: Shop\n---\n",
    "data/prices.yaml": "spade: 12\nrake: &r [1, 2.5, 2026-01-31]\nmore: *r\n",
    "data/prices.json": '{"a": [1, 2.5e3, null, true, "x"], "b": {"c": "\\u00e4"}}',
    "data/prices.csv": 'name,price\nspade,12\n"rake, big",14\n',
    "data/prices.toml": 'title = "x"\n[table]\nday = 2026-01-31\nlist = [1, 2]\n',
    "data/shops.yaml": "- name: north\n  title: North\n- name: south\n  title: South\n",
    "i18n/en.yaml": "read_more: Read more\npages:\n  one: one page\n  other: '{count} pages'\n",
    "i18n/de.yaml": "read_more: Mehr\n",
    "themes/plain/theme.yaml": """\
name: Plain
options:
  shade: {type: color, default: "#fff", doc: A colour}
  size: {type: number, default: 2}
""",
    "themes/plain/templates/shortcodes/note.html": """\
{#
params:
  kind: {choices: [tip, warning], default: tip}
body: markdown
#}
<aside class="{{ kind }}">{{ body }}</aside>
""",
    "templates/home.html": """\
{% extends "page.html" %}
""",
    "static/main.css": """\
@import "more.css";
@media (min-width: 30em) { .a > b:nth-child(2n+1) { width: calc(100% - 2e3px); } }
body { background: url("pic.gif") no-repeat; color: #0a7d5c80; margin: -1.5e2px }
img { width: 50%; height: auto }
""",
    "static/more.css": ".x::before { content: '\\201c'; }\n",
    "static/app.js": "console.log(1);\n",
    "static/logo.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10.5mm" viewBox="0 0 20 10">
<title>x</title><path d="M0 0h20v10z"/><a href="https://example.com/"><text>hi</text></a></svg>
""",
    "static/site.webmanifest": '{"name": "x", "start_url": "/", "icons": [{"src": "/pic.png"}]}',
    "static/robots.txt.txt": "User-agent: *\nDisallow: /x\n",
    "archetypes/default.md": "---\ntitle: {{ title }}\n---\n",
    ".github/CODEOWNERS": "*.md @words\n/static/ @it @more\n",
    ".git/HEAD": "ref: refs/heads/main\n",
}
_HTML = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>Spades and rakes</title>
<meta name="description" content="All about spades">
<meta name="robots" content="index, follow, max-snippet:20">
<meta http-equiv="refresh" content="500; url=other.html">
<link rel="canonical" href="https://www.example.com/{name}">
<link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<meta property="og:image" content="https://www.example.com/pic.png">
<meta property="og:image:width" content="1200">
<link rel="stylesheet" href="main.css">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "Product", "name": "x", "offers":
 {{"@type": "Offer", "price": 12.5, "priceCurrency": "EUR", "validUntil": "2026-01-31"}},
 "aggregateRating": {{"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 3}}}}
</script>
</head>
<body>
<main><h1>Spades</h1><h2 id="a">More</h2>
<p style="width: 10px">Some <a href="other.html#a">words</a> on 31 January 2026, at $12.</p>
<img src="pic.png" alt="x" width="10" height="5" srcset="pic.png 1x, pic.webp 2x" sizes="50vw">
<table><tr><td colspan="2" rowspan=1>x</table>
<div itemscope itemtype="https://schema.org/Product"><span itemprop="name">x</span></div>
<ol start=3><li value="4">x</ol><input type=number min=1 tabindex=2><video src=v.mp4 width=1></video>
<form action="?q=1"><label for=q>Q</label><input id=q size=20 maxlength=5></form>
<div aria-level=2 role=heading>x</div><svg width="1e3" viewBox="0 0 1 1"><path/></svg>
</main></body></html>
"""
_FOLDER = {
    **{f"built/{name}": _HTML.format(name=name) for name in ("index.html", "other.html")},
    "built/main.css": _SITE["static/main.css"],
    "built/robots.txt": "User-agent: *\nDisallow: /x*$\nSitemap: https://www.example.com/sitemap.xml\n",
    "built/_redirects": "/a /b 301\n/c/* /d/:splat 200!\n/q id=:id /other.html 302 Country=de\n",
    "built/sitemap.xml": """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://www.example.com/</loc><lastmod>2026-01-31</lastmod><priority>0.5</priority></url>
</urlset>
""",
    "built/atom.xml": """\
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>x</title>
<updated>2026-01-31T00:00:00Z</updated><entry><id>y</id><title>y</title>
<updated>2026-01-31T00:00:00Z</updated><link href="https://www.example.com/"/></entry></feed>
""",
    "built/rss.xml": """\
<rss version="2.0"><channel><title>x</title><link>https://www.example.com/</link>
<description>x</description><item><title>y</title><link>/other.html</link></item></channel></rss>
""",
    "built/feed.json": """\
{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1", "url": "/"}]}
""",
    "built/site.webmanifest": _SITE["static/site.webmanifest"],
    "built/logo.svg": _SITE["static/logo.svg"],
}
_HUGO = {
    "hugo/hugo.toml": """\
baseURL = "https://example.org/"
title = "Old"
languageCode = "en"
[params]
  author = "x"
[[menus.main]]
  name = "Blog"
  pageRef = "/blog"
  weight = 3
[markup.goldmark.renderer]
  unsafe = true
[outputs]
  home = ["HTML", "RSS"]
""",
    "hugo/config/_default/languages.yaml": "en:\n  title: Old\n  weight: 1\n",
    "hugo/content/_index.md": "+++\ntitle = 'Old'\n+++\n\nHello.\n",
    "hugo/content/blog/_index.md": "---\ntitle: Blog\ncascade:\n  - build: {render: always}\n---\n",
    "hugo/content/blog/a.md": """\
---
title: "A"
date: 2026-01-31T00:00:00Z
aliases: [/was/a/]
tags: [x]
slug: a-b
resources:
  - src: pic.png
    title: Pic
---

See [b]({{< ref "b.md" >}}) and {{< figure src="/pic.png" caption="x" width="100" >}}.

{{% note %}}
inner
{{% /note %}}
""",
    "hugo/content/blog/b.md": '{"title": "B", "draft": true}\n\nText {{< youtube abc >}}.\n',
    "hugo/data/x.json": '{"a": 1}',
    "hugo/i18n/en.toml": "[more]\nother = 'More'\n",
    "hugo/layouts/shortcodes/note.html": "<div>{{ .Inner }}</div>\n",
    "hugo/static/_redirects": "/a /b 301\n",
    "hugo/static/main.css": "a { color: red }\n",
    "hugo/archetypes/default.md": "---\ntitle: x\n---\n",
}


def sound() -> Mapping[str, bytes]:
    """Every file by its path: ``built/`` is a folder of HTML, ``hugo/`` a site to be imported."""
    texts = {**PLAIN, **_SITE, **_FOLDER, **_HUGO}
    files = {name: text.encode() for name, text in texts.items()}
    for name, data in _pictures().items():
        files[f"static/{name}"] = files[f"built/{name}"] = data
    files["content/blog/spade.png"] = files["static/pic.png"]
    files["hugo/static/pic.png"] = files["static/pic.png"]
    return files


def _pictures() -> Mapping[str, bytes]:
    formats = {
        "png": "PNG",
        "jpg": "JPEG",
        "gif": "GIF",
        "webp": "WEBP",
        "bmp": "BMP",
        "avif": "AVIF",
    }
    made = {}
    exif = Image.Exif()
    exif[0x0112] = 6
    for ending, form in formats.items():
        picture = Image.radial_gradient("L").resize((40, 30)).convert("RGB")
        out = io.BytesIO()
        more = {"exif": exif.tobytes()} if ending in ("jpg", "webp", "avif") else {}
        try:
            picture.save(out, form, **more)
        except (OSError, KeyError):  # a Pillow without AVIF
            sys.stderr.write(f"no {form} to begin with\n")
            continue
        made[f"pic.{ending}"] = out.getvalue()
    return made
