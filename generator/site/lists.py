"""Long lists, divided into several pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.site import Page
from generator.site.urls import BaseUrl, output_path


def divided(page: Page, members: Sequence[str], size: int, base: BaseUrl) -> Iterator[Page]:
    """
    Yield *page* with its share of *members*, then its further pages (``page/2/`` and so on).

    Args:
        page: The first page of the list.
        members: Ids of all pages listed.
        size: Pages listed on one page; 0 lists all on one.
        base: The site's address.
    """
    size = size or max(len(members), 1)
    count = max(1, -(-len(members) // size))
    yield replace(page, members=tuple(members[:size]), page_count=count)
    folder = "/" + page.output.removesuffix("index.html")
    for number in range(2, count + 1):
        further = f"{folder}page/{number}/"
        yield replace(
            page,
            id=f"{page.id}#{number}",
            url=base.url(further),
            output=output_path(further),
            members=tuple(members[(number - 1) * size : number * size]),
            page_number=number,
            page_count=count,
        )
