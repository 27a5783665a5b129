"""
What all pages begin with can be skipped.

People who use the keyboard or listen to a page meet the same menu on every page before they come to
the text. A `main` element, a heading at the start of the text, or a link to it at the top lets them
go on at once. Reported is a page that has none of them, where what it repeats of pages that it links
to stands above what it has for itself.

```html passes
<!-- file: /index.html -->
<nav><a href="/spades/">Spades</a> <a href="/">Tools</a></nav><main><p>All about tools.</p></main>
<!-- file: /spades/index.html -->
<nav><a href="/spades/">Spades</a> <a href="/">Tools</a></nav><h1>Spades</h1><p>Dig with them.</p>
```

```html passes
<!-- file: /index.html -->
<a href="#text">Skip to the text</a><ul><li><a href="/spades/">Spades</a></li><li>Rakes</li></ul>
<p id="text">All about tools.</p>
<!-- file: /spades/index.html -->
<ul><li>Spades</li><li>Rakes</li></ul><h1>Spades</h1>
```

```html passes
<!-- file: /index.html -->
<p>All about tools.</p><footer><a href="/spades/">Spades</a></footer>
<!-- file: /spades/index.html -->
<h1>Dig with them</h1><footer><a href="/spades/">Spades</a></footer>
```

```html fails
<!-- file: /index.html -->
<ul><li><a href="/spades/">Spades</a></li><li>Rakes</li></ul><div><p>All about tools.</p></div>
<!-- file: /spades/index.html -->
<ul><li>Spades</li><li>Rakes</li></ul><h1>Dig with them</h1>
```

```html fails
<!-- file: /index.html -->
<a href="#lost">Skip</a><ul><li><a href="/spades/">Spades</a></li></ul><p>All about tools.</p>
<!-- file: /spades/index.html -->
<ul><li>Spades</li></ul><h1>Dig with them</h1>
```

Source: WCAG 2.2, 2.4.1 "Bypass Blocks".
"""

from array import array
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.model.finding import Severity

_MOST = 8  # linked pages that a page is compared with: what is repeated is so on the first few


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report pages on which nothing leads past what they repeat."""
    if not any(page.pieces.passages for page in site.pages):
        return
    graph = site.graph
    for page, targets in zip(graph.pages, graph.targets, strict=True):
        if page.pieces.passages is not None and not page.is_redirect:
            linked = [graph.pages[number] for number in sorted(targets)[:_MOST]]
            if _is_stuck(page, linked):
                yield Problem(
                    "nothing on this page leads past what it repeats of other pages: neither "
                    "`main`, nor a heading, nor a link",
                    fix="put the text into `<main>`, and begin it with a heading",
                    page=page,
                    offset=page.links[0].offset if len(page.links) else None,
                )


def _is_stuck(page: PageFacts, linked: list[PageFacts]) -> bool:
    passages = page.pieces.passages
    if passages is None or passages.is_scripted or not linked:
        return False
    known = {text for other in linked for text in array("I", other.pieces.texts)}
    is_own = [text not in known for text in array("I", page.pieces.texts)]
    if all(is_own) or not any(is_own):
        return False
    first_repeated = is_own.index(False)
    after = {number for number, own in enumerate(is_own) if own and number > first_repeated}
    if not after:
        return False
    ways = (*passages.headings, *passages.landmarks, *passages.jumps)
    return after.isdisjoint(ways)


RULE = Rule(
    id="accessibility/bypass",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("cf77f2", "047fe0", "b40fd1", "ye5d6e", "3e12e1"),
    criteria=("2.4.1",),
    reads=GRAPH | {"pieces"},
)
