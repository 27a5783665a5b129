"""
Words for a braille display come with words for the ear.

`aria-braillelabel` shortens a name that the element has, and `aria-brailleroledescription` a description
of its role. Alone they say nothing to most people.

```html passes
<button aria-braillelabel="***" aria-label="3 stars">★★★</button>
```

```html passes
<button aria-braillelabel="sv">Save</button>
```

```html fails
<img src="stars.png" alt="" aria-braillelabel="***">
```

```html fails
<div role="group" aria-label="Slides" aria-brailleroledescription="sld"></div>
```

Source: WAI-ARIA 1.3, "aria-braillelabel", "aria-brailleroledescription".
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report braille words without words for everybody."""
    for element, name in page.where(braille):
        if name == _ROLE or accessible_name(element) == "":
            other = "`aria-roledescription`" if name == _ROLE else "a name"
            yield Problem(
                f"`{name}` stands alone; it needs {other} beside it",
                fix=f"add {other}, or take it out",
                element=element,
            )


def braille(tag: Tag) -> str:
    """Give the attribute of *tag* that is for braille and may stand alone."""
    names = tag.attribute_names
    if _ROLE in names and "aria-roledescription" not in names:
        return _ROLE
    return _LABEL if _LABEL in names else ""


_ROLE = "aria-brailleroledescription"
_LABEL = "aria-braillelabel"


RULE = Rule(
    id="accessibility/braille-alone",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("4.1.2",),
    kinds=braille,
)
