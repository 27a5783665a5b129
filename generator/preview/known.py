"""What the site's baseline knows already: it is shown apart, and counts no more."""

from pathlib import Path

from generator.checks.baseline import FILE, compare, parse
from generator.errors import GeneratorError
from generator.model.finding import Report


def with_known(report: Report, root: Path) -> Report:
    """
    *report* with the findings marked that the baseline of the site at *root* knows.

    A baseline that cannot be read marks nothing here; a build says what is wrong with it.
    """
    try:
        entries = parse((root / FILE).read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, GeneratorError):
        return report
    return compare(report, entries, lambda path: (root / path).exists()).report
