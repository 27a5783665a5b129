"""
A link to another site could not be verified.

Many servers answer a person and turn a program away (401, 403, 429, 999), and any server may be
down for an hour (500 to 504, no answer in time). A certificate that is not accepted, an answer
that makes no sense and an address in a private network belong here too. None of this proves that
the link is broken, so it never stops a build. Open the link in a browser. If it works there,
`external:` in `site.yaml` accepts the answer (`expected:`) or leaves the address out (`ignore:`).

```html passes
<!-- asked: https://www.example.org/spades fine: answered 200 -->
<a href="https://www.example.org/spades">Spades</a>
```

```html passes
<!-- asked: https://www.example.org/spades broken: answered 404 -->
<a href="https://www.example.org/spades">Spades</a>
```

```html fails
<!-- asked: https://www.example.org/spades unverified: answered 403, so it lets no program in -->
<a href="https://www.example.org/spades">Spades</a>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import EXTERNAL_LINKS, SiteIndex
from generator.model.finding import Outcome, Severity
from generator.model.web_answer import Standing
from generator.rules.links.external_words import named


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what leads to other sites and may be there or not."""
    for link in site.external_links:
        answer = site.answers.get(link.url)
        if answer is not None and answer.standing is Standing.UNVERIFIED:
            yield Problem(
                f"{named(link)} could not be verified: {answer.seen}",
                fix="open it in a browser; if it works, accept it under `external:` in site.yaml",
                page=link.page,
                offset=link.offset,
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="links/external-unverified",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    asks=True,
    reads=EXTERNAL_LINKS,
)
