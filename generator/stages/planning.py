"""Read everything, put the site together, and plan what is to be made."""

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.assets.collect import collect
from generator.assets.images import image_faults
from generator.assets.table import AssetRoot
from generator.checks.rule import AnyRule
from generator.checks.ruleset import read_ruleset
from generator.checks.site_index import Ask
from generator.content.cascade import cascade
from generator.content.data_files import read_data
from generator.content.read import Content, Known, ReadingRules, read, read_document
from generator.incremental.facts import fingerprint
from generator.incremental.file_clock import Clock, read_clock
from generator.incremental.stamps import Stamp, digest_of, stamp
from generator.model.document import Document
from generator.model.finding import Fault, FaultKind, Owner
from generator.model.site import Page, Site
from generator.settings.boundary import boundary_of
from generator.settings.schema import Settings
from generator.site.assemble import assemble
from generator.site.data_pages import RowDocument, row_documents
from generator.site.exchange import exchange
from generator.site.publication import Day
from generator.stages.claims import Settled, settle
from generator.stages.plan import Plan
from generator.themes.search import SHIPPED
from generator.themes.theme import load_theme
from generator.value import dataclass

#: Settings that no page shows, since they decide about findings, or about what is done with the site;
#: and those of which each page notes what it reads.
_NOT_SHOWN = (
    *(
        "rules",
        "rules_for",
        "allow",
        "owners",
        "fail_on",
        "publish",
        "output",
        "files",
        "positions",
        "limits",
    ),
    "external",
    "preview",
    "executor",
    "params",
    "theme_options",
)


