"""
What has the focus does not lie behind something that stays in place.

A header that stays at the top, or a notice at the bottom, may cover the link that the Tab key has
just reached.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: focus-obscured `Home` lies behind `Our cookies` while it has the focus -->
<main><p>Spades.</p></main>
```

Source: WCAG 2.2, 2.4.11 "Focus Not Obscured (Minimum)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.FOCUS_OBSCURED)


RULE = Rule(
    id="browser/focus-obscured",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("2.4.11",),
    asks=True,
    reads=PATHS,
)
