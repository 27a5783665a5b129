"""
A page has one `base`, and it stands before every address.

`<base>` says where relative addresses begin. A second one counts for nothing, and an address before
it may be taken from elsewhere than those behind it.

```html passes
<head><meta charset="utf-8"><base href="/garden/"><link rel="stylesheet" href="a.css"></head>
```

```html fails
<head><base href="/garden/"><base target="_blank"></head>
```

```html fails
<head><link rel="stylesheet" href="a.css"><base href="/garden/"></head>
```

```html fails
<head><base></head>
```

Source: WHATWG HTML, section 4.2.3 "The base element".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_ADDRESSED = "[href]:not(base), [src], [srcset], [action], [data], [poster]"


def has_base(page: HtmlPage) -> bool:
    """Whether the page has a `base`."""
    return page.has("base")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a `base` that comes too late, says nothing, or is not the only one."""
    first, *others = page.named("base") or (None,)
    if first is None:
        return
    for other in others:
        yield Problem("a second `<base>` counts for nothing", fix="keep one", element=other)
    if first.get("href") is None and first.get("target") is None:
        message = "`<base>` has neither `href` nor `target`, so it says nothing"
        yield Problem(message, fix="add one of them, or remove the element", element=first)
    if first.get("href") is None or first.position is None:
        return
    before = next(iter(page.select(_ADDRESSED)), None)
    if before is not None and before.position is not None and before.position < first.position:
        message = f"`<base>` stands behind an address, in `<{before.name}>`"
        yield Problem(message, fix="make it the first element with an address", element=first)


RULE = Rule(
    id="html/base-address",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=has_base,
)
