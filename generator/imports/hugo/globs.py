"""Hugo's globs, and lists of them that let files in or keep them out."""

import re
from collections.abc import Sequence
from functools import lru_cache

_NEGATION = "! "


@lru_cache(maxsize=512)
def glob(pattern: str) -> re.Pattern[str]:
    """
    Make an expression of *pattern* that is meant for ``fullmatch``.

    One that is not well formed matches only itself.

    Source:
        github.com/gobwas/glob with `/` as separator, which Hugo 0.168 uses.
    """
    try:
        return re.compile(_expression(pattern), re.DOTALL)
    except re.error:
        return re.compile(re.escape(pattern))


def _expression(pattern: str) -> str:
    made: list[str] = []
    depth = position = 0
    while position < len(pattern):
        char = pattern[position]
        if pattern.startswith("**", position):
            made.append(".*")
            position += 1
        elif char == "*":
            made.append("[^/]*")
        elif char == "?":
            made.append("[^/]")
        elif char == "[" and (end := pattern.find("]", position + 2)) > 0:
            inner = pattern[position + 1 : end].replace("\\", "\\\\").replace("[", "\\[")
            made.append(f"[^{inner[1:]}]" if inner[0] in "!^" else f"[{inner}]")
            position = end
        elif char == "{":
            made.append("(?:")
            depth += 1
        elif char == "}" and depth:
            made.append(")")
            depth -= 1
        elif char == "," and depth:
            made.append("|")
        elif char == "\\" and position + 1 < len(pattern):
            position += 1
            made.append(re.escape(pattern[position]))
        else:
            made.append(re.escape(char))
        position += 1
    return "".join(made)


def lets_in(patterns: Sequence[str], path: str) -> bool:
    """
    Whether `files:` of a mount lets in the file *path*, which is relative to the mount.

    The first pattern that matches decides; where none does, a file is in unless others are named.

    Source:
        Hugo 0.168, tried out.
    """
    wanted = [one for pattern in patterns if (one := pattern.strip())]
    for pattern in wanted:
        plain = pattern.removeprefix(_NEGATION).strip().lstrip("/")
        if glob(plain).fullmatch(path):
            return not pattern.startswith(_NEGATION)
    return all(pattern.startswith(_NEGATION) for pattern in wanted)


def keeps_out(patterns: Sequence[str], folder: str) -> bool:
    """Whether `files:` of a mount keeps out *folder*, with all that it holds."""
    return not lets_in([*patterns, "**"], folder)
