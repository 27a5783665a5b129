"""
Links with the same words lead to the same page.

Screen readers list the links of a page without what stands around them. Where the list says "Contact
us" twice, both should lead to the same page, or to pages that are alike. A person has to look whether
they are, so the outcome is `review`. Links in the same paragraph have a rule of their own,
accessibility/link-purpose; texts such as "here" and "more" are reported by accessibility/link-text.

```html passes
<!-- file: /index.html -->
<p><a href="/a/">Spades</a></p><footer><a href="/a/">Spades</a></footer>
<!-- file: /a/index.html -->
<p>Spades dig.</p>
```

```html passes
<!-- file: /index.html -->
<p>Spades: <a href="/a/">More</a></p><p>Rakes: <a href="/b/">More</a></p>
<!-- file: /a/index.html -->
<p>Spades dig.</p>
<!-- file: /b/index.html -->
<p>Rakes rake.</p>
```

```html fails
<!-- file: /index.html -->
<p>For spades: <a href="/a/">Contact us</a></p><p>For rakes: <a href="/b/">Contact us</a></p>
<!-- file: /a/index.html -->
<p>Call us about spades.</p>
<!-- file: /b/index.html -->
<p>Call us about rakes.</p>
```

```html fails
<!-- file: /index.html -->
<p><a href="https://example.org/">The shop</a></p><p><a href="https://example.net/">The shop</a></p>
```

Source: WCAG 2.2, 2.4.9 "Link Purpose (Link Only)" (level AAA).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.destinations import DESTINATIONS
from generator.checks.whole_site.namesakes import Differing, namesakes
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Outcome, Severity
from generator.rules.accessibility.link_text import is_empty_text


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links whose words lead elsewhere at another place of the page."""
    for one in namesakes(site):
        if not (_is_reported(one) or _is_usual(one) or is_empty_text(one.name)):
            yield Problem(
                f"link `{one.name}` leads to `{one.url}` here and to `{one.other_url}` elsewhere",
                fix="give each link words of its own, unless both pages are about the same",
                page=one.page,
                offset=one.offset,
                outcome=Outcome.REVIEW,
            )


def _is_reported(one: Differing) -> bool:
    """Whether accessibility/link-purpose does."""
    return one.is_same_place and one.here.is_known and one.other.is_known


def _is_usual(one: Differing) -> bool:
    """Whether one is a place of the page itself, or a further page of a list: people know these."""
    ends = (one.here, one.other)
    is_within = any(end.place == one.page.path for end in ends)
    return is_within or any(end.page is not None and end.page.page_number > 1 for end in ends)


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, _options: NoOptions) -> bool:
    """Whether no page has such links: then no words of another page matter."""
    return not any(page.same_names for page in (*site.pages, before, after))


RULE = Rule(
    id="accessibility/link-purpose-alone",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    act=("b20e66",),
    criteria=("2.4.9",),
    reads=DESTINATIONS | {"links", "page_number", "same_names"},
    steady=steady,
)
