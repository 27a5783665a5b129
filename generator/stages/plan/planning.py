"""The plan of a build: theme, static files, rules, and who writes which file."""

from collections.abc import Mapping

from generator import __version__
from generator.assets.collect import collect
from generator.assets.table import AssetRoot
from generator.checks.engine.ruleset import read_ruleset
from generator.model.finding import Fault, Owner
from generator.model.site import Page, Site
from generator.settings.boundary import boundary_of
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.order import Order
from generator.stages.plan.output_paths import Settled, settle
from generator.themes.search import SHIPPED
from generator.themes.theme import load_theme


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
