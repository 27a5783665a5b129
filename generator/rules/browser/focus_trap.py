"""
The Tab key leaves everything that it reaches.

Where a script holds the focus, somebody without a mouse cannot reach the rest of the page.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: focus-trap the Tab key does not leave `Your name` -->
<main><p>Spades.</p></main>
```

Source: WCAG 2.2, 2.1.2 "No Keyboard Trap".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.FOCUS_TRAP)


RULE = Rule(
    id="browser/focus-trap",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("2.1.2",),
    asks=True,
    reads=PATHS,
)
