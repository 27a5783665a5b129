"""
Text stands out very clearly from what lies behind it.

This is the stricter limit that some organisations set themselves: 7:1, and 4.5:1 for large text. It
is off unless the settings name it.

```html passes
<p style="color: #333; background: #fff">Spades</p>
```

```html fails
<p style="color: #666; background: #fff">Spades</p>
```

Source: WCAG 2.2, 1.4.6 "Contrast (Enhanced)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.low_contrast import ENHANCED
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Severity
from generator.rules.accessibility.pale_text import pale_texts


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report text with less contrast than 1.4.6 asks for."""
    return pale_texts(site, ENHANCED)


RULE = Rule(
    id="accessibility/contrast-enhanced",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.OFF,
    act=("09o5cg",),
    criteria=("1.4.6",),
    reads=ADDRESSES | {"low_contrast"},
)
