"""
The picture of a shared link must be large enough to be shown.

Networks show no picture that has less than 200 by 200 pixels. The best is 1200 by 630.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 9 KiB 200x200 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 9 KiB 199x400 -->
```

Source: Meta, "Images in Link Shares" (200 × 200 at least); X, "Summary card" (144 × 144 at least).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import LEAST, PICTURES, pictures


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures that networks leave out."""
    for page, social, asset in pictures(site):
        if asset.width is None or asset.height is None or min(asset.width, asset.height) >= LEAST:
            continue
        yield Problem(
            f"picture for social networks has {asset.width} by {asset.height} pixels; below"
            f" {LEAST} by {LEAST} none is shown",
            fix="use one of 1200 by 630 pixels",
            key="image",
            page=page,
            offset=social.offset,
        )


RULE = Rule(
    id="social/image-tiny",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PICTURES,
)
