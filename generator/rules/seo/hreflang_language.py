"""
A version is in the language that its link promises.

Who searches in German and lands on an English page turns round. Either the link names the wrong
page, or the page says the wrong language of itself.

```html passes
<!-- file: /index.html -->
<html lang="en-GB"><link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<html lang="de"><link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

```html fails
<!-- file: /index.html -->
<html lang="en"><link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
<!-- file: /de/index.html -->
<html lang="en"><link rel="alternate" hreflang="en" href="https://www.example.com/"><link rel="alternate" hreflang="de" href="https://www.example.com/de/">
```

Source: Google Search Central, "Localized versions of your pages".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Severity
from generator.rules.seo.versions import VERSIONS, versions_of


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report versions whose page says that it is in another language."""
    reported: set[tuple[str, str]] = set()
    for page, versions in versions_of(site).items():
        for code, other in versions:
            wanted = code.partition("-")[0].lower()
            said = other.language.partition("-")[0].lower()
            if wanted in ("x", said) or not said or (other.path, wanted) in reported:
                continue
            reported.add((other.path, wanted))
            yield Problem(
                f"{site.by_path[page].url} names this page as its version for `{code}`, "
                f"and the page says that it is in `{other.language}`",
                fix="correct the link, or `lang` of this page",
                page=other,
            )


RULE = Rule(
    id="seo/hreflang-language",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    reads=VERSIONS | {"language"},
)
