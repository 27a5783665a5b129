"""
Two pages need two main headings.

The heading tells visitors that they came to the right page, and search engines what sets it
apart from the others. Where titles are the same as well, `seo/title-duplicate` says so, and this
rule says nothing.

```html passes
<!-- file: /spades/index.html -->
<html lang="en"><title>Spades</title><h1>Spades</h1>
<!-- file: /rakes/index.html -->
<html lang="en"><title>Rakes</title><h1>Rakes</h1>
```

```html fails
<!-- file: /spades/index.html -->
<html lang="en"><title>Spades</title><h1>Our tools</h1>
<!-- file: /rakes/index.html -->
<html lang="en"><title>Rakes</title><h1>Our tools</h1>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.twins import Alone, twins


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages of one language that share a main heading under different titles."""
    for page, named in twins(site, _heading, apart=lambda page: page.title):
        yield Problem(
            f"these pages have the same main heading: {named}",
            fix="write a heading for each that says what only that page holds",
            key="h1",
            page=page,
            offset=page.h1_offset,
        )


def _heading(page: PageFacts) -> str | None:
    return page.h1[0] if len(page.h1) == 1 else None


RULE = Rule(
    id="seo/h1-duplicate",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    is_about_several=True,
    reads=RESULTS | {"title", "language", "h1"},
    steady=Alone(_heading),
)
