"""
A price in structured data should be the one on the page.

A visitor who comes for one price and finds another leaves, and shopping results drop products
whose prices differ.

```html passes
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Spade", "offers": {"@type": "Offer", "price": "19.90", "priceCurrency": "EUR"}}</script>
<p>A spade for 19,90 €</p>
```

```html fails
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Spade", "offers": {"@type": "Offer", "price": "19.90", "priceCurrency": "EUR"}}</script>
<p>A spade for 24,90 €</p>
```

Source: Google Search Central, "Merchant listing structured data".
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.structured.extract import main_nodes, structured_data
from generator.checks.structured.vocabulary import kinds
from generator.model.finding import Outcome, Severity
from generator.rules.structured_data.places import problem

_NUMBER = re.compile(r"\d[\d.,'’\u00a0\u202f ]*")
_CENTS = re.compile(r"^(.*?)[.,](\d\d?)$")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Ask about prices of products that no number on the page has."""
    shown: set[float] | None = None
    for block, node in main_nodes(page):
        if "Product" not in kinds(node.types):
            continue
        for offer in node.nodes("offers"):
            for name in ("price", "lowPrice"):
                for written in offer.properties.get(name, ())[:1]:
                    price = _plain(written)
                    if shown is None:
                        shown = set(_numbers(page.text))
                    if price and price not in shown:
                        yield problem(
                            block,
                            offer,
                            f"price in structured data is {written}, which the page does not show",
                            "give the price that the page shows",
                            path=(name,),
                            outcome=Outcome.REVIEW,
                        )


def _plain(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _numbers(text: str) -> Iterator[float]:
    """Every number in a text, read in each way in which it may be meant."""
    for match in _NUMBER.finditer(text):
        for written in (match[0], *match[0].split()):
            whole = re.sub(r"\D", "", written)
            cents = _CENTS.match(written.strip(" .,’'"))
            if whole:
                yield float(whole)
            if cents:
                yield float(f"{re.sub(r'[^0-9]', '', cents[1]) or 0}.{cents[2]}")


RULE = Rule(
    id="structured-data/price-unseen",
    check=check,
    subject=HtmlPage,
    given=structured_data,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
