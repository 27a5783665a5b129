"""What front matter may hold, beside what the site declares of its own."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.document import Allowance, MenuEntry
from generator.settings.allowance import ALLOW_IN_PAGE
from generator.settings.structured import StructuredForm
from generator.typed_yaml.field import KeySpec, key, keys_of
from generator.typed_yaml.plan import read_record
from generator.typed_yaml.readers import read_text
from generator.typed_yaml.reading import INVALID, Reading, is_null
from generator.typed_yaml.tags import PLAIN, TEXT
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class _MenuKeys:
    """How the page stands in a menu."""

    title: str | None = key("Text of the entry; the page's title where it is missing.")
    weight: int = key("Order in the menu; the lightest comes first.", default=0)


@dataclass(frozen=True, slots=True)
class MenuForm:
    """A menu's name, a list of names, or a mapping from names to title and weight."""

    doc: str = "name, list of names, or mapping from a name to `title` and `weight`"

    def read(self, reading: Reading, node: Node, path: str) -> Any:
        """Read any of the three."""
        if isinstance(node, ScalarNode) and node.tag in (PLAIN, TEXT):
            return (MenuEntry(str(read_text(reading, node, path))),)
        if isinstance(node, SequenceNode):
            return self._names(reading, node, path)
        if not isinstance(node, MappingNode):
            return reading.wrong_type(node, path, f"a {self.doc}")
        entries = []
        for name, name_node, value in reading.named_pairs(node, path):
            entry_path = f"{path}.{name}"
            null = is_null(value)
            reading.positions[entry_path] = reading.source.place(name_node if null else value)
            made = _MenuKeys() if null else read_record(_MenuKeys, reading, value, entry_path)
            if made is not INVALID:
                entries.append(MenuEntry(name, made.title, made.weight))
        return tuple(entries)

    @staticmethod
    def _names(reading: Reading, node: SequenceNode, path: str) -> tuple[MenuEntry, ...]:
        entries = []
        for number, item in enumerate(node.value):
            item_path = f"{path}.{number}"
            reading.positions[item_path] = reading.source.place(item)
            name = read_text(reading, item, item_path)
            if name is not INVALID:
                entries.append(MenuEntry(name))
        return tuple(entries)

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of the three."""
        return {
            "anyOf": [define(str), define(tuple[str, ...]), define(Mapping[str, _MenuKeys])],
        }


@dataclass(frozen=True, slots=True)
class FrontMatterKeys:
    """
    Keys of every page.

    Fields have the names of :class:`generator.model.document.FrontMatter`; `terms` is missing,
    since each taxonomy is a key of its own.
    """

    title: str | None = key("Title of the page.")
    seo_title: str | None = key(
        "Title for search results and browser tabs, where it differs from `title`; nothing is added to it.",
        example="Garden spades compared: weight, price, grip",
    )
    description: str | None = key("What the page is about, for search engines and previews.")
    date: dt.datetime | None = key("When it was written.", example="2026-01-31T08:00:00+01:00")
    lastmod: dt.datetime | None = key("When it was last changed substantially.")
    publish_date: dt.datetime | None = key("Not published before.", name="publishDate")
    expiry_date: dt.datetime | None = key("Not published from then on.", name="expiryDate")
    draft: bool = key("Whether it is unfinished and stays unpublished.", default=False)
    slug: str | None = key("Last part of the URL; made of the file name where it is missing.")
    url: str | None = key("The whole path of the URL.", example="/about/")
    aliases: tuple[str, ...] = key(
        "Old URLs that lead here.", default=(), example="[/old-name/, /older-name/]"
    )
    weight: int | None = key("Order in lists; the lightest comes first.")
    layout: str | None = key("Template of this page alone, without `.html`.")
    type: str | None = key("Folder of templates; the section's name where it is missing.")
    summary: str | None = key("Text for lists; the first paragraph where it is missing.")
    keywords: tuple[str, ...] = key("Words to find it by.", default=())
    translation_key: str | None = key(
        "Pairs translations whose files have different names.", name="translationKey"
    )
    cascade: Mapping[str, Any] = key(
        "Front matter for the pages below, where they do not set it; sections only.",
        factory=dict,
        example="type: docs",
    )
    params: Mapping[str, Any] = key("Values of your own, for templates.", factory=dict)
    owner: str | None = key("Person or team that looks after the page.")
    review_by: dt.date | None = key("Day by which somebody looks at it again.")
    image: str | None = key("Picture of the page, for previews and lists.")
    image_alt: str | None = key("What the picture shows, for those who do not see it.")
    canonical: str | None = key("URL of the original, where this page is a copy.")
    noindex: bool | None = key("Ask search engines to leave it out.")
    keyphrase: str | None = key("The phrase that people should find it by.")
    campaign: str | None = key("Campaign that it belongs to.")
    social: Mapping[str, str] = key(
        "Title, description or image for previews on social networks.",
        factory=dict,
        example="title: Spades for small hands",
    )
    social_card: bool | None = key(
        "Whether a picture for social networks is drawn for it; `social.cards` of site.yaml decides"
        " where it is missing."
    )
    structured: Mapping[str, Any] = key(
        "What the page is about, for search engines: a product, an event, a job and the like.",
        factory=dict,
        form=StructuredForm(),
        example="{type: Product, offers: {price: 19.9, priceCurrency: EUR}}",
    )
    menu: tuple[MenuEntry, ...] = key(
        "Menus that it stands in.", default=(), form=MenuForm(), example="main"
    )
    toc: bool | None = key("Whether it shows a table of contents.")
    allow: tuple[Allowance, ...] = key(
        "Findings that are accepted on this page, each with a reason.",
        default=(),
        form=ALLOW_IN_PAGE,
    )


#: Taxonomies that every site has, whatever it declares.
COMMON_TAXONOMIES = ("tags", "categories")

#: Types that `front_matter:` of `site.yaml` may name.
DECLARED_TYPES: Mapping[str, Any] = {
    "text": str | None,
    "number": float | None,
    "boolean": bool | None,
    "date": dt.datetime | None,
    "list": tuple[str, ...],
    "any": Any,
}

#: Keys of ours that sites had to declare before; where one does, it stays a value among `params`.
DECLARED_BEFORE = frozenset({"seo_title"})

#: Keys that no section hands down.
OF_ONE_PAGE = frozenset(
    {"title", "seo_title", "slug", "url", "aliases", "translationKey", "cascade"}
)

#: Field-name marks of keys that do not land in a field of their own.
TERM, PARAM = "terms.", "params."


def front_matter_keys(
    taxonomies: Iterable[str], declared: Mapping[str, str]
) -> tuple[KeySpec, ...]:
    """
    Every key that front matter of a site may have.

    Returns:
        Specs; *field* is a field of `FrontMatter`, or begins with `TERM` or `PARAM`.
    """
    specs = {spec.name: spec for spec in keys_of(FrontMatterKeys)}
    for name in dict.fromkeys((*COMMON_TAXONOMIES, *taxonomies)):
        specs.setdefault(name, _term_key(name))
    for name, type_name in declared.items():
        wanted = DECLARED_TYPES.get(type_name, Any)
        doc = "A key of this site's own."
        spec = KeySpec(PARAM + name, name, wanted, doc, None)
        if name in DECLARED_BEFORE:
            specs[name] = spec
        else:
            specs.setdefault(name, spec)
    return tuple(specs.values())


def _term_key(name: str) -> KeySpec:
    return KeySpec(
        TERM + name, name, tuple[str, ...], f"Terms of `{name}` that group it.", (), "[one, two]"
    )


def cascade_keys(specs: Iterable[KeySpec]) -> tuple[KeySpec, ...]:
    """Those of *specs* that make sense for many pages at once."""
    return tuple(spec for spec in specs if spec.name not in OF_ONE_PAGE)
