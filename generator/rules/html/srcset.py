"""
A browser can choose between the sizes of a picture.

`srcset` lists pictures with their widths (`480w`) or densities (`2x`), and `sizes` says how wide the
picture is shown. A browser ignores what it cannot read, and without `sizes` it loads a picture for
the whole window, which may be far too large.

```html passes
<img src="/a.jpg" srcset="/a.jpg 480w, /b.jpg 960w" sizes="(min-width: 40em) 50vw, 100vw" alt="A spade"> <img src="/a.jpg" srcset="/b.jpg 2x" alt="A spade">
```

```html passes
<img src="/a.jpg" srcset="/a.jpg 480w" sizes="auto" loading="lazy" alt="A spade">
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480w, /b.jpg 2x" sizes="100vw" alt="A spade">
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480px" sizes="100vw" alt="A spade">
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480w, /b.jpg 480w" sizes="100vw" alt="A spade">
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480w, /b.jpg 960w" alt="A spade">
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480w" sizes="50%" alt="A spade">
```

Source: WHATWG HTML, 4.8.4.2 "Attributes common to source, img, and link elements".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report lists of pictures, and widths, that browsers cannot read."""
    yield from problems_about(page, Subject.SOURCES)


RULE = Rule(
    id="html/srcset",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
