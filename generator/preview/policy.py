"""
The site's content security policy, widened by what the preview itself needs.

The script of the preview gets a nonce, which holds under `strict-dynamic` too; connections to the
preview are allowed. Nothing else is. What would harm a preview (`upgrade-insecure-requests` on
plain HTTP) or report it elsewhere is left out.

Source: W3C, Content Security Policy Level 3.
"""

import html
import re

_LEFT_OUT = frozenset(
    {"upgrade-insecure-requests", "block-all-mixed-content", "report-uri", "report-to"}
)
#: A policy in the page itself.
_META = re.compile(
    r"""<meta\b(?=[^>]*\bhttp-equiv\s*=\s*["']?content-security-policy["'\s>])[^>]*>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""(\bcontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def widened(policy: str, nonce: str) -> str:
    """
    Widen *policy*, which may be several parted by commas.

    Args:
        policy: Value of `Content-Security-Policy`.
        nonce: Of the preview's script.
    """
    return ", ".join(_one(part, nonce) for part in policy.split(",") if part.strip())


def widened_page(page: str, nonce: str) -> str:
    """Widen the policies that stand in `meta` elements of *page*."""
    if "ontent-" not in page:
        return page

    def content(match: "re.Match[str]") -> str:
        policy = widened(html.unescape(match[2][1:-1]), nonce)
        return f'{match[1]}"{html.escape(policy)}"'

    return _META.sub(lambda meta: _CONTENT.sub(content, meta[0], count=1), page)


def _one(policy: str, nonce: str) -> str:
    directives: dict[str, list[str]] = {}
    for written in policy.split(";"):
        words = written.split()
        if words and words[0].lower() not in _LEFT_OUT:
            directives.setdefault(words[0].lower(), words[1:])
    default = directives.get("default-src")
    scripts = [name for name in ("script-src-elem", "script-src") if name in directives]
    if not scripts and default is not None:
        directives["script-src"] = list(default)
        scripts = ["script-src"]
    for name in scripts:
        _allow(directives[name], f"'nonce-{nonce}'")
    if "connect-src" in directives or default is not None:
        _allow(directives.setdefault("connect-src", list(default or ())), "'self'")
    if "trusted-types" in directives or "require-trusted-types-for" in directives:
        allowed = directives.setdefault("trusted-types", ["*"])
        if "*" not in allowed:
            _allow(allowed, "proofpress")
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def _allow(sources: list[str], source: str) -> None:
    if [one.lower() for one in sources] == ["'none'"]:
        sources.clear()
    # A nonce makes browsers pass over 'unsafe-inline', on which the site's own scripts may depend.
    if source.startswith("'nonce-") and _inline_is_allowed(sources):
        source = "'self'"
    if source not in sources:
        sources.append(source)


def _inline_is_allowed(sources: list[str]) -> bool:
    lowered = [one.lower() for one in sources]
    strict = any(
        one.startswith(("'nonce-", "'sha")) or one == "'strict-dynamic'" for one in lowered
    )
    return "'unsafe-inline'" in lowered and not strict
