"""
The page must give one day of publication.

Search engines take the day from several places; where these contradict each other, they show none,
or the wrong one.

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-01-31"}</script>
<meta property="article:published_time" content="2026-01-31T08:00:00Z">
```

```html fails
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-01-31"}</script>
<meta property="article:published_time" content="2025-01-31T08:00:00Z">
```

Source: Google Search Central, "Influence your byline dates" (dates must agree).
"""

import datetime as dt
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import structured_data
from generator.model.finding import Severity
from generator.rules.structured_data.places import problem
from generator.rules.structured_data.shown import the_article

_PAIRS = (
    ("datePublished", "article:published_time"),
    ("dateModified", "article:modified_time"),
)
_NEAR = dt.timedelta(days=1)  # time zones may be a day apart


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report days of an article that its tags for social networks contradict."""
    found = the_article(page)
    if found is None:
        return
    block, node = found
    for name, tag in _PAIRS:
        tags = [element.get("content") or "" for element in page.meta_property(tag)]
        for told in node.texts(name)[:1]:
            days = [day for day in map(_day, tags) if day is not None]
            own = _day(told)
            if own is not None and days and all(abs(own - day) > _NEAR for day in days):
                message = f"`{name}` is {own}, and `{tag}` says {days[0]}"
                yield problem(block, node, message, "give one day in both", path=(name,))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


RULE = Rule(
    id="structured-data/date-differs",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
