"""
The stated size of a picture must be its real size.

Networks lay the card out before they have the picture, and then stretch it, or show none. Give the
numbers of the file itself.

```html passes
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<!-- file: /spade.png 90 KiB 1200x630 -->
```

```html fails
<!-- file: /spades/index.html -->
<meta property="og:image" content="https://www.example.com/spade.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<!-- file: /spade.png 90 KiB 1200x600 -->
```

Source: The Open Graph protocol, "Structured Properties" (og:image:width, og:image:height).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.social.pictures import PICTURES, pictures


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report widths and heights that the file does not have."""
    for page, social, asset in pictures(site):
        if asset.width is None or asset.height is None:
            continue
        told = (social.width or asset.width, social.height or asset.height)
        if told != (asset.width, asset.height):
            yield Problem(
                f"page says that its picture for social networks has {told[0]} by {told[1]} pixels;"
                f" it has {asset.width} by {asset.height}",
                fix="give the numbers of the file, or none",
                page=page,
                offset=social.offset,
            )


RULE = Rule(
    id="social/image-dimensions",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    reads=PICTURES,
)
