"""
A file of captions can be read.

A browser that does not understand a file of captions shows none of them, and says nothing. The file
begins with `WEBVTT`, and each caption with its time, such as `00:01.000 --> 00:04.000`.

```html passes
<!-- file: /film.vtt -->
WEBVTT

00:01.000 --> 00:04.000
Dig where you stand.
```

```html fails
<!-- file: /film.vtt -->
1
00:00:01,000 --> 00:00:04,000
Dig where you stand.
```

```html fails
<!-- file: /film.vtt -->
WEBVTT

00:04.000 --> 00:01.000
Dig where you stand.
```

Source: WCAG 2.2, 1.2.2 "Captions (Prerecorded)"; W3C, "WebVTT: The Web Video Text Tracks Format".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import AssetFacts
from generator.model.finding import Severity


def check(asset: AssetFacts, _options: NoOptions) -> Iterator[Problem]:
    """Report the first fault of a file of captions."""
    fault = asset.caption_fault
    if fault is not None:
        yield Problem(
            f"browsers do not show all captions of this file: in line {fault.line}, "
            f"{fault.message}",
            fix="write each caption as WebVTT asks; a converter makes it from SubRip",
            path=asset.path,
        )


RULE = Rule(
    id="accessibility/caption-file",
    check=check,
    subject=AssetFacts,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.2.2",),
)
