"""What all views have in common."""

from typing import Any

from generator.incremental.facts import Key, Reads


class View:
    """
    A read-only look at a part of the site, for templates.

    Attributes:
        template_name: What templates call it; messages name it so.
    """

    __slots__ = ()
    template_name = "view"

    def __repr__(self) -> str:
        """Without the address in memory, so that a page which shows it is the same each time."""
        return f"<{self.template_name}>"

    def fact(self, attribute: str) -> Key | None:
        """Key of the fact that reading *attribute* is; None where it is none of its own."""
        raise NotImplementedError


def noted(reads: Reads, view: View, attribute: str) -> Any:
    """Read *attribute* of *view* for a template, and note it as if the template had."""
    value = getattr(view, attribute)
    key = view.fact(attribute)
    if key is not None:
        reads.note(key, value)
    return value
