"""A `_redirects` file among the static files, as Netlify and Cloudflare read it."""

from typing import Any

_STATUSES = (301, 302)


def convert_redirects(text: str) -> list[dict[str, Any]] | None:
    """
    Make `redirects:` of a `_redirects` file.

    Returns:
        None where a line has no counterpart: a wildcard, a condition, another status.
    """
    found = []
    for line in text.splitlines():
        parts = line.partition("#")[0].split() if line.lstrip().startswith("#") else line.split()
        if not parts:
            continue
        source, *rest = parts
        status = rest[1].rstrip("!") if len(rest) > 1 else "301"
        plain = (
            len(rest) in (1, 2)
            and source.startswith("/")
            and not any(
                char in source + rest[0]
                for char in "*:?#"
                if (source + rest[0]).replace("://", "").count(char)
            )
        )
        if not plain or status not in map(str, _STATUSES):
            return None
        found.append(
            {"from": source, "to": rest[0], **({"status": int(status)} if status != "301" else {})}
        )
    return found
