"""How long recordings on pages sound."""

import re

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.recordings import Recording
from generator.checks.formats.sound import Sound
from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer

#: A part of a recording: `#t=10,20`. Source: W3C, "Media Fragments URI 1.0", 4.2.1.
_PART = re.compile(r"[#&]t=(?:npt:)?([\d:.]*)(?:,([\d:.]+))?(?:&|$)")


def heard(site: SiteIndex, page: PageFacts, recording: Recording) -> Sound | None:
    """
    Tell how long *recording* sounds on *page*, where an address asks for a part of it: that part.

    Returns:
        None where its files are missing, which another rule reports.
    """
    found: list[Sound] = []
    for url in recording.sources:
        target = site.urls.resolve(url, page.url, page.base)
        start, end = _part(url)
        if end is not None and end >= start:
            found.append(Sound(end - start))
            continue
        if target.answer is Answer.OUTSIDE:
            found.append(Sound())
        elif target.answer is Answer.FILE:
            asset = site.assets_by_path.get(target.path)
            sound = (asset.sound if asset is not None else None) or Sound()
            if sound.seconds is not None:
                sound = sound._replace(seconds=max(sound.seconds - start, 0.0))
            found.append(sound)
    known = (one for one in found if one.seconds is not None or one.is_heard is False)
    return next(known, found[0] if found else None)


def _part(url: str) -> tuple[float, float | None]:
    """Where in the recording it begins and ends; no end where it plays on."""
    match = _PART.search(url)
    if match is None:
        return 0.0, None
    return _seconds(match[1]) or 0.0, _seconds(match[2] or "")


def _seconds(time: str) -> float | None:
    try:
        total = 0.0
        for part in time.split(":"):
            total = total * 60 + float(part)
    except ValueError:
        return None
    return total
