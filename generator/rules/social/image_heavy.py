"""
The picture of a shared link must not be too heavy.

Networks give up on pictures over their limit, and show a link without one. Save it smaller.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 5120 KiB 1200x630 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 5121 KiB 1200x630 -->
```

Source: X, "Cards markup" (5 MB at most); Meta, "Images in Link Shares" (8 MB at most).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import PICTURES, pictures
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ImageHeavy:
    """Options."""

    max: int = 5120  #: KiB


def check(site: SiteIndex, options: ImageHeavy) -> Iterator[Problem]:
    """Report pictures over the limit."""
    for page, social, asset in pictures(site):
        size = -(-asset.size // 1024)
        if size > options.max:
            yield Problem(
                f"picture for social networks has {size:,} KiB; the limit is {options.max:,} KiB",
                fix="save it smaller",
                key="image",
                page=page,
                offset=social.offset,
            )


RULE = Rule(
    id="social/image-heavy",
    check=check,
    subject=SiteIndex,
    defaults=ImageHeavy(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PICTURES,
)
