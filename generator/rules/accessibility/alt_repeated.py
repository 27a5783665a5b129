"""
A picture beside words does not say the same words again.

`<a><img alt="Prices"> Prices</a>` is read "Prices Prices". Give the picture an empty `alt` where the words
beside it say all.

```html passes
<a href="/prices/"><img src="p.png" alt=""> Prices</a>
```

```html passes
<a href="/prices/"><img src="p.png" alt="Price list"></a>
```

```html fails
<a href="/prices/"><img src="p.png" alt="Prices"> prices</a>
```

```html fails
<button><img src="p.png" alt="Save"> Save</button>
```

Source: WCAG 2.2, technique H2: "Combining adjacent image and text links for the same resource".
"""

from collections.abc import Iterator

from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures in a link or button that repeat the words beside them."""
    for element, _ in page.where(is_in_control):
        text = fold(element.get("alt") or "")
        around = element.closest("a,button")
        if text and around is not None and fold(around.text).casefold() == text.casefold():
            yield Problem(
                f"picture says `{text[:80]}` again",
                fix='write `alt=""`; the words beside it say all',
                element=element,
            )


def is_in_control(tag: Tag) -> bool:
    """Whether *tag* is a picture with a text, in a link or button."""
    return (
        tag.name == "img"
        and "alt" in tag.attribute_names
        and any(one.name in ("a", "button") for one in tag.ancestors)
    )


RULE = Rule(
    id="accessibility/alt-repeated",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("1.1.1",),
    kinds=is_in_control,
)
