"""
A link to a page that has moved for good should name the new address.

The old address works as long as its owner keeps the redirect (301 or 308), and each visitor makes
one detour. Write the new address while it is known. Redirects that are meant for a while (302,
307) are fine.

```html passes
<!-- asked: https://www.example.org/spades fine: answered 200 -->
<a href="https://www.example.org/spades">Spades</a>
```

```html fails
<!-- asked: http://www.example.org/ fine, moved to https://www.example.org/: answered 200 -->
<a href="http://www.example.org/">Spades</a>
```

Source: RFC 9110, sections 15.4.2 and 15.4.9.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import EXTERNAL_LINKS, SiteIndex
from generator.model.finding import Severity
from generator.rules.links.external_words import named
from generator.url.secrets import is_masked


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report what names the old address of something that has moved for good."""
    for link in site.external_links:
        answer = site.answers.get(link.url)
        if answer is not None and answer.moved_to:
            yield Problem(
                f"{named(link)} moved permanently to `{answer.moved_to}`",
                fix="see where it leads now, and write that"
                if is_masked(answer.moved_to)
                else f"write `{answer.moved_to}`",
                page=link.page,
                offset=link.offset,
            )


RULE = Rule(
    id="links/external-moved",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    asks=True,
    reads=EXTERNAL_LINKS,
)
