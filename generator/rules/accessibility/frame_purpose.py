"""
Frames with the same name show the same page.

A screen reader lists frames by their names. Two of one name that show different pages leave people to
enter each to find out. Give each frame a `title` of its own.

Pages with the same words, the same title, or the name of the frame in their titles count as the same;
whether others serve the same purpose, a person has to look, so the outcome is `review`.

```html passes
<!-- file: /index.html -->
<iframe title="Map" src="/map/"></iframe><iframe title="Map" src="/map/#north"></iframe>
<!-- file: /map/index.html -->
<title>Plan</title><p>Here.</p>
```

```html passes
<!-- file: /index.html -->
<iframe title="Map" src="/map/"></iframe><iframe title="Prices" src="/prices/"></iframe>
<!-- file: /map/index.html -->
<title>Plan</title><p>Here.</p>
<!-- file: /prices/index.html -->
<title>Costs</title><p>Cheap.</p>
```

```html fails
<!-- file: /index.html -->
<iframe title="Map" src="/map/"></iframe><iframe title="Map" src="/prices/"></iframe>
<!-- file: /map/index.html -->
<title>Plan</title><p>Here.</p>
<!-- file: /prices/index.html -->
<title>Costs</title><p>Cheap.</p>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.destinations import (
    DESTINATIONS,
    Destination,
    are_alike,
    destination,
)
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Outcome, Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each frame that shows another page than an earlier one of its name."""
    for page in site.pages:
        first: dict[str, tuple[str, Destination]] = {}
        for frame in page.frames:
            here = destination(site, frame.src, page) if frame.src and frame.name else None
            if here is None:
                continue
            name = frame.name.casefold()
            other, there = first.setdefault(name, (frame.src, here))
            if not are_alike(site, there, here) and not _is_same(there, here, name):
                yield Problem(
                    f"frame `{frame.name}` shows `{frame.src}` here and `{other}` above",
                    fix="give each frame a `title` of its own",
                    page=page,
                    offset=frame.offset,
                    outcome=Outcome.REVIEW,
                )


def _is_same(one: Destination, other: Destination, name: str) -> bool:
    """Whether both pages call themselves the same, or what the frame is called."""
    if one.page is None or other.page is None:
        return False
    titles = [(page.title or "").casefold() for page in (one.page, other.page)]
    return titles[0] == titles[1] != "" or all(name in title for title in titles)


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, _options: NoOptions) -> bool:
    """Whether no page has several frames: then no words of another page matter."""
    return not any(len(page.frames) > 1 for page in (*site.pages, before, after))


RULE = Rule(
    id="accessibility/frame-purpose",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("4b1c6c",),
    criteria=("4.1.2",),
    reads=DESTINATIONS | {"frames"},
    steady=steady,
)
