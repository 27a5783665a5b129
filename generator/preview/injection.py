"""The preview's script in a page that is served; the published page never has it."""

import re

from generator.preview.policy import widened_page

#: Below this path lies everything that is the preview's own.
OWN = "/__proofpress/"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
#: Characters within which a page says what it is.
_BEGINNING = 2_000
_ROOT = re.compile(r"<html\b[^>]*>|<!doctype\b[^>]*>", re.IGNORECASE)


def with_client(page: str, version: str, nonce: str) -> str:
    """
    Put the script first into the head of *page*, before a policy that stands there.

    Args:
        page: As published.
        version: Which state of the site it shows, for the script.
        nonce: Of the script.
    """
    script = (
        f'<script src="{OWN}client.js" data-version="{version}" nonce="{nonce}" defer></script>'
    )
    page = widened_page(page, nonce)
    match = _HEAD.search(page) or _last(_ROOT, page)
    at = match.end() if match else 0
    return page[:at] + script + page[at:]


def _last(pattern: "re.Pattern[str]", text: str) -> "re.Match[str] | None":
    return max(pattern.finditer(text[:_BEGINNING]), key=lambda match: match.end(), default=None)
