"""
The picture of a shared link must be a bitmap such as PNG or JPEG.

No network shows SVG. Save the picture as PNG or JPEG.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<!-- file: /spade.png 90 KiB 1200x630 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.svg">
<!-- file: /spade.svg 3 KiB -->
```

Source: X, "Cards markup" (JPG, PNG, WEBP and GIF; no SVG); Meta, "Images in Link Shares".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import PICTURES, pictures

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_PICTURES = "image/"


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures in a form that no network shows."""
    for page, social, asset in pictures(site):
        kind = asset.media_type
        if kind.startswith(_PICTURES) and kind not in _SHOWN:
            form = kind.removeprefix(_PICTURES).partition("+")[0].upper()
            yield Problem(
                f"picture for social networks is {form}, which networks do not show",
                fix="save it as PNG or JPEG",
                key="image",
                page=page,
                offset=social.offset,
            )


RULE = Rule(
    id="social/image-format",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=PICTURES,
)
