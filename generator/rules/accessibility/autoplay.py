"""
No sound of more than three seconds starts by itself, unless it can be stopped.

Sound that starts by itself drowns the voice of a screen reader, and nobody finds the page that makes
it. Leave `autoplay` out, or add `controls` or `muted`. How long a file sounds is read from it; where
it stands elsewhere, or where a button of the page may stop it, a person has to look, so the outcome is
`review`.

```html passes
<!-- file: /index.html -->
<audio autoplay controls src="https://example.org/speech.mp3"></audio>
<video autoplay muted src="https://example.org/film.mp4"></video>
<video autoplay src="https://example.org/film.mp4#t=8,10"></video>
```

```html fails
<!-- file: /index.html -->
<audio autoplay src="https://example.org/speech.mp3"></audio>
```

```html fails
<!-- file: /index.html -->
<video autoplay src="https://example.org/film.mp4#t=8,20"></video>
```

Source: WCAG 2.2, 1.4.2 "Audio Control".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.formats.sound import UNKNOWN
from generator.checks.whole_site.heard import heard
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.model.finding import Outcome, Severity

#: Seconds that sound may last which nobody can stop.
LONGEST = 3


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report each recording that starts by itself, sounds for longer, and has no controls."""
    for page in site.pages:
        for recording in page.recordings:
            if not recording.is_automatic or recording.has_controls:
                continue
            # A file that is missing is reported as that; what it would play is for a person.
            sound = heard(site, page, recording) or UNKNOWN
            if sound.is_heard is False:
                continue
            seconds = sound.seconds
            if seconds is not None and seconds <= LONGEST and not recording.is_repeated:
                continue
            is_sure = seconds is not None and not recording.may_be_stopped
            length = "" if seconds is None else f", sounds for {seconds:.0f} seconds"
            yield Problem(
                f"`{recording.kind}` starts by itself{length} and has no controls; without them, "
                f"sound may last {LONGEST} seconds",
                fix="leave `autoplay` out, or add `controls`",
                page=page,
                offset=recording.offset,
                outcome=Outcome.FAILED if is_sure else Outcome.REVIEW,
            )


RULE = Rule(
    id="accessibility/autoplay",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("80f0bf", "4c31df", "aaa1bf"),
    criteria=("1.4.2",),
    reads=ADDRESSES | {"recordings"},
)
