r"""
A link leads to something that visitors can open.

`file:`, `C:\…` and `\\server\…` are places on your own computer or in your own network. The link
works where it was written and nowhere else: browsers refuse to open it. Put the file into the site
and link to it there.

```html passes
<a href="/prices.pdf">Prices</a> <code>C:\Users\ada\prices.pdf</code>
```

```html fails
<a href="file:///C:/Users/ada/prices.pdf">Prices</a>
```

```html fails
<a href="C:\Users\ada\prices.pdf">Prices</a>
```

```html fails
<a href="\\server\public\prices.pdf">Prices</a>
```

```html fails
<img src="C:/pictures/spade.png" alt="A spade">
```

Source: WHATWG, "URL" (section 4.4, file URLs); browsers follow no link from the web to `file:`.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.links.mistaken import mistaken_addresses
from generator.url.mistakes import Kind


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses of files on a computer or in a local network."""
    for one in page.fact(mistaken_addresses):
        if one.mistake.kind is Kind.LOCAL_FILE:
            yield Problem(
                f"{one.named} is on one computer or its network, so visitors cannot open it",
                fix="put the file into the site, beside the page, and write its name",
                element=one.element,
            )


RULE = Rule(
    id="links/local-file",
    check=check,
    subject=HtmlPage,
    given=mistaken_addresses,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
)