@dataclass(frozen=True, slots=True)
class Order:
    """
    What to build.

    Attributes:
        root: The site's folder.
        day: Decides which documents are published.
        rules: The catalogue's rules, those of plug-ins included.
        kinds: The catalogue's kinds of faults.
        output: Where the site is written; None to proof without writing.
        jobs: Number of processes; None for one on each core.
        scheduler: Address of the Dask cluster that makes the pages; None to make them here.
        program: Changes with the program and its plug-ins.
        clean: Whether what earlier builds kept is left aside.
        ask: Asks other sites how they stand; None where nobody wants to know.
    """

    root: Path
    settings: Settings
    day: Day
    rules: tuple[AnyRule, ...]
    kinds: tuple[FaultKind, ...]
    output: Path | None
    jobs: int | None = None
    scheduler: str | None = None
    program: str = ""
    clean: bool = False
    ask: Ask | None = None

    @property
    def processes(self) -> int:
        """Number of processes that may work at once."""
        return self.jobs or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Survey:
    """
    What content and data hold, and the site that they make.

    Attributes:
        documents: Those of *content*, with what sections hand down to them.
        further: What is wrong with data, with pictures, and with the site as a whole.
    """

    content: Content
    documents: tuple[Document, ...]
    site: Site
    further: tuple[Fault, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong."""
        own = (fault for document in self.documents for fault in document.faults)
        return (*self.content.faults, *own, *self.further)


def survey(order: Order, known: Known | None = None) -> Survey:
    """
    Read the content and put the site together, without rendering anything.

    Args:
        order: What to build.
        known: Documents that were read before by the same rules.
    """
    clock = read_clock(order.root / ".cache")
    boundary = boundary_of(order.root, order.settings)
    rules = ReadingRules.of(order.settings)
    allowed = order.settings.files.publish
    content = read(order.root, rules, known, order.processes, clock, boundary, allowed)
    data, data_faults = read_data(order.root, boundary)
    made = tuple(row_documents(order.settings, data))
    rows = [one for one in made if isinstance(one, RowDocument)]
    inheriting = cascade((*content.documents, *(row.document for row in rows)))
    documents = inheriting[: len(content.documents)]
    given = inheriting[len(content.documents) :]
    rows = [replace(row, document=one) for row, one in zip(rows, given, strict=True)]
    assembly = assemble(documents, rows, content.files, data, order.settings, order.day)
    wrong = (one for one in made if isinstance(one, Fault))
    pictures = (
        fault
        for file in assembly.site.files.values()
        for fault in image_faults(order.root / file.path, file.path, Owner.CONTENT)
    )
    further = (*data_faults, *wrong, *assembly.faults, *pictures)
    return Survey(content, documents, assembly.site, further)


def surveyed_again(order: Order, before: Survey, paths: Collection[str]) -> Survey | None:
    """
    Survey a site again of which only the documents at *paths* may have changed.

    Args:
        order: As for *before*.
        before: What was known; *before* itself is the answer where no byte has changed.
        paths: Relative to the site's root, with forward slashes.

    Returns:
        None where only a whole survey can tell what there is now: a document came or went, or the
        change moves something on the site.
    """
    rules = ReadingRules.of(order.settings)
    known = before.content.known()
    read: dict[str, tuple[Stamp, Document]] = {}
    for path in paths:
        if path not in known:
            return None
        now = stamp(f"{order.root}/{path}")
        one = read_document(order.root, PurePosixPath(path), rules, rules.zone)
        if not isinstance(one, Document):
            return None
        if one.digest != known[path][1].digest:
            read[path] = (*now[:3], one.digest), one
    if not read:
        return before
    if any(fault.at.path.as_posix() in read for fault in before.further):
        return None
    new = {path: one for path, (_, one) in read.items()}
    documents = tuple(new.get(str(one.path), one) for one in before.content.documents)
    inheriting = cascade(documents)
    versions = [
        (old, now)
        for old, now in zip(before.documents, inheriting, strict=True)
        if str(now.path) in read
    ]
    changed = exchange(before.site, before.site.pages.values(), versions, order.settings)
    if changed is None:
        return None
    site = replace(before.site, pages={**before.site.pages, **changed})
    stamps = {**before.content.stamps, **{path: state for path, (state, _) in read.items()}}
    content = replace(before.content, documents=documents, stamps=stamps)
    return Survey(content, inheriting, site, before.further)


def reading_key(order: Order) -> str:
    """Change with what decides how a content file is read, the program included."""
    rules = ReadingRules.of(order.settings)
    values = (
        *(repr(rules.declared), rules.taxonomies, sorted(rules.languages), rules.language),
        *(rules.timezone, rules.page_bytes, order.program),
    )
    return fingerprint(values).hex()


def make_plan(order: Order, site: Site) -> tuple[Plan, Settled, tuple[Fault, ...]]:
    """Load the theme, its files and the rules; give every output path to one claimant."""
    plan, faults = equip(order, site, teams_of(site))
    settled = settle(site, plan.assets)
    return plan, settled, (*faults, *settled.faults)


def equip(order: Order, site: Site, teams: Mapping[str, str]) -> tuple[Plan, tuple[Fault, ...]]:
    """Load the theme, its files and the rules."""
    theme, theme_faults = load_theme(order.root, order.settings)
    site_static, *theme_static = theme.static
    boundary = boundary_of(order.root, order.settings)
    roots = [AssetRoot(*site_static, boundary=boundary)]
    for folder, shown in theme_static:
        own = None if folder.is_relative_to(SHIPPED) else boundary
        roots.append(AssetRoot(folder, shown, Owner.THEME, own))
    assets = collect(roots, order.settings.files.publish)
    ruleset, rule_faults = read_ruleset(
        order.settings.rules,
        order.rules,
        order.kinds,
        order.settings.positions,
        asking=order.ask is not None,
        local=order.settings.rules_for,
    )
    plan = Plan(
        root=order.root,
        output=order.output,
        settings=order.settings,
        site=site,
        theme=theme,
        assets=assets,
        ruleset=ruleset,
        today=order.day.now.date(),
        version=__version__,
        teams=teams,
    )
    return plan, (*theme_faults, *assets.faults, *rule_faults)


def teams_of(site: Site) -> dict[str, str]:
    """Page id to the person or team that the page's front matter names."""
    return {page.id: team for page in site.pages.values() if (team := team_on(page))}


def team_on(page: Page) -> str:
    """The person or team that the front matter of *page* names; empty for none."""
    return (page.document.front_matter.owner or "") if page.document else ""


def rendering_key(order: Order, plan: Plan) -> str:
    """Change with what changes every page: settings that show, the theme's folders, the year."""
    shown: Mapping[str, object] = {
        name: getattr(order.settings, name)
        for name in order.settings.__dataclass_fields__
        if name not in _NOT_SHOWN
    }
    layers = [str(layer.shown) for layer in plan.theme.search.layers]
    values = (
        repr(shown),
        plan.settings.limits,
        layers,
        plan.today.year,
        [digest_of(str(plan.root / font)) for font in plan.settings.social.fonts],
        order.program,
    )
    return fingerprint(values).hex()


def checking_key(order: Order) -> str:
    """Change with the rules, their options and severities, and who owns what."""
    settings = order.settings
    ids = [rule.id for rule in order.rules]
    rules = repr((settings.rules, settings.rules_for))
    return fingerprint((rules, settings.owners, ids, order.program)).hex()


def structure_key(plan: Plan, clock: Clock) -> str:
    """
    Change with what pages see of the site besides one another.

    Args:
        plan: What is built.
        clock: That of the site's file system, read before.
    """
    site = plan.site
    assets = sorted((name, str(asset.source)) for name, asset in plan.assets.assets.items())
    stamped = [(name, stamp(source, clock)) for name, source in assets]
    files = [
        (str(file.path), file.url, stamp(str(plan.root / file.path), clock))
        for file in site.files.values()
    ]
    unpublished = sorted((path, one.url) for path, one in site.unpublished.items())
    paths = fingerprint(sorted(site.by_path.items()))
    # A section need not list its pages, and they have their order all the same.
    orders = fingerprint([sorted(site.sections.items()), sorted(site.subsections.items())])
    values = (
        repr(site.menus),
        sorted(site.translations.items()),
        stamped,
        files,
        unpublished,
        paths,
        orders,
    )
    return fingerprint(values).hex()
