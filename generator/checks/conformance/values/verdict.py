"""What is wrong with a value."""

from typing import NamedTuple


class Verdict(NamedTuple):
    """
    A value that does not have the form that it should.

    Attributes:
        why: What is wrong, in words that go on after the attribute and its value, such as
            ``is not a whole number``.
        fix: What to do about it.
        right: The one value that must be meant; empty where a person has to say.
    """

    why: str
    fix: str
    right: str = ""
