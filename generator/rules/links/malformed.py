r"""
An address leads to a site.

`https://` without a name, `htp://`, `http:/example.com` and a host with a space in it lead nowhere,
or to a page of this site that was never meant. Write the complete address, as the browser shows it.

```html passes
<a href="https://www.example.org/">Spades</a> <a href="//www.example.org/">Rakes</a>
<a href="http://münchen.example/">Munich</a> <a href="ftp://ftp.example.org/">Files</a>
```

```html fails
<a href="https://">Spades</a>
```

```html fails
<a href="htp://www.example.org/">Spades</a>
```

```html fails
<a href="http:/www.example.org/">Spades</a>
```

```html fails
<a href="https:\\www.example.org\spades">Spades</a>
```

```html fails
<a href="http//www.example.org/">Spades</a>
```

```html fails
<img src="https://www.example org/spade.png" alt="A spade">
```

```html fails
<a href="https://www.example.org:99999/">Spades</a>
```

```html fails
<a href="mail:info@example.org">Write to us</a>
```

Source: WHATWG, "URL", section 1.1 (validation errors).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.mistaken import Mistaken, mistaken_addresses
from generator.url.mistakes import Kind


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses that do not lead where they were meant to."""
    for one in page.fact(mistaken_addresses):
        message = _message(one)
        if message:
            right = one.mistake.right
            yield Problem(
                message,
                fix=f"write `{right}`" if right else "write it as `https://www.example.org/`",
                element=one.element,
                correction=Correction(one.url, right) if right else None,
            )


def _message(one: Mistaken) -> str:
    """Say what is wrong; empty where another rule does."""
    part = one.mistake.part
    match one.mistake.kind:
        case Kind.SCHEME:
            return f"{one.named} begins with `{part}`, which looks misspelt"
        case Kind.SLASHES:
            return f"{one.named} does not have exactly two slashes after the colon"
        case Kind.NO_HOST:
            return f"{one.named} names no site"
        case Kind.HOST:
            return f"{one.named} leads nowhere: no site can be called `{part}`"
        case Kind.PORT:
            return f"{one.named} leads nowhere: `{part}` is no port; ports are numbers up to 65535"
    return ""


RULE = Rule(
    id="links/malformed",
    check=check,
    subject=HtmlPage,
    given=mistaken_addresses,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    mend=mend_address,
)
