"""Passwords in addresses, which no report may carry on."""

import re

_USER = re.compile(r"""(?<=://)[^\s/?#@'"<>()\[\]]+(?=@)""")


def masked(text: str) -> str:
    """Hide the user name and password of every address in *text*, letter by letter."""
    return _USER.sub(lambda found: "*" * len(found[0]), text) if "://" in text else text
