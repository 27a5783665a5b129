"""
A map of links is drawn with `map` and `area`.

`ismap` sends the place of the click to the server: the keyboard and screen readers have no places. Draw
the parts as `area` elements, each with a text.

```html passes
<a href="/map"><img src="map.png" alt="Map"></a>
```

```html fails
<a href="/map"><img src="map.png" alt="Map" ismap></a>
```

Source: WCAG 2.2, 2.1.1 "Keyboard"; HTML, "ismap".
"""

from collections.abc import Iterator

from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures whose server is told where the mouse was."""
    for element, _ in page.where(is_server_map):
        yield Problem(
            "picture sends the place of a click to the server (`ismap`)",
            fix="draw its parts with `map` and `area`, each with a text",
            element=element,
        )


def is_server_map(tag: Tag) -> bool:
    """Whether *tag* is a picture whose link is told the place of the click."""
    return (
        tag.name == "img"
        and "ismap" in tag.attribute_names
        and any(one.name == "a" and "href" in one.attribute_names for one in tag.ancestors)
    )


RULE = Rule(
    id="accessibility/image-map-server",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.1.1",),
    kinds=is_server_map,
)
