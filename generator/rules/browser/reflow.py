"""
A page fits into a narrow window, without scrolling to the side.

Somebody who enlarges a page to four times its size reads it in a window of 320 pixels. Where a
text or a box does not fit, every line has to be scrolled. Tables, code and pictures may be wider.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: reflow `Opening hours` reaches 60 px beyond a window of 320 px -->
<main><p>Spades.</p></main>
```

Source: WCAG 2.2, 1.4.10 "Reflow".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.REFLOW)


RULE = Rule(
    id="browser/reflow",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("1.4.10",),
    asks=True,
    reads=PATHS,
)
