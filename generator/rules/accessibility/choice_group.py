"""
Choices that belong together have a question above them.

Somebody who listens hears "yes" and "no", and not to what. Put the choices of one question into a
`fieldset`, and the question into its `legend`. Boxes to tick may each ask a question of their own, so
for them the outcome is `review`.

```html passes
<fieldset><legend>Which spade?</legend><label><input type="radio" name="s"> Short</label>
<label><input type="radio" name="s"> Long</label></fieldset>
```

```html passes
<div role="radiogroup" aria-label="Which spade?"><label><input type="radio" name="s"> Short</label>
<label><input type="radio" name="s"> Long</label></div>
```

```html passes
<label><input type="checkbox" name="news"> News</label> <label><input type="checkbox" name="terms"> Terms</label>
```

```html fails
<p>Which spade?</p><label><input type="radio" name="s"> Short</label>
<label><input type="radio" name="s"> Long</label>
```

```html fails
<fieldset><label><input type="radio" name="s"> Short</label>
<label><input type="radio" name="s"> Long</label></fieldset>
```

```html fails
<p>Which tools?</p><label><input type="checkbox" name="t"> Spade</label>
<label><input type="checkbox" name="t"> Rake</label>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", techniques H71 and ARIA17.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.accessible_name import has_accessible_name
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.roles import is_hidden
from generator.model.finding import Outcome, Severity

_CHOICES = ("radio", "checkbox")
_SEVERAL = 2
_GROUPS = "fieldset,[role=group],[role=radiogroup]"


def inputs(page: HtmlPage) -> bool:
    """Whether *page* has `input` elements."""
    return page.has("input")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first of several choices of one name that stand in no group with a name."""
    groups: dict[tuple[str, str, Element | None], list[Element]] = {}
    for element in page.named("input"):
        kind = (element.get("type") or "").strip().lower()
        name = element.get("name") or ""
        if kind in _CHOICES and name and not is_hidden(element):
            groups.setdefault((kind, name, element.closest("form")), []).append(element)
    for (kind, _, _), choices in groups.items():
        if len(choices) >= _SEVERAL and not _is_grouped(choices[0]):
            what = "options" if kind == "radio" else "boxes"
            yield Problem(
                f"{len(choices)} {what} belong together, and nothing says what they answer",
                fix="put them into a `fieldset`, and the question into its `legend`",
                element=choices[0],
                outcome=Outcome.FAILED if kind == "radio" else Outcome.REVIEW,
            )


def _is_grouped(choice: Element) -> bool:
    around = choice.parent
    while around is not None:
        if around.fits(_GROUPS) and has_accessible_name(around):
            return True
        around = around.parent
    return False


RULE = Rule(
    id="accessibility/choice-group",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1", "3.3.2"),
    given=inputs,
)
