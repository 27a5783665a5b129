"""
The picture of a shared link must be large enough to be shown large.

Below 200 by 200 pixels networks show none at all; below 600 by 315 they show a small square, where
the large picture was to be. The best is 1200 by 630.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 1200x630 -->
```

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 600x315 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 599x315 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta name="twitter:card" content="summary">
<!-- file: /spade.png 9 KiB 144x144 -->
```

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta name="twitter:card" content="summary">
<!-- file: /spade.png 9 KiB 200x200 -->
```

Source: Meta, "Images in Link Shares" (200 × 200 at least, 600 × 315 for a large one, 1200 × 630 best);
X, "Summary card with large image" (300 × 157 at least).
"""

from collections.abc import Iterator

from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.checks.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import pictures

_LEAST = (200, 200)
_LARGE = (600, 315)


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures with too few pixels for the card that is asked for."""
    for page, social, asset in pictures(site):
        if asset.width is None or asset.height is None:
            continue
        wanted = _LEAST if social.card == "summary" else _LARGE
        if asset.width >= wanted[0] and asset.height >= wanted[1]:
            continue
        size = f"{asset.width} by {asset.height} pixels"
        small = asset.width < _LEAST[0] or asset.height < _LEAST[1]
        what = "not shown at all" if small else "shown small"
        least = _LEAST if small else wanted
        yield Problem(
            f"picture for social networks has {size}, and below {least[0]} by {least[1]} it is {what}",
            fix="take one of 1200 by 630 pixels",
            key="image",
            page=page,
            offset=social.offset,
        )


RULE = Rule(
    id="social/image-small",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
