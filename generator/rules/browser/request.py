"""
Nothing is loaded from another host before the visitor agrees.

A request tells that host who reads which page, and in many countries that takes the visitor's
consent. Scripts may load what no HTML names; the browser shows what was really asked for. What is
asked for is not sent while pages are checked.

```html passes
<main><p>Spades.</p></main>
```

```html fails
<!-- seen: request a visitor's browser contacts `fonts.example` as soon as the page opens -->
<main><p>Spades.</p></main>
```

Source: Directive 2002/58/EC, article 5 (3).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity
from generator.model.sighting import Probe
from generator.rules.browser.sightings import sighted


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what was seen in a browser."""
    return sighted(site, Probe.REQUEST)


RULE = Rule(
    id="browser/request",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    asks=True,
    reads=PATHS,
)
