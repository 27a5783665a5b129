"""Numbers with their words, as messages say them."""


def counted(number: int, word: str, plural: str = "") -> str:
    """Write a number with its word: ``1 error``, ``2 errors``, ``3 entries`` (where *plural* says so)."""
    return f"{number:,} {word if number == 1 else plural or f'{word}s'}"
