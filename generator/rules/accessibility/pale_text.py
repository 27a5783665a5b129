"""Texts with too little contrast, as problems: one for each line of CSS that says the colour."""

from collections.abc import Iterator

from generator.checks.engine.rule import Problem
from generator.checks.facts.low_contrast import LowContrast
from generator.checks.facts.page_facts import PageFacts
from generator.checks.styles.contrast import nearest
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.css.color import Color
from generator.model.finding import Outcome

_VIEWS = 4


def pale_texts(site: SiteIndex, limits: tuple[float, float]) -> Iterator[Problem]:
    """
    Report texts whose contrast is below a limit.

    Args:
        site: Its pages know their texts.
        limits: For text, and for large text.
    """
    told: set[object] = set()
    for page in site.pages:
        for one in page.low_contrast:
            limit = limits[one.is_large]
            if one.lowest >= limit:
                continue
            is_sure = one.is_sure and one.highest < limit
            key = (one.sheet, one.at, one.text, one.ground, limit, is_sure)
            path = _file(site, page, one.sheet)
            if path:
                if key in told:
                    continue
                told.add(key)
            yield Problem(
                _message(one, limit),
                fix=_fix(one, limit),
                page=None if path else page,
                path=path,
                offset=one.at if path else one.offset,
                outcome=Outcome.FAILED if is_sure else Outcome.REVIEW,
            )


def _file(site: SiteIndex, page: PageFacts, sheet: str) -> str:
    """Output path of the style sheet; empty where the page itself is to be named."""
    if not sheet:
        return ""
    target = site.urls.resolve(sheet, page.url)
    return target.path if target.answer is Answer.FILE else ""


def _message(one: LowContrast, limit: float) -> str:
    views = "" if len(one.views) >= _VIEWS else f" ({'; '.join(one.views)})"
    large = "large text" if one.is_large else "text"
    # A ratio just below the limit is not rounded up to it.
    shown = int(one.lowest * 100) / 100
    return (
        f"{large} `{one.words}` in `{one.text}` on `{one.ground}` has a contrast of {shown:.2f}:1; "
        f"{limit:g}:1 is needed{views}"
    )


def _fix(one: LowContrast, limit: float) -> str:
    found = nearest(Color.of_hex(one.text), Color.of_hex(one.ground), limit)
    better = "" if found is None else found.hex
    wanted = f"`{better}` is the nearest colour that is enough" if better else "change the ground"
    return f"{wanted} (now `{one.declared}`)" if one.declared else wanted
