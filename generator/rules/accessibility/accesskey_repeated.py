"""
A key of the keyboard leads to one place.

Where two elements share an `accesskey`, browsers take one of them or none.

```html passes
<a href="/" accesskey="h">Home</a> <a href="/help/" accesskey="p">Help</a>
```

```html fails
<a href="/" accesskey="h">Home</a> <a href="/help/" accesskey="H">Help</a>
```

Source: HTML, "The accesskey attribute".
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report keys that two elements share."""
    first: dict[str, str] = {}
    for element, _ in page.where(has_key):
        for key in dict.fromkeys((element.get("accesskey") or "").lower().split()):
            if key in first and not is_hidden(element):
                yield Problem(
                    f"`accesskey` `{key}` is that of `{first[key]}` already",
                    fix="choose another key, or take the attribute out",
                    element=element,
                )
            first.setdefault(key, fold(element.text)[:50] or element.name)


def has_key(tag: Tag) -> bool:
    """Whether a key of the keyboard leads to *tag*."""
    return "accesskey" in tag.attribute_names


RULE = Rule(
    id="accessibility/accesskey-repeated",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    kinds=has_key,
)
