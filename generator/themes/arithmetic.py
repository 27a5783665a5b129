"""Arithmetic of templates, held back from results that no page could use."""

from typing import Any

#: Longest number that a power may give, in bits, and longest text or list that a product may give.
#: Larger ones are computed in one go, so that no time limit could stop them.
POWER_BITS = 4096
PRODUCT_LENGTH = 1_000_000


def refuse_huge(operator: str, left: Any, right: Any) -> None:
    """
    Refuse what would take very long or very much memory.

    Raises:
        OverflowError: The result is too large.
    """
    if operator == "**" and isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right
        if bits > POWER_BITS:
            raise OverflowError(
                f"a number of {bits:,} bits is too large; the limit is {POWER_BITS:,}"
            )
    elif operator == "*":
        for sequence, times in ((left, right), (right, left)):
            if isinstance(sequence, str | bytes | list | tuple) and isinstance(times, int):
                length = len(sequence) * times
                if length > PRODUCT_LENGTH:
                    raise OverflowError(
                        f"a text or list of {length:,} parts is too large; "
                        f"the limit is {PRODUCT_LENGTH:,}"
                    )
