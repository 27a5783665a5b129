"""JSON feeds. Source: JSON Feed version 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterable
from typing import Any

from generator.feeds.entry import Author, Channel, Entry
from generator.feeds.xml import ascii_url, moment


def json_feed(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """Write a JSON feed; *entries* stand as given, the newest first by custom."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": ascii_url(channel.home_url),
        "feed_url": ascii_url(channel.url),
        "description": channel.description,
        "icon": ascii_url(channel.icon),
        "language": channel.language,
        "authors": [_author(author) for author in channel.authors],
    }
    items = [_item(entry) for entry in entries]
    text = json.dumps(_filled(feed) | {"items": items}, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": ascii_url(entry.url),
        "title": entry.title,
        "summary": entry.summary,
        "image": ascii_url(entry.image),
        "date_published": moment(entry.published) if entry.published else "",
        "date_modified": moment(entry.updated),
        "authors": [_author(author) for author in entry.authors],
        "tags": list(entry.tags),
    }
    # An item must carry `content_html` or `content_text`.
    body = {"content_html": entry.content} if entry.content else {"content_text": entry.summary}
    return _filled(item) | body


def _author(author: Author) -> dict[str, str]:
    # JSON Feed knows no e-mail address, and asks that a `mailto:` URL stand in for one.
    url = author.url or (f"mailto:{author.email}" if author.email else "")
    return {"name": author.name} | ({"url": ascii_url(url)} if url else {})


def _filled(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value}
