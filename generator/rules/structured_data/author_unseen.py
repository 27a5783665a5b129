"""
An author in structured data should be named on the page.

Structured data repeats what a visitor can see. A name that stands in it alone is set aside.

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "author": {"@type": "Person", "name": "Ada Moss"}}</script>
<p>By Ada Moss</p>
```

```html fails
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "author": {"@type": "Person", "name": "Ada Moss"}}</script>
<p>Spades are useful.</p>
```

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades", "author": {"@type": "Organization", "name": "Garden Ltd"}}</script>
<p>Spades are useful.</p>
```

Source: Google Search Central, "Article structured data" (author markup best practices).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Outcome, Severity
from generator.rules.structured_data.places import problem
from generator.rules.structured_data.shown import people, shows, the_article, words


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about authors none of whose names a visitor can read."""
    found = the_article(page)
    if found is None:
        return
    block, node = found
    for name in people(node, "author"):
        # A page may give the last name alone, or turn the names round.
        if not shows(page, words(name)):
            yield problem(
                block,
                node,
                f"author `{name}` is named in structured data, and not on the page",
                "name the author on the page, or take the name out",
                path=("author",),
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="structured-data/author-unseen",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
