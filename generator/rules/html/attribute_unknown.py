"""
Elements have the attributes that HTML gives them.

An attribute that an element does not have does nothing: it is misspelt, belongs on another element, or
was made up. Nobody notices until somebody misses what it was meant to do.

Attributes that begin with `data-` are for your own scripts, and may be called as you like. What
libraries for scripts read under names of their own (`@click`, `v-if`, `x-data`, `hx-get`) is left
alone; `ignored` says which, with `*` for any letters. Elements whose names have a hyphen belong to a
script, which decides about their attributes. In drawings and formulas only slips are reported.

```html passes
<img src="/a.png" alt="A spade" width="80" data-zoom="2"> <p x-show="open" @click="go">Spade</p> <my-map zoom="3"></my-map>
```

```html fails
<img src="/a.png" alt="A spade" widht="80">
```

```html fails
<div href="/spades/">Spades</div>
```

```html fails
<p colour="red">Spade</p>
```

```html fails
<svg viewbx="0 0 9 9"></svg>
```

Source: WHATWG HTML, 3.2.6 "Global attributes", and the sections of each element.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.globs import fits_one
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import faults_about
from generator.value import dataclass

_LIBRARIES = (
    ":*", "@*", "[[]*", "(*", "#*", "*.*", "v-*", "x-*", "hx-*", "ng-*", "wire:*", "on:*", "xmlns:*", "up-*",
    "_",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttributeUnknown:
    """Options."""

    ignored: tuple[str, ...] = (
        _LIBRARIES  #: names of attributes that scripts read; `*` stands for any letters
    )


def check(page: HtmlPage, options: AttributeUnknown) -> Iterator[Problem]:
    """Report attributes that an element does not have."""
    for element, fault in faults_about(page, Subject.UNKNOWN):
        if not fits_one(fault.attribute, options.ignored):
            yield Problem(fault.message, fault.fix, element)


RULE = Rule(
    id="html/attribute-unknown",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=AttributeUnknown(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
