"""
The picture of a shared link should be about twice as wide as high.

Networks cut a large picture to 1.91 : 1. What lies above and below, or at the sides, is lost. The
best is 1200 by 630.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 1200x630 -->
```

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 1600x900 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 1000x1000 -->
```

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta name="twitter:card" content="summary">
<!-- file: /spade.png 90 KiB 1000x1000 -->
```

Source: Meta, "Images in Link Shares" (1.91 : 1); X, "Summary card with large image" (2 : 1).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import PICTURES, pictures
from generator.value import dataclass

_WANTED = 1200 / 630


@dataclass(frozen=True, slots=True)
class ImageRatio:
    """Options."""

    loss: int = 25  #: percent of the picture that may be cut off


def check(site: SiteIndex, options: ImageRatio) -> Iterator[Problem]:
    """Report large pictures of which much is cut off."""
    for page, social, asset in pictures(site):
        if not asset.width or not asset.height or social.card == "summary":
            continue
        ratio = asset.width / asset.height
        loss = 100 * (1 - min(ratio, _WANTED) / max(ratio, _WANTED))
        if loss > options.loss:
            yield Problem(
                f"picture for social networks has {asset.width} by {asset.height} pixels, and is cut"
                f" to 1.91 : 1, so that {loss:.0f} % of it is lost; the limit is {options.loss} %",
                fix="use one of 1200 by 630 pixels",
                key="image",
                page=page,
                offset=social.offset,
            )


RULE = Rule(
    id="social/image-ratio",
    check=check,
    subject=SiteIndex,
    defaults=ImageRatio(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    reads=PICTURES,
)
