"""
An element holds what it must, in the order that the standard wants.

A `<picture>` without an `<img>` shows nothing, `<details>` without a `<summary>` is named "Details"
by the browser, and a `<dd>` without a `<dt>` says something of nobody.

```html passes
<dl><dt>Spade</dt><dd>For clay</dd></dl>
<picture><source srcset="a.avif"><img src="a.png" alt=""></picture>
```

```html passes
<details><summary>Prices</summary><p>From 12.</p></details>
<figure><img src="a.png" alt=""><figcaption>A spade</figcaption></figure>
```

```html fails
<details><p>From 12.</p></details>
```

```html fails
<dl><dd>For clay</dd><dt>Spade</dt></dl>
```

```html fails
<picture><img src="a.png" alt=""><source srcset="a.avif"></picture>
```

```html fails
<video src="a.mp4"><source src="a.webm"></video>
```

Source: WHATWG HTML, "Content model" of `audio`, `details`, `dl`, `fieldset`, `figure`, `hgroup`,
`optgroup`, `picture`, `ruby`, `select`, `table` and `video`.
"""

from collections.abc import Iterator
from functools import cache

from generator.checks.conformance.elements import elements
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity

_NEUTRAL = frozenset({"script", "template"})
_MEDIA = ("audio", "video")


@cache
def _ordered() -> tuple[str, ...]:
    models = elements().models
    return tuple(name for name, model in models.items() if model.order is not None)


def has_ordered(page: HtmlPage) -> bool:
    """Whether the page has an element whose children have an order."""
    return page.has(*_ordered())


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that lack a child, or have their children in another order."""
    models = elements().models
    for element in page.named(*_ordered()):
        model = models[element.name]
        assert model.order is not None
        # What must not stand there at all is `html/content-model`'s.
        names = [
            child.name
            for child in element.children
            if child.name in model.allowed and child.name not in _NEUTRAL
        ]
        if not model.order.pattern.fullmatch("".join(f"{name} " for name in names)):
            yield Problem(
                f"`<{element.name}>` holds {_listed(names)}; it must hold {model.order.words}",
                fix="put them in this order, and add what is missing",
                element=element,
            )
        elif element.name in _MEDIA and "source" in names and element.get("src") is not None:
            yield Problem(
                f"`<{element.name}>` has `src`, so browsers do not look at its `<source>`",
                fix="remove `src`, or the `<source>` elements",
                element=_first(element, "source"),
            )


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in dict.fromkeys(names)]
    if not shown:
        return "nothing of this kind"
    return ", ".join(shown[:5]) + ("…" if shown[5:] else "")


def _first(element: Element, name: str) -> Element | None:
    return next((child for child in element.children if child.name == name), None)


RULE = Rule(
    id="html/children",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=has_ordered,
)
