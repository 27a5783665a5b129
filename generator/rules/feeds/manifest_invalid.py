"""
A web app manifest is JSON.

Browsers ignore a manifest that they cannot read: no name and no icon on the home screen.

```html passes
<!-- file: /site.webmanifest -->
{"name": "Garden tools"}
```

```html fails
<!-- file: /site.webmanifest -->
{"name": "Garden tools",}
```

Source: W3C, "Web Application Manifest".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.model.finding import Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report manifests that browsers cannot read."""
    for listing in site.file_links:
        for flaw in listing.flaws:
            yield Problem(flaw.message, fix=flaw.fix, path=listing.path, offset=flaw.offset)


RULE = Rule(
    id="feeds/manifest-invalid",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    reads=PATHS,
)
