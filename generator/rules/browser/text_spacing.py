"""
Text stays whole when a reader widens its spacing.

Some people read better with more room between lines, words and letters, and have the browser make
it. A box of fixed height cuts off what no longer fits.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: text-spacing `Opening hours` is cut off by 12 px when a reader widens the spacing of text -->
<main><p>Spades.</p></main>
```

Source: WCAG 2.2, 1.4.12 "Text Spacing".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.TEXT_SPACING)


RULE = Rule(
    id="browser/text-spacing",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("1.4.12",),
    asks=True,
    reads=PATHS,
)
