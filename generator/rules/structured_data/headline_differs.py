"""
The headline in structured data should be the one on the page.

Search engines show what visitors then find; another headline looks like a trick, and the data is
set aside. Use the title of the page.

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades for clay"}</script>
<h1>Spades for clay</h1>
```

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Spades for clay"}</script>
<h1>Spades for clay, sand and loam</h1>
```

```html fails
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": "Rakes and brooms"}</script>
<h1>Spades for clay</h1>
```

Source: Google Search Central, "General structured data guidelines" (content that is not visible).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Outcome, Severity
from generator.rules.structured_data.places import problem
from generator.rules.structured_data.shown import the_article, words

_ENOUGH = 0.5  # share of its words that the page's own headline has too


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about a headline whose words the title and the first-level headings do not have."""
    found = the_article(page)
    if found is None:
        return
    headings = [element.text for element in page.named("h1")]
    if not headings:
        return
    block, node = found
    for headline in node.texts("headline")[:1]:
        own = words(headline)
        titles = [*headings, page.title.text if page.title else ""]
        shown = {word for text in titles for word in words(text)}
        joined = "".join(own)
        texts = [text for text in ("".join(words(title)) for title in titles) if text]
        if not own or any(joined in text or text in joined for text in texts):
            continue
        if sum(word in shown for word in own) < len(own) * _ENOUGH:
            yield problem(
                block,
                node,
                f"headline in structured data is “{headline}”, and the page shows another",
                "use the title of the page",
                path=("headline",),
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="structured-data/headline-differs",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
