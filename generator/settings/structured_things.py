"""
What front matter `structured:` can describe: the keys are the words of schema.org.

A class is named like its type, and becomes JSON-LD key by key.
"""

from generator.settings.structured_forms import DayForm, DurationForm, NamedForm
from generator.typed_yaml.field import key
from generator.value import dataclass

_DAY = DayForm()
_EVENTS = (
    *("Event", "BusinessEvent", "ChildrensEvent", "EducationEvent", "ExhibitionEvent", "Festival"),
    *("FoodEvent", "MusicEvent", "SaleEvent", "SocialEvent", "SportsEvent", "TheaterEvent"),
)
_BUSINESSES = (
    *("LocalBusiness", "AutomotiveBusiness", "Bakery", "BarOrPub", "CafeOrCoffeeShop", "Dentist"),
    *("FinancialService", "FoodEstablishment", "HealthAndBeautyBusiness", "Hotel", "LegalService"),
    *("Library", "LodgingBusiness", "MedicalBusiness", "ProfessionalService", "RealEstateAgent"),
    *("Restaurant", "SportsActivityLocation", "Store", "TravelAgency"),
)
_STOCK = (
    *("InStock", "OutOfStock", "PreOrder", "BackOrder", "Discontinued", "InStoreOnly"),
    *("LimitedAvailability", "OnlineOnly", "SoldOut"),
)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where something is."""

    street_address: str | None = key("Street and number.", name="streetAddress")
    postal_code: str | None = key("Postal code.", name="postalCode")
    address_locality: str | None = key("Town.", name="addressLocality")
    address_region: str | None = key("State or region.", name="addressRegion")
    address_country: str | None = key("Country, as two letters.", name="addressCountry")


_ADDRESS = NamedForm(PostalAddress, "street_address")


@dataclass(frozen=True, slots=True)
class Organization:
    """A company, an office, a club."""

    name: str | None = key("Name.")
    url: str | None = key("Address of its site.")
    logo: str | None = key("Its logo: a picture of this site, or a URL.")
    same_as: tuple[str, ...] = key("Its profiles elsewhere, as URLs.", name="sameAs", default=())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody."""

    type: str = key("What it is.", default="Person", choices=("Person", "Organization"))
    name: str | None = key("Name.")
    url: str | None = key("Address of a page about them.")
    same_as: tuple[str, ...] = key("Profiles elsewhere, as URLs.", name="sameAs", default=())


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand."""

    name: str | None = key("Name.")


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or the address of something that happens online."""

    type: str = key("What it is.", default="Place", choices=("Place", "VirtualLocation"))
    name: str | None = key("Name of the place.")
    url: str | None = key("Where it happens online.")
    address: PostalAddress | None = key("Where it is.", form=_ADDRESS)


@dataclass(frozen=True, slots=True)
class Offer:
    """What something costs."""

    price: float | None = key("The price, without a sign.")
    price_currency: str | None = key("The currency, as three letters.", name="priceCurrency")
    availability: str | None = key("Whether one can have it.", choices=_STOCK)
    url: str | None = key("Where one can buy it; the page itself where it is missing.")
    valid_from: str | None = key("From when on.", name="validFrom", form=_DAY)
    price_valid_until: str | None = key("Last day of the price.", name="priceValidUntil", form=_DAY)


@dataclass(frozen=True, slots=True)
class AggregateRating:
    """What customers say, taken together; visitors must be able to read it on the page."""

    rating_value: float | None = key("The average.", name="ratingValue")
    best_rating: float | None = key("Best of the scale; 5 where it is missing.", name="bestRating")
    rating_count: int | None = key("How many have rated.", name="ratingCount", minimum=1)
    review_count: int | None = key("How many have written.", name="reviewCount", minimum=1)


