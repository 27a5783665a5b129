"""
A page is available in every language that nearly all pages have.

Visitors who switch the language land on a page that does not exist in theirs, or are sent to the
home page. Translate the page, or say with `allow:` why it needs no translation.

A language is asked for where at least `share` per cent of the pages of the site's largest language
have a translation in it, so a site that translates only some pages hears nothing. `languages` asks
for some in any case.

```html passes
<!-- file: /spades/index.html -->
<!-- translation: spades.md -->
<html lang="en"><title>Spades</title>
<!-- file: /de/spades/index.html -->
<!-- translation: spades.md -->
<html lang="de"><title>Spaten</title>
<!-- file: /rakes/index.html -->
<!-- translation: rakes.md -->
<html lang="en"><title>Rakes</title>
```

```html fails
<!-- file: /a/index.html -->
<!-- translation: a.md -->
<html lang="en"><title>A</title>
<!-- file: /b/index.html -->
<!-- translation: b.md -->
<html lang="en"><title>B</title>
<!-- file: /c/index.html -->
<!-- translation: c.md -->
<html lang="en"><title>C</title>
<!-- file: /d/index.html -->
<!-- translation: d.md -->
<html lang="en"><title>D</title>
<!-- file: /e/index.html -->
<!-- translation: e.md -->
<html lang="en"><title>E</title>
<!-- file: /de/a/index.html -->
<!-- translation: a.md -->
<html lang="de"><title>A</title>
<!-- file: /de/b/index.html -->
<!-- translation: b.md -->
<html lang="de"><title>B</title>
<!-- file: /de/c/index.html -->
<!-- translation: c.md -->
<html lang="de"><title>C</title>
<!-- file: /de/d/index.html -->
<!-- translation: d.md -->
<html lang="de"><title>D</title>
```
"""

from collections import Counter
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.value import dataclass

_FEWEST = 4  # translated pages that make a custom


@dataclass(frozen=True, slots=True)
class TranslationMissing:
    """Options."""

    share: int = 80  #: per cent of the pages that have a translation
    languages: tuple[str, ...] = ()  #: asked for in any case, as `lang` has them


def check(site: SiteIndex, options: TranslationMissing) -> Iterator[Problem]:
    """Report each page without a translation that nearly all others have."""
    groups: dict[str, dict[str, PageFacts]] = {}
    for page in site.pages:
        if page.translation and page.language and not (page.is_redirect or page.is_not_found_page):
            groups.setdefault(page.translation, {})[page.language] = page
    counts = Counter(language for group in groups.values() for language in group)
    if len(counts) < 2 and not options.languages:  # noqa: PLR2004 -- a site in one language
        return
    largest = max(counts, key=lambda language: (counts[language], language), default="")
    asked = [one for one in options.languages if one != largest]
    for language in counts:
        both = sum(language in group and largest in group for group in groups.values())
        usual = both >= _FEWEST and both * 100 >= options.share * counts[largest]
        if usual and language not in (largest, *asked):
            asked.append(language)
    for group in groups.values():
        present = group.get(largest)
        lacking = [one for one in asked if one not in group]
        if present is not None and lacking:
            named = " and ".join(f"`{one}`" for one in lacking)
            yield Problem(
                f"page has no translation in {named}",
                fix="translate it, or say with `allow:` why it needs none",
                page=present,
            )


RULE = Rule(
    id="i18n/translation-missing",
    check=check,
    subject=SiteIndex,
    defaults=TranslationMissing(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
    reads=frozenset({"language", "kind", "refresh", "translation"}),
)
