"""Templates that fail: the line, the page, and all other pages are built."""

import pytest
from site_folder import PLAIN, page, place

TEMPLATES = "themes/plain/templates"


def build(make_site, templates, settings=""):
    files = {f"{TEMPLATES}/{name}.html": text for name, text in templates.items()}
    site = make_site(
        {"content/bad.md": page("Bad", layout="bad"), "content/good.md": page("Good"), **files},
        settings=settings,
    )
    ran = site.build()
    assert site.has("good/index.html"), "the other pages are built"
    return site, ran


FAULTS = {
    "syntax": ("<p>\n{% if page.title %}\n<b>\n", "theme/template-syntax", "bad.html:3", "'if'"),
    "unknown tag": ("<p>\n{% fro x in y %}\n", "theme/template-syntax", "bad.html:2", "fro"),
    "unknown filter": ("\n{{ page.title | uper }}\n", "theme/template-syntax", "bad.html:2", "uper"),
    "undefined name": ("\n\n{{ titel }}\n", "theme/failed", "bad.html:3", "`titel` is not defined"),
    "undefined value": ("\n{{ page.tilte }}\n", "theme/failed", "bad.html:2", "did you mean `title`?"),
    "undefined option": ("\n{{ theme.acent }}\n", "theme/failed", "bad.html:2", "`acent`"),
    "undefined in an expression": (
        "\n{{ page.tilte ~ 'x' }}\n", "theme/failed", "bad.html:2", "did you mean `title`?",
    ),
    "missing include": (
        '\n{% include "foot.htm" %}\n', "theme/missing-template", "bad.html:2", "`foot.html`",
    ),
    "missing parent": (
        '{% extends "bas.html" %}\n', "theme/missing-template", "bad.html:1", "bas.html",
    ),
    "include out of the theme": (
        '\n{% include "../theme.yaml" %}\n', "theme/missing-template", "bad.html:2", "../theme.yaml",
    ),
    "in an include": ('\n{% include "foot.html" %}\n', "theme/failed", "foot.html:3", "`autor`"),
    "syntax in an include": (
        '\n{% include "broken.html" %}\n', "theme/template-syntax", "broken.html:2", "for",
    ),
    "in a macro": (
        '{% from "macros.html" import card %}\n\n{{ card(page) }}\n', "theme/failed",
        "macros.html:2", "`titl`",
    ),
    "in a block": (
        '{% extends "base.html" %}\n{% block main %}\n{{ super() }}\n{{ 1 // 0 }}\n{% endblock %}\n',
        "theme/failed", "bad.html:4", "zero",
    ),
    "in the parent": ('{% extends "badbase.html" %}\n', "theme/failed", "badbase.html:2", "`x`"),
    "endless recursion of a macro": (
        "{% macro m() %}\n{{ m() }}{% endmacro %}\n{{ m() }}\n", "theme/recursion", "bad.html:2",
        "bad.html → bad.html",
    ),
    "include of itself": (
        '\n{% include "bad.html" %}\n', "theme/recursion", "bad.html:2", "bad.html → bad.html",
    ),
    "nothing at all": ("{% if false %}\n<p>\n{% endif %}\n", "theme/failed", "bad.html", "empty"),
    "huge range": (
        "{% for x in range(10**9) %}a{% endfor %}\n", "theme/failed", "bad.html:1", "too big",
    ),
    "huge number": ("\n{{ 9 ** (9 ** 9) }}\n", "theme/failed", "bad.html:2", "too large"),
    "huge text": ("\n{{ 'x' * 10 ** 10 }}\n", "theme/failed", "bad.html:2", "too large"),
    "missing asset": (
        "\n<img src=\"{{ asset('a.png') }}\">\n", "theme/missing-asset", "bad.html:2", "`a.png`",
    ),
    "missing word": ("\n{{ t('helo') }}\n", "theme/missing-string", "bad.html:2", "`helo`"),
    "bad date style": (
        "\n{{ date(page.date or page.lastmod or build.x, 'tiny') }}\n", "theme/failed",
        "bad.html:2", "`x`",
    ),
}  # fmt: skip
HELP = {
    "base": "<html>\n{% block main %}{% endblock %}\n</html>\n",
    "badbase": "\n{{ x }}\n{% block main %}{% endblock %}\n",
    "foot": "\n\n{{ site.autor }}\n",
    "broken": "\n{% for x in [] %}\n",
    "macros": "{% macro card(p) %}\n{{ p.titl }}\n{% endmacro %}\n",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_template_fault(make_site, fault):
    text, rule, at, word = FAULTS[fault]
    site, ran = build(make_site, {**HELP, "bad": text})
    assert ran.err == ""
    (finding,) = ran.of("theme/")
    assert finding["rule"] == rule
    assert ran.places(rule) == [f"{TEMPLATES}/{at}"]
    assert word in finding["message"] + finding["fix"]
    assert finding["pages"]["list"] == ["bad/index.html"]
    assert finding["owner"] == "theme"
    assert finding["severity"] == ("warning" if rule == "theme/missing-string" else "error")
    if rule not in ("theme/missing-asset", "theme/missing-string"):
        assert not site.has("bad/index.html"), "nothing is published half"


LOOP = "{% for a in range(9999) %}" * 3 + "{% endfor %}" * 3


@pytest.mark.parametrize("loop", [LOOP, "{% set x %}" + LOOP + "{% endset %}"])
def test_loop_without_an_end(make_site, loop):
    site, ran = build(make_site, {"bad": loop}, "limits: {render_seconds: 1}\n")
    (finding,) = ran.of("theme/too-long")
    assert finding["source"]["file"] == f"{TEMPLATES}/bad.html"
    assert "1 s" in finding["message"]
    assert finding["pages"]["list"] == ["bad/index.html"]
    assert not site.has("bad/index.html")


def test_size_limit_is_inclusive(make_site):
    text = "x" * 99 + "\n"
    for limit, faults in ((100, 0), (99, 1)):
        site = make_site(
            {"content/bad.md": page("Bad", layout="bad"), f"{TEMPLATES}/bad.html": text},
            settings=f"limits: {{rendered_bytes: {limit}}}\n",
            folder=str(limit),
        )
        ran = site.build()
        own = [one for one in ran.of("theme/too-long") if "bad/index.html" in one["pages"]["list"]]
        assert len(own) == faults
        assert site.has("bad/index.html") is not bool(faults)


def test_huge_page(make_site):
    loop = "{% for a in range(99999) %}" + "x" * 1000 + "{% endfor %}\n"
    site, ran = build(make_site, {"bad": loop})
    (finding,) = ran.of("theme/too-long")
    assert "20,000,000 bytes" in finding["message"]
    assert not site.has("bad/index.html")


def test_missing_layout_lists_what_there_is(make_site):
    site, ran = build(make_site, {})
    (finding,) = ran.of("theme/missing-layout")
    assert ran.places("theme/missing-layout") == ["content/bad.md:3:9"]
    assert "`bad.html`" in finding["message"]
    assert "page.html" in finding["fix"]
    assert finding["owner"] == "content"
    assert not site.has("bad/index.html")


def test_missing_template_for_a_kind_of_page(make_site):
    site = make_site({"content/a.md": page("A", tags="[x]"), f"{TEMPLATES}/term.html": None})
    ran = site.build()
    assert site.has("a/index.html")
    (finding,) = ran.of("theme/missing-layout")
    assert "`tags/term.html` or `term.html`" in finding["message"]
    assert finding["owner"] == "theme"


def test_one_template_fault_on_many_pages_is_one_finding(make_site):
    files = {f"content/p{number}.md": page(f"P{number}") for number in range(12)}
    ran = make_site({**files, f"{TEMPLATES}/page.html": "<h1>\n{{ page.tilte }}\n"}).build()
    assert ran.places("theme/failed") == [f"{TEMPLATES}/page.html:2"]
    assert ran.of("theme/failed")[0]["pages"]["count"] == 14


ESCAPES = [
    "{{ page.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ page._page }}",
    "{{ page['_page'] }}",
    "{{ page|attr('_page') }}",
    "{{ ([page]|map(attribute='_page')|list)[0] }}",
    "{{ url.__globals__ }}",
    "{{ url.__self__ }}",
    "{{ url.__func__ }}",
    "{{ json_ld.__globals__['__builtins__'] }}",
    "{{ page.terms.__self__._edition }}",
    "{{ '{0.__class__}'.format(page) }}",
    "{{ '{0._page.document}'.format(page) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(page) }}",
    "{{ ('{0.__class__}'|attr('format'))(page) }}",
    "{{ '{p.__class__}'.format_map({'p': page}) }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ namespace.__init__ }}",
    "{% do page.__setattr__('title', 'x') %}",
    "{% do site.params.update({'x': 1}) %}",
    "{% do page.members.append(page) %}",
    "{% do page.params.clear() %}",
    "{% do site.data.pop('x') %}",
]


@pytest.mark.parametrize("code", ESCAPES)
def test_template_cannot_leave_the_sandbox(make_site, code):
    site, ran = build(make_site, {"bad": f"\n{code}\n"})
    assert ran.err == ""
    (finding,) = ran.of("theme/")
    assert finding["rule"] in ("theme/unsafe", "theme/failed", "theme/template-syntax")
    assert ran.places("theme/") == [f"{TEMPLATES}/bad.html:2"]
    assert not site.has("bad/index.html")


def test_template_cannot_assign_to_a_view(make_site):
    site, ran = build(make_site, {"bad": "{% set page.title = 'x' %}\n"})
    assert ran.places("theme/failed") == [f"{TEMPLATES}/bad.html:1"]
    assert not site.has("bad/index.html")


def test_what_one_template_does_to_a_list_is_gone_in_the_next(make_site):
    text = PLAIN[f"{TEMPLATES}/page.html"]
    files = {f"content/{name}.md": page(name) for name in "ab"}
    site = make_site(files, settings="params: {x: [1]}\n")
    more = "{% set s = site.params.x|list %}{% set s = s + [2] %}{{ site.params.x|length }}"
    site.write({f"{TEMPLATES}/page.html": text + more})
    ran = site.build()
    assert ran.of("theme/") == []
    assert site.text("a/index.html")[-1] == site.text("b/index.html")[-1] == "1"


def test_words_that_are_not_translated_are_named_where_a_page_shows_them(make_site):
    files = {
        "i18n/en.yaml": "hello: Hello\nunused: Unused\nboth: Both\n",
        "i18n/de.yaml": "both: Beide\n",
        "themes/plain/templates/page.html": "<p>{{ t('hello') }} {{ t('both') }}</p>\n",
        "content/a.de.md": "---\ntitle: A\n---\n",
        "content/b.fr.md": "---\ntitle: B\n---\n",
    }
    languages = "languages:\n  en: {name: English}\n  de: {name: Deutsch}\n  fr: {name: Français}\n"
    ran = make_site(files, settings=languages).build()
    found, template = ran.of("i18n/untranslated-word"), f"{TEMPLATES}/page.html:1"
    assert [(place(one), one["message"]) for one in found] == [
        (template, "`hello` is not translated to `de`; visitors read `Hello`"),
        (template, "the theme has no words in `fr`; visitors read English ones"),
    ]


def test_the_first_word_of_a_language_changes_what_is_said_of_the_others(make_site):
    files = {
        "i18n/en.yaml": "hello: Hello\n",
        "themes/plain/templates/page.html": "<p>{{ t('hello') }}</p>\n",
        "content/b.fr.md": "---\ntitle: B\n---\n",
    }
    languages = "languages:\n  en: {name: English}\n  fr: {name: Français}\n"
    site = make_site(files, settings=languages)
    site.build("--as-of", "2026-06-01")
    site.write({"i18n/fr.yaml": "other: Autre\n"})
    later = site.build("--as-of", "2026-06-01").findings
    assert later == site.build("--as-of", "2026-06-01", "--clean").findings
    assert any("`hello` is not translated to `fr`" in one["message"] for one in later)
