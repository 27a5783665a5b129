"""
CODEOWNERS: who owns which files of a repository, as GitHub and GitLab read it.

Read here, not by pathspec's `GitIgnoreSpec`: to that `docs/*` means files in folders below, too, and
GitHub's documentation says that it does not.
"""

import re
from collections.abc import Mapping

from generator.value import dataclass

#: Where the file may stand; the first that exists counts.
#: Source: GitHub Docs, "About code owners"; GitLab Docs, "Code Owners".
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?P<owners>.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_WORD = re.compile(r"(?:\\.|\S)+")


@dataclass(frozen=True, slots=True)
class _Line:
    section: str
    pattern: re.Pattern[str]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """The file, read."""

    lines: tuple[_Line, ...] = ()

    def of(self, path: str) -> tuple[str, ...]:
        """
        Name who owns *path*, relative to the repository.

        The last line that matches wins; a line without owners takes them away. With sections,
        as GitLab has them, that is so in each section, and their owners add up.
        """
        by_section: dict[str, tuple[str, ...]] = {}
        for line in self.lines:
            if line.pattern.fullmatch(path):
                by_section[line.section] = line.owners
        return tuple(dict.fromkeys(name for owners in by_section.values() for name in owners))


def parse(text: str) -> CodeOwners:
    """Read a CODEOWNERS file; a line that cannot be read is left out, as on the hosts."""
    lines = []
    section, defaults = "", ()  # type: str, tuple[str, ...]
    for raw in text.splitlines():
        found = _SECTION.fullmatch(raw.strip())
        if found:
            section = found["name"].strip().lower()
            defaults = tuple(_COMMENT.sub("", found["owners"]).split())
            continue
        words = _WORD.findall(_COMMENT.sub("", raw))
        if not words or words[0].startswith("!"):
            continue
        pattern = _pattern(words[0])
        lines.append(_Line(section, pattern, tuple(words[1:]) or defaults))
    return CodeOwners(tuple(lines))


def _pattern(glob: str) -> re.Pattern[str]:
    """
    Turn a pattern into one for whole paths: as in `.gitignore`, without `!` and `[…]`.

    A pattern without a slash but at its end matches at every depth; one that matches a folder
    matches all below it, but for a last part with `*`, which matches files of that folder alone.
    """
    glob = re.sub(r"\\(.)", r"\1", glob)
    anchored = "/" in glob.rstrip("/")
    folder = glob.endswith("/")
    last = glob.rstrip("/").rpartition("/")[2]
    body = glob.strip("/")
    if body in ("*", "**") and not folder:
        return re.compile(".*", re.DOTALL)
    made = _in_regex(body)
    start = "" if anchored else "(?:.*/)?"
    if folder:
        return re.compile(f"{start}{made}/.*", re.DOTALL)
    end = "" if anchored and last == "*" else "(?:/.*)?"
    return re.compile(f"{start}{made}{end}", re.DOTALL)


def _in_regex(glob: str) -> str:
    parts: Mapping[str, str] = {
        "**/": "(?:.*/)?",
        "/**": "/.*",
        "**": ".*",
        "*": "[^/]*",
        "?": "[^/]",
    }
    return "".join(
        parts.get(part, re.escape(part))
        for part in re.findall(r"\*\*/|/\*\*(?=$)|\*\*|\*|\?|[^*?/]+|/", glob)
    )
