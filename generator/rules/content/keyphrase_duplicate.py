"""
A keyphrase belongs to one page.

Two pages that want to be found by the same phrase take visitors from each other, and search
engines choose one of them, perhaps the wrong one. Give each page the phrase that only it answers,
or make one page of the two.

Pages in two languages, and pages that are not offered to search engines, are not compared. Forms
of a word count as the same.

```html passes
<!-- file: /spades/index.html -->
<!-- keyphrase: spade for clay -->
<html lang="en"><title>Spades</title>
<!-- file: /rakes/index.html -->
<!-- keyphrase: rake for clay -->
<html lang="en"><title>Rakes</title>
```

```html fails
<!-- file: /spades/index.html -->
<!-- keyphrase: garden tool -->
<html lang="en"><title>Spades</title>
<!-- file: /rakes/index.html -->
<!-- keyphrase: tools for the garden -->
<html lang="en"><title>Rakes</title>
```

Source: Yoast, "Previously used keyphrase"; Google Search Central, "Consolidate duplicate URLs".
"""

from collections.abc import Iterator
from itertools import chain

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import OFFERED, PATHS, SiteIndex
from generator.model.finding import Severity
from generator.rules.content.stems import content_words, parts_of, stem
from generator.rules.seo.twins import listed, of_one_version


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages of one language that share a keyphrase."""
    groups: dict[tuple[str, frozenset[str]], list[PageFacts]] = {}
    for page in site.pages:
        if page.keyphrase and page.is_offered_to_search:
            language = page.language.partition("-")[0].lower()
            words = content_words(page.keyphrase, language) or parts_of(page.keyphrase)
            if words:
                stems = frozenset(stem(word, language) for word in words)
                groups.setdefault((language, stems), []).append(page)
    for group in chain.from_iterable(of_one_version(site, group) for group in groups.values()):
        named = listed([page.url for page in group])
        for page in group if len(group) > 1 else ():
            yield Problem(
                f"these pages have the same keyphrase `{group[0].keyphrase}`: {named}",
                fix="give each page the phrase that only it answers",
                key="keyphrase",
                page=page,
            )


RULE = Rule(
    id="content/keyphrase-duplicate",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    is_about_several=True,
    reads=OFFERED | PATHS | {"url", "language", "keyphrase"},
)
