"""What was seen in a browser, as problems of pages."""

from collections.abc import Iterator

from generator.checks.engine.rule import Problem
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Outcome
from generator.model.sighting import Probe, Sighting


def sighted(site: SiteIndex, probe: Probe) -> Iterator[Problem]:
    """Give a problem for each thing that *probe* saw."""
    for path, several in site.sightings.items():
        page = site.by_path[path]
        for one in several:
            if one.probe is probe:
                yield Problem(
                    one.message + _views(one),
                    fix=one.fix,
                    page=page,
                    offset=one.offset,
                    outcome=Outcome.FAILED if one.is_sure else Outcome.REVIEW,
                )


def _views(one: Sighting) -> str:
    """Name the views, where it was not seen in all that a page is opened in at least."""
    if not one.views or {"desktop", "phone"} <= set(one.views):
        return ""
    return f" ({'; '.join(one.views)})"
