"""
Text stands out from what lies behind it.

Pale text on a pale ground is lost on a phone in the sun, and for many people everywhere. Text needs
a contrast of 4.5:1, large text (from 24 px, or from 18.66 px in bold) of 3:1. Every size of screen
and both colour schemes are looked at. The finding names the nearest colour that is enough; where a
theme says the colour, it is one finding, however many pages show it.

```html passes
<link rel="stylesheet" href="main.css"><p>Spades</p>
<!-- file: /main.css -->
body { color: #222; background: #fff }
```

```html fails
<!-- file: /index.html -->
<link rel="stylesheet" href="main.css"><p class="date">1 May</p>
<!-- file: /main.css -->
.date { color: #999 }
```

```html fails
<p style="color: #777; background: #eee">Spades</p>
```

Source: WCAG 2.2, 1.4.3 "Contrast (Minimum)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.low_contrast import MINIMUM
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Severity
from generator.rules.accessibility.pale_text import pale_texts


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report text with less contrast than 1.4.3 asks for."""
    return pale_texts(site, MINIMUM)


RULE = Rule(
    id="accessibility/contrast",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("afw4f7",),
    criteria=("1.4.3",),
    reads=ADDRESSES | {"low_contrast"},
)
