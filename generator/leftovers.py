"""
Names of files that nobody means to publish: secrets, and what systems and editors leave behind.

Sources: the lists that GitHub keeps for `.gitignore`; the names that scanners of web servers ask for.
"""

from collections.abc import Collection, Iterator
from enum import Enum
from pathlib import PurePosixPath

from generator.globs import fits_one
from generator.model.finding import Fault, Location, Owner

_SECRET_NAMES = frozenset({
    ".env", ".htpasswd", ".netrc", ".npmrc", ".pypirc", ".pgpass", ".git-credentials", ".dockercfg",
    ".aws", ".ssh", ".gnupg", ".git", ".svn", ".hg", ".bzr",
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
})  # fmt: skip
_SECRET_ENDINGS = (".pem", ".key", ".p12", ".pfx", ".ppk", ".kdbx", ".jks", ".keystore")
_LITTER_NAMES = frozenset({
    ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", ".spotlight-v100",
    ".trashes", ".fseventsd", "__macosx",
})  # fmt: skip
_LITTER_ENDINGS = (
    "~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".rej", ".crdownload",
)  # fmt: skip
#: What version control asks for, and no browser; left out without a word.
_SILENT = frozenset({".gitkeep", ".gitignore", ".gitattributes", ".keep"})


class Leftover(Enum):
    """Why nobody means to publish a file."""

    SECRET = "secret"  # noqa: S105 - a kind, and none itself
    LITTER = "litter"
    SILENT = "silent"


def leftover(name: str, allowed: Collection[str] = ()) -> Leftover | None:
    """
    Say what a file or folder seems to be.

    Args:
        name: Without folders.
        allowed: Names, or patterns of names, that are published all the same.

    Returns:
        None for one that is published. ``.well-known``, ``.nojekyll`` and ``.htaccess`` are.
    """
    kind = _kind(name.casefold())
    return None if kind is not None and is_named(name, allowed) else kind


def is_named(name: str, allowed: Collection[str]) -> bool:
    """Whether *allowed*, which holds names and patterns of names, has *name* in it."""
    folded = name.casefold()
    return fits_one(folded, [one.casefold() for one in allowed])


def _kind(name: str) -> Leftover | None:
    if name in _SECRET_NAMES or name.startswith(".env.") or name.endswith(_SECRET_ENDINGS):
        return Leftover.SECRET
    if name in _LITTER_NAMES or name.endswith(_LITTER_ENDINGS) or _is_of_an_editor(name):
        return Leftover.LITTER
    return Leftover.SILENT if name in _SILENT else None


def _is_of_an_editor(name: str) -> bool:
    """Emacs saves as ``#name#`` and locks by ``.#name``; macOS writes ``._name`` on foreign disks."""
    return name.startswith((".#", "._")) or (len(name) > 1 and name[0] == name[-1] == "#")


class Leftovers:
    """
    Notes on the way through a folder what is not published.

    Args:
        allowed: As for `leftover`.
    """

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self._allowed = allowed
        self._secrets: list[PurePosixPath] = []
        self._litter: list[PurePosixPath] = []

    def take(self, name: str, shown: PurePosixPath) -> bool:
        """
        Whether a file or folder is left out.

        Args:
            name: Its own name; that of a link's target, too, since a link may call a secret anything.
            shown: How it is named to people, relative to the site.
        """
        kind = leftover(name, self._allowed)
        if kind is Leftover.SECRET:
            self._secrets.append(shown)
        elif kind is Leftover.LITTER:
            self._litter.append(shown)
        return kind is not None

    def allows(self, name: str) -> bool:
        """Whether the settings name it."""
        return is_named(name, self._allowed)

    def faults(self, owner: Owner) -> Iterator[Fault]:
        """Name what was left out: each secret, and all litter at once."""
        for shown in sorted(self._secrets):
            message = f"`{shown.name}` looks like a secret or a private folder; it is left out"
            fix = "move it elsewhere, or name it under `files.publish` in site.yaml"
            yield Fault("assets/secret", message, Location(shown), fix, owner=owner)
        if not self._litter:
            return
        first, *further = sorted(self._litter)
        also = ", ".join(map(str, further[:_NAMED]))
        more = f" and {len(further) - _NAMED} more" if len(further) > _NAMED else ""
        message = f"`{first.name}` is a leftover of a system or an editor; it is left out"
        if further:
            message += f", and so are {also}{more}" if len(further) > 1 else f", and so is {also}"
        fix = "delete it, or name it under `files.publish` in site.yaml"
        yield Fault("assets/leftover", message, Location(first), fix, owner=owner)


#: Files that a message names besides the first.
_NAMED = 4
