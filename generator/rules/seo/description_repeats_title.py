"""
A description says more than the title.

It stands right below the title in the results; the same words again waste the place that could
win a visit. Say in `description:` what a visitor gets.

```html passes
<title>Garden tools for small hands</title>
<meta name="description" content="Spades, rakes and shears that fit hands of size 6 and below.">
```

```html fails
<title>Garden tools for small hands</title>
<meta name="description" content="Garden tools for small hands.">
```

Source: Google Search Central, "Control your snippets in search results".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity
from generator.rules.seo.site_name import without_site_name

_OUTER = " .,:;!?…-–—|"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a description that repeats the title or the main heading."""
    elements = page.meta_named("description")
    if not elements or not page.is_offered_to_search or page.page_number > 1:
        return
    said = _plain(elements[0].get("content") or "")
    titles = [without_site_name(page.title_text, page)] if page.title else []
    titles += [heading.text for heading in page.named("h1")]
    # what is longer than the longest title repeats none
    if said and any(len(said) <= len(title) and said == _plain(title) for title in titles):
        yield Problem(
            "description says the same as the title",
            fix="say in `description:` what a visitor gets",
            key="description",
            element=elements[0],
        )


def _plain(text: str) -> str:
    return fold(text).strip(_OUTER).casefold()


RULE = Rule(
    id="seo/description-repeats-title",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
