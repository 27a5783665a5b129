"""
The report as JUnit XML, which pipelines show as tests.

A rule that found nothing is a test that passed. A finding is a test that failed where it stops
the build, and one that was skipped otherwise, so that the colour agrees with the exit code.

Source: there is no standard; the form is that of JUnit's own XML reports, which GitLab, Jenkins
and others document.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.model.finding import Finding, Outcome, Remark
from generator.reports.dossier import Dossier, Written
from generator.reports.frame import code_frame
from generator.reports.marked_words import marked
from generator.reports.place import place_of
from generator.reports.wording import one_line, remark_in_words, sentence, with_fix, xml_text


def render(dossier: Dossier) -> Written:
    """Write the report as JUnit XML: a suite for each family, a test for each rule or finding."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in dossier.report.findings:
        found[one.rule].append(one)
    rules = sorted({*found, *(one.id for one in dossier.report.rules)})
    families: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        families[rule.partition("/")[0]].append(rule)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    everything = [one for rule in rules for one in found.get(rule, ())]
    passed = sum(rule not in found for rule in rules)
    lines.append(f'<testsuites name="proofpress"{_counts(dossier, everything, passed)}>')
    for family, members in families.items():
        findings = [one for rule in members for one in found.get(rule, ())]
        good = sum(rule not in found for rule in members)
        lines.append(f"  <testsuite name={_value(family)}{_counts(dossier, findings, good)}>")
        for rule in members:
            if rule not in found:
                lines.append(
                    f'    <testcase classname={_value(family)} name={_value(rule)} time="0"/>'
                )
            for finding in found.get(rule, ()):
                lines.extend(_case(dossier, family, finding))
        lines.append("  </testsuite>")
    lines.extend(_remarks(dossier.report.remarks))
    lines.append("</testsuites>")
    return Written("\n".join(lines) + "\n")


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    """Write a suite without tests: what was taken for granted neither fails nor passes."""
    if remarks:
        text = escape(xml_text("\n".join(map(remark_in_words, remarks))))
        yield '  <testsuite name="remarks" tests="0" failures="0" errors="0" skipped="0" time="0">'
        yield f"    <system-out>{text}</system-out>"
        yield "  </testsuite>"


def _counts(dossier: Dossier, findings: list[Finding], passed: int) -> str:
    failures = sum(dossier.stops(one) for one in findings)
    return (
        f' tests="{len(findings) + passed}" failures="{failures}" errors="0"'
        f' skipped="{len(findings) - failures}" time="0"'
    )


def _case(dossier: Dossier, family: str, finding: Finding) -> Iterator[str]:
    place = place_of(finding)
    at = ""
    where = "the site"
    if place is not None:
        path = dossier.path_of(place)
        where = f"{dossier.prefix}{place}"
        at = f" file={_value(path)}" + (f' line="{place.line}"' if place.line else "")
    name = _value(f"{finding.rule} at {where}")
    yield f'    <testcase classname={_value(family)} name={name}{at} time="0">'
    weight = finding.severity.value if finding.outcome is Outcome.FAILED else "review"
    message = _value(
        f"{'known ' if finding.known else 'new check, ' if finding.new_check else ''}{weight}: {sentence(finding)}"
    )
    if dossier.stops(finding):
        text = "\n".join(_body(where, finding))
        yield f"      <failure type={_value(finding.rule)} message={message}>{escape(xml_text(text))}</failure>"
    else:
        yield f"      <skipped message={message}/>"
    yield "    </testcase>"


def _body(where: str, finding: Finding) -> Iterator[str]:
    yield f"{where}: {finding.severity}[{finding.rule}]"
    yield with_fix(finding)
    if finding.source is not None:
        yield from code_frame(marked(finding) or finding.source, finding.excerpt)


def _value(text: str) -> str:
    return quoteattr(xml_text(one_line(text)))
