"""Rules over pages, the site and its files; what they find, as findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from generator.checks.engine.dispatch import Dispatch, looks_at
from generator.checks.engine.locator import Locator, Place
from generator.checks.engine.rule import Passage, Problem
from generator.checks.engine.ruleset import ActiveRule, Ruleset
from generator.checks.facts.extract_facts import page_facts
from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.findings.fingerprint import fingerprint, quoted, subject_of
from generator.checks.findings.report_filter import addresses
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import ALWAYS, PageMetadata, Period
from generator.checks.page.site_files import NOTHING_READ, FilesRead, SiteFiles
from generator.checks.whole_site.site_index import SiteIndex
from generator.errors import GeneratorError
from generator.model.failure import RULE as FAILED
from generator.model.failure import in_words
from generator.model.finding import (
    Correction,
    Fault,
    Finding,
    Outcome,
    OutputPlace,
    Owner,
    Severity,
)
from generator.model.site import PageKind
from generator.url.secrets import masked
from generator.value import dataclass

_WORDS = 200  # characters; enough to know an element by


@dataclass(frozen=True, slots=True)
class Raised:
    """
    A problem detached from its page, ready to be stored or sent to another process.

    Attributes:
        key: Front-matter key that feeds it; None where there is none.
        offset: Of the element's start tag in the page; None where no element is meant.
        output: Its ``path`` is the page's or the asset's.
        passage: Words that are meant.
        correction: The one right value; None where a person must choose.
        words: How the text of the element begins; empty where its start tag tells enough.
    """

    rule: str
    message: str
    fix: str
    outcome: Outcome
    key: str | None
    offset: int | None
    output: OutputPlace
    passage: Passage | None = None
    correction: Correction | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PageResult:
    """
    What the check of one page yields.

    Attributes:
        facts: What rules over the site look at.
        holds: The days on which *raised* is what a check would find.
        read: Other files that it depends on.
    """

    raised: tuple[Raised, ...]
    facts: PageFacts
    holds: Period = ALWAYS
    read: FilesRead = NOTHING_READ


def check_page(
    html: str,
    *,
    path: str,
    url: str,
    ruleset: Ruleset,
    base_url: str = "",
    kind: PageKind | None = None,
    page_number: int = 1,
    metadata: PageMetadata | None = None,
    source: str = "",
    files: SiteFiles | None = None,
) -> PageResult:
    """
    Run every page rule over one page; the arguments are those of `HtmlPage`, and the rules.

    Args:
        html: The page as published.
        path: Output path, such as ``blog/index.html``.
        url: Path from the host's root, such as ``/blog/``.
        ruleset: Its page rules run.
        base_url: Address of the site with scheme; empty where it is not known.
        kind: What the page is for; None where it is not known.
        page_number: Above 1 for further pages of a list.
        metadata: What its maker says about it.
        source: Path of the content file that it is made from; empty where it is not known.
        files: Other files of the site; None where they are not known.
    """
    page = HtmlPage(
        html,
        path=path,
        url=url,
        base_url=base_url,
        kind=kind,
        page_number=page_number,
        metadata=metadata,
        source=source,
        files=files,
    )
    return next(check_pages([page], ruleset))


def check_pages(pages: Iterable[HtmlPage], ruleset: Ruleset) -> Iterator[PageResult]:
    """
    Run every page rule over each page, and release the pages.

    A rule looks at some pages before the next one does. So its code stays near the processor, and
    they are checked in less time than one after the other.

    Args:
        pages: They are taken as they are needed.
        ruleset: Its page rules run.
    """
    rest = iter(pages)
    dispatch = Dispatch(ruleset.page_rules)
    while some := tuple(islice(rest, _TOGETHER)):
        raised: list[list[Raised]] = [[] for _ in some]
        if ruleset.local:
            for page, found in zip(some, raised, strict=True):
                here = ruleset.page_rules_at((page.source, *addresses(page.path)))
                for active, _ in Dispatch(here).visits((page,)):
                    found.extend(_raised(active, page))
        else:
            for active, numbers in dispatch.visits(some):
                for number in numbers:
                    raised[number].extend(_raised(active, some[number]))
        results = [
            # Facts come first: where they cannot be gathered, that is raised too.
            PageResult(
                facts=_facts(page, found),
                raised=tuple(found),
                holds=page.holds,
                read=page.files_read,
            )
            for page, found in zip(some, raised, strict=True)
        ]
        for page in some:
            page.release()  # workers run without the garbage collector
        yield from results


#: Pages that are checked at once: enough for rules to be quick, few enough to hold as trees.
_TOGETHER = 10


def _raised(active: ActiveRule, page: HtmlPage) -> Iterable[Raised]:
    rule = active.rule
    try:
        if not looks_at(rule, page):
            return ()
        return [_raise(rule.id, problem, page.path) for problem in rule.check(page, active.options)]
    except GeneratorError:
        raise  # a plug-in failed, and is named
    except Exception as error:  # noqa: BLE001 - one page costs one finding, whatever is on it
        return (_failed(f"rule `{rule.id}`", error, page.path),)


def _failed(what: str, error: Exception, path: str) -> Raised:
    return _raised_failure(what, in_words(error), path)


def _raised_failure(what: str, why: str, path: str) -> Raised:
    message = f"{what} failed here: {why}"
    fix = "please report this; it is a fault of the program"
    return Raised(FAILED, message, fix, Outcome.FAILED, None, None, OutputPlace(path))


def _facts(page: HtmlPage, found: list[Raised]) -> PageFacts:
    try:
        return page_facts(page)
    except Exception as error:  # noqa: BLE001 - as above
        found.append(_failed("the reading of the page", error, page.path))
        return PageFacts(page.path, page.url)


def check_site(index: SiteIndex, rules: Iterable[ActiveRule]) -> Iterator[Raised]:
    """Run *rules* over the site; each problem's output path names the page or asset."""
    for active in rules:
        try:
            for problem in active.rule.check(index, active.options):
                path = problem.page.path if problem.page else problem.path
                yield _raise(active.rule.id, problem, path)
        except GeneratorError:
            raise  # a plug-in failed, and is named
        except Exception as error:  # noqa: BLE001 - the other rules have something to say
            yield _failed(f"rule `{active.rule.id}`", error, "")


