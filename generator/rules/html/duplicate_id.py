"""
An id stands on one element of a page.

Links to `#prices`, labels and scripts find the first element with an id. The second is out of
reach: its label names another field, and its entry in a table of contents leads elsewhere.

```html passes
<h2 id="prices">Prices</h2><h2 id="prices-2">Prices</h2>
```

```html fails
<h2 id="prices">Prices</h2><p>From 12.</p><h2 id="prices">Prices</h2>
```

Source: WHATWG HTML, section 3.2.6 "Global attributes", "id"; DOM, section 3.9 "Interface Element".
"""

from collections.abc import Iterator, Mapping

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def repeated_ids(page: HtmlPage) -> Mapping[str, tuple[Element, ...]]:
    """Every element behind the first with an id, by the id; empty for most pages."""
    if not page.repeats_ids:
        return {}
    seen: set[str] = set()
    repeated: dict[str, tuple[Element, ...]] = {}
    for element in page.with_attribute("id"):
        name = element.get("id") or ""
        if name in seen:
            repeated[name] = (*repeated.get(name, ()), element)
        elif name:
            seen.add(name)
    return repeated


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each id that several elements have, at the second of them."""
    for name, others in page.fact(repeated_ids).items():
        count = len(others) + 1
        yield Problem(
            f"id `{name}` stands on {count} elements; links and labels find the first alone",
            fix="give this one another id" if count == 2 else "give each an id of its own",  # noqa: PLR2004
            element=others[0],
        )


RULE = Rule(
    id="html/duplicate-id",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=repeated_ids,
)
