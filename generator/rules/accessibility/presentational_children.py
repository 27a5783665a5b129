"""
What is inside a button, tab or picture cannot be reached by itself.

Assistive technology takes what stands inside these for their text: a link within a button is there for
the mouse alone. Put the two beside each other.

```html passes
<button>Save</button> <a href="/help/">Help</a>
```

```html passes
<button><span>Save</span></button>
```

```html fails
<div role="checkbox" aria-checked="false" tabindex="0">I agree to the <a href="/terms/">terms</a></div>
```

```html fails
<span role="img" aria-label="Stars">★ <a href="/">all</a></span>
```

Source: WAI-ARIA 1.2, "Presentational Children"; ACT rule 307n5z.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.focus import is_tabbable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what Tab reaches within something whose content is text alone."""
    for element, around in page.where(within_whole):
        if not is_hidden(element):
            yield Problem(
                f"`<{element.name}>` stands in `{around}`, whose content is read as text alone",
                fix="put the two beside each other",
                element=element,
            )


def within_whole(tag: Tag) -> str:
    """Give the role around *tag* in which nothing can be reached, if Tab stops at *tag*."""
    if not is_tabbable(tag):
        return ""
    known = roles()
    for one in tag.ancestors:
        name = role(one)
        if name in known and known[name].has_presentational_children:
            return name
    return ""


RULE = Rule(
    id="accessibility/presentational-children",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("307n5z",),
    criteria=("4.1.2",),
    kinds=within_whole,
)
