"""
The keyboard reaches what is in a frame.

`tabindex="-1"` on a frame takes all that is in it out of the order in which Tab moves: people without
a mouse never come to its links and fields. Take the `tabindex` away. For a page of the site, links in
it are looked at; they may be hidden, so the outcome is `review`.

```html passes
<!-- file: /index.html -->
<iframe title="Map" srcdoc="<a href='/'>Home</a>"></iframe>
<iframe tabindex="-1" title="Map" srcdoc="<h1>Here</h1>"></iframe>
<iframe tabindex="-1" title="Map" hidden srcdoc="<a href='/'>Home</a>"></iframe>
```

```html passes
<!-- file: /index.html -->
<iframe tabindex="-1" title="Plan" src="/plan/"></iframe>
<!-- file: /plan/index.html -->
<p>Here.</p>
```

```html fails
<!-- file: /index.html -->
<iframe tabindex="-1" title="Map" srcdoc="<a href='/'>Home</a>"></iframe>
```

```html fails
<!-- file: /index.html -->
<iframe tabindex="-1" title="Plan" src="/plan/"></iframe>
<!-- file: /plan/index.html -->
<p><a href="/">Home</a></p>
```

Source: WCAG 2.2, 2.1.1 "Keyboard".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.frames import Frame
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Outcome, Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each frame that Tab passes over, though something in it can be used."""
    for page in site.pages:
        for frame in page.frames:
            if frame.is_skipped and (frame.has_controls or _has_links(site, page, frame)):
                yield Problem(
                    "frame is left out of the Tab order (`tabindex`), and so is all that is in it",
                    fix="take `tabindex` away",
                    page=page,
                    offset=frame.offset,
                    outcome=Outcome.FAILED if frame.has_controls else Outcome.REVIEW,
                )


def _has_links(site: SiteIndex, page: PageFacts, frame: Frame) -> bool:
    if not frame.src:
        return False
    target = site.urls.resolve(frame.src, page.url, page.base)
    there = site.by_path.get(target.path) if target.answer is Answer.FILE else None
    return there is not None and len(there.links) > 0


RULE = Rule(
    id="accessibility/frame-skipped",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("akn7bn",),
    criteria=("2.1.1",),
    reads=ADDRESSES | {"frames", "links"},
)
