"""
Links with the same words in the same place lead to the same page.

Two links of one paragraph that are both called "Contact us" and lead to two pages can be told apart
by nobody who listens to the page. Say in each what only its target has.

Pages with the same words count as the same; whether others serve the same purpose, a person has to
look, so the outcome is `review`.

```html passes
<!-- file: /index.html -->
<p><a href="/a/">Contact</a> us, or <a href="/a/#phone">contact</a> us later.</p>
<!-- file: /a/index.html -->
<p>Call us.</p>
```

```html passes
<!-- file: /index.html -->
<p>Spades: <a href="/a/">Read more</a></p><p>Rakes: <a href="/b/">Read more</a></p>
<!-- file: /a/index.html -->
<p>Spades dig.</p>
<!-- file: /b/index.html -->
<p>Rakes rake.</p>
```

```html fails
<!-- file: /index.html -->
<p><a href="/a/">Contact us</a> for spades, or <a href="/b/">contact us</a> for rakes.</p>
<!-- file: /a/index.html -->
<p>Call us about spades.</p>
<!-- file: /b/index.html -->
<p>Call us about rakes.</p>
```

```html fails
<!-- file: /index.html -->
<p><a href="/a/?for=spades">Contact us</a> for spades, or <a href="/a/?for=rakes">contact us</a>.</p>
<!-- file: /a/index.html -->
<p>Call us.</p>
```

Source: WCAG 2.2, 2.4.4 "Link Purpose (In Context)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.destinations import DESTINATIONS
from generator.checks.whole_site.namesakes import namesakes
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Outcome, Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links that nothing but their address tells from another."""
    for one in namesakes(site):
        # On another site, only a person knows whether two addresses are about the same.
        if one.is_same_place and one.other.is_known and one.here.is_known:
            yield Problem(
                f"link `{one.name}` leads to `{one.url}` here and to `{one.other_url}` beside it",
                fix="give each link words of its own that say where it leads",
                page=one.page,
                offset=one.offset,
                outcome=Outcome.REVIEW,
            )


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, _options: NoOptions) -> bool:
    """Whether no page has such links: then no words of another page matter."""
    return not any(page.same_names for page in (*site.pages, before, after))


RULE = Rule(
    id="accessibility/link-purpose",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("fd3a94", "b20e66"),
    criteria=("2.4.4", "2.4.9"),
    reads=DESTINATIONS | {"links", "same_names"},
    steady=steady,
)
