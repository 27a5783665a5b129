"""From a place in a file to the pages that are made from what stands there."""

from functools import cached_property

from generator.model.finding import Location
from generator.model.site import Page, Site

#: Parts the path of a data file from what one of its rows stands for, in the id of a page.
_ROW = "!"


class PagesBySource:
    """
    Knows which pages a file makes.

    Args:
        site: Of which only those pages are checked that are asked for.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    def outputs(self, at: Location) -> tuple[str, ...]:
        """
        Output paths of the pages made from the file at *at*, sorted.

        A content file makes one page, or all pages of a list. Of a data file the row counts that
        stands on that line.
        """
        path = at.path.as_posix()
        page_id = self._site.by_path.get(path)
        if page_id is None:
            return self._of_rows.get((path, at.line), ()) if path.startswith("data/") else ()
        first = self._site.pages[page_id]
        if first.row:  # it takes the place of such a file, and is not made from one
            return ()
        return tuple(sorted((first.output, *(one.output for one in self._further(first)))))

    def _further(self, first: Page) -> list[Page]:
        numbers = range(2, first.page_count + 1)
        return [self._site.pages[f"{first.id}#{number}"] for number in numbers]

    @cached_property
    def _of_rows(self) -> dict[tuple[str, int | None], tuple[str, ...]]:
        found: dict[tuple[str, int | None], tuple[str, ...]] = {}
        for page_id in self._site.pages:
            page = self._site.pages[page_id] if _ROW in page_id else None
            if page is not None and page.row and page.source is not None:
                place = (page.source.path.as_posix(), page.source.line)
                found[place] = tuple(sorted((*found.get(place, ()), page.output)))
        return found
