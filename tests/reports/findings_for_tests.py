"""Findings of every kind, and words that readers of reports could stumble over."""

from pathlib import PurePosixPath

from generator.model.finding import (
    Finding,
    Location,
    Outcome,
    OutputPlace,
    Owner,
    Report,
    RuleRecord,
    Severity,
)
from generator.reports.dossier import Dossier, RuleText

SPADES = PurePosixPath("content/blog/spades.md")
HEADER = PurePosixPath("themes/default/templates/header.html")

TOO_LONG = Finding(
    "seo/title-length",
    Severity.WARNING,
    "title is 79 characters long; the limit is 60",
    owner=Owner.CONTENT,
    fix="cut 19 characters from `title:`",
    fingerprint="1" * 32,
    source=Location(SPADES, 2, 8, 20),
    excerpt="title: Garden tools, spades, rakes and shears",
    key="title",
    pages=("blog/spades/index.html",),
    team="Editors",
)
NO_ALT = Finding(
    "accessibility/image-alt",
    Severity.ERROR,
    "image has no text alternative",
    owner=Owner.THEME,
    fingerprint="2" * 32,
    source=Location(HEADER, 14),
    excerpt='  <img src="logo.svg">',
    pages=tuple(f"{number:03}.html" for number in range(412)),
)
KNOWN = Finding(
    "links/broken",
    Severity.ERROR,
    "link to `/gone/` leads to no page",
    owner=Owner.CONTENT,
    fingerprint="3" * 32,
    source=Location(SPADES, 9, 3, 12),
    pages=("blog/spades/index.html",),
    known=True,
)
TO_LOOK_AT = Finding(
    "accessibility/image-alt",
    Severity.ERROR,
    "cannot tell whether the alternative says what the picture shows",
    Outcome.REVIEW,
    fingerprint="4" * 32,
    output=OutputPlace("a/index.html", 3, 4),
    pages=("a/index.html",),
)
ON_SITE = Finding("seo/orphan", Severity.NOTICE, "no page links here", fingerprint="5" * 32)

FINDINGS = (TOO_LONG, KNOWN, NO_ALT, TO_LOOK_AT, ON_SITE)
RULES = (
    RuleRecord("accessibility/image-alt", "accessibility", "standard", ("a1",), ("1.1.1",), 412),
    RuleRecord("links/broken", "links", "house", subjects=412),
    RuleRecord("privacy/trackers", "privacy", "house", subjects=412, suppressed=2),
    RuleRecord("seo/orphan", "seo", "house", subjects=412),
    RuleRecord("seo/title-length", "seo", "house", subjects=412),
)
TEXTS = {
    one.id: RuleText(
        f"What {one.id} wants.",
        f"What {one.id} wants.\n\nWhy & how <to> fix.\n\n```html passes\n<p>\n```\n\nSource: x.",
        Severity.WARNING,
    )
    for one in RULES
}
REPORT = Report(FINDINGS, RULES, pages=412, assets=7)
DOSSIER = Dossier(REPORT, rules=TEXTS)
EMPTY = Dossier(Report((), RULES, pages=412), rules=TEXTS)

#: What breaks out of one form or another: XML, HTML, Markdown, commands, JSON, UTF-8.
NASTY = (
    "100% of a:b, c::d\r\n::error::x ]]> </script><script>alert(1)</script> <!-- --> "
    "\x00\x07\x1b[2J \ud800 \u2028 [a](b) `|` | @all #1 {0} ##[error]x &amp; ' \" \ufffe \U0001f9f9"
)
NASTY_FINDING = Finding(
    "seo/title-length",
    Severity.ERROR,
    NASTY,
    owner=Owner.CONTENT,
    fix=NASTY,
    fingerprint="6" * 32,
    source=Location(PurePosixPath("content/50% off, a:b \ud800 <x>.md"), 1, 1, 4),
    excerpt=NASTY,
    pages=("50% off/index.html",),
    team=NASTY,
)
NASTY_DOSSIER = Dossier(Report((NASTY_FINDING,), RULES, pages=1), rules=TEXTS, title=NASTY)


def many(number: int, severity: Severity = Severity.ERROR, pages: int = 1) -> Report:
    """A report of *number* findings."""
    return Report(
        tuple(
            Finding(
                "seo/title-length",
                severity,
                "title is 79 characters long; the limit is 60",
                owner=Owner.CONTENT,
                fix="cut 19 characters from `title:`",
                fingerprint=f"{one:032}",
                source=Location(PurePosixPath(f"content/{one:06}.md"), 2, 8),
                pages=tuple(f"{one}-{page}.html" for page in range(pages)),
            )
            for one in range(number)
        ),
        RULES,
        pages=number,
    )
