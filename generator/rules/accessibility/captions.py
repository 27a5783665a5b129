"""
A film with words has captions.

People who do not hear, and those who watch without sound, follow a film by its captions. Add a
`track` with `kind="captions"`. Captions may also be part of the picture, and a film may be without
words, so the outcome is `review`; a file without sound needs none.

```html passes
<!-- file: /index.html -->
<video controls src="https://example.org/film.mp4"><track kind="captions" src="/film.vtt" srclang="en"></video>
<video autoplay muted loop src="https://example.org/clouds.mp4"></video>
<!-- file: /film.vtt 1 KiB -->
```

```html fails
<!-- file: /index.html -->
<video controls src="https://example.org/film.mp4"></video>
```

Source: WCAG 2.2, 1.2.2 "Captions (Prerecorded)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.heard import heard
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Outcome, Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each film with sound that has no track of captions."""
    for page in site.pages:
        for recording in page.recordings:
            if recording.kind != "video" or recording.has_captions or recording.is_silent:
                continue
            sound = heard(site, page, recording)
            if sound is not None and sound.is_heard is not False:
                yield Problem(
                    "film has no captions",
                    fix='add `<track kind="captions">`, if it has words that are not in the picture',
                    page=page,
                    offset=recording.offset,
                    outcome=Outcome.REVIEW,
                )


RULE = Rule(
    id="accessibility/captions",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.2.2",),
    reads=ADDRESSES | {"recordings"},
)
