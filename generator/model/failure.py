"""
When our own code fails on one file or page: one finding, and everything else goes on.

What a person may have written wrongly has findings of its own. This is the last boundary, for what
nobody thought of.
"""

from pathlib import PurePosixPath

from generator.model.finding import Fault, Location, Owner

RULE = "build/failed"
_MOST_CHARACTERS = 200


def failure(path: PurePosixPath, error: Exception, owner: Owner = Owner.CONTENT) -> Fault:
    """
    Make the finding for *path*, on which our own code failed.

    Args:
        path: The file, relative to the site's root, or the page in the output folder.
        error: What was raised.
        owner: Who can leave the file out until the program is fixed.
    """
    message = f"the program failed on this file: {in_words(error)}"
    fix = "leave the file out for now, and please report this; it is a fault of the program"
    return Fault(RULE, message, Location(path), fix, owner=owner)


def in_words(error: Exception) -> str:
    """Give kind and message of *error* in one line."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
