"""
Nobody has to solve a puzzle to be let in.

Puzzles keep out people who do not see, hear or recognise what is asked; programs solve them by now. Use
a way that asks nothing of visitors. Some services show a puzzle to a few visitors only, so the outcome
is `review`.

```html passes
<form action="/send"><label>Mail <input type="email"></label></form>
```

```html fails
<form action="/send"><div class="g-recaptcha"></div></form><script src="https://www.google.com/recaptcha/api.js"></script>
```

Source: WCAG 2.2, 3.3.8 "Accessible Authentication (Minimum)" and 1.1.1 "Non-text Content".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity

_SERVICES = re.compile(
    r"(?:google|recaptcha)\.(?:com|net)/recaptcha/|hcaptcha\.com/|challenges\.cloudflare\.com/turnstile"
    r"|friendlycaptcha|funcaptcha|arkoselabs\.com/|geetest\.com/",
    re.IGNORECASE,
)


def loading(page: HtmlPage) -> bool:
    """Whether *page* loads scripts or frames."""
    return page.has("script", "iframe")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the first script or frame of a service that asks visitors to solve puzzles."""
    for element in page.named("script", "iframe"):
        if _SERVICES.search(element.get("src") or ""):
            yield Problem(
                "this loads a test that visitors may have to solve (a CAPTCHA)",
                fix="look whether everybody can pass it, or use a way that asks nothing",
                element=element,
                outcome=Outcome.REVIEW,
            )
            return


RULE = Rule(
    id="accessibility/captcha",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("1.1.1", "3.3.8"),
    given=loading,
)
