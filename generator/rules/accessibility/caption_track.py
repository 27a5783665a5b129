"""
A track says what it is, and in which language.

Players list tracks by their names. A track of subtitles or captions without `srclang` is read out in
a wrong voice, and two tracks without a `label` cannot be told apart.

```html passes
<video controls src="film.mp4"><track kind="captions" src="film.vtt" srclang="en"></video>
```

```html passes
<video controls src="film.mp4"><track kind="captions" src="en.vtt" srclang="en" label="English">
<track kind="captions" src="de.vtt" srclang="de" label="Deutsch"></video>
```

```html fails
<video controls src="film.mp4"><track kind="captions" src="film.vtt"></video>
```

```html fails
<video controls src="film.mp4"><track kind="captions" src="en.vtt" srclang="en">
<track kind="captions" src="de.vtt" srclang="de"></video>
```

Source: WHATWG HTML, "The track element"; WCAG 2.2, technique H95.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_READ = frozenset({"", "subtitles", "captions"})


def tracks(page: HtmlPage) -> bool:
    """Whether *page* has tracks."""
    return page.has("track")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report tracks without a language, and those that look like another."""
    for recording in page.named("video", "audio"):
        labels: dict[tuple[str, str], int] = {}
        for track in recording.descendants("track"):
            kind = (track.get("kind") or "").strip().lower()
            label = (track.get("label") or "").strip()
            if kind in _READ and not (track.get("srclang") or "").strip():
                yield Problem(
                    "track does not say which language it is in",
                    fix="add `srclang`, such as `en`",
                    element=track,
                )
            labels[kind, label] = labels.get((kind, label), 0) + 1
            if labels[kind, label] > 1:
                yield Problem(
                    f"another track of this recording has the same name (`{label}`)"
                    if label
                    else "several tracks of this recording have no name",
                    fix="give each track a `label` that says how it differs",
                    element=track,
                )


RULE = Rule(
    id="accessibility/caption-track",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.2.2",),
    given=tracks,
)
