"""A new page from an archetype."""

import datetime as dt
import json
import os
import re
import unicodedata
from functools import partial
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary, remedy, words_on
from generator.errors import GeneratorError, UsageError
from generator.one_file import is_there, read_file, real

_BUILT_IN = """---
title: "{title}"
description: ""
date: {date}
draft: true
---

"""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_NAME_BYTES = 255
#: A placeholder, with what makes it the whole value of a key: a colon before, perhaps quotes around,
#: nothing behind.
_PLACEHOLDER = re.compile(
    r'(?m)(?P<colon>:[ \t]+)(?P<quote>"?)\{(?P<whole>title|date|slug)\}(?P=quote)[ \t]*$'
    r"|\{(?P<part>title|date|slug)\}"
)
_LANGUAGE_MARK = re.compile(r"\.[a-z]{2,3}(-[A-Za-z]{2,4})?$")


def new(
    root: Path,
    path: str,
    today: dt.date,
    title: str | None = None,
    boundary: Boundary | None = None,
) -> Path:
    """
    Write a new page.

    The page is made of `archetypes/SECTION.md`, else of `archetypes/default.md`, else of one that
    comes with the program. In an archetype, ``{title}``, ``{date}`` and ``{slug}`` stand for the
    page's own.

    Args:
        root: The site's folder.
        path: Where the page is to lie below `content/`, such as ``blog/spades.md``; the ending
            may be left out, and ``content/`` may stand before it.
        today: The date that the page gets.
        title: Title of the page; made of the file's name where it is missing.
        boundary: Where links may lead; None for the site's folder.

    Returns:
        The file that was written.

    Raises:
        UsageError: The path leads out of `content/`, has a name that does not work everywhere, or
            is taken.
        GeneratorError: The file cannot be written, or the archetype cannot be read.
    """
    logical = _logical(path)
    content = root / "content"
    file = content / logical
    boundary = boundary or Boundary.of(root)
    _require_inside(file, content, path, boundary)
    _require_free(file, root)
    slug = _slug(logical)
    text = _archetype(root, logical, boundary).replace("\r\n", "\n")
    values = {
        "title": title or _title(slug),
        "date": today.isoformat(),
        "slug": slug,
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(_filled(text, values))
    except OSError as error:
        raise GeneratorError(f"cannot write {file}: {error.strerror}") from error
    return file


def _logical(path: str) -> PurePosixPath:
    """Make the path below `content/` of what a person typed."""
    posix = PurePosixPath(path.strip())
    if posix.parts[:1] == ("content",):
        posix = posix.relative_to("content")
    if (
        not posix.parts
        or posix.is_absolute()
        or ".." in posix.parts
        or re.match(r"[A-Za-z]:", path)
    ):
        raise UsageError(
            f"`{_printable(path)}` leads out of content/",
            hint="give a path below content/, such as blog/spades.md",
        )
    for name in posix.parts:
        objection = _bad_name(name)
        if objection:
            raise UsageError(f"`{_printable(name)}` {objection}", hint="choose another name")
    if posix.suffix in {".md", ".markdown"}:
        return posix
    if posix.suffix in {".html", ".htm", ".txt", ".rst", ".yaml"}:
        raise UsageError(
            f"`{posix}` is not a Markdown file", hint=f"{posix.with_suffix('.md')} is one"
        )
    return posix.with_name(f"{posix.name}.md")


def _bad_name(name: str) -> str:
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in name):
        return "contains characters that cannot be seen"
    if any(character in '\\<>:"|?*#%' for character in name):
        return (
            'contains one of \\ < > : " | ? * # %, which does not work in addresses or on Windows'
        )
    if name.startswith("."):
        return "begins with a dot, so it would not be published"
    if name.endswith((".", " ")):
        return "ends with a dot or space, which Windows drops"
    if name.partition(".")[0].lower() in _DEVICES:
        return "is a name that Windows keeps for a device"
    length = len(name.encode()) + len(".md")
    if length > _NAME_BYTES:
        return f"is {length} bytes long with its ending; the limit is {_NAME_BYTES}"
    return ""


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)[:100]


def _require_inside(file: Path, content: Path, path: str, boundary: Boundary) -> None:
    target = boundary.beyond(content)
    if target is not None:
        raise UsageError(f"content: {words_on(target)}", remedy(target))
    if not real(file.parent).is_relative_to(real(content)):
        raise UsageError(f"`{_printable(path)}` goes through a link that leads out of content/")


def _require_free(file: Path, root: Path) -> None:
    """Refuse a file that exists, and one whose page another file has already."""
    folder = file.with_suffix("")
    taken = [file, *(folder / name for name in ("index.md", "_index.md"))]
    if file.name in {"index.md", "_index.md"}:
        twin = "_index.md" if file.name == "index.md" else "index.md"
        taken = [file, file.with_name(twin), file.parent.with_name(f"{file.parent.name}.md")]
    for other in taken:
        if is_there(other) or other.is_symlink():
            shown = other.relative_to(root).as_posix()
            reason = "exists already" if other == file else "has that address already"
            raise UsageError(f"{shown} {reason}", hint="choose another name, or edit that file")


def _slug(logical: PurePosixPath) -> str:
    """Name of the page: the file's, or the folder's for an index; without a language mark."""
    name = _LANGUAGE_MARK.sub("", logical.stem)
    if name in {"index", "_index"}:
        return logical.parent.name or "home"
    return name


def _title(slug: str) -> str:
    words = re.sub(r"[-_\s]+", " ", slug).strip()
    return words[:1].upper() + words[1:]


def _archetype(root: Path, logical: PurePosixPath, boundary: Boundary) -> str:
    folder = root / "archetypes"
    names = [f"{logical.parts[0]}.md"] if len(logical.parts) > 1 else []
    for name in (*names, "default.md"):
        file = folder / name
        if not os.path.lexists(file):
            continue
        target = boundary.beyond(file)
        if target is not None:
            raise GeneratorError(f"archetypes/{name}: {words_on(target)}", remedy(target))
        try:
            return read_file(file).decode("utf-8-sig")
        except OSError as error:
            why = error.strerror
            raise GeneratorError(f"archetypes/{name} cannot be read: {why}") from error
        except UnicodeDecodeError as error:
            message = f"archetypes/{name} is not UTF-8: byte {error.start} cannot be read"
            raise GeneratorError(message, "save it as UTF-8") from error
    return _BUILT_IN


def _filled(text: str, values: dict[str, str]) -> str:
    """Put the values in, as YAML above the line that ends the front matter."""
    head, body = "", text
    if text.startswith("---\n"):
        cut = text.find("\n---", 3)
        if cut >= 0:
            head, body = text[:cut], text[cut:]
    return _PLACEHOLDER.sub(partial(_yaml, values), head) + _PLACEHOLDER.sub(
        partial(_plain, values), body
    )


def _yaml(values: dict[str, str], match: re.Match[str]) -> str:
    """Write a value so that YAML reads it as it is; JSON text is YAML text, and a date a date."""
    if match["whole"] == "date":
        return match["colon"] + values["date"]
    if match["whole"]:
        return match["colon"] + json.dumps(values[match["whole"]], ensure_ascii=False)
    return values[match["part"]].replace("\\", "\\\\").replace('"', '\\"')


def _plain(values: dict[str, str], match: re.Match[str]) -> str:
    if match["part"]:
        return values[match["part"]]
    return f"{match['colon']}{match['quote']}{values[match['whole']]}{match['quote']}"
