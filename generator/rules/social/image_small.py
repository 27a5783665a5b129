"""
The picture of a shared link should be large enough to be shown large.

Below 600 by 315 pixels networks show a small square where the large picture was to be. The best is
1200 by 630. A page that asks for a small card gets one, and is left alone.

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

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta name="twitter:card" content="summary">
<!-- file: /spade.png 9 KiB 200x200 -->
```

Source: Meta, "Images in Link Shares" (600 × 315 for a large one, 1200 × 630 best); X, "Summary card
with large image" (300 × 157 at least).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import LEAST, PICTURES, pictures

_WIDTH, _HEIGHT = 600, 315


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures with too few pixels for a large card; `image-tiny` reports the tiniest."""
    for page, social, asset in pictures(site):
        if asset.width is None or asset.height is None or social.card == "summary":
            continue
        if asset.width >= _WIDTH and asset.height >= _HEIGHT:
            continue
        if min(asset.width, asset.height) >= LEAST:
            yield Problem(
                f"picture for social networks has {asset.width} by {asset.height} pixels; below"
                f" {_WIDTH} by {_HEIGHT} it is shown small",
                fix="use one of 1200 by 630 pixels",
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
    severity=Severity.NOTICE,
    reads=PICTURES,
)
