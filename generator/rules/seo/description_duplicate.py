"""
Two pages need two descriptions.

Where results show the same lines twice, nobody can choose. Say in each `description:` what
only that page holds. The same pages are left out as for titles.

```html passes
<!-- file: /spades/index.html -->
<meta name="description" content="Spades with short handles.">
<!-- file: /rakes/index.html -->
<meta name="description" content="Rakes with short handles.">
```

```html fails
<!-- file: /spades/index.html -->
<meta name="description" content="Tools with short handles.">
<!-- file: /rakes/index.html -->
<meta name="description" content="Tools with short handles.">
```

Source: Google Search Central, "Control your snippets in search results".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.twins import Alone, twins


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages of one language that share a description."""
    for page, named in twins(site, _description):
        yield Problem(
            f"these pages have the same description: {named}",
            fix="write a description for each that says what only that page holds",
            key="description",
            page=page,
            offset=page.description_offset,
        )


def _description(page: PageFacts) -> str | None:
    return page.description


RULE = Rule(
    id="seo/description-duplicate",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    is_about_several=True,
    reads=RESULTS | {"description", "language"},
    steady=Alone(_description),
)
