"""
The vocabulary of schema.org: types, properties, and what each may hold.

The table beside this module holds the names of version 30.1 and how they belong together, read
off the vocabulary's own release; its descriptions are not in it.

Source: https://schema.org/docs/developers.html (CC BY-SA 3.0).
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from generator.typed_yaml.suggest import nearest
from generator.value import dataclass

#: Suffixes that say what a form field for a property looks like (schema.org, "actions").
_FIELD_SUFFIXES = ("-input", "-output")


@dataclass(frozen=True, slots=True)
class Property:
    """
    A property.

    Attributes:
        ranges: Types of its values, data types included.
        domains: Types that have it; their subtypes do too.
        is_free: Whether any text will do.
    """

    ranges: frozenset[str]
    domains: frozenset[str]
    is_free: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    Every name of schema.org.

    Attributes:
        parents: Type to the types right above it; data types included.
        data_types: Names of types that are plain values.
        enumerations: Names of types whose values are members of a list.
        members: Member of an enumeration to the enumerations that have it.
    """

    version: str
    parents: Mapping[str, tuple[str, ...]]
    data_types: frozenset[str]
    enumerations: frozenset[str]
    members: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, Property]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary when it is first needed."""
    raw = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
    properties = {}
    for name, text in raw["properties"].items():
        ranges, _, domains = text.partition("|")
        wanted = frozenset(ranges.split())
        properties[name] = Property(wanted, frozenset(domains.split()), "Text" in wanted)
    types: dict[str, str] = {**raw["types"], **raw["data_types"]}
    return Vocabulary(
        raw["version"],
        {name: tuple(above.split()) for name, above in types.items()},
        frozenset(raw["data_types"]),
        frozenset(raw["enumerations"].split()),
        {name: tuple(of.split()) for name, of in raw["members"].items()},
        properties,
    )


@cache
def lineage(name: str) -> frozenset[str]:
    """Give type *name* and everything above it; nothing for an unknown one."""
    parents = vocabulary().parents.get(name)
    if parents is None:
        return frozenset()
    return frozenset({name}).union(*(lineage(parent) for parent in parents))


@lru_cache(maxsize=2000)
def kinds(types: tuple[str, ...]) -> frozenset[str]:
    """Give every type that something of *types* is."""
    return frozenset().union(*(lineage(name) for name in types))


@lru_cache(maxsize=8000)
def has_property(types: tuple[str, ...], name: str) -> bool:
    """Whether something of *types* has property *name*."""
    known = vocabulary().properties.get(name)
    return known is not None and not known.domains.isdisjoint(kinds(types))


def is_property(name: str) -> bool:
    """Whether *name* is a property of any type; fields of actions, and other words, pass."""
    if ":" in name or "/" in name:
        return True
    for suffix in _FIELD_SUFFIXES:
        name = name.removesuffix(suffix)
    return name in vocabulary().properties


def near_type(name: str) -> str | None:
    """Give the type that was probably meant."""
    return nearest(name, vocabulary().parents)


def near_property(name: str, types: tuple[str, ...]) -> str | None:
    """Give the property of *types* that was probably meant."""
    own = kinds(types)
    known = vocabulary().properties.items()
    return nearest(name, [one for one, about in known if not about.domains.isdisjoint(own)])


def members_of(enumerations: Iterable[str]) -> tuple[str, ...]:
    """Give the members of *enumerations* and of those below them."""
    wanted = frozenset(enumerations)
    return tuple(
        name
        for name, owners in vocabulary().members.items()
        if any(not wanted.isdisjoint(lineage(owner)) for owner in owners)
    )


_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN
    BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD
    EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
    IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI
    UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD
    XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
"""
#: Codes of money in use, as ISO 4217 lists them on 2026-02-16.
CURRENCIES = frozenset(_CODES.split())
#: Money without a code of its own that schema.org names as allowed.
OTHER_MONEY = frozenset({"BTC", "XBT", "ETH"})
