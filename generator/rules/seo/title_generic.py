"""
A title says more than what every page could say.

"Home" or "Untitled" on a results page tells nobody what waits there. Say what the page offers.
A name of the site behind it does not help: it stands on all pages.

```html passes
<title>Home insurance for small gardens</title>
```

```html fails
<title>Home</title>
```

```html fails
<meta property="og:site_name" content="Acme">
<title>Untitled document | Acme</title>
```

Source: Google Search Central, "Influencing your title links in search results" (avoid vague
descriptors such as "Home").
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.seo.site_name import without_site_name

_GENERIC = frozenset(
    {
        "document",
        "home",
        "home page",
        "homepage",
        "index",
        "new document",
        "new page",
        "no title",
        "page",
        "page title",
        "title",
        "untitled",
        "untitled document",
        "untitled page",
        "welcome",
        "dokument",
        "neue seite",
        "ohne titel",
        "seite",
        "startseite",
        "titel",
        "unbenannt",
        "unbenanntes dokument",
        "willkommen",
    }
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a title that would fit any page of any site."""
    if page.title is None or not page.is_offered_to_search:
        return
    title = without_site_name(page.title_text, page)
    if title.casefold() in _GENERIC:
        yield Problem(
            f"title `{title}` does not say what the page is about",
            fix="say in `title:` what the page offers",
            element=page.title,
            key="title",
        )


RULE = Rule(
    id="seo/title-generic",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
