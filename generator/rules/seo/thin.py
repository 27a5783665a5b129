"""
A page has enough text.

A page of a few words answers no question: search engines leave such pages out, and visitors go
back at once. Say more, join it with another page, or give it `noindex`. Pages with a form, a
film, a picture or a table, and those that only list others, are not counted. Of another
generator's pages only those with an `article` are, since those of tags and authors say little by
nature.

```html passes
<article><h1>Contact</h1><form action="/send"><input name="a" aria-label="Name"></form></article>
```

```html passes
<article><h1>A spade for small hands</h1><p>
A spade for small hands has a short handle, a narrow blade and a tread that does not cut into
the sole. We tried nine of them in heavy clay for two seasons. Three bent at the socket, two
lost their edge within a month, and four came through both winters without a mark. The best of
these weighs eleven hundred grams and costs less than the worst.
</p></article>
```

```html fails
<article><h1>Spades</h1><p>Text follows.</p></article>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.facts.main_text import main_element, main_text
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.model.site import PageKind
from generator.value import dataclass

#: What a page may be there for without many words.
_OTHERWISE = "form,iframe,video,audio,object,embed,canvas,img,picture,svg,table,pre,dl,script"
_FEW_LINKS = 3


@dataclass(frozen=True, slots=True)
class Thin:
    """Options."""

    min: int = 15  #: words in the main part, its heading included


def check(page: HtmlPage, options: Thin) -> Iterator[Problem]:
    """Report a page whose main part has fewer words than the limit."""
    if not page.is_offered_to_search or page.page_number > 1:
        return
    if page.kind not in (None, PageKind.PAGE):
        return
    words = page.fact(main_text).words
    if words is None or words >= options.min:
        return
    main = main_element(page)
    if main is None or main.holds(_OTHERWISE):
        return
    if page.kind is None and main.name != "article" and not main.holds("article"):
        return
    if sum(1 for _ in main.descendants("a")) > _FEW_LINKS:
        return  # a list of links, which is a page of another kind
    yield Problem(
        f"page has {words} word{'' if words == 1 else 's'}; the minimum is {options.min}",
        fix="say more, join it with another page, or give it `noindex: true`",
    )


RULE = Rule(
    id="seo/thin",
    check=check,
    subject=HtmlPage,
    defaults=Thin(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
