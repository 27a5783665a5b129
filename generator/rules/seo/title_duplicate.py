"""
Two pages need two titles.

Pages that share a title compete for one place in the results, and nobody can tell their
tabs apart. Say in each `title:` what only that page holds.

Pages that search engines are asked to leave out, that name another page as the original, or
that continue a list are not compared, nor are pages in two languages.

```html passes
<!-- file: /spades/index.html -->
<html lang="en"><title>Spades</title>
<!-- file: /rakes/index.html -->
<html lang="en"><title>Rakes</title>
```

```html fails
<!-- file: /spades/index.html -->
<html lang="en"><title>Tools</title>
<!-- file: /rakes/index.html -->
<html lang="en"><title>Tools</title>
```

```html passes
<!-- file: /blog/index.html -->
<html lang="en"><title>Blog</title>
<!-- file: /blog/page/2/index.html -->
<html lang="en"><title>Blog</title>
<!-- file: /print/blog/index.html -->
<html lang="en"><title>Blog</title><link rel="canonical" href="https://www.example.com/blog/">
<!-- file: /de/blog/index.html -->
<html lang="de"><title>Blog</title>
```

Versions of documentation are not compared with each other, and each is looked at for itself:

```html passes
<!-- file: /docs/1.0/start/index.html -->
<html lang="en"><title>Start</title>
<!-- file: /docs/latest/start/index.html -->
<html lang="en"><title>Start</title>
```

```html fails
<!-- file: /docs/1.0/start/index.html -->
<html lang="en"><title>Start</title>
<!-- file: /docs/1.0/begin/index.html -->
<html lang="en"><title>Start</title>
<!-- file: /docs/latest/start/index.html -->
<html lang="en"><title>Start</title>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import RESULTS, SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.twins import Alone, twins


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages of one language that share a title."""
    for page, named in twins(site, _title):
        yield Problem(
            f"these pages have the same title: {named}",
            fix="write a title for each that says what only that page holds",
            key="title",
            page=page,
            offset=page.title_offset,
        )


def _title(page: PageFacts) -> str | None:
    return page.title


RULE = Rule(
    id="seo/title-duplicate",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    is_about_several=True,
    reads=RESULTS | {"title", "language"},
    steady=Alone(_title),
)
