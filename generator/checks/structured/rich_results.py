"""
What search engines want of a page before they show more than a title and a text.

State of November 2026.

Source:
    Google Search Central, "Structured data markup that Google Search supports", and the page of
    each feature.
"""

from functools import lru_cache

from generator.checks.structured.nodes import Node
from generator.checks.structured.vocabulary import kinds
from generator.value import dataclass

#: Names of properties of which one is enough.
OneOf = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """
    A kind of rich result.

    Attributes:
        type: Of the node; its subtypes count.
        title: What a person calls it.
        under: Properties that may hold the node; None for any. Empty text is the top of the page.
        holder: Type of the node that holds it; empty for any.
    """

    type: str
    title: str
    required: tuple[OneOf, ...] = ()
    recommended: tuple[OneOf, ...] = ()
    under: frozenset[str] | None = frozenset({"", "mainEntity"})
    holder: str = ""


_TOP = frozenset({"", "mainEntity"})
_SOLD = frozenset({"offers"})

FEATURES: tuple[Feature, ...] = (
    Feature(
        "Article",
        "article",
        recommended=(("headline",), ("image",), ("datePublished",), ("author",)),
    ),
    Feature("BreadcrumbList", "breadcrumb", (("itemListElement",),), under=None),
    Feature(
        "Product",
        "product",
        (("name",), ("offers", "review", "aggregateRating")),
        (("image",), ("description",)),
    ),
    Feature(
        "Offer", "offer", (("price", "priceSpecification"),), (("availability",),), _SOLD, "Product"
    ),
    Feature("AggregateOffer", "offer", (("lowPrice",), ("priceCurrency",)), (), _SOLD, "Product"),
    Feature(
        "Event",
        "event",
        (("name",), ("startDate",), ("location",)),
        (("endDate",), ("image",), ("description",)),
    ),
    Feature("Place", "place of an event", (("address",),), (), frozenset({"location"}), "Event"),
    Feature(
        "JobPosting",
        "job",
        (
            ("title",),
            ("description",),
            ("datePosted",),
            ("hiringOrganization",),
            ("jobLocation", "applicantLocationRequirements"),
        ),
        (("validThrough",), ("employmentType",), ("baseSalary",)),
    ),
    Feature(
        "LocalBusiness",
        "local business",
        (("name",), ("address",)),
        (("telephone",), ("openingHoursSpecification", "openingHours"), ("url",)),
    ),
    Feature(
        "VideoObject",
        "video",
        (("name",), ("thumbnailUrl", "thumbnail"), ("uploadDate",)),
        (("description",), ("duration",), ("contentUrl", "embedUrl")),
        _TOP | {"video"},
    ),
    Feature("Review", "review", (("author",), ("reviewRating",)), under=frozenset({"review"})),
    Feature("Review", "review", (("author",), ("reviewRating",), ("itemReviewed",)), under=_TOP),
    Feature(
        "AggregateRating",
        "rating",
        (("ratingValue",), ("ratingCount", "reviewCount")),
        under=frozenset({"aggregateRating"}),
    ),
    Feature("Recipe", "recipe", (("name",), ("image",)), (("recipeIngredient",),)),
    Feature("Dataset", "data set", (("name",), ("description",))),
    Feature("Course", "course", (("name",), ("description",))),
    Feature("QAPage", "question and answers", (("mainEntity",),)),
    Feature("ProfilePage", "profile", (("mainEntity",),)),
    Feature(
        "DiscussionForumPosting",
        "discussion",
        (("author",), ("datePublished",), ("text", "image", "video", "sharedContent")),
    ),
    Feature("WebSite", "site name", (("name",), ("url",))),
)
#: Types below these that are features of their own, or none.
_EXCEPT = {"Product": "ProductGroup", "Offer": "AggregateOffer"}

#: Types whose rich result is gone, and since when.
RETIRED = {
    "HowTo": "since September 2023",
    "FAQPage": "since May 2026",
    "ClaimReview": "since June 2025",
    "SpecialAnnouncement": "since June 2025",
    "OccupationAggregationByEmployer": "since June 2025",
}
#: Properties that only a rich result read that is gone: type, property, since when, its name.
RETIRED_PROPERTIES = (
    ("WebSite", "potentialAction", "SearchAction", "the search box", "since November 2024"),
    ("Course", "hasCourseInstance", "CourseInstance", "course details", "since June 2025"),
    ("Book", "potentialAction", "ReadAction", "book actions", "since June 2025"),
    ("Book", "potentialAction", "BorrowAction", "book actions", "since June 2025"),
)


def features(node: Node) -> tuple[Feature, ...]:
    """Give the rich results that *node* is meant for."""
    if not node.types or (node.id and not node.properties):
        return ()
    return _features(node.types, node.under, node.holder)


@lru_cache(maxsize=2000)
def _features(types: tuple[str, ...], under: str, holder: tuple[str, ...]) -> tuple[Feature, ...]:
    own, around = kinds(types), kinds(holder)
    return tuple(
        feature
        for feature in FEATURES
        if feature.type in own
        and _EXCEPT.get(feature.type, "-") not in own
        and (feature.under is None or under in feature.under)
        and (not feature.holder or feature.holder in around)
    )


def missing(node: Node, wanted: tuple[OneOf, ...]) -> tuple[OneOf, ...]:
    """Give those of *wanted* that *node* does not say."""
    return tuple(names for names in wanted if not any(map(node.has, names)))


def in_words(names: OneOf) -> str:
    """Name properties of which one is enough."""
    return " or ".join(f"`{name}`" for name in names)
