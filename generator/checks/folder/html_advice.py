"""Advice for HTML that another generator made: it has no front matter and no settings of ours."""

import re
from dataclasses import replace

from generator.model.finding import Finding, Report

#: Advice on keys of front matter, settings and Markdown, and its counterpart in HTML. What stands
#: first is tried first.
_IN_HTML = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r",? and keep the old (?:one|address) in `aliases:`", ", and redirect the old address"),
        (r"add `([^`]+)` to (?:its )?`aliases:`", r"redirect `\1` to it"),
        (r"`aliases:` of the page", "the page"),
        (r"set a shorter `slug:`", "choose a shorter address"),
        (r"set `slug:`", "put it into the address"),
        (r"name the newest one in `canonical:`", "name the newest one as their `canonical`"),
        (r"set `canonical:` on one of them", "name one of them as the `canonical` of the other"),
        (r"or give it `noindex: true`", "or ask search engines to leave it out (`noindex`)"),
        (r"`noindex: true`", "`noindex`"),
        (r"a `(?:seo_)?title:`", "a `title` element"),
        (r"`(?:seo_)?title:`", "the `title` element"),
        (r"; the theme adds it", "; it stands there once already"),
        (r"a `description:`", "a meta description"),
        (r"`description:`", "the meta description"),
        (r"where `image:` says", "where `og:image` says"),
        (r"draw one for each with `social: \{cards: true\}`, or name one with `image:`", "name one with `og:image`"),
        (r"`image_alt:`", "`og:image:alt`"),
        (r"`image:`", "`og:image`"),
        (r"write one `# Heading` that", "write one `h1` that"),
        (r", or give it the `title` element|, or give it a `title` element", ""),
        (r"write between the brackets where it leads: `\[like this\]\(…\)`", "write between the tags where it leads"),
        (r"say what it shows, `!\[like this\]\(picture\.png\)`; for decoration write an empty `alt`", 'say in `alt` what it shows; for decoration write `alt=""`'),
        (r"; in Markdown `\{[^`]*`(?: behind it)?", ""),
        (r", or set `markdown: [^`]*`", ""),
        (r"set `sitemap: true` in site\.yaml, or let", "let"),
        (r", then set `lastmod:`", ""),
        (r"; if it works, accept it under `external:` in site\.yaml", ""),
        (r", or say with `allow:` why it needs none", ""),
    )
)  # fmt: skip
#: What is left of such advice that has no form for HTML.
_OURS = re.compile(
    r"`(?!mailto|tel|https?|og|twitter|Disallow|Allow|User-agent|Sitemap)[a-zA-Z_]+:`|front matter|site\.yaml|theme\.yaml|Markdown|shortcode|\{\{|!?\[[^\]]*\]\(|`\{[a-z]+="
)


def plain_advice(report: Report) -> Report:
    """
    Put the advice of *report* into words of HTML; what has none is left out.

    Corrections are left out as well: `fix` mends sources, and these pages were made from others.
    """
    return replace(report, findings=tuple(map(_plain, report.findings)))


def _plain(finding: Finding) -> Finding:
    fix = in_html(finding.fix)
    if fix == finding.fix and finding.correction is None:
        return finding
    return replace(finding, fix=fix, correction=None)


def in_html(fix: str) -> str:
    """Put a piece of advice into words of HTML; empty where there is nothing to say in them."""
    for pattern, instead in _IN_HTML:
        fix = pattern.sub(instead, fix)
    return "" if _OURS.search(fix) else fix
