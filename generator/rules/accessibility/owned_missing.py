"""
A list holds items, a menu holds entries, a table holds rows.

Screen readers count them: "list, 5 items". A role such as `list` promises what belongs in it. Give the
parts their roles, or use the elements of HTML that have them.

```html passes
<div role="list"><div role="listitem">Spade</div></div>
```

```html passes
<ul><li>Spade</li></ul>
```

```html passes
<ul role="menu" aria-busy="true"></ul>
```

```html passes
<ul id="results"></ul>
```

```html fails
<div role="list"><span>Spade</span></div>
```

```html fails
<ul role="tablist"><li role="listitem">Prices</li></ul>
```

```html fails
<ul><div></div></ul>
```

Source: WAI-ARIA 1.2, "Required Owned Elements"; ACT rule bc4a75.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, role
from generator.checks.accessibility.tags import Tag, written
from generator.checks.accessibility.tree import unfit_children
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage, fold
from generator.model.finding import Severity

_OWNER, _PART = "owner", "part"
_LISTS = frozenset({"menu", "ol", "ul"})
_OF_LISTS = frozenset({"li", "script", "template"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles without the parts that belong in them."""
    seen = set()
    for element, why in page.where(may_lack):
        owner = element if why == _OWNER else element.parent
        if owner is None or owner in seen:
            continue
        seen.add(owner)
        known = roles().get(role(owner))
        if known is None or not known.owns or is_hidden(owner):
            continue
        holds, unfit = unfit_children(owner, known.owns)
        if unfit is not None or (not holds and is_filled(owner)):
            parts = ", ".join(f"`{one}`" for one in dict.fromkeys(map(_last, known.owns)))
            found = f"; it holds `{role(unfit) or unfit.name}`" if unfit is not None else ""
            yield Problem(
                f"`{known.name}` holds {parts} and nothing else{found}",
                fix="give each part its role, or use the elements of HTML",
                element=owner,
            )


def may_lack(tag: Tag) -> str:
    """Say that *tag* needs parts, or that it may be the wrong part of a list; empty for neither."""
    name = explicit_role(tag)
    if name and roles()[name].owns and (written(tag, "aria-busy") or "").lower() != "true":
        return _OWNER
    around = tag.parent
    is_odd = tag.name not in _OF_LISTS and around is not None and around.name in _LISTS
    return _PART if is_odd else ""


def is_filled(element: Element) -> bool:
    """Whether it holds anything: a script may fill an empty one."""
    return fold(element.text) != "" or next(element.children, None) is not None


def _last(path: str) -> str:
    return path.rpartition(" > ")[2]


RULE = Rule(
    id="accessibility/owned-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("bc4a75",),
    criteria=("1.3.1",),
    kinds=may_lack,
)
