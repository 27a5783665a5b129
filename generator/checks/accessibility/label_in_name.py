"""
Whether the name of a control contains the words that it shows.

Source: WCAG 2.2, 2.5.3 "Label in Name"; ACT rule 2ee8b8, "Visible label is part of accessible name".
"""

import re

#: Roles that people operate, and that are named by what they contain.
CONTROLS = frozenset({
    "button", "checkbox", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref", "link",
    "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "tab", "treeitem",
})  # fmt: skip
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_HYPHENS = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad](?=\w)")
_WORD = re.compile(r"[^\W_]+")
#: A word cut short: people say it in full.
_SHORTENED = re.compile(r"([^\W\d_]+)\.(?!\w)")


def says(name: str, shown: str) -> bool:
    """
    Whether *name* contains the words *shown* one after the other.

    Marks, what stands in brackets, and large letters do not count; nor do a hyphen more or less, and
    a word that is shown shortened, which only people can judge.
    """
    short = {one.casefold() for one in _SHORTENED.findall(shown)}
    for change in ("", " "):
        said = _words(_HYPHENS.sub(change, name))
        wanted = _words(_HYPHENS.sub(change, _IN_BRACKETS.sub(" ", shown)))
        if _holds(said, wanted, short):
            return True
    return False


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _holds(said: list[str], wanted: list[str], short: set[str]) -> bool:
    width = len(wanted)
    return any(
        all(
            mine == theirs or (mine in short and theirs.startswith(mine))
            for mine, theirs in zip(wanted, said[start : start + width], strict=False)
        )
        for start in range(len(said) - width + 1)
    )
