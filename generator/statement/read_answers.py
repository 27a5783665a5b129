"""Read `data/accessibility.yaml`, and say what in it cannot be meant."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary, remedy, words_on
from generator.criteria.table import criteria
from generator.errors import SettingsError
from generator.model.finding import Fault, Location
from generator.one_file import read_file
from generator.statement.answers import FILE, NO_DAY, Evaluation
from generator.typed_yaml.decode import Decoded, decode
from generator.typed_yaml.encoding import NotUtf8, text_of
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.suggest import nearest
from generator.url.parsed import parse
from generator.value import dataclass

_FAMILY = "data"
_SIZE_LIMIT = 5_000_000
_ENTRY = re.compile(r"\.\d+$")
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


@dataclass(frozen=True, slots=True)
class ReadEvaluation:
    """
    What the file says.

    Attributes:
        evaluation: Keys that are missing or wrong have their defaults.
        faults: Where there are any, no statement can be made of it.
        is_there: Whether there is such a file.
    """

    evaluation: Evaluation
    faults: tuple[Fault, ...] = ()
    is_there: bool = True


def read_evaluation(root: Path, boundary: Boundary, today: dt.date) -> ReadEvaluation:
    """
    Read the file of the site in *root*.

    Args:
        root: The site's folder.
        boundary: Where links may lead.
        today: No answer is from a later day.

    Raises:
        SettingsError: It cannot be read, is not UTF-8, or leads out of the site.
    """
    path = root / FILE
    target = boundary.beyond(path)
    if target is not None:
        raise SettingsError(f"{FILE}: {words_on(target)}", remedy(target))
    try:
        data = read_file(path, _SIZE_LIMIT)
    except FileNotFoundError:
        return ReadEvaluation(Evaluation(), is_there=False)
    except OSError as error:
        raise SettingsError(f"{FILE} cannot be read: {error.strerror or error}") from error
    text = text_of(data)
    if isinstance(text, NotUtf8):
        raise SettingsError(f"{FILE}:{text.line}: {text.message}", "save the file as UTF-8")
    decoded = decode(YamlSource(text, PurePosixPath(FILE), _FAMILY), Evaluation)
    reported = {fault.at for fault in decoded.faults}
    # Where an entry of a list could not be read, the places of those behind it are not known.
    is_placed = not any(_ENTRY.search(fault.key or "") for fault in decoded.faults)
    found = _value_faults(decoded, today) if is_placed else ()
    more = (one for one in found if one.at not in reported)
    ordered = sorted(
        (*decoded.faults, *more), key=lambda one: (one.at.line or 0, one.at.column or 0)
    )
    return ReadEvaluation(decoded.value, tuple(ordered))


def _value_faults(decoded: Decoded[Evaluation], today: dt.date) -> Iterator[Fault]:
    evaluation = decoded.value
    places = decoded.positions

    def fault(path: str, message: str, fix: str = "") -> Fault:
        at = places.get(path) or Location(PurePosixPath(FILE))
        return Fault(f"{_FAMILY}/bad-value", message, at, fix, path)

    days = {"prepared": evaluation.prepared}
    for path, written in _criteria_of(decoded).items():
        if written not in criteria():
            message = f"there is no success criterion `{written}` in WCAG"
            yield fault(path, message, _meant(written))
    for number, answer in enumerate(evaluation.answers):
        head = f"answers.{number}"
        days[f"{head}.date"] = None if answer.date == NO_DAY else answer.date
        for name, value in (("by", answer.by), ("method", answer.method)):
            if f"{head}.{name}" in places and not value.strip():
                yield fault(f"{head}.{name}", f"`{name}` is empty", "say it in a few words")
    for path, day in days.items():
        if day is not None and day > today:
            name = path.rpartition(".")[2]
            message = f"`{name}` is {day.isoformat()}; today is {today.isoformat()}"
            yield fault(path, message, "name a day that has come")
    yield from (fault(*wrong) for wrong in _addresses(evaluation))


def _criteria_of(decoded: Decoded[Evaluation]) -> dict[str, str]:
    found = {
        f"answers.{number}.criterion": one.criterion
        for number, one in enumerate(decoded.value.answers)
        if one.criterion
    }
    for number, limitation in enumerate(decoded.value.limitations):
        for place, criterion in enumerate(limitation.criteria):
            found[f"limitations.{number}.criteria.{place}"] = criterion
    return found


def _meant(written: str) -> str:
    """Say which criterion is probably meant: a clause, a name, or a neighbour."""
    known = criteria()
    if written.removeprefix("9.") in known:
        return f"write `{written.removeprefix('9.')}`: the number of the criterion"
    by_name = {one.name: one.number for one in known.values()}
    close = nearest(written, by_name)
    if close is not None:
        return f"did you mean `{by_name[close]}` ({close})?"
    guideline = ".".join(written.split(".")[:2])
    alike = [number for number in known if number.startswith(f"{guideline}.")]
    if guideline.count(".") == 1 and alike:
        return f"guideline {guideline} has {alike[0]} to {alike[-1]}"
    return "write its number, such as `1.1.1`"


def _addresses(evaluation: Evaluation) -> Iterator[tuple[str, str, str]]:
    for head, mail, url in (
        ("feedback", evaluation.feedback.email, evaluation.feedback.url),
        ("enforcement", evaluation.enforcement.email, evaluation.enforcement.url),
    ):
        if mail is not None and not _MAIL.fullmatch(mail):
            message = f"`{mail}` is not an address for mail"
            yield f"{head}.email", message, "write it like `access@example.com`"
        if url is None or (url.startswith("/") and not url.startswith("//")):
            continue
        read = parse(url)
        if read is None or read.scheme not in ("http", "https") or not read.host:
            message = f"`{url}` is not an address"
            fix = "write it like `https://www.example.com/` or `/contact/`"
            yield f"{head}.url", message, fix
