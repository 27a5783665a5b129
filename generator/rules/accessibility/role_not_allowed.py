"""
A `role` fits the element on which it stands.

An element has a meaning and a behaviour of its own, and HTML says which roles may take their place:
a heading cannot be a button, nor a list of links a picture. Put the role on a `div` or `span`, or use the
element that is meant.

```html passes
<div role="button" tabindex="0">Save</div>
```

```html passes
<a href="/" role="button">Save</a>
```

```html passes
<nav role="none"><a href="/">Home</a></nav>
```

```html fails
<h2 role="button" tabindex="0">Save</h2>
```

```html fails
<main role="article">Words</main>
```

```html fails
<img src="spade.png" alt="" role="button">
```

Source: ARIA in HTML, "Document conformance requirements for use of ARIA attributes in HTML".
"""

from collections.abc import Iterator

from generator.checks.accessibility.elements import UNSURE
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, row
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles that must not stand on their element."""
    for element, _ in page.where(unfit_role):
        name = unfit_role(element)
        if name and not is_hidden(element):
            allowed = sorted(row(element).allows or ())
            yield Problem(
                f"role `{name}` is not allowed on `{element.name}`",
                fix=f"allowed are {', '.join(f'`{one}`' for one in allowed)}"
                if allowed
                else "take the role out; this element keeps its own",
                element=element,
            )


def unfit_role(tag: Tag) -> str:
    """Give the role written on *tag* if it must not stand there; of what a kind cannot know, maybe."""
    name = explicit_role(tag)
    if not name or not tag.is_html:
        return ""
    means = row(tag)
    if means.allows is None and tag.name != "figure":
        return ""
    is_unsure = tag.name in UNSURE and not isinstance(tag, Element)
    is_allowed = means.allows is None or name in means.allows or name == means.role
    return name if is_unsure or not is_allowed else ""


RULE = Rule(
    id="accessibility/role-not-allowed",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("4.1.2",),
    kinds=unfit_role,
)
