"""
A page begins with `<!doctype html>`.

Without it, or with an old one, browsers show a page as those of 1999 did, with other sizes and
margins, and a style sheet that was tried elsewhere looks wrong.

```html passes
<!doctype html><title>Spades</title>
```

```html passes
<!DOCTYPE html SYSTEM "about:legacy-compat"><title>Spades</title>
```

```html fails
<title>Spades</title>
```

```html fails
<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<title>Spades</title>
```

Source: WHATWG HTML, section 13.1.1 "The DOCTYPE".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_FIX = "begin the page with `<!doctype html>`"


def is_unusual(page: HtmlPage) -> bool:
    """Whether the page begins otherwise than pages do today."""
    return not page.written.is_usual


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a document type that is missing or an old one."""
    found = page.written.doctype
    if found is None:
        before = "<!doctype" in page.html.lower()
        message = "something stands before the doctype" if before else "the page has no doctype"
        yield Problem(f"{message}, so browsers show it as an old one", fix=_FIX)
    elif (found.name or "").lower() != "html" or found.public_id:
        yield Problem("the doctype is not that of HTML today", fix=_FIX)
    elif found.system_id not in (None, "", "about:legacy-compat"):
        yield Problem("the doctype names a file that no browser reads", fix=_FIX)


RULE = Rule(
    id="html/doctype",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=is_unusual,
)
