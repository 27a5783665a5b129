"""
The keyphrase does not link to another page.

A link's text tells search engines what its target is about. With this page's own phrase as the
text, the page says that the other one answers better. Choose other words for the link.

Only pages with `keyphrase:` in their front matter are checked. Links within the page, and links
whose text holds more than the phrase, are left alone.

```html passes
<!-- keyphrase: garden tool -->
<html lang="en"><main><p>See <a href="/shop/">all garden tools in the shop</a>.</p></main>
```

```html fails
<!-- keyphrase: garden tool -->
<html lang="en"><main><p>We sell <a href="/shop/">garden tools</a>.</p></main>
```

Source: Yoast, "Competing links".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.main_text import main_element
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import phrase_of
from generator.rules.content.stems import content_words


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each link of the text whose words are the keyphrase."""
    phrase = page.fact(phrase_of)
    if phrase is None:
        return
    span = page.metadata.content
    main = main_element(page) if span is None else None
    links = page.anchors if main is None else tuple(main.descendants("a"))
    for element in links:
        target = (element.get("href") or "").partition("#")[0]
        if not target or target == page.url or element.name != "a":
            continue
        if span is not None and not span[0] <= (element.offset or 0) < span[1]:
            continue
        words = content_words(element.text, phrase.language)
        if len(words) == len(phrase.words) and phrase.count_in(element.text):
            yield Problem(
                f"keyphrase `{phrase.text}` is the text of a link to another page",
                fix="choose other words for the link",
                element=element,
            )


RULE = Rule(
    id="content/keyphrase-link",
    check=check,
    subject=HtmlPage,
    given=phrase_of,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
