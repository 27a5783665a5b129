"""What the maker of a page knows of it, and the HTML does not tell."""

import datetime as dt
from dataclasses import replace

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """
    What a page's maker says about it; of HTML that somebody else rendered only the day is known.

    Attributes:
        today: The day of the run; rules ask `HtmlPage.is_over` instead, which notes the answer.
        content: Where in the page the HTML of its own text begins and ends, in characters; None
            where it is not known, and the page's main part is taken for it.
        keys: Front-matter keys that are written and that the page's head shows.
        keyphrase: The phrase that people should find the page by; empty for none.
        review_by: Day by which somebody looks at it again.
        date: When it was written; None for a page that does not say, and so seems to hold today.
        modified: When it was last changed substantially, else when it was written.
        translation: What translations of one page share; empty for a page that cannot have any.
    """

    today: dt.date | None = None
    content: tuple[int, int] | None = None
    keys: frozenset[str] = frozenset()
    keyphrase: str = ""
    review_by: dt.date | None = None
    date: dt.date | None = None
    modified: dt.date | None = None
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which what was found on a page stays true by itself, both ends included."""

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def until(self, day: dt.date) -> "Period":
        """Give the part of it that ends with *day*."""
        return replace(self, last=min(self.last, day))

    def after(self, day: dt.date) -> "Period":
        """Give the part of it that begins on the day after *day*."""
        return replace(self, first=max(self.first, day + dt.timedelta(1)))


ALWAYS = Period()
