"""
The place that a link names with `#` must be on the other site's page.

Without it, a visitor lands at the top of a long page and has to search. Texts are rewritten and
headings renamed, so such places vanish more often than pages. Where the page has scripts, these
may make the place, and the finding asks you to look for yourself. Only HTML is looked into, and
only its first part where it is very long.

```html passes
<!-- asked: https://www.example.org/spades#care fine, anchor found: answered 200 -->
<!-- asked: https://www.example.org/list.pdf#page=3 fine, anchor unknown: answered 200 -->
<a href="https://www.example.org/spades#care">Care</a>
<a href="https://www.example.org/list.pdf#page=3">List</a>
```

```html fails
<!-- asked: https://www.example.org/spades#care fine, anchor missing: answered 200 -->
<a href="https://www.example.org/spades#care">Care</a>
```

```html fails
<!-- asked: https://www.example.org/spades#care fine, anchor unsure: answered 200 -->
<a href="https://www.example.org/spades#care">Care</a>
```

Source: HTML, "find a potential indicated element".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import EXTERNAL_LINKS, SiteIndex
from generator.model.finding import Outcome
from generator.model.web_answer import Anchor
from generator.rules.links.external_words import named


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links to places that another site's page does not have."""
    for link in site.external_links:
        answer = site.answers.get(link.url)
        if answer is None or answer.anchor not in (Anchor.MISSING, Anchor.UNSURE):
            continue
        sure = answer.anchor is Anchor.MISSING
        also = "" if sure else ", unless a script makes it"
        yield Problem(
            f"{named(link)} names `#{link.url.partition('#')[2]}`, which is not on that page{also}",
            fix="link to an anchor that exists on that page, or to the page as a whole",
            page=link.page,
            offset=link.offset,
            outcome=Outcome.FAILED if sure else Outcome.REVIEW,
        )


RULE = Rule(
    id="links/external-anchor",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    asks=True,
    reads=EXTERNAL_LINKS,
)
