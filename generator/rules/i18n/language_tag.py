"""
A language mark names a language, and a region that exists.

`en-UK` names no region, since the United Kingdom is `GB`; browsers and screen readers drop what
they do not know. Write the code that the registry has, such as `en-GB`.

The page's own language is looked at by accessibility/page-language; here its region and script
are, and the `lang` of every part.

```html passes
<html lang="de-AT"><p lang="zh-Hant-TW">鏟</p><p lang="">?</p>
```

```html fails
<html lang="en-UK"><title>Spades</title>
```

```html fails
<html lang="en"><p lang="german">Spaten</p>
```

```html fails
<html lang="en"><p lang="pt_BR">Pá</p>
```

Source: WCAG 2.2, 3.1.2 "Language of Parts"; RFC 5646, 2.1; ISO 3166-1.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.html_page import HtmlPage
from generator.checks.rule import Basis, NoOptions, Problem, Rule
from generator.mending.addresses import mend_language
from generator.model.finding import Correction, Severity
from generator.rules.accessibility.language_tags import language_exists

_REGION_NAMES = """
    AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BU BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR CS CU CV CW CX CY CZ DD DE DG DJ
    DK DM DO DZ EA EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR FX GA GB GD GE GF GG GH GI GL GM GN GP
    GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI
    KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ
    TA TC TD TF TG TH TJ TK TL TM TN TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF
    WS YD YE YT YU ZA ZM ZR ZW ZZ
"""
_REGIONS = frozenset(_REGION_NAMES.split())
#: What people write for a region that has another code.
_MEANT = {"UK": "GB", "EN": "GB", "ENG": "GB", "USA": "US", "DEU": "DE", "AUT": "AT", "JA": "JP"}
_EXTENDED = 3  # letters of a subtag that is no region
#: Language, extended languages, script, region, variants, extensions, private use.
_FORM = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]+|art-lojban|sgn-[a-z-]+|zh-min(?:-nan)?|en-gb-oed|cel-gaulish|no-(?:bok|nyn)",
    re.IGNORECASE,
)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `lang` that names nothing."""
    for element in page.with_attribute("lang"):
        tag = (element.get("lang") or "").strip()
        is_root = element == page.root
        if not tag or (is_root and not language_exists(tag)):
            continue
        problem = fault_of(tag)
        if problem is not None:
            message, fix = problem
            yield Problem(message, fix, element, correction=_correction(tag))


def _correction(tag: str) -> Correction | None:
    """Put a hyphen for an underscore, or the right region for a usual slip, if that mends it."""
    language, _, region = tag.replace("_", "-").partition("-")
    meant = _MEANT.get(region.upper(), region)
    right = f"{language}-{meant}" if region else language
    return Correction(tag, right) if right != tag and fault_of(right) is None else None


@lru_cache(maxsize=256)  # one site has few languages
def fault_of(tag: str) -> tuple[str, str] | None:
    """What is wrong with a tag, and what to write; None where it is right."""
    private = tag.lower().startswith(("x-", "i-"))
    if not private and not language_exists(tag):
        return f"`{tag}` is no language", "write a code such as `en` or `de-AT`"
    match = _FORM.fullmatch(tag)
    parts = tag.upper().split("-")
    meant = _MEANT.get(parts[1]) if len(parts) == 2 else None  # noqa: PLR2004 -- language, region
    if match is None or (meant and len(parts[1]) == _EXTENDED):
        fix = (
            f"write `{parts[0].lower()}-{meant}`"
            if meant
            else "write a code such as `en` or `de-AT`"
        )
        return f"`{tag}` is not formed as a language code is", fix
    region = match["region"]
    if region and region.isalpha() and region.upper() not in _REGIONS:
        meant = _MEANT.get(region.upper())
        language = tag.partition("-")[0]
        fix = f"write `{language}-{meant}`" if meant else f"write `{language}` alone, or a region"
        return f"`{region}` in `{tag}` is no region", fix
    return None


RULE = Rule(
    id="i18n/language-tag",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("de46e4",),
    criteria=("3.1.2",),
    mend=mend_language,
)
