"""
A recording of speech has a text beside it.

People who do not hear read what is said, and search engines find it. Write the text below the
recording, or link it, and call it a transcript. The text may stand on the page without that word, so
the outcome is `review`.

```html passes
<!-- file: /index.html -->
<html lang="en"><figure><audio controls src="https://example.org/speech.mp3"></audio>
<figcaption><a href="/speech/">Transcript</a></figcaption></figure>
```

```html fails
<!-- file: /index.html -->
<p><audio controls src="https://example.org/speech.mp3"></audio></p>
```

Source: WCAG 2.2, 1.2.1 "Audio-only and Video-only (Prerecorded)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.heard import heard
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Outcome, Severity

_SHORTEST = 5  # seconds; a shorter one is a signal


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each recording of sound beside which nothing speaks of a transcript."""
    for page in site.pages:
        for recording in page.recordings:
            if recording.kind != "audio" or recording.has_transcript or recording.is_silent:
                continue
            sound = heard(site, page, recording)
            if sound is None or sound.is_heard is False:
                continue
            if sound.seconds is None or sound.seconds >= _SHORTEST:
                yield Problem(
                    "no transcript is named beside this recording",
                    fix="write what is said below it, or link it, as a transcript",
                    page=page,
                    offset=recording.offset,
                    outcome=Outcome.REVIEW,
                )


RULE = Rule(
    id="accessibility/transcript",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("1.2.1",),
    reads=ADDRESSES | {"recordings"},
)
