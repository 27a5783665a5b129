"""
What search engines want of a page before they show more than a title and a text.

State of November 2026.

Source:
    Google Search Central, "Structured data markup that Google Search supports", and the page of
    each feature.
"""

import re
from functools import lru_cache

from generator.checks.structured.nodes import Node
from generator.checks.structured.vocabulary import kinds
from generator.value import dataclass

_ZERO = re.compile(r"\s*0+(?:[.,]0*)?\s*")
#: Names of properties of which one is enough.
OneOf = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """
    A kind of rich result, or a part of one.

    A name with a point means a property of what a property holds: `jobLocation.address`. Alone, it
    is asked of things only, and of those that are there; as one of several, it has to be there.

    Attributes:
        type: Of the node; its subtypes count.
        title: What a person calls it.
        under: Properties that may hold the node; None for any. Empty text is the top of the page.
        holder: Type of the node that holds it; empty for any.
        given: Properties of which one must say something, and no zero; empty for always.
    """

    type: str
    title: str
    required: tuple[OneOf, ...] = ()
    recommended: tuple[OneOf, ...] = ()
    under: frozenset[str] | None = frozenset({"", "mainEntity"})
    holder: str = ""
    given: OneOf = ()


_TOP = frozenset({"", "mainEntity"})
_SOLD = frozenset({"offers"})
_ANSWERS = frozenset({"acceptedAnswer", "suggestedAnswer"})
_PICTURES = frozenset({"image", "logo", "photo", "thumbnail", "primaryImageOfPage"})
_SAID = ("text", "image", "video", "sharedContent")
_RIGHTS = ("creator", "creditText", "copyrightNotice", "license")

FEATURES: tuple[Feature, ...] = (
    Feature(
        "Article",
        "article",
        recommended=(
            ("headline",),
            ("image",),
            ("datePublished",),
            ("author",),
            ("author.name",),
        ),
    ),
    Feature("BreadcrumbList", "breadcrumb", (("itemListElement",),), under=None),
    Feature(
        "Product",
        "product",
        (("name",), ("offers", "review", "aggregateRating")),
        (("image",), ("description",)),
    ),
    Feature(
        "ProductGroup",
        "product with variants",
        (("name",),),
        (("hasVariant",), ("variesBy",), ("productGroupID",)),
    ),
    Feature(
        "Offer", "offer", (("price", "priceSpecification"),), (("availability",),), _SOLD, "Product"
    ),
    Feature(
        "Offer",
        "offer",
        (("priceCurrency", "priceSpecification.priceCurrency"),),
        under=None,
        given=("price", "priceSpecification.price"),
    ),
    Feature("AggregateOffer", "offer", (("lowPrice",), ("priceCurrency",)), (), _SOLD, "Product"),
    Feature(
        "AggregateOffer",
        "offer",
        (("priceCurrency",),),
        under=None,
        given=("lowPrice", "highPrice", "price"),
    ),
    Feature(
        "MerchantReturnPolicy",
        "return policy",
        (
            ("returnPolicyCategory", "merchantReturnLink"),
            ("applicableCountry", "merchantReturnLink"),
        ),
        under=None,
    ),
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
            ("hiringOrganization.name",),
            ("jobLocation", "applicantLocationRequirements"),
            ("jobLocation.address",),
            ("jobLocation.address.addressCountry",),
        ),
        (("validThrough",), ("employmentType",), ("baseSalary",)),
    ),
    Feature(
        "JobPosting",
        "salary of a job",
        (),
        (("baseSalary.currency", "salaryCurrency"), ("baseSalary.value",)),
        given=("baseSalary.value", "baseSalary.minValue", "baseSalary.maxValue"),
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
    Feature(
        "Clip",
        "part of a video",
        (("name",), ("startOffset",), ("url",)),
        (),
        frozenset({"hasPart"}),
        "VideoObject",
    ),
    Feature(
        "BroadcastEvent",
        "live broadcast",
        (("isLiveBroadcast",), ("startDate",), ("endDate",)),
        (),
        frozenset({"publication"}),
        "VideoObject",
    ),
    Feature("Review", "review", (("author",), ("reviewRating",)), under=frozenset({"review"})),
    Feature(
        "Review",
        "review",
        (("author",), ("reviewRating",), ("itemReviewed",), ("itemReviewed.name",)),
        under=_TOP,
    ),
    Feature("Rating", "rating", (("ratingValue",),), under=_TOP | {"reviewRating"}),
    Feature(
        "AggregateRating",
        "rating",
        (("ratingValue",), ("ratingCount", "reviewCount")),
        under=frozenset({"aggregateRating"}),
    ),
    Feature(
        "AggregateRating",
        "rating",
        (
            ("ratingValue",),
            ("ratingCount", "reviewCount"),
            ("itemReviewed",),
            ("itemReviewed.name",),
        ),
        under=_TOP,
    ),
    Feature("Recipe", "recipe", (("name",), ("image",)), (("recipeIngredient",),)),
    Feature("Dataset", "data set", (("name",), ("description",))),
    Feature(
        "DataDownload",
        "download of a data set",
        (("contentUrl",),),
        (),
        frozenset({"distribution"}),
        "Dataset",
    ),
    Feature("Course", "course", (("name",), ("description",))),
    Feature("QAPage", "question and answers", (("mainEntity",),)),
    Feature(
        "Question",
        "question",
        (("name",), ("answerCount",), ("acceptedAnswer", "suggestedAnswer")),
        (),
        frozenset({"mainEntity"}),
        "QAPage",
    ),
    Feature("Answer", "answer", (("text",),), under=_ANSWERS),
    Feature("ProfilePage", "profile", (("mainEntity",), ("mainEntity.name",))),
    Feature(
        "DiscussionForumPosting",
        "discussion",
        (("author",), ("author.name",), ("datePublished",), _SAID),
    ),
    Feature(
        "Comment",
        "comment",
        (("author",), ("datePublished",), _SAID),
        (),
        frozenset({"comment"}),
        "DiscussionForumPosting",
    ),
    Feature(
        "SoftwareApplication",
        "app",
        (("name",), ("offers",), ("aggregateRating", "review")),
        (("applicationCategory",), ("operatingSystem",)),
    ),
    Feature("ImageObject", "picture", (("contentUrl", "url"),), under=_PICTURES),
    Feature(
        "ImageObject",
        "picture with its rights",
        (("contentUrl",), _RIGHTS),
        given=(*_RIGHTS, "acquireLicensePage"),
    ),
    Feature(
        "WebPageElement",
        "part that has to be paid for",
        (("cssSelector",),),
        under=frozenset({"hasPart"}),
        given=("isAccessibleForFree",),
    ),
    Feature(
        "SpeakableSpecification",
        "text to be read out",
        (("cssSelector", "xpath"),),
        under=frozenset({"speakable"}),
    ),
    Feature("WebSite", "site name", (("name",), ("url",))),
)
#: Types below these that are features of their own, or none.
_EXCEPT = {
    "Product": frozenset({"ProductGroup"}),
    "Offer": frozenset({"AggregateOffer"}),
    "Review": frozenset({"ClaimReview"}),
    "SoftwareApplication": frozenset({"VideoGame"}),
}

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
    return tuple(
        feature
        for feature in _features(node.types, node.under, node.holder)
        if not feature.given or any(_counts(node, name) for name in feature.given)
    )


