"""
Pictures, scripts, style sheets and fonts must not be too large.

Visitors on a phone pay for every byte with time and money, and leave when it takes too long.
Make pictures smaller and cut what nobody sees.

```html passes
<!-- file: /spade.jpg 200 KiB -->
```

```html fails
<!-- file: /spade.jpg 2000 KiB -->
```

```html passes
<!-- file: /prices.pdf 2000 KiB -->
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import AssetFacts
from generator.model.finding import Severity
from generator.value import dataclass

_KIB = 1024
_STYLES = frozenset({"text/css"})
_SCRIPTS = frozenset({"text/javascript", "application/javascript"})


@dataclass(frozen=True, slots=True)
class AssetSize:
    """Options: limits in KiB, as downloaded (after gzip where servers use it)."""

    image: int = 500
    script: int = 300
    style: int = 100
    font: int = 150


def check(asset: AssetFacts, options: AssetSize) -> Iterator[Problem]:
    """Report a picture, script, style sheet or font that is larger than its limit."""
    what, limit = _limit(asset.media_type, options)
    if limit is not None and asset.transfer > limit * _KIB:
        size = asset.transfer / _KIB
        yield Problem(
            f"{what} is {size:,.0f} KiB large; the limit is {limit:,} KiB",
            fix="make it smaller" if what != "picture" else "reduce its pixels or its quality",
        )


def _limit(media_type: str, options: AssetSize) -> tuple[str, int | None]:
    if media_type.startswith("image/"):
        return "picture", options.image
    if media_type.startswith("font/"):
        return "font", options.font
    if media_type in _STYLES:
        return "style sheet", options.style
    if media_type in _SCRIPTS:
        return "script", options.script
    return "", None


RULE = Rule(
    id="performance/asset-size",
    check=check,
    subject=AssetFacts,
    defaults=AssetSize(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
