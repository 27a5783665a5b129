"""Rules: metadata and one pure function over facts."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.kinds import Kind
from generator.checks.whole_site.site_index import SiteIndex
from generator.model.finding import Correction, Mend, Outcome, OutputPlace, Severity
from generator.value import dataclass


class Basis(StrEnum):
    """What a rule rests on."""

    STANDARD = "standard"
    GUIDANCE = "guidance"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class NoOptions:
    """Options of a rule that has none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """
    Words that a problem is about.

    Attributes:
        text: As they stand in the page, or in the value of the problem's front-matter key.
        offset: Of the first character in the page's HTML; None where that is not known.
        number: Which of several such words in the key's value is meant, from 1.
        typed: Whether it is a typing error, so that words which a shortcode or a template splits
            are not meant: what it gives there may be nothing.
    """

    text: str
    offset: int | None = None
    number: int = 1
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """
    What a rule found, before its severity and its source line are known.

    Attributes:
        message: Lower case, no blame, number and limit included.
        fix: What to do about it.
        element: Where it shows; None where the page as a whole is meant.
        key: Front-matter key that feeds it. The finding points at the key where it is written,
            else at the element; without an element, at the place where the key belongs.
        page: For rules over the site: the page on which it shows; None where the whole site is
            meant.
        offset: For rules over the site: character offset of the start tag in that page, or of
            the line in the file at *path*.
        path: For rules over the site: output path of a file that is no page, or the address that a
            redirect starts from, where that is meant.
        outcome: `review` where the rule cannot be sure.
        passage: Words within the element or the key's value; the finding points at them.
        correction: The one right value; None where a person must choose. `proofpress fix` writes it.
    """

    message: str
    fix: str = ""
    element: Element | None = None
    key: str | None = None
    page: PageFacts | None = None
    offset: int | None = None
    path: str = ""
    outcome: Outcome = Outcome.FAILED
    passage: Passage | None = None
    correction: Correction | None = None


#: Gives the one right answer to a problem on a page where only the whole site knows it: the site,
#: the page, and where in the page the problem shows.
Answering: TypeAlias = Callable[[SiteIndex, PageFacts, OutputPlace], Correction | None]

Subject = TypeVar("Subject", HtmlPage, SiteIndex, AssetFacts)
Options = TypeVar("Options")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject, Options]):
    """
    A rule.

    Attributes:
        id: `family/what`; reads well after "allow".
        check: Pure; reads no file and no setting, prints nothing.
        subject: The class of its subject; it decides when the rule runs.
        defaults: An instance of its options' dataclass.
        severity: Shipped default; settings may change it. One that is `off` runs only where the
            settings name it by its id.
        act: Ids of the W3C's ACT rules that it implements.
        criteria: WCAG criteria, such as ``1.1.1``.
        asks: Whether it judges what other sites answered, or what a browser showed, so that it runs
            only where they were asked, or one was opened.
        needs: Name of a module of *extra* without which it cannot run; empty for none.
        extra: Optional part of the distribution that brings the module.
        unless: Id of a rule that sees some of the same problems and knows more of them. Where it
            reports the same words, this one is silent; empty for none.
        is_one_per_message: Whether the same message from many content files is one finding: it is
            rather about the house's ways than about each file.
        is_about_several: Whether each message is about several pages and names them: the problems on
            these pages are one finding, however few they are.
        mend: Writes the correction of one of its problems into the source; None to replace what the
            finding's place marks.
        given: For rules over pages: what a page must have for the rule to look at it, as a fact of
            the page (`HtmlPage.fact`). Where that is empty, the rule finds nothing and is not
            called. None for a rule that looks at every page.
        kinds: For rules over pages: what a kind of element must have for the rule to look at a
            page that shows such an element, as `HtmlPage.where` takes it. Where it says nothing of
            any kind on the page, the rule finds nothing and is not called.
        answer: Corrects one of its problems that has no correction yet, once the whole site is
            known; None where a page tells enough. It belongs to rules over pages.
        reads: For rules over the site: names of the fields of `PageFacts` that decide what it
            finds; places (offsets) are not among them. Where pages change in other fields alone,
            and the site in nothing else, it finds what it found before, if at other places. Empty
            means all of them. `own_text` stands for which of a page's links and assets are within
            it, `social` for the picture without the words beside it, `size` also for the sizes of
            pages in `SiteIndex.files`, `feeds` for `SiteIndex.feeds`.
        steady: For rules over the site: whether a change of one page, from the first facts to the
            second, surely leaves what the rule finds as it is; asked where a field that it reads
            has changed. None where only running the rule can tell. The site has the page as it
            was. Of pages other than that one, it need not know `links`, `assets`, `anchors`,
            `social` and `structured`, so this reads none of them. What is true of each of two
            changes need not be true of both: the second is asked of a site with the first.
    """

    id: str
    check: Callable[[Subject, Options], Iterator[Problem]]
    subject: type[Subject]
    defaults: Options
    basis: Basis
    severity: Severity = Severity.WARNING
    act: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    asks: bool = False
    needs: str = ""
    extra: str = ""
    unless: str = ""
    is_one_per_message: bool = False
    is_about_several: bool = False
    mend: Mend | None = None
    given: Callable[[HtmlPage], object] | None = None
    kinds: Callable[[Kind], object] | None = None
    answer: Answering | None = None
    reads: frozenset[str] = frozenset()
    steady: Callable[[SiteIndex, PageFacts, PageFacts, Options], bool] | None = None

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


AnyRule = Rule[Any, Any]
