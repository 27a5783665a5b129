"""
Scripts of the page run without an error.

A script that fails stops there: a menu that does not open, a form that does not send. The message
is the browser's own.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: script-error a script of the page fails: menu is not defined -->
<main><p>Spades.</p></main>
```

Source: WHATWG, "HTML", section 8.1.4.7 "Runtime script errors".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.SCRIPT_ERROR)


RULE = Rule(
    id="browser/script-error",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
    asks=True,
    reads=PATHS,
)
