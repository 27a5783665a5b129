"""
A link needs a text.

A link without one is read out as its address, letter by letter, or not at all. Put words
between the brackets; where a picture is the link, its text alternative is the link's text.

```html passes
<a href="/spades/">Spades</a>
```

```html passes
<a href="/"><img src="logo.svg" alt="Home"></a> <a href="/search/" aria-label="Search">🔍</a>
```

```html passes
<a href="/"><svg><title>Home</title></svg></a>
```

```html fails
<a href="/spades/"></a>
```

```html fails
<a href="/"><img src="logo.svg" alt=""></a>
```

Source: WCAG 2.2, 2.4.4 "Link Purpose (In Context)", 4.1.2 "Name, Role, Value".
"""

from collections.abc import Iterator

from generator.checks.accessible_name import has_accessible_name
from generator.checks.html_page import Element, HtmlPage
from generator.checks.link_names import link_names
from generator.checks.roles import is_hidden, role
from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report links without a name."""
    nameless = [element for element, name in page.fact(link_names) if not name]
    others = (*page.drawn("a"), *(one for one in page.with_attribute("role") if not _is_link(one)))
    nameless += [element for element in others if _lacks_name(element)]
    for element in nameless:
        if role(element) == "link" and not is_hidden(element):
            yield Problem(
                "link has no text",
                fix="write between the brackets where it leads: `[like this](…)`",
                element=element,
            )


def _is_link(element: Element) -> bool:
    return element.name in ("a", "area") and element.get("href") is not None


def _lacks_name(element: Element) -> bool:
    return role(element) == "link" and not has_accessible_name(element)


RULE = Rule(
    id="accessibility/link-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("c487ae",),
    criteria=("2.4.4", "4.1.2"),
)
