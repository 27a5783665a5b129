"""Passwords and tokens in addresses, which no report and no file may carry on."""

import hashlib
import re

_USER = re.compile(r"""(?<=://)[^\s/?#@'"<>()\[\]]+(?=@)""")
#: Parameters whose value lets anyone in who has it: tokens, signatures and keys of the large clouds,
#: of OAuth and of shared links. `key` alone is also a plain word, so its value must be a long one.
_TOKEN = re.compile(
    r"""(?P<name>[?&;#](?:[\w.-]*(?:token|secret|passw(?:or)?d|pwd|signature|credential"""
    r"""|api[_.-]?key|access[_.-]?key(?:id)?|auth|authorization|session(?:[_.-]?id)?|jwt)|sig|sid"""
    r"""|key(?==[^\s&;#]{16})))=(?P<value>[^\s&;#'"<>()\[\]`]+?)(?=[.,:!?]*(?:[\s&;#'"<>()\[\]`]|\Z))""",
    re.IGNORECASE,
)
_MASKED = re.compile(r"=\*+(?![^&;#`\s])")


def masked(text: str) -> str:
    """Hide user names, passwords and tokens of every address in *text*, letter by letter."""
    if "://" in text:
        text = _USER.sub(lambda found: "*" * len(found[0]), text)
    if "=" in text:
        text = _TOKEN.sub(lambda found: f"{found['name']}={'*' * len(found['value'])}", text)
    return text


def is_masked(text: str) -> bool:
    """Whether `masked` has hidden a token in *text*."""
    return _MASKED.search(text) is not None


def name_of(url: str) -> str:
    """
    Give a name for *url* that tells it from others and gives no token away.

    Returns:
        *url* itself where it holds none; else its masked form and 16 hexadecimal digits.
    """
    shown = masked(url)
    if shown == url:
        return url
    return f"{shown} {hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:16]}"
