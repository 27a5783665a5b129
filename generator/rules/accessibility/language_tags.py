"""Languages, scripts and regions by their codes (BCP 47)."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

#: Codes that anybody may give a meaning of their own. Source: RFC 5646, 2.2.1.
_PRIVATE_LANGUAGE = re.compile("q[a-t][a-z]")
_PRIVATE_SCRIPT = re.compile("qa(?:a[a-z]|b[a-x])")
_SHORT = 2  # letters


@lru_cache(maxsize=256)  # one site has few languages
def language_exists(tag: str) -> bool:
    """
    Whether the language of *tag* is registered; what follows its first hyphen does not matter.

    Source:
        RFC 5646, 2.2.1; the IANA Language Subtag Registry.
    """
    language = tag.partition("-")[0].lower()
    return language in subtags("language") or _PRIVATE_LANGUAGE.fullmatch(language) is not None


def script_exists(subtag: str) -> bool:
    """Whether a script is registered, or is for private use."""
    script = subtag.lower()
    return script in subtags("script") or _PRIVATE_SCRIPT.fullmatch(script) is not None


def region_exists(subtag: str) -> bool:
    """Whether a country or another region is registered."""
    return subtag.lower() in subtags("region")


def subtags(kind: str) -> frozenset[str]:
    """
    Give the registered subtags of a kind, in lower case.

    Args:
        kind: `language`, `extlang`, `script`, `region`, `variant`, or `grandfathered` for the whole
            tags that are older than the registry.
    """
    return _registry()[kind]


@cache
def _registry() -> Mapping[str, frozenset[str]]:
    file = files("generator.rules.accessibility").joinpath("language_subtags.txt")
    kinds: dict[str, list[str]] = {}
    names: list[str] = []
    for line in file.read_text(encoding="ascii").splitlines():
        if line.startswith("["):
            names = kinds.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            names += line.split()
    return {kind: frozenset(found) for kind, found in kinds.items()}
