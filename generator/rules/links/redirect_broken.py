"""
An old address leads to a page that is there.

A redirect to a missing page answers a visitor's question with "not found", one step later. Let
it lead to a page that exists.

```html passes
<!-- redirect: /old/ /new/ -->
<!-- redirect: /shop/ https://shop.example.org/ -->
<!-- file: /new/index.html -->
<title>New</title>
```

```html fails
<!-- redirect: /old/ /new/ -->
<!-- file: /index.html -->
<title>Home</title>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import PATHS, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.model.finding import Severity
from generator.rules.links.nearest import NEAREST, Nearest

_MISSING = frozenset({Answer.MISSING, Answer.UNPUBLISHED, Answer.WRONG_CASE, Answer.MALFORMED})


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report redirects of the site to addresses that get no file."""
    nearest = Nearest(site)
    for source, to in site.redirects.items():
        target = site.urls.resolve(to, source)
        if target.answer not in _MISSING:
            continue
        if target.answer is Answer.UNPUBLISHED:
            why = f"a page that is not published: {site.urls.explanation(target)}"
        else:
            why = "no page"
        close = nearest.url(target.path) if target.answer is Answer.MISSING else ""
        if target.answer is Answer.WRONG_CASE:
            close = site.urls.url_of(target.path)
        yield Problem(
            f"`{source}` redirects to `{to}`, which is {why}",
            fix=f"did you mean `{close}`?" if close else "redirect it to a page that exists",
            path=source,
        )


RULE = Rule(
    id="links/redirect-broken",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.ERROR,
    reads=PATHS | NEAREST,
)
