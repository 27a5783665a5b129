"""
Between the entries of a list stands no text.

Words right in a `<ul>`, `<dl>` or `<select>` belong to no entry. Some browsers show them, a screen
reader that reads entry by entry leaves them out, and in a `<select>` nobody sees them.

```html passes
<p>Take:</p><ul><li>a spade</li> <!-- or two --> <li>a rake</li></ul>
```

```html fails
<ul>Take: <li>a spade</li></ul>
```

```html fails
<ul><li>a spade</li>, <li>a rake</li></ul>
```

```html fails
<iframe src="map.html"><p>A map</p></iframe>
```

Source: WHATWG HTML, "Content model" of `dl`, `hgroup`, `menu`, `ol`, `optgroup`, `picture`, `select`
and `ul`.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.checks.conformance.elements import elements
from generator.checks.engine.rule import Basis, NoOptions, Passage, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity

#: Text behind these tags is stray, if they stand where they belong.
_NEAR = re.compile(r"<(?:/(?:li|d[dt]|opt[a-z]*)|[uod]l\b[^<>]*)>\s*[^<\s]")
_EARLY = 4_000  # characters, in which the body begins
#: Elements that hold no text, and that few pages have.
_RARE = ("hgroup", "iframe", "menu", "optgroup", "picture", "select")
_SHOWN = 40  # characters


@cache
def _lists() -> tuple[str, ...]:
    """Elements that hold elements and no text; the parser itself moves text out of tables."""
    models = elements().models
    tables = {name for name in models if name == "table" or "tr" in models[name].content}
    others = tables | {"colgroup", "head", "html", "tr"}
    return tuple(name for name, model in models.items() if model.is_list and name not in others)


def may_have_text(page: HtmlPage) -> bool:
    """Whether text stands where it may be in a list and in none of its entries."""
    if page.has(*_RARE):
        return True
    if not page.has(*_lists()):
        return False
    html = page.html
    # An expression that disregards case takes several times as long.
    is_in_capitals = html.find("<BODY", 0, _EARLY) >= 0
    return _NEAR.search(html.lower() if is_in_capitals else html) is not None


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report lists with text between their entries, at the first of it."""
    for element in page.named(*_lists(), "iframe"):
        texts = (one for one in element.nodes if isinstance(one, str))
        text = next((one.strip() for one in texts if fold(one)), "")
        if text:
            first = text.partition("\n")[0]
            shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
            message = f"“{shown}” stands right in `<{element.name}>`, which holds no text"
            fix = "put it into an entry, or outside of the list"
            if element.name == "iframe":
                fix = "remove it; browsers show the page that the address leads to"
            offset = page.html.find(first, element.end or 0, element.outer_end or None)
            if offset < 0:  # where a character is written by its name
                yield Problem(message, fix=fix, element=element)
            else:
                yield Problem(message, fix=fix, passage=Passage(first, offset), offset=offset)


RULE = Rule(
    id="html/stray-text",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=may_have_text,
)
