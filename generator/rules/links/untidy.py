r"""
An address is written as the standard has it.

Browsers take a backslash for a slash and pass over a line break within an address. Search engines,
feed readers and mail programs may not, and a server may refuse a lone `%`. Write what the browser
makes of it.

```html passes
<a href="/spades/?discount=20%">Spades</a> <a href="https://www.example.org/a%20b">Rakes</a>
```

```html fails
<a href="https://www.example.org\spades\">Spades</a>
```

```html fails
<img src="pictures\spade.png" alt="A spade">
```

```html fails
<a href="https://www.example.org/
spades/">Spades</a>
```

```html fails
<a href="/100%-wool/">Wool</a>
```

Source: WHATWG, "URL", section 1.1 (invalid-reverse-solidus, invalid-URL-unit).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.mistaken import mistaken_addresses
from generator.url.mistakes import Kind

_WHY = {
    Kind.BACKSLASH: "has a backslash where a slash belongs",
    Kind.CONTROL: "has a tab or a line break in it",
    Kind.PERCENT: "has a `%` without the two digits or letters that belong to it",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses that browsers repair."""
    for one in page.fact(mistaken_addresses):
        why = _WHY.get(one.mistake.kind)
        if why is not None:
            yield Problem(
                f"{' '.join(one.named.split())} {why}",
                fix=f"write `{one.mistake.right}`",
                element=one.element,
                correction=Correction(one.url, one.mistake.right),
            )


RULE = Rule(
    id="links/untidy",
    check=check,
    subject=HtmlPage,
    given=mistaken_addresses,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    mend=mend_address,
)