@lru_cache(maxsize=2000)
def _features(types: tuple[str, ...], under: str, holder: tuple[str, ...]) -> tuple[Feature, ...]:
    own, around = kinds(types), kinds(holder)
    return tuple(
        feature
        for feature in FEATURES
        if feature.type in own
        and own.isdisjoint(_EXCEPT.get(feature.type, ()))
        and (feature.under is None or under in feature.under)
        and (not feature.holder or feature.holder in around)
    )


def missing(node: Node, wanted: tuple[OneOf, ...]) -> tuple[OneOf, ...]:
    """Give those of *wanted* that *node* does not say."""
    return tuple(
        names
        for names in wanted
        if not any(_says(node, name, if_there=len(names) == 1) for name in names)
    )


def _says(node: Node, name: str, *, if_there: bool) -> bool:
    """Whether *node* says *name*; further down, *if_there* asks only the things that are there."""
    first, _, rest = name.partition(".")
    if not rest:
        return node.has(first)
    values = [value for value in node.properties.get(first, ()) if value not in ("", None)]
    if not values:
        return if_there
    return all(
        # A thing with a name of its own may be described elsewhere.
        _says(value, rest, if_there=if_there) or bool(value.id)
        if isinstance(value, Node)
        else if_there
        for value in values
    )


def _counts(node: Node, name: str) -> bool:
    """Whether *name* says something, and no zero: what is free has no currency."""
    first, _, rest = name.partition(".")
    if rest:
        return any(_counts(one, rest) for one in node.nodes(first))
    values = node.properties.get(first, ())
    return any(value not in ("", None) and not _ZERO.fullmatch(str(value)) for value in values)


def in_words(names: OneOf) -> str:
    """Name properties of which one is enough."""
    return " or ".join(f"`{name}`" for name in names)