def check_assets(assets: Iterable[AssetFacts], ruleset: Ruleset) -> Iterator[Raised]:
    """Run every asset rule over *assets*."""
    for asset in assets:
        if asset.failure:
            yield _raised_failure("the reading of the file", asset.failure, asset.path)
        for active in ruleset.asset_rules_at(addresses(asset.path)):
            try:
                for problem in active.rule.check(asset, active.options):
                    yield _raise(active.rule.id, problem, asset.path)
            except GeneratorError:
                raise  # a plug-in failed, and is named
            except Exception as error:  # noqa: BLE001 - one file costs one finding
                yield _failed(f"rule `{active.rule.id}`", error, asset.path)


def _raise(rule: str, problem: Problem, path: str) -> Raised:
    element = problem.element
    return Raised(
        rule=rule,
        message=problem.message,
        fix=problem.fix,
        outcome=problem.outcome,
        key=problem.key,
        offset=problem.offset if element is None else element.offset,
        output=OutputPlace(path)
        if element is None
        else OutputPlace(path, element.line, element.column, element.selector, element.start_tag),
        passage=problem.passage,
        correction=problem.correction,
        words="" if element is None or element.attributes else element.text[:_WORDS],
    )


def to_findings(
    raised: Iterable[Raised], locator_of: Callable[[str], Locator], ruleset: Ruleset
) -> Iterator[Finding]:
    """
    Give each problem its severity, its place in a file, its owner and its fingerprint.

    A finding that is `off` on its path alone is given as well, so that each problem has one;
    the report leaves it out. So is a slip in words that a shortcode or a template parts.

    Args:
        raised: Of one page, or of the whole site.
        locator_of: Gives the way back from an output path.
        ruleset: Gives severities.
    """
    for one in _with_places(raised, locator_of, ruleset):
        yield _finding(*one, ruleset)


