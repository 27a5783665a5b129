"""
Sound waits until somebody asks for it.

Sound that starts by itself can be stopped where there are controls, but only by people who have found
them. Let visitors start it: leave `autoplay` out.

```html passes
<!-- file: /index.html -->
<audio controls src="https://example.org/speech.mp3"></audio>
<video autoplay muted controls src="https://example.org/film.mp4"></video>
```

```html fails
<!-- file: /index.html -->
<audio autoplay controls src="https://example.org/speech.mp3"></audio>
```

Source: WCAG 2.2, 1.4.2 "Audio Control", technique G171 (advice, not a requirement).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.formats.sound import UNKNOWN
from generator.checks.whole_site.heard import heard
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Outcome, Severity
from generator.rules.accessibility.autoplay import LONGEST


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each recording with controls that starts by itself."""
    for page in site.pages:
        for recording in page.recordings:
            if not (recording.is_automatic and recording.has_controls):
                continue
            # A file that is missing is reported as that; what it would play is for a person.
            sound = heard(site, page, recording) or UNKNOWN
            if sound.is_heard is False:
                continue
            if sound.seconds is None or sound.seconds > LONGEST or recording.is_repeated:
                yield Problem(
                    f"`{recording.kind}` starts by itself, with sound",
                    fix="leave `autoplay` out",
                    page=page,
                    offset=recording.offset,
                    outcome=Outcome.REVIEW if sound.seconds is None else Outcome.FAILED,
                )


RULE = Rule(
    id="accessibility/autoplay-controlled",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    act=("aaa1bf",),
    criteria=("1.4.2",),
    reads=ADDRESSES | {"recordings"},
)
