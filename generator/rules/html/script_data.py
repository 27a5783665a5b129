"""
Import maps and speculation rules can be read.

An import map says where modules lie, and speculation rules which pages are loaded before somebody goes
there. A browser that cannot read such a script ignores it: no module that it names is found, and no
page is loaded ahead.

```html passes
<script type="importmap">{"imports": {"garden": "/garden.js", "tools/": "https://example.org/tools/"}}</script>
<script type="speculationrules">{"prefetch": [{"where": {"href_matches": "/*"}, "eagerness": "moderate"}]}</script>
```

```html fails
<script type="importmap">{"imports": {"garden": "/garden.js",}}</script>
```

```html fails
<script type="importmap">{"imports": {"garden": "garden.js"}}</script>
```

```html fails
<script type="importmap">{"import": {"garden": "/garden.js"}}</script>
```

```html fails
<script type="speculationrules">{"prefetch": [{"eagerness": "moderate"}]}</script>
```

Source: WHATWG HTML, 4.12.1 "The script element", 8.1.6.2 "Import maps", 7.6.1 "Speculation rules".
"""

from collections.abc import Iterator

from generator.checks.conformance.values.script_data import KINDS, script_data
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.model.finding import Severity


def _type_of_data(kind: Kind) -> str:
    """Give the type of a script whose data browsers read; empty for all others."""
    written = (kind.get("type") or "").lower() if kind.name == "script" and kind.is_html else ""
    return written if written in KINDS and not kind.has("src") else ""


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report data that browsers ignore."""
    for element, written in page.where(_type_of_data):
        verdict = script_data(written, element.text) if written else None
        if verdict is not None:
            message = f'`<script type="{written}">` {verdict.why}'
            yield Problem(message, verdict.fix, element)


RULE = Rule(
    id="html/script-data",
    check=check,
    subject=HtmlPage,
    kinds=_type_of_data,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
