"""
A link says in words where it leads.

Nobody reads an address, and nobody likes to hear one spelled out; search engines learn nothing of
the page behind it. Write the title of the page as the text of the link.

```html passes
<!-- file: /index.html -->
<a href="/spades/">Spades</a> <a href="https://elsewhere.example.com/">elsewhere.example.com</a>
<a href="https://elsewhere.example.com/">https://elsewhere.example.com/</a>
<!-- file: /spades/index.html -->
<h1>Spades</h1>
```

```html fails
<!-- file: /index.html -->
<a href="https://www.example.com/spades/">https://www.example.com/spades/</a>
<!-- file: /spades/index.html -->
<h1>Spades</h1>
```

Source: WCAG 2.2, 2.4.4 "Link Purpose (In Context)".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.mending.link_texts import mend_link_text
from generator.model.finding import Correction, Severity


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links to pages of the site whose text is an address."""
    for page in site.pages:
        for number, text, is_alone in page.bare_links:
            link = page.links[number]
            target = site.urls.resolve(link.url, page.url, page.base)
            if target.answer in (Answer.OUTSIDE, Answer.MALFORMED):
                continue
            there = site.by_path.get(target.path) if target.answer is Answer.FILE else None
            name = there.h1[0] if there is not None and len(there.h1) == 1 else ""
            # Where something stands beside it, the words may be there already.
            is_sure = is_alone and name != "" and target.fragment == ""
            yield Problem(
                f"link text is the address `{text}` instead of words",
                fix=f"write “{name}”" if name else "write what the page is about",
                page=page,
                offset=link.offset,
                correction=Correction(text, name) if is_sure else None,
            )


def steady(site: SiteIndex, before: PageFacts, after: PageFacts, _options: NoOptions) -> bool:
    """Whether no page shows an address: then no page's heading matters."""
    return not any(page.bare_links for page in (*site.pages, before, after))


RULE = Rule(
    id="links/bare-address",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("2.4.4",),
    mend=mend_link_text,
    reads=ADDRESSES | {"h1", "links", "bare_links"},
    steady=steady,
)
