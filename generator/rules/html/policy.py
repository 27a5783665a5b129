"""
Permissions of frames and fingerprints of files can be read.

A browser does not use a file whose fingerprint in `integrity` was copied in part, and gives a frame
none of the permissions that it cannot read.

```html passes
<iframe src="/a/" title="A" allow="fullscreen; geolocation 'self' https://www.example.org"></iframe>
```

```html passes
<script src="/a.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="></script>
```

```html fails
<iframe src="/a/" title="A" allow="fullscreen autoplay"></iframe>
```

```html fails
<iframe src="/a/" title="A" allow="geolocaton"></iframe>
```

```html fails
<script src="/a.js" integrity="sha384-47DEQpj8HBSa"></script>
```

Source: Permissions Policy, 5; Subresource Integrity, 3.5.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report permissions and fingerprints that browsers cannot read."""
    yield from problems_about(page, Subject.POLICY)


RULE = Rule(
    id="html/policy",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
