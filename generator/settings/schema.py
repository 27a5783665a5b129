"""What `site.yaml` may hold. The decoder, the JSON Schema and the reference are made from this."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from generator.model.document import Allowance
from generator.model.finding import Location
from generator.settings.allowance import ALLOW_IN_SITE
from generator.settings.front_matter_schema import DECLARED_TYPES
from generator.settings.publishing import Files, Publish
from generator.typed_yaml.field import key
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site."""

    name: str = key("The language's own name, such as Deutsch.", default="")
    title: str | None = key("Title of the site in this language.")
    description: str | None = key("Description of the site in this language.")
    weight: int = key("Order in the language switch; the lightest comes first.", default=0)


@dataclass(frozen=True, slots=True)
class MenuItemSettings:
    """One entry of a menu."""

    title: str | None = key("Text of the entry; the page's title where it is missing.")
    page: str | None = key("Path of a content file or folder, such as `blog/` or `about.md`.")
    url: str | None = key("A URL, for a place outside the content.")
    weight: int = key("Order in the menu; the lightest comes first.", default=0)
    children: tuple["MenuItemSettings", ...] = key("Entries below this one.", default=())


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way to group pages, by a front-matter key that lists terms."""

    title: str | None = key("Title of the page that lists all terms.")
    pages: bool = key("Whether the taxonomy and its terms get pages of their own.", default=True)
    singular: str | None = key("Word for one term, such as `tag`.")


@dataclass(frozen=True, slots=True)
class DataPages:
    """Pages made from a data file: one row, one page."""

    source: str = key(
        "The data file, below `data/`, such as `locations.csv`.", default="", required=True
    )
    section: str = key(
        "Folder under which the pages stand, such as `locations`.", default="", required=True
    )
    slug: str = key(
        "Pattern of the URL's last part, with columns in braces.",
        default="",
        required=True,
        example='"{city}"',
    )
    title: str = key("Pattern of the title, with columns in braces.", default="", required=True)
    description: str | None = key("Pattern of the description, with columns in braces.")
    body: str | None = key("Column whose text is the page's Markdown.")
    layout: str | None = key("Layout of the pages; `page` where it is missing.")


@dataclass(frozen=True, slots=True)
class ExternalLinks:
    """What is added to links that lead to other sites."""

    rel: str = key("Value of `rel`; empty for none.", default="noopener")
    new_tab: bool = key("Whether they open in a new tab.", default=False)


@dataclass(frozen=True, slots=True)
class Markdown:
    """How Markdown becomes HTML."""

    html: str = key(
        "What happens to raw HTML in Markdown.",
        default="sanitize",
        choices=("allow", "sanitize", "refuse"),
    )
    smart_punctuation: bool = key("Curly quotes, dashes and ellipses.", default=True)
    highlight: bool = key("Colour code by its language, with CSS classes.", default=True)
    heading_anchors: bool = key("A link beside each heading that leads to it.", default=False)
    lazy_images: bool = key(
        "Load pictures when they come near; the first is loaded at once.", default=True
    )
    captions: bool = key(
        "A picture alone in its paragraph with a title becomes a figure with a caption.",
        default=True,
    )
    emoji: bool = key("Names such as `:rocket:` become emoji.", default=False)
    external_links: ExternalLinks = key(
        "What is added to links to other sites.", factory=ExternalLinks
    )


@dataclass(frozen=True, slots=True)
class Pagination:
    """How long lists are divided."""

    size: int = key(
        "Pages listed on one page of a list; 0 lists all on one.", default=20, minimum=0
    )


@dataclass(frozen=True, slots=True)
class Feeds:
    """Feeds of new pages."""

    atom: bool = key("Write `atom.xml`.", default=True)
    rss: bool = key("Write `rss.xml`.", default=True)
    json: bool = key("Write `feed.json`.", default=True)
    limit: int = key("Pages in a feed.", default=20, minimum=1)
    content: str = key(
        "Whether a feed carries summaries or whole texts.",
        default="summary",
        choices=("summary", "full"),
    )
    sections: tuple[str, ...] = key(
        "Sections whose pages are in the site's feed; all dated pages where it is missing.",
        default=(),
    )


@dataclass(frozen=True, slots=True)
class Robots:
    """What `robots.txt` says."""

    disallow: tuple[str, ...] = key("Paths that crawlers are asked to leave alone.", default=())
    extra: str = key("Further lines, as they stand.", default="")


@dataclass(frozen=True, slots=True)
class RedirectSettings:
    """A redirect that is not an alias of a page."""

    source: str = key("The old path, such as `/old/`.", default="", name="from", required=True)
    target: str = key("The new path or a whole URL.", default="", name="to", required=True)
    status: int = key("301 for permanent, 302 for temporary.", default=301)


@dataclass(frozen=True, slots=True)
class Organization:
    """Who publishes the site; used in structured data."""

    name: str | None = key("Name of the organization.")
    logo: str | None = key("Path of its logo, below `static/`.")
    same_as: tuple[str, ...] = key("Its profiles elsewhere, as URLs.", default=())


@dataclass(frozen=True, slots=True)
class Social:
    """Pictures that are drawn for pages without one, for social networks."""

    cards: bool = key(
        "Whether a picture is drawn for every page without an `image:`; front matter"
        " `social_card:` decides for one page.",
        default=False,
    )
    color: str = key("Colour of the bar and the section's name.", default="#1d4ed8")
    background: str = key(
        "Colour behind the words; they are dark or light, whichever reads better.",
        default="#fdfcfa",
    )
    fonts: tuple[str, ...] = key(
        "Font files of the site (TTF, OTF or TTC), for scripts besides Latin, Greek, Cyrillic,"
        " Arabic and Hebrew; they are asked first.",
        default=(),
        example="[fonts/NotoSansSC-Bold.otf]",
    )


@dataclass(frozen=True, slots=True)
class ExternalHost:
    """What holds for one other server instead."""

    concurrency: int | None = key("Requests at one time to this server.", minimum=1)
    delay: float | None = key("Seconds between the starts of two requests to this server.")
    timeout: float | None = key("Longest time for one request and its answer, in seconds.")
    head: bool = key("Whether it may be asked for the head of a page alone.", default=True)


@dataclass(frozen=True, slots=True)
class External:
    """How links to other sites are checked, where `--external` asks for it."""

    ignore: tuple[str, ...] = key(
        "Globs over addresses that are not asked.",
        default=(),
        example='["https://www.linkedin.com/*"]',
    )
    expected: Mapping[str, tuple[int, ...]] = key(
        "Glob over addresses to the statuses that are fine there.",
        factory=dict,
        example='{"https://www.example.org/members/*": [401, 403]}',
    )
    user_agent: str | None = key(
        "How the program names itself; its name and version and `base_url` where it is missing.",
        example='"Garden link check (+https://www.example.com/contact/)"',
    )
    concurrency: int = key("Requests at one time, over all servers.", default=16, minimum=1)
    per_host: int = key("Requests at one time to one server.", default=2, minimum=1)
    delay: float = key("Seconds between the starts of two requests to one server.", default=0.2)
    connect_timeout: float = key("Longest wait for a connection, in seconds.", default=5.0)
    read_timeout: float = key("Longest wait for the next bytes, in seconds.", default=10.0)
    timeout: float = key("Longest time for one request and its answer, in seconds.", default=20.0)
    tries: int = key("Requests before a passing fault is taken for lasting.", default=3, minimum=1)
    backoff: float = key(
        "First pause before another try, in seconds; each further one is twice as long.",
        default=1.0,
    )
    patience: float = key(
        "Longest pause in seconds that a server may ask for; one that asks for more is left alone.",
        default=30.0,
    )
    redirects: int = key("Redirects that are followed from one address.", default=10, minimum=0)
    page_bytes: int = key(
        "Most of a page that is read to look for the place that a link names with `#`.",
        default=2_000_000,
        minimum=1,
    )
    keep_days: float = key(
        "Days for which an address that was fine is not asked again.", default=7.0
    )
    allow_private: tuple[str, ...] = key(
        "Hosts and networks that may be asked though they are private; with a port, that one alone.",
        default=(),
        example='["intranet.example.com", "localhost:8080", "10.0.0.0/8"]',
    )
    hosts: Mapping[str, ExternalHost] = key(
        "Glob over host names to what holds there instead.",
        factory=dict,
        example='{"www.example.org": {concurrency: 1, delay: 2}}',
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """How the preview behaves; nothing of it is published."""

    editor: str = key(
        "Address or command that opens a file in your editor, with `{path}`, `{line}` and "
        "`{column}`; Visual Studio Code where it is missing.",
        default="",
        example='"idea://open?file={path}&line={line}"',
    )


@dataclass(frozen=True, slots=True)
class Executor:
    """Who makes the pages."""

    kind: str = key(
        "`processes` of this machine, or the workers of a `dask` cluster.",
        default="processes",
        choices=("processes", "dask"),
    )
    scheduler: str | None = key(
        "Address of the cluster's scheduler; where it is missing, that of the environment variable"
        " `DASK_SCHEDULER_ADDRESS`.",
        example="tcp://127.0.0.1:8786",
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """Guards against input that would hold up a build."""

    page_bytes: int = key("Largest Markdown file, in bytes.", default=5_000_000, minimum=1)
    render_seconds: int = key(
        "Longest time for one page's text or template, in seconds.", default=10, minimum=1
    )
    rendered_bytes: int = key("Largest rendered page, in bytes.", default=20_000_000, minimum=1)
    memory: int = key(
        "Memory that one page may take, in bytes.", default=1_000_000_000, minimum=1_000_000
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """
    The whole of `site.yaml`.

    `positions` and `environment` are added by the loader and are no keys of the file.
    """

    title: str = key("Title of the site.", default="", required=True)
    base_url: str = key(
        "Address of the published site, with scheme.",
        default="",
        required=True,
        example="https://www.example.com/",
    )
    description: str = key(
        "Description of the site; pages without one of their own do not inherit it.", default=""
    )
    language: str = key("Language of the site, as in BCP 47.", default="en")
    languages: Mapping[str, Language] = key("All languages of a site with several.", factory=dict)
    timezone: str = key(
        "Time zone of dates that name none.", default="UTC", example="Europe/Berlin"
    )
    theme: str = key(
        "Name of a folder in `themes/`, or `default` for the one that comes with the program.",
        default="default",
    )
    theme_options: Mapping[str, Any] = key("Options that the theme declares.", factory=dict)
    params: Mapping[str, Any] = key("Values of your own, for templates.", factory=dict)
    organization: Organization = key("Who publishes the site.", factory=Organization)
    author: str | None = key("Author of pages that name none.")
    social: Social = key("Pictures that are drawn for social networks.", factory=Social)
    menus: Mapping[str, tuple[MenuItemSettings, ...]] = key("Menus by name.", factory=dict)
    taxonomies: Mapping[str, Taxonomy] = key(
        "Ways to group pages, by front-matter key.",
        factory=lambda: {
            "tags": Taxonomy(title="Tags", singular="tag"),
            "categories": Taxonomy(title="Categories", singular="category"),
        },
    )
    front_matter: Mapping[str, str] = key(
        "Front-matter keys of your own, and their types.",
        factory=dict,
        choices=tuple(DECLARED_TYPES),
        example="color: text",
    )
    permalinks: Mapping[str, str] = key(
        "Pattern of URLs by section.", factory=dict, example="blog: /:year/:month/:slug/"
    )
    pagination: Pagination = key("How long lists are divided.", factory=Pagination)
    archives: tuple[str, ...] = key("Sections that get a page for each year.", default=())
    related: int = key("How many related pages a template gets.", default=3, minimum=0)
    data_pages: tuple[DataPages, ...] = key("Pages made from data files.", default=())
    markdown: Markdown = key("How Markdown becomes HTML.", factory=Markdown)
    feeds: Feeds = key("Feeds of new pages.", factory=Feeds)
    sitemap: bool = key("Write `sitemap.xml`.", default=True)
    robots: Robots = key("What `robots.txt` says.", factory=Robots)
    noindex: bool = key("Ask search engines to leave the whole site out.", default=False)
    redirects: tuple[RedirectSettings, ...] = key(
        "Redirects that are not aliases of a page.", default=()
    )
    redirect_files: tuple[str, ...] = key(
        "How redirects are written: `html` pages, a `netlify` file `_redirects`, an `nginx` map.",
        default=("html", "netlify", "nginx"),
        choices=("html", "netlify", "nginx"),
    )
    rules: Mapping[str, Any] = key(
        "Severity and options of rules, by id or `family/*`.",
        factory=dict,
        # The words of severities, so that `off` is not taken for false.
        choices=("error", "warning", "notice", "off"),
        example="seo/title-length: {severity: error, max_width: 580}",
    )
    rules_for: Mapping[str, Mapping[str, Any]] = key(
        "What of `rules:` is different on some paths: glob over source paths or URLs, then rules.",
        factory=dict,
        choices=("error", "warning", "notice", "off"),
        example='{"content/archive/**": {"seo/*": off}}',
    )
    allow: tuple[Allowance, ...] = key(
        "Findings that are accepted, each with a path and a reason.",
        default=(),
        form=ALLOW_IN_SITE,
    )
    owners: Mapping[str, str] = key(
        "Glob over content paths to the person or team that owns them.", factory=dict
    )
    fail_on: str = key(
        "Least severity that stops a build.",
        default="error",
        choices=("error", "warning", "notice", "off"),
    )
    new_checks_from: dt.date | None = key(
        "Day from which checks count that are newer than the baseline; where it is missing, they"
        " count after the next `proofpress baseline`.",
        example='"2027-03-01"',
    )
    output: str = key("Folder of the built site.", default="public")
    files: Files = key("Files that are read or published only where you say so.", factory=Files)
    publish: Publish = key("Where the site is released.", factory=Publish)
    preview: Preview = key("How `proofpress serve` behaves.", factory=Preview)
    external: External = key(
        "How links to other sites are checked, where `--external` asks for it.", factory=External
    )
    executor: Executor = key("Who makes the pages of a build.", factory=Executor)
    limits: Limits = key("Guards against input that would hold up a build.", factory=Limits)
    variables: tuple[str, ...] = key(
        "Environment variables that this file may use as `${NAME}`.", default=()
    )
    environments: Mapping[str, Any] = key(
        "Keys that override the others in `production` or `preview`.",
        factory=dict,
        example="preview: {noindex: true}",
    )
    positions: Mapping[str, Location] = key("", factory=dict)
    environment: str = key("", default="production")
