"""
A picture says how large it is.

Until a picture has come, a browser leaves no room for it unless its width and height are known.
Then everything below jumps, just when somebody wants to read or click it. Write the pixels of the
file into `width` and `height`; a style sheet may still show it in another size, with
`height: auto`. Pictures in Markdown get both by themselves.

```html passes
<!-- file: /index.html -->
<img src="spade.jpg" alt="A spade" width="1200" height="800">
<!-- file: /spade.jpg 20 KiB 1200x800 -->
```

```html passes
<!-- file: /index.html -->
<link rel="stylesheet" href="main.css"> <img class="icon" src="spade.jpg" alt="A spade">
<!-- file: /main.css -->
.icon { width: 2rem; height: 2rem }
<!-- file: /spade.jpg 20 KiB 1200x800 -->
```

```html fails
<!-- file: /index.html -->
<img src="spade.jpg" alt="A spade">
<!-- file: /spade.jpg 20 KiB 1200x800 -->
```

```html fails
<!-- file: /index.html -->
<link rel="stylesheet" href="main.css"> <img src="spade.jpg" alt="A spade" width="600">
<!-- file: /main.css -->
img { max-width: 100%; height: auto }
<!-- file: /spade.jpg 20 KiB 1200x800 -->
```

Source: web.dev, "Optimize Cumulative Layout Shift", images without dimensions.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.facts.picture_sizes import UnsizedPicture
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.mending.picture_sizes import mend_picture_size
from generator.model.finding import Correction, Outcome, Severity
from generator.rules.performance.sized import Sizing, sizing

_SHOWN = 60  # characters
_ADVICE = (
    "add its size in pixels as `width` and `height`; in Markdown `{width=… height=…}` behind it"
)
_LACKS = {
    frozenset(): "neither width nor height",
    frozenset({"width"}): "a width, but no height",
    frozenset({"height"}): "a height, but no width",
}


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures whose size nothing tells."""
    for page in site.pages:
        if page.unsized is None:
            continue
        for picture in page.unsized.pictures:
            sized = sizing(picture)
            if not sized.is_known:
                yield from _problem(site, page, picture, sized, is_whole=page.unsized.is_whole)


def _problem(
    site: SiteIndex, page: PageFacts, picture: UnsizedPicture, sized: Sizing, *, is_whole: bool
) -> Iterator[Problem]:
    target = site.urls.resolve(picture.url, page.url, page.base)
    if target.answer not in (Answer.FILE, Answer.OUTSIDE):
        return  # it does not come at all, which other rules report
    asset = site.assets_by_path.get(target.path) if target.answer is Answer.FILE else None
    wanted = "" if asset is None else _attributes(picture, asset)
    fix = f"add `{wanted}`" if wanted else _ADVICE
    if not sized.takes_attributes:
        fix += ", and let the style sheet keep its proportions, for example with `height: auto`"
    is_sure = wanted and picture.is_plain and is_whole and sized.takes_attributes
    yield Problem(
        f"picture `{_name(picture.url)}` has {_LACKS[picture.given]}",
        fix=fix,
        page=page,
        offset=picture.offset,
        outcome=Outcome.FAILED if is_whole else Outcome.REVIEW,
        correction=Correction(picture.url, wanted) if is_sure else None,
    )


def _name(url: str) -> str:
    """Tell pictures apart, by the end of a long address."""
    plain = url.partition("?")[0]
    return plain if len(plain) <= _SHOWN else f"…{plain[1 - _SHOWN :]}"


def _attributes(picture: UnsizedPicture, asset: AssetFacts) -> str:
    """Write the attributes that it lacks; empty where they are not known."""
    width, height = (asset.width, asset.height) if asset.drawn is None else asset.drawn
    if not width or not height:
        return ""
    if not picture.given:
        return f'width="{width}" height="{height}"'
    if picture.pixels is None:
        return ""
    if "width" in picture.given:
        return f'height="{max(1, round(picture.pixels * height / width))}"'
    return f'width="{max(1, round(picture.pixels * width / height))}"'


RULE = Rule(
    id="performance/image-size",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    mend=mend_picture_size,
    reads=ADDRESSES | {"unsized"},
)