def _with_places(
    raised: Iterable[Raised], locator_of: Callable[[str], Locator], ruleset: Ruleset
) -> Iterator[tuple[Raised, Locator, Place]]:
    """Find the place of each problem that counts; where that fails, it is the page as a whole."""
    for one in raised:
        if not ruleset.runs(one.rule):
            continue
        locator = locator_of(one.output.path)
        try:
            place = _place(one, locator)
        except Exception as error:  # noqa: BLE001 - a finding is worth more than its line
            place = locator.page()
            what = f"the search for the line of `{one.rule}`"
            yield _failed(what, error, one.output.path), locator, place
        yield one, locator, place


def _finding(one: Raised, locator: Locator, place: Place, ruleset: Ruleset) -> Finding:
    names: tuple[str, ...] = ()
    if ruleset.local:
        sources = (place.source, locator.page().source)
        names = (*(str(at.path) for at in sources if at), *addresses(one.output.path))
    severity = ruleset.severity(one.rule, names)
    if one.passage is not None and one.passage.typed and _is_parted(place):
        severity = Severity.OFF
    return Finding(
        rule=one.rule,
        severity=severity,
        message=masked(one.message),
        outcome=one.outcome,
        owner=place.owner,
        fix=masked(one.fix),
        fingerprint=_fingerprint(one, place),
        source=place.source,
        excerpt=masked(place.excerpt),
        key=place.key,
        output=one.output if one.output.path else None,
        pages=(one.output.path,) if one.output.path else (),
        team=place.team,
        correction=one.correction,
    )


def _is_parted(place: Place) -> bool:
    """Whether a shortcode or a template's expression stands in the words; in doubt, on their line."""
    source, words = place.source, place.excerpt
    if source is not None and source.column is not None and source.end_column is not None:
        words = words[source.column - 1 : source.end_column - 1]
    return "{{" in words or "{%" in words


def _fingerprint(raised: Raised, place: Place) -> str:
    subject = subject_of(
        place.owner,
        key=place.key,
        start_tag=raised.output.start_tag,
        written=place.written,
        words=raised.words,
        passage=raised.passage.text if raised.passage else "",
        message=raised.message,
    )
    path = str(place.source.path) if place.source else raised.output.path
    return fingerprint(raised.rule, path, subject)


def _place(raised: Raised, locator: Locator) -> Place:
    """Choose the key that feeds the element, else the element, else the key to be added."""
    passage = raised.passage
    key = None if raised.key is None else locator.key(raised.key, passage)
    is_written = key is not None and key.source is not None and key.source.column is not None
    if key is not None and (is_written or raised.offset is None):
        return key
    if passage is not None and passage.offset is not None:
        return locator.passage(passage)
    if raised.offset is None:
        return locator.page()
    place = locator.element(raised.offset)
    if place.owner is not Owner.THEME:
        return place
    # A template shows what a page gives it: what the message names may be the page's own value.
    found = (locator.value(name) for name in quoted(raised.message))
    return next((value for value in found if value is not None), place)


def from_fault(
    fault: Fault,
    ruleset: Ruleset,
    *,
    excerpt: str = "",
    team: str = "",
    outputs: Sequence[str] = (),
) -> Finding | None:
    """
    Turn what a stage reports into a finding; None where the settings switch it off.

    Args:
        fault: As the stage reports it.
        ruleset: Gives the severity.
        excerpt: The line at ``fault.at``.
        team: Person or team under the fault's owner.
        outputs: Output paths of the pages that it concerns, sorted.
    """
    names = [str(fault.at.path)]
    for output in outputs:
        names += addresses(output)
    severity = ruleset.severity(fault.rule, names)
    if severity is Severity.OFF:
        return None
    return Finding(
        rule=fault.rule,
        severity=severity,
        message=masked(fault.message),
        owner=fault.owner,
        fix=masked(fault.fix),
        fingerprint=fingerprint(
            fault.rule,
            str(fault.at.path),
            subject_of(fault.owner, key=fault.key, message=fault.message),
        ),
        source=fault.at,
        excerpt=masked(excerpt),
        key=fault.key,
        pages=tuple(outputs),
        team=team,
        correction=fault.correction,
        outcome=fault.outcome,
    )
