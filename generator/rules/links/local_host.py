"""
A link leads to a site that visitors can reach.

`localhost`, `192.168.…` and names such as `intranet` or `printer.local` mean another machine for
each visitor, or none. They are left over from a preview or a test. Write the public address. A link
that shows the address itself may be part of an instruction; it is listed for review, and as code
(`` `http://localhost:8080` ``) it is no link at all. A site that is itself in a local network may
lead where it likes.

```html passes
<a href="https://www.example.org/">Spades</a> <code>http://localhost:8080/</code>
```

```html fails
<a href="http://localhost:1313/spades/">Spades</a>
```

```html fails
<script src="http://127.0.0.1:35729/livereload.js"></script>
```

```html fails
<p>Open <a href="http://192.168.0.1/">http://192.168.0.1/</a> in your browser.</p>
```

```html fails
<link rel="canonical" href="http://localhost:1313/">
```

Source: RFC 6761, RFC 6762, RFC 1918 (names and addresses for local use).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.references import Use
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Outcome, Severity
from generator.rules.links.mistaken import Mistaken, mistaken_addresses
from generator.url.mistakes import Kind, mistake
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class LocalHost:
    """Option of the rule."""

    hosts: tuple[str, ...] = ()  #: hosts that the visitors of this site do reach


def check(page: HtmlPage, options: LocalHost) -> Iterator[Problem]:
    """Report addresses that only this computer or its network can reach."""
    own = mistake(page.base_url) if page.base_url else None
    if own is not None and own.kind is Kind.LOCAL_HOST:
        return
    for one in page.fact(mistaken_addresses):
        wrong = one.mistake
        if wrong.kind is Kind.LOCAL_HOST and wrong.part not in options.hosts:
            yield Problem(
                f"{one.named} leads to `{wrong.part}`, which visitors cannot reach",
                fix="write the public address; to show an address, write it as code",
                element=one.element,
                outcome=Outcome.REVIEW if _may_be_meant(one) else Outcome.FAILED,
            )


def _may_be_meant(one: Mistaken) -> bool:
    """Whether the link shows where it leads, or leads to a name that some network may know."""
    if one.use is not Use.LINK:
        return False
    return "." not in one.mistake.part.replace("localhost", ".") or _shows(one)


def _shows(one: Mistaken) -> bool:
    """Whether the text of a link names its host."""
    host = one.url.partition("//")[2].partition("/")[0]
    return host.lower() in fold(one.element.text).lower()


RULE = Rule(
    id="links/local-host",
    check=check,
    subject=HtmlPage,
    given=mistaken_addresses,
    defaults=LocalHost(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
