"""What the handbook says of structured data: what each thing needs, and what was decided."""

from collections.abc import Iterator

from generator.checks.structured.rich_results import (
    FEATURES,
    RETIRED,
    RETIRED_PROPERTIES,
    Feature,
    in_words,
)

_READ = """\
## How it is read

JSON-LD, microdata and RDFa are read into one form, and every rule judges that form. Where standards and search engines differ, this was decided:

| What is written | How it is read |
|---|---|
| `type` and `id` in JSON-LD | as `@type` and `@id`, since schema.org's context says so; other names where the page's own context says so |
| several contexts in one script | one after the other; each object may have its own |
| words of another vocabulary | left alone, also inside a thing of schema.org |
| a second context at an address | words that schema.org does not know may be its words, so they are left alone |
| `"@context": {"s": "https://schema.org/"}` | `s:Person` is `Person`; words without `s:` mean nothing |
| `content` in microdata | counts on every element whose value would otherwise be its text, as schema.org's examples have it; WHATWG allows it on `meta` only. `href`, `src`, `value` and `datetime` come first where the element has them |
| `content`, `datetime`, `resource`, `href`, `src` in RDFa | the first that is there, in this order, else the text |
| `resource="#ada"` in RDFa | the thing of this name on the page; elements elsewhere that name it add to it |
| `additionalType` | brings the properties of that type; search engines show no rich result for it |

"""

_NEEDS = """\
## What each thing needs

By the documentation of Google Search, November 2026; other search engines ask for less. `structured-data/required` reports what is required, `structured-data/recommended` the rest. A name with a point is a property of what the property holds. Where a thing only points at one that is described elsewhere, its properties are not asked for.

| Thing | Where | Required | Recommended |
|---|---|---|---|
"""

_DECIDED = """
Decided, where the documentation leaves it open:

- A price without a currency is reported on every offer, also one that stands alone or belongs to an event or an app. A price of 0 needs no currency, and one in `priceSpecification` counts.
- A rating that stands alone needs the thing that it rates, with its name. A rating without a value is reported wherever it is.
- An address that is written as one text is taken for a whole address; its country is asked for only where the address has parts.
- A picture as `data:` is not a valid address: `structured-data/url` reports it in JSON-LD. In microdata and RDFa it may stand in for a picture that a script loads, so nothing is said.
- `offers` and ratings of an app are required, as for its rich result. A video game alone gets none, so nothing is asked of it.
- A picture needs words about its rights only where it has some of them.

Not judged, since it is for few sites or has no fixed form: carousels (`ItemList`), films, vehicles, places to stay, courses with dates, mathematics, shipping and loyalty programs, steps of recipes, opening hours in detail.

"""


def reference() -> str:
    """Markdown of the page, without its front matter."""
    rows = "".join(f"{_row(feature)}\n" for feature in FEATURES)
    return f"{_READ}{_NEEDS}{rows}{_DECIDED}{''.join(_retired())}"


def _row(feature: Feature) -> str:
    cells = (
        f"`{feature.type}`, {feature.title}",
        _where(feature),
        ", ".join(map(in_words, feature.required)) or "nothing",
        ", ".join(map(in_words, feature.recommended)) or "nothing",
    )
    return f"| {' | '.join(cells)} |"


def _where(feature: Feature) -> str:
    if feature.under is None:
        where = "anywhere"
    else:
        places = [f"`{name}`" for name in sorted(feature.under) if name]
        if "" in feature.under:
            places = ["by itself", *places]
        where = " or ".join(places)
        if feature.holder:
            where += f" of `{feature.holder}`"
    return f"{where}, with {in_words(feature.given)}" if feature.given else where


def _retired() -> Iterator[str]:
    yield "## What is gone\n\n`structured-data/retired` names what search results no longer show:\n\n"
    yield from (f"- `{name}`, {since}\n" for name, since in RETIRED.items())
    for kind, name, inner, title, since in RETIRED_PROPERTIES:
        yield f"- `{name}` of `{kind}` with `{inner}`, for {title}, {since}\n"
