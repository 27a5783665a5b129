"""
A picture for search results must be large enough.

A logo wants 112 by 112 pixels, and the picture of an article or a product 50,000 pixels in all.
Smaller ones are not shown.

```html passes
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "image": "https://www.example.com/spade.png"}</script>
<!-- file: /spade.png 10 KiB 250x200 -->
```

```html fails
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "image": "https://www.example.com/spade.png"}</script>
<!-- file: /spade.png 10 KiB 249x200 -->
```

```html fails
<!-- file: /spades/index.html -->
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "logo": "https://www.example.com/logo.png"}</script>
<!-- file: /logo.png 10 KiB 111x200 -->
```

Source: Google Search Central, "Article", "Merchant listing" and "Organization" structured data.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.structured.facts import Depicted, Depiction
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity

_LOGO = 112  # pixels of either side
_AREA = 50_000  # pixels in all


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures of the site whose pixels are too few."""
    for page in site.pages:
        for picture in page.structured.pictures:
            target = site.urls.resolve(picture.url, page.url, page.base)
            asset = site.assets_by_path.get(target.path or "")
            if target.answer is not Answer.FILE or asset is None:
                continue
            if asset.width is not None and asset.height is not None:
                message = _fault(picture, asset.width, asset.height)
                if message:
                    yield Problem(
                        message,
                        fix="take a larger picture",
                        key=picture.key,
                        page=page,
                        offset=picture.offset,
                    )


def _fault(picture: Depicted, width: int, height: int) -> str:
    size = f"{width} by {height} pixels"
    if picture.depiction is Depiction.LOGO:
        if min(width, height) < _LOGO:
            return f"logo `{picture.url}` has {size}; the least is {_LOGO} by {_LOGO}"
    elif picture.depiction is Depiction.MAIN and width * height < _AREA:
        return (
            f"picture `{picture.url}` has {size}, {width * height:,} in all; the least is {_AREA:,}"
        )
    return ""


RULE = Rule(
    id="structured-data/image-small",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=ADDRESSES | {"structured"},
)
