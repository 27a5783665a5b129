"""
What the words of JSON-LD mean: which are keywords, and which are names of schema.org.

Source:
    JSON-LD 1.1 (W3C Recommendation), sections 3.1 ("The Context"), 4.1 ("Advanced Context
    Usage") and 4.6 ("Indexed Values"); schema.org's own context, which makes `type` and `id`
    keywords.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.checks.structured.vocabulary import vocabulary
from generator.value import dataclass

_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org(?:/|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.)?schema\.org/", re.IGNORECASE)
#: Keywords by other names in the context that schema.org publishes.
_SHORT = {"type": "@type", "id": "@id"}
#: Containers whose values are mappings, and not things.
_MAPPINGS = frozenset({"@language", "@index", "@id", "@type", "@graph"})
#: Says that a word is of another vocabulary: no name of schema.org has a colon.
FOREIGN = "_:"


@dataclass(frozen=True, slots=True)
class Context:
    """
    A context of JSON-LD, as far as schema.org's vocabulary is concerned.

    Attributes:
        is_schema: Whether words that it does not explain are names of schema.org.
        is_open: Whether they may also be words of a vocabulary that is not known here.
        keywords: Word to the keyword that it stands for.
        terms: Word to its name in schema.org, or to an address of another vocabulary.
        mappings: Words whose values are texts by language, or things by their names.
    """

    is_schema: bool = True
    is_open: bool = False
    keywords: Mapping[str, str] | None = None
    terms: Mapping[str, str] | None = None
    mappings: Mapping[str, str] | None = None

    def then(self, written: Any) -> "Context":
        """Give the context in which an object stands that has *written* as its ``@context``."""
        if isinstance(written, list):
            context = self
            for one in written:
                context = context.then(one)
            return context
        if written is None:
            return NOTHING_SAID
        if isinstance(written, str):
            if is_schema(written):
                if self is ALONE or self is SCHEMA:
                    return SCHEMA
                return replace(self, is_schema=True, keywords={**(self.keywords or {}), **_SHORT})
            # A second context adds words to the first; alone, it is another vocabulary.
            return NOTHING_SAID if self is ALONE else replace(self, is_open=True)
        return self._with_terms(written) if isinstance(written, dict) else self

    def _with_terms(self, written: Mapping[str, Any]) -> "Context":
        keywords, terms = dict(self.keywords or {}), dict(self.terms or {})
        mappings = dict(self.mappings or {})
        schema = self.is_schema and self is not ALONE
        if "@vocab" in written:
            vocabulary = written["@vocab"]
            schema = isinstance(vocabulary, str) and is_schema(self._whole(vocabulary, written))
        for word, meaning in written.items():
            if word.startswith("@"):
                continue
            for known in (keywords, terms, mappings):
                known.pop(word, None)
            name, container = _definition(word, meaning)
            if container:
                mappings[word] = container
            if name.startswith("@"):
                keywords[word] = name
            elif name != word:
                terms[word] = self._whole(name, written)
        return Context(schema, self.is_open, keywords, terms, mappings)

    def _whole(self, name: str, written: Mapping[str, Any]) -> str:
        """Write a name whose beginning is a word of the context in full."""
        prefix, colon, rest = name.partition(":")
        start = written.get(prefix, (self.terms or {}).get(prefix))
        if isinstance(start, dict):
            start = start.get("@id")
        if colon and not rest.startswith("//") and isinstance(start, str) and start != name:
            return f"{start}{rest}"
        return name

    @property
    def is_usual(self) -> bool:
        """Whether a word without a colon is a name of schema.org, if it is no keyword."""
        return self.is_schema and not (self.terms or self.is_open)

    def keyword(self, word: str) -> str:
        """Give the keyword that *word* stands for; *word* itself where it stands for none."""
        return (self.keywords or {}).get(word, word)

    def name(self, word: str) -> str:
        """Give the name in schema.org; with a colon where it is of another vocabulary."""
        terms = self.terms
        if terms:
            if word in terms:
                return self._plain(terms[word])
            if ":" in word:
                return self._plain(self._whole(word, {}))
        if ":" in word:
            return plain_name(word)
        is_known = self.is_schema and (not self.is_open or _is_name(word))
        return word if is_known else f"{FOREIGN}{word}"

    def _plain(self, name: str) -> str:
        plain = plain_name(name)
        if ":" in plain or self.is_schema or plain != name:
            return plain
        return f"{FOREIGN}{plain}"

    def container(self, word: str) -> str:
        """How the values of *word* are mapped: `@language` and others; empty for a usual one."""
        return self.mappings.get(word, "") if self.mappings else ""


#: Where a script has no context at all: it is read as schema.org's, and a rule says what is missing.
ALONE = Context()
#: As most scripts have it.
SCHEMA = Context(keywords=_SHORT)
#: Words mean nothing, but those that are written whole.
NOTHING_SAID = Context(is_schema=False)


def _definition(word: str, meaning: Any) -> tuple[str, str]:
    """Give what a context says of a word: its name, and how its values are mapped."""
    container = ""
    if isinstance(meaning, dict):
        given = meaning.get("@container")
        listed = given if isinstance(given, list) else [given]
        container = next((one for one in listed if isinstance(one, str) and one in _MAPPINGS), "")
        meaning = FOREIGN if "@reverse" in meaning else meaning.get("@id", word)
    return (meaning if isinstance(meaning, str) else FOREIGN), container


def _is_name(word: str) -> bool:
    known = vocabulary()
    return word in known.properties or word in known.parents


def is_schema(address: str) -> bool:
    """Whether *address* is that of schema.org's vocabulary."""
    return bool(_SCHEMA.match(address.strip()))


def plain_name(name: str) -> str:
    """Cut the address of schema.org off a name."""
    if name.startswith("schema:"):
        return name[7:]
    match = _ADDRESS.match(name) if "/" in name else None
    return name[match.end() :] if match else name
