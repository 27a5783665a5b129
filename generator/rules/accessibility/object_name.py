"""
A picture, sound or film in an `object` needs a text alternative.

Say in `title` or `aria-label` what it holds. The words between its tags are for browsers that cannot show
the file; others leave them out.

```html passes
<object data="map.png" title="Map of our garden"></object>
```

```html passes
<object data="terms.html"></object>
```

```html passes
<object data="map.png" role="presentation"></object>
```

```html fails
<object data="map.png"></object>
```

```html fails
<object data="talk.mp3">A talk</object>
```

```html fails
<object type="video/mp4" data="/film" title=""></object>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content"; ACT rule 8fc3b6.
"""

from collections.abc import Iterator
from mimetypes import guess_type

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity

_KINDS = ("image/", "audio/", "video/")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report embedded pictures, sounds and films without a name."""
    for element, _ in page.where(is_nameable):
        if _is_media(element) and accessible_name(element) == "" and not is_hidden(element):
            yield Problem(
                "embedded file has no text alternative",
                fix="say in `title` or `aria-label` what it holds",
                element=element,
            )


def is_nameable(tag: Tag) -> bool:
    """Whether *tag* embeds a file and keeps its own meaning."""
    return tag.name in ("object", "embed") and tag.is_html and not explicit_role(tag)


def _is_media(element: Element) -> bool:
    written_type = (element.get("type") or "").strip().lower()
    if written_type:
        return written_type.startswith(_KINDS)
    address = element.get("data" if element.name == "object" else "src") or ""
    path = address.strip().partition("#")[0].partition("?")[0]
    return (guess_type(path.rpartition("/")[2])[0] or "").startswith(_KINDS)


RULE = Rule(
    id="accessibility/object-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("8fc3b6",),
    criteria=("1.1.1",),
    kinds=is_nameable,
)
