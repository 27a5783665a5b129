"""
An element stands where the standard has a place for it.

A `<div>` in a `<span>`, a `<p>` right in a `<ul>`, an `<li>` without a list: browsers show
something, but not all the same, and a screen reader that counts the entries of a list counts wrong.
The finding names the element around it and what that one holds. Of several elements side by side
with the same mistake the first is reported.

```html passes
<ul><li><p>Spade</p></li></ul>
<p><a href="/rakes/"><span>Rake</span></a></p>
```

```html passes
<a href="/rakes/"><div>Rake</div></a>
```

```html fails
<ul><p>Spade</p></ul>
```

```html fails
<span><div>Rake</div></span>
```

```html fails
<div><li>Spade</li><li>Rake</li></div>
```

```html fails
<article><main><h1>Spades</h1></main></article>
```

Source: WHATWG HTML, section 3.2.5 "Content models".
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import misplaced, problems
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that cannot stand where they do."""
    yield from problems(page, misplaced)


RULE = Rule(
    id="html/content-model",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    kinds=misplaced,
)
