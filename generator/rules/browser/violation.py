"""
axe-core finds nothing wrong once scripts and styles have run.

What a script writes, and what a layout does, is there only in a browser. `check --browser` opens
pages in one, runs axe-core, and reports here what the rules of Proofpress have not found at the
same element. Its name stands in the message; its documentation says more.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: axe `image-alt` (axe-core): images must have alternative text -->
<main><p>Spades.</p></main>
```

Source: Deque, "axe-core rule descriptions".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.AXE)


RULE = Rule(
    id="browser/violation",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.ERROR,
    asks=True,
    reads=PATHS,
)
