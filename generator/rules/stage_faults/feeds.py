"""Faults that the writing of feeds and redirects reports."""

from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "feeds/redirect-too-long",
        Severity.WARNING,
        "Cloudflare Pages skips a line of `_redirects` with more than 1,000 characters, so "
        "visitors of the old address would find nothing there. Shorten the address.",
    ),
    FaultKind(
        "feeds/too-many-redirects",
        Severity.WARNING,
        "Cloudflare Pages reads the first 2,000 redirects of `_redirects` and leaves the others "
        "out. Drop those that nobody follows any more, or turn the file off by leaving `netlify` "
        "out of `redirect_files` where the site is hosted elsewhere.",
    ),
)