@dataclass(frozen=True, slots=True)
class QuantitativeValue:
    """A number of something in a time."""

    value: float | None = key("The number.")
    min_value: float | None = key("The least.", name="minValue")
    max_value: float | None = key("The most.", name="maxValue")
    unit_text: str | None = key(
        "The time.", name="unitText", choices=("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
    )


@dataclass(frozen=True, slots=True)
class MonetaryAmount:
    """Pay."""

    currency: str | None = key("The currency, as three letters.")
    value: QuantitativeValue | None = key("How much.")


@dataclass(frozen=True, slots=True)
class OpeningHoursSpecification:
    """When a place is open."""

    day_of_week: tuple[str, ...] = key(
        "Days, in English, such as `Monday`.", name="dayOfWeek", default=()
    )
    opens: str | None = key("Time of opening, in quotes.", example='"08:00"')
    closes: str | None = key("Time of closing, in quotes.", example='"18:30"')


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer."""

    text: str | None = key("What it says.")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that visitors can read on the page."""

    name: str | None = key("The question.")
    accepted_answer: Answer | None = key(
        "The answer.", name="acceptedAnswer", form=NamedForm(Answer, "text")
    )


@dataclass(frozen=True, slots=True)
class _Described:
    """What everything may have."""

    name: str | None = key("Name; the page's title where it is missing.")
    description: str | None = key("What it is; the page's description where it is missing.")
    image: str | None = key("A picture of this site, or a URL; the page's where it is missing.")
    same_as: tuple[str, ...] = key("Its pages elsewhere, as URLs.", name="sameAs", default=())


@dataclass(frozen=True, slots=True)
class ArticleThing(_Described):
    """An article; dates, author and title come from the page's own keys."""

    type: str = key(
        "What it is.",
        default="Article",
        choices=("Article", "BlogPosting", "NewsArticle", "TechArticle", "Report"),
    )


@dataclass(frozen=True, slots=True)
class ProductThing(_Described):
    """Something that is sold."""

    type: str = key("What it is.", default="Product", choices=("Product",))
    brand: Brand | None = key("Its brand.", form=NamedForm(Brand))
    sku: str | None = key("The seller's number.")
    gtin: str | None = key("The number below the bar code, in quotes.")
    mpn: str | None = key("The maker's number.")
    offers: Offer | None = key("What it costs.")
    aggregate_rating: AggregateRating | None = key("What customers say.", name="aggregateRating")


@dataclass(frozen=True, slots=True)
class EventThing(_Described):
    """Something that takes place."""

    type: str = key("What it is.", default="Event", choices=_EVENTS)
    start_date: str | None = key("When it begins.", name="startDate", form=_DAY)
    end_date: str | None = key("When it ends.", name="endDate", form=_DAY)
    location: Place | None = key("Where it is.", form=NamedForm(Place))
    event_status: str | None = key(
        "Whether it takes place.",
        name="eventStatus",
        choices=(
            *("EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"),
            "EventMovedOnline",
        ),
    )
    event_attendance_mode: str | None = key(
        "Whether one is there or at home.",
        name="eventAttendanceMode",
        choices=(
            "OfflineEventAttendanceMode",
            "OnlineEventAttendanceMode",
            "MixedEventAttendanceMode",
        ),
    )
    previous_start_date: str | None = key(
        "When it was to begin at first.", name="previousStartDate", form=_DAY
    )
    organizer: Person | None = key("Who holds it.", form=NamedForm(Person))
    performer: tuple[Person, ...] = key(
        "Who performs.", default=(), form=NamedForm(Person, many=True)
    )
    offers: Offer | None = key("What it costs.")


@dataclass(frozen=True, slots=True)
class LocalBusinessThing(_Described):
    """A place where customers go."""

    type: str = key("What it is.", default="LocalBusiness", choices=_BUSINESSES)
    address: PostalAddress | None = key("Where it is.", form=_ADDRESS)
    telephone: str | None = key("Telephone, with the country's code, in quotes.")
    url: str | None = key("Its page; this one where it is missing.")
    price_range: str | None = key("How dear it is, such as `€€`.", name="priceRange")
    opening_hours: tuple[OpeningHoursSpecification, ...] = key(
        "When it is open.", name="openingHoursSpecification", default=()
    )


@dataclass(frozen=True, slots=True)
class JobPostingThing:
    """A job; its text is the page's summary where `description` is missing."""

    type: str = key("What it is.", default="JobPosting", choices=("JobPosting",))
    title: str | None = key("Name of the job; the page's title where it is missing.")
    description: str | None = key("The whole text of the job, as HTML or text.")
    date_posted: str | None = key(
        "When it was published; the page's date where it is missing.",
        name="datePosted",
        form=_DAY,
    )
    valid_through: str | None = key("Until when one can apply.", name="validThrough", form=_DAY)
    employment_type: tuple[str, ...] = key(
        "Words of schema.org, such as `FULL_TIME`.",
        name="employmentType",
        default=(),
        example="[FULL_TIME]",
    )
    hiring_organization: Organization | None = key(
        "Who hires; the site's organization where it is missing.",
        name="hiringOrganization",
        form=NamedForm(Organization),
    )
    job_location: Place | None = key(
        "Where the work is.", name="jobLocation", form=NamedForm(Place)
    )
    job_location_type: str | None = key(
        "For work from home alone.", name="jobLocationType", choices=("TELECOMMUTE",)
    )
    applicant_location_requirements: Place | None = key(
        "Country in which one must live to work from home.",
        name="applicantLocationRequirements",
        form=NamedForm(Place),
    )
    base_salary: MonetaryAmount | None = key("The pay.", name="baseSalary")
    direct_apply: bool | None = key("Whether one applies on this page.", name="directApply")


@dataclass(frozen=True, slots=True)
class VideoObjectThing(_Described):
    """A film that visitors can see on the page."""

    type: str = key("What it is.", default="VideoObject", choices=("VideoObject",))
    thumbnail_url: str | None = key(
        "Its picture; the page's where it is missing.", name="thumbnailUrl"
    )
    upload_date: str | None = key(
        "When it was published; the page's date where it is missing.",
        name="uploadDate",
        form=_DAY,
    )
    duration: str | None = key("How long it is.", form=DurationForm(), example="PT1M30S")
    content_url: str | None = key("Address of the film's file.", name="contentUrl")
    embed_url: str | None = key("Address of its player.", name="embedUrl")
    expires: str | None = key("Day after which it is gone.", form=_DAY)


@dataclass(frozen=True, slots=True)
class PersonThing(_Described):
    """Somebody whom the page is about."""

    type: str = key("What it is.", default="Person", choices=("Person",))
    job_title: str | None = key("What they do.", name="jobTitle")
    works_for: Organization | None = key(
        "Where they work.", name="worksFor", form=NamedForm(Organization)
    )
    email: str | None = key("Address for mail.")


@dataclass(frozen=True, slots=True)
class OrganizationThing(_Described):
    """A company, an office, a club that the page is about."""

    type: str = key("What it is.", default="Organization", choices=("Organization",))
    url: str | None = key("Address of its site; this page where it is missing.")
    logo: str | None = key("Its logo: a picture of this site, or a URL.")
    address: PostalAddress | None = key("Where it is.", form=_ADDRESS)
    telephone: str | None = key("Telephone, with the country's code, in quotes.")
    email: str | None = key("Address for mail.")


@dataclass(frozen=True, slots=True)
class FAQPageThing:
    """
    Questions with their answers.

    Search results show nothing for it any more, since May 2026; other readers may use it.
    """

    type: str = key("What it is.", default="FAQPage", choices=("FAQPage",))
    main_entity: tuple[Question, ...] = key("The questions.", name="mainEntity", default=())


#: What `structured:` can describe, in the order of the reference.
THINGS = (
    *(ArticleThing, ProductThing, EventThing, LocalBusinessThing, JobPostingThing),
    *(VideoObjectThing, PersonThing, OrganizationThing, FAQPageThing),
)
#: Records that stand inside those.
INSIDE = (
    *(Organization, Person, Brand, Place, PostalAddress, Offer, AggregateRating),
    *(MonetaryAmount, QuantitativeValue, OpeningHoursSpecification, Question, Answer),
)
