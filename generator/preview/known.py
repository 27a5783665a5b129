"""A report as a build shows it: with the teams of findings, and with what the baseline knows."""

from generator import plugins
from generator.checks.findings.baseline import FILE, compare, parse
from generator.checks.findings.known_rules import known_rules, with_new_checks
from generator.errors import GeneratorError
from generator.model.finding import Report
from generator.one_file import is_there, read_file
from generator.settings.boundary import boundary_of
from generator.stages.check.owners import owned
from generator.stages.plan.build_plan import Plan


def as_judged(report: Report, plan: Plan) -> Report:
    """
    Name who is to fix each finding of *report*, and mark those that the site's baseline knows.

    A baseline that cannot be read marks nothing here; a build says what is wrong with it.
    """
    report = owned(report, plan.settings, plan.root)
    if boundary_of(plan.root, plan.settings).beyond(plan.root / FILE) is not None:
        return report
    try:
        text = read_file(plan.root / FILE).decode("utf-8-sig")
        entries = parse(text)
    except (OSError, UnicodeDecodeError, GeneratorError):
        return report
    return with_new_checks(
        compare(report, entries, lambda path: is_there(plan.root / path)).report,
        known_rules(text),
        lambda: {rule.id for rule in plugins.rules()},
        today=plan.today,
        count_from=plan.settings.new_checks_from,
    )
