"""
A link to a part of a page must find that part.

Where it is missing, the visitor lands at the top and has to search. Headings change their
anchors when they change their words.

```html passes
<!-- file: /index.html -->
<a href="/spades/#short">Short spades</a> <a href="#top">Up</a> <a href="#">Up</a>
<!-- file: /spades/index.html -->
<h2 id="short">Short spades</h2> <a name="größe"></a> <a href="#gr%C3%B6%C3%9Fe">Size</a>
```

```html fails
<!-- file: /index.html -->
<a href="/spades/#shorts">Short spades</a>
<!-- file: /spades/index.html -->
<h2 id="short">Short spades</h2>
```

Source: HTML Standard, "Scrolling to a fragment".
"""

from collections.abc import Iterator
from urllib.parse import quote

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.whole_site.site_index import GRAPH, SiteIndex
from generator.mending.addresses import mend_address
from generator.model.finding import Correction, Severity
from generator.rules.links.nearest import Closest

#: Marks of fragments that scripts read: routes, and old addresses of single-page sites.
_FOR_SCRIPTS = ("/", "!")


def check(site: SiteIndex, _options: NoOptions) -> Iterator[Problem]:
    """Report links within the site whose fragment names nothing on the target page."""
    closest = Closest()
    for link in site.graph.fragments:
        target = site.by_path.get(link.target.path)
        name = link.target.fragment
        if target is None or name in target.anchors:
            continue
        if name.lower() == "top" or name.startswith(_FOR_SCRIPTS):
            continue
        bare = _bare(name)
        same = [one for one in target.anchors if bare and _bare(one) == bare]
        close = same[0] if same else closest.name(name, target.anchors)
        where = "this page" if target is link.page else target.url
        yield Problem(
            f"{where} has no anchor called `#{name}`",
            fix=f"did you mean `#{close}`?" if close else "link to a heading that exists",
            page=link.page,
            offset=link.offset,
            correction=_corrected(link.href, same[0]) if len(same) == 1 else None,
        )


def _bare(name: str) -> str:
    """What is left of a name without case and separators."""
    return "".join(character for character in name.casefold() if character.isalnum())


def _corrected(href: str, name: str) -> Correction:
    return Correction(href, f"{href.partition('#')[0]}#{quote(name)}")


RULE = Rule(
    id="links/anchor",
    check=check,
    subject=SiteIndex,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    mend=mend_address,
    reads=GRAPH | {"anchors"},
)
