"""
The statement as a page for `content/`.

Source:
    Commission Implementing Decision (EU) 2018/1523, annex, for parts, order and sentences; WCAG-EM
    1.0, step 5, for scope, sample, tools and days.
"""

import json
import re
from collections.abc import Iterator

from generator.criteria.results import State
from generator.statement.answers import Limitation
from generator.statement.conformance import Conformance, CriterionStatus, Verdict
from generator.statement.words import Words

#: In the front matter of what was written; a page without it is somebody's own.
MARK = "# Written by `proofpress accessibility-statement`, which writes it again."
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_PIPE = r"\|"
_CODE = re.compile(r"`([^`]+)`")
_REASONS = ("disproportionate-burden", "out-of-scope")


def render(conformance: Conformance, words: Words) -> str:
    """Write the statement."""
    parts = (
        _status(conformance, words),
        _non_accessible(conformance, words),
        _preparation(conformance, words),
        _feedback(conformance, words),
        _enforcement(conformance, words),
        _results(conformance, words),
    )
    lines = [*_opening(conformance, words), *(line for part in parts for line in part)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _opening(conformance: Conformance, words: Words) -> Iterator[str]:
    organization, scope = plain(conformance.organization), plain(conformance.scope)
    description = words.say("description", scope=one_line(conformance.scope))
    yield "---"
    yield MARK
    yield f"title: {_quoted(words.say('title'))}"
    yield f"description: {_quoted(description)}"
    yield "---"
    yield ""
    law = conformance.evaluation.law
    if law:
        yield words.say("commitment_law", organization=organization, law=plain(law))
    else:
        yield words.say("commitment", organization=organization)
    yield ""
    yield words.say("scope", scope=scope)
    yield ""


def _status(conformance: Conformance, words: Words) -> Iterator[str]:
    yield f"## {words.say('status')}"
    yield ""
    yield words.say(f"status_{conformance.status}", standard=conformance.standard)
    yield ""
    counts = {verdict.replace("-", "_"): number for verdict, number in conformance.counts.items()}
    yield words.say("counts", total=len(conformance.asked), **counts)
    yield ""


def _non_accessible(conformance: Conformance, words: Words) -> Iterator[str]:
    yield f"## {words.say('non_accessible')}"
    yield ""
    limitations = conformance.evaluation.limitations
    # A criterion that only a limitation fails is named there.
    failing = [
        one
        for one in conformance.asked
        if one.result.failed or (one.answer and one.answer.verdict == Verdict.NOT_SATISFIED)
    ]
    yield words.say("reasons" if failing or limitations else "none_known")
    yield ""
    named = [one for one in limitations if one.reason == "non-compliance"]
    if failing or named:
        yield f"### {words.say('non_compliance')}"
        yield ""
        yield from (_failing(one, words) for one in failing)
        yield from (_limitation(one, words) for one in named)
        yield ""
    for reason in _REASONS:
        exempt = [one for one in limitations if one.reason == reason]
        if exempt:
            yield f"### {words.say(reason.replace('-', '_'))}"
            yield ""
            yield from (_limitation(one, words) for one in exempt)
            yield ""
    yield from _not_known(conformance, words)


def _failing(one: CriterionStatus, words: Words) -> str:
    parts = []
    if one.result.failed:
        name = "found_one" if one.result.failed == 1 else "found"
        parts.append(words.say(name, number=one.result.failed))
    answer = one.answer
    if answer is not None and answer.verdict == Verdict.NOT_SATISFIED:
        said = words.say("by_person", by=plain(answer.by), date=answer.date)
        parts.append(f"{said}: {plain(answer.note)}" if answer.note else said)
    return f"- {words.criterion(one.result.criterion)}: {'; '.join(parts)}"


def _limitation(limitation: Limitation, words: Words) -> str:
    parts = [_sentence(plain(limitation.content))]
    if limitation.criteria:
        parts[0] = f"{parts[0][:-1]} ({', '.join(limitation.criteria)})."
    if limitation.alternative:
        said = words.say("alternative", alternative=plain(limitation.alternative))
        parts.append(_sentence(said))
    if limitation.until:
        parts.append(words.say("until", date=limitation.until))
    return f"- {' '.join(parts)}"


def _not_known(conformance: Conformance, words: Words) -> Iterator[str]:
    old = [one for one in conformance.asked if one.verdict is Verdict.OLD]
    unanswered = [one for one in conformance.asked if one.verdict is Verdict.OPEN]
    if old or unanswered:
        yield f"### {words.say('not_known')}"
        yield ""
    if old:
        yield words.say("old_list", months=conformance.evaluation.months)
        yield ""
        for one in old:
            assert one.answer is not None
            name = words.criterion(one.result.criterion)
            yield f"- {words.say('old_item', criterion=name, date=one.answer.date)}"
        yield ""
    if unanswered:
        yield words.say("open_list")
        yield ""
        yield from (f"- {words.criterion(one.result.criterion)}" for one in unanswered)
        yield ""


def _preparation(conformance: Conformance, words: Words) -> Iterator[str]:
    evaluation = conformance.evaluation
    yield f"## {words.say('preparation')}"
    yield ""
    prepared = words.say("prepared", date=evaluation.prepared or conformance.day)
    yield f"{prepared} {words.say('reviewed', date=conformance.day)}"
    yield ""
    method = evaluation.method.replace("-", "_")
    yield words.say(method, organization=plain(conformance.organization))
    yield ""
    automated = words.say(
        "automated",
        date=conformance.day,
        version=conformance.version,
        pages=conformance.pages,
        rules=conformance.rules,
    )
    narrowed = words.say("narrowed") if conformance.is_narrowed else ""
    seen = words.say(f"opened_{conformance.opened}")
    yield " ".join(part for part in (automated, narrowed, seen) if part)
    yield ""
    people = _people(conformance, words)
    yield words.say("people" if people else "nobody")
    yield ""
    if people:
        yield from people
        yield ""
    for name, listed in (("sample", evaluation.sample), ("tools", evaluation.tools)):
        if listed:
            yield words.say(name)
            yield ""
            yield from (f"- {plain(one)}" for one in listed)
            yield ""


def _people(conformance: Conformance, words: Words) -> list[str]:
    """Who looked, how, and from which day to which."""
    answers = [one.answer for one in conformance.criteria if one.answer is not None]
    said = []
    for by, method in dict.fromkeys((one.by, one.method) for one in answers):
        days = [one.date for one in answers if (one.by, one.method) == (by, method)]
        values = {"by": plain(by), "method": plain(method), "from": min(days), "to": max(days)}
        said.append(f"- {words.say('person_day' if len(set(days)) == 1 else 'person', **values)}")
    return said


def _feedback(conformance: Conformance, words: Words) -> Iterator[str]:
    feedback = conformance.evaluation.feedback
    ways = [
        words.say(name, value=shown)
        for name, shown in (
            ("email", _mail(feedback.email)),
            ("phone", plain(feedback.phone or "")),
            ("url", _link(feedback.url)),
            ("address", plain(feedback.address or "")),
        )
        if shown
    ]
    yield f"## {words.say('feedback')}"
    yield ""
    yield words.say("feedback_ask" if ways else "feedback_none")
    yield ""
    if ways:
        yield from (f"- {one}" for one in ways)
        yield ""
    if feedback.days:
        yield words.say("days", days=feedback.days)
        yield ""


def _enforcement(conformance: Conformance, words: Words) -> Iterator[str]:
    body = conformance.evaluation.enforcement
    ways = [
        shown
        for shown in (
            plain(body.name or ""),
            _link(body.url) and words.say("url", value=_link(body.url)),
            _mail(body.email) and words.say("email", value=_mail(body.email)),
            body.phone and words.say("phone", value=plain(body.phone)),
        )
        if shown
    ]
    yield f"## {words.say('enforcement')}"
    yield ""
    if body.text:
        yield plain(body.text)
        yield ""
    if ways:
        yield words.say("enforcement_ask")
        yield ""
        yield from (f"- {one}" for one in ways)
        yield ""
    if not (ways or body.text):
        yield words.say("enforcement_none")
        yield ""


def _results(conformance: Conformance, words: Words) -> Iterator[str]:
    columns = ("criterion", "result", "rules", "person")
    yield f"## {words.say('results')}"
    yield ""
    yield words.say("results_about")
    yield ""
    if conformance.evaluation.standard == "EN 301 549":
        yield words.say("clauses")
        yield ""
    yield f"| {' | '.join(words.say(f'column_{one}') for one in columns)} |"
    yield f"|{'---|' * len(columns)}"
    for one in conformance.asked:
        criterion, answer = one.result.criterion, one.answer
        said = f"{plain(answer.by)}, {words.day(answer.date)}" if answer else "–"
        cells = (
            f"{words.criterion(criterion)} ({criterion.level})",
            words.say(f"verdict_{one.verdict}"),
            _rules(one, words),
            said,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _rules(one: CriterionStatus, words: Words) -> str:
    state = one.result.state
    number = one.result.failed if state is State.FAILED else 0
    return words.say(f"state_{state}", number=number)


def one_line(text: str) -> str:
    """Write *text* on one line."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Write *text* so that Markdown leaves it as it is, in a table too, but for code in it."""
    parts = _CODE.split(one_line(text))
    return "".join(
        f"`{part.replace('|', _PIPE)}`" if number % 2 else _SPECIAL.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )


def _link(url: str | None) -> str:
    if not url:
        return ""
    target = url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{plain(url)}]({target})"


def _mail(address: str | None) -> str:
    return f"[{plain(address)}](mailto:{address.replace(')', '%29')})" if address else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _quoted(text: str) -> str:
    """Quote *text* for YAML, of whose double-quoted form JSON's is a part."""
    return json.dumps(text, ensure_ascii=False)
