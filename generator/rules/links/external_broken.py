"""
A link to another site must lead somewhere.

Pages move and companies close. A visitor who follows a dead link blames the page that sent them.
Other sites are asked only with `--external`. Broken is what is certain: the server says that the
page is not there (404) or gone (410), or there is no such server, or it refuses every connection.
Correct the address, link to another page, or remove the link.

```html passes
<!-- asked: https://www.example.org/spades fine: answered 200 -->
<a href="https://www.example.org/spades">Spades</a>
<a href="https://never-asked.example.org/">Rakes</a>
```

```html passes
<!-- asked: https://www.example.org/spades unverified: answered 403 -->
<a href="https://www.example.org/spades">Spades</a>
```

```html fails
<!-- asked: https://www.example.org/spades broken: answered 404 after 2 tries -->
<a href="https://www.example.org/spades">Spades</a>
```

```html fails
<!-- asked: https://www.example.org/spade.png broken: no server of that name was found -->
<img src="https://www.example.org/spade.png" alt="A spade">
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import EXTERNAL_LINKS, SiteIndex
from generator.model.web_answer import Standing
from generator.rules.links.external_words import named


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what leads to other sites and is certainly not there."""
    for link in site.external_links:
        answer = site.answers.get(link.url)
        if answer is not None and answer.standing is Standing.BROKEN:
            yield Problem(
                f"{named(link)} is broken: {answer.seen}",
                fix="correct the address, name another one, or remove it",
                page=link.page,
                offset=link.offset,
            )


RULE = Rule(
    id="links/external-broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    asks=True,
    reads=EXTERNAL_LINKS,
)
