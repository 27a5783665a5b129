"""What is kept of a page's structured data, for rules over the whole site."""

from enum import StrEnum

from generator.value import dataclass


class Depiction(StrEnum):
    """What a picture is for; search engines want another size for each."""

    LOGO = "logo"
    MAIN = "main"  # of an article or a product
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Depicted:
    """
    A picture that structured data names.

    Attributes:
        url: As written.
        key: Front-matter key that feeds it; None where none does.
        offset: Of the element that holds the data.
    """

    url: str
    depiction: Depiction
    key: str | None
    offset: int | None


@dataclass(frozen=True, slots=True)
class StructuredFacts:
    """
    What structured data says of other pages and files.

    Attributes:
        described: Names (`@id`) of the things that it describes, as written.
        references: Names of things that are described elsewhere, and the offsets of the elements.
    """

    described: tuple[str, ...] = ()
    references: tuple[tuple[str, int | None], ...] = ()
    pictures: tuple[Depicted, ...] = ()


#: Of a page that has none.
NOTHING = StructuredFacts()
