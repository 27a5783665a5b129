"""
A translation is not older than its original.

When the original changes and the translation does not, visitors read what is no longer true.
Bring the translation up to date, then set its `lastmod:`.

Off unless the settings give it a severity, since it wants `lastmod:` to be kept. The page in the
site's main language, that of the home page at the shortest address, is the original; a day or two
(`days`) do not matter.

```html fails
<!-- file: /index.html -->
<!-- translation: _index.md -->
<html lang="en"><title>Home</title>
<!-- file: /spades/index.html -->
<!-- translation: spades.md -->
<!-- modified: 2026-01-10 -->
<html lang="en"><title>Spades</title>
<!-- file: /de/spades/index.html -->
<!-- translation: spades.md -->
<!-- modified: 2025-12-01 -->
<html lang="de"><title>Spaten</title>
```

```html passes
<!-- file: /index.html -->
<!-- translation: _index.md -->
<html lang="en"><title>Home</title>
<!-- file: /spades/index.html -->
<!-- translation: spades.md -->
<!-- modified: 2026-01-10 -->
<html lang="en"><title>Spades</title>
<!-- file: /de/spades/index.html -->
<!-- translation: spades.md -->
<!-- modified: 2026-01-09 -->
<html lang="de"><title>Spaten</title>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.model.site import PageKind
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class TranslationOutdated:
    """Options."""

    days: int = 1  #: that a translation may be older
    original: str = ""  #: language of originals; that of the home page where it is empty


def check(site: SiteIndex, options: TranslationOutdated) -> Iterator[Problem]:
    """Report each page that is older than the page that it translates."""
    language = options.original or _main_language(site)
    originals = {
        page.translation: page
        for page in site.pages
        if page.translation and page.modified and page.language == language
    }
    for page in site.pages:
        original = originals.get(page.translation)
        if original is None or page.modified is None or page.language == language:
            continue
        assert original.modified is not None
        if (original.modified - page.modified).days > options.days:
            yield Problem(
                f"translation was last changed on {page.modified}, its original {original.url} on"
                f" {original.modified}",
                fix="bring it up to date, then set `lastmod:`",
                key="lastmod",
                page=page,
            )


def _main_language(site: SiteIndex) -> str:
    homes: list[PageFacts] = [page for page in site.pages if page.kind is PageKind.HOME]
    return min(homes, key=lambda page: len(page.url)).language if homes else ""


RULE = Rule(
    id="i18n/translation-outdated",
    check=check,
    subject=SiteIndex,
    defaults=TranslationOutdated(),
    basis=Basis.HOUSE,
    severity=Severity.OFF,
    reads=frozenset({"url", "language", "kind", "modified", "translation"}),
)
