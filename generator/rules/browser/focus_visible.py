"""
Somebody who moves with the Tab key sees where they are.

The outline around links and buttons is the pointer of people without a mouse. A style sheet that
removes it has to put something else in its place.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: focus-visible nothing shows that `Home` has the focus -->
<main><p>Spades.</p></main>
```

Source: WCAG 2.2, 2.4.7 "Focus Visible".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.FOCUS_VISIBLE)


RULE = Rule(
    id="browser/focus-visible",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("2.4.7",),
    asks=True,
    reads=PATHS,
)
