"""Keys of a build: each changes with what changes much at once."""

from collections.abc import Mapping

from generator.content.read import ReadingRules
from generator.incremental.facts import fingerprint
from generator.incremental.file_clock import Clock, read_clock
from generator.incremental.stamps import digest_of, stamp
from generator.stages.plan.build_plan import Plan
from generator.stages.plan.order import Order
from generator.value import dataclass

#: Settings that no page shows, since they decide about findings, or about what is done with the site;
#: and those of which each page notes what it reads (`params`, `theme_options`), or that are in the key
#: by themselves (`limits`). A setting that is new is shown until it stands here;
#: tests/stages/test_need.py watches what rendering asks for.
_NOT_SHOWN = frozenset(
    {
        *("rules", "rules_for", "allow", "owners", "fail_on", "positions"),
        "new_checks_from",
        *("publish", "output", "files", "external", "preview", "executor"),
        *("params", "theme_options", "limits"),
    }
)


@dataclass(frozen=True, slots=True)
class Keys:
    """
    What changes much at once.

    Attributes:
        rendering: Changes with everything that changes every page: settings, version, plug-ins.
        checking: Changes with the rules and their options.
        reading: Changes with what decides how content files are read.
        structure: Changes with what pages see of the site besides one another: menus,
            translations, redirects, files, pages that are kept back.
    """

    rendering: str = ""
    checking: str = ""
    reading: str = ""
    structure: str = ""

    @classmethod
    def of(cls, order: Order, plan: Plan) -> "Keys":
        """What they are now."""
        return cls(
            rendering_key(order, plan),
            checking_key(order),
            reading_key(order),
            structure_key(plan, read_clock(order.root / ".cache")),
        )


def reading_key(order: Order) -> str:
    """Change with what decides how a content file is read, the program included."""
    rules = ReadingRules.of(order.settings)
    values = (
        *(repr(rules.declared), rules.taxonomies, sorted(rules.languages), rules.language),
        *(rules.timezone, rules.page_bytes, order.program),
    )
    return fingerprint(values).hex()


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
