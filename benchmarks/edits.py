"""The saves that are timed: each puts a new word into a file, in place of the one before."""

import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.servers import Server

#: The post that is edited, and looked at.
POST = 7


@dataclass(frozen=True, slots=True)
class Edit:
    """
    A kind of save.

    Attributes:
        find: Pattern of what is replaced in the file; `^` and `$` also mean ends of lines.
        insert: What takes its place, with MARK for a word that is new each time.
        text: Where the word is to be seen: `text` of the page, or `style` for the value of `--mark`.
    """

    name: str
    file: Path
    find: str
    insert: str
    text: str

    def save(self, mark: str) -> None:
        """Write the file with *mark* in it."""
        before = self.file.read_text("utf-8")
        written = self.insert.replace("MARK", mark)
        after = re.sub(self.find, lambda _: written, before, count=1, flags=re.MULTILINE)
        if after == before:
            raise RuntimeError(f"{self.name}: nothing was replaced in {self.file}")
        self.file.write_text(after, "utf-8")


def edits(site: Path, server: Server, post: corpus.Post) -> tuple[Edit, ...]:
    """Every kind of save that is timed."""
    content = site / corpus.path_of(post)
    return (
        Edit(
            "body",
            content,
            r"(\nNew word: .*)?\n$(?![\s\S])",
            "\nNew word: MARK\n",
            "text",
        ),
        Edit("title", content, "^title: .*$", 'title: "MARK"', "text"),
        Edit(
            "styles",
            site / server.styles,
            r"^(:root \{ --mark: \S+; \}\n)?",
            ":root { --mark: MARK; }\n",
            "style",
        ),
        Edit(
            "shared template",
            site / server.shared,
            "(<!-- -->.*)?</body>",
            "<!-- -->MARK</body>",
            "text",
        ),
    )
