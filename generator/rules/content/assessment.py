"""
What is measured of one page's text, as plain values: for anyone who shows a writer where it stands.

The rules of this family report what is wrong; this says of each measure how much it is and how
much is wanted, right or wrong. It uses the rules' own functions and options, so the two agree.
"""

from collections.abc import Iterator
from typing import Any

from generator.checks.engine.rule import AnyRule
from generator.checks.engine.ruleset import Ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.rules.content import (
    keyphrase_density,
    keyphrase_description,
    keyphrase_distribution,
    keyphrase_introduction,
    keyphrase_length,
    keyphrase_slug,
    keyphrase_subheadings,
    keyphrase_title,
    paragraph_length,
    passive_voice,
    reading_ease,
    sentence_length,
    subheading_distance,
    text_length,
)
from generator.rules.content.keyphrases import Text, text_of
from generator.rules.content.sentences import Reading, count_words, reading
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """
    One thing that was measured.

    Attributes:
        rule: Id of the rule that reports it; `proofpress explain` tells more.
        label: What it is, in lower case: `sentences with more than 20 words`.
        value: How much it is; True or False for what is there or not.
        unit: `%`, `words` or `times`; empty for others.
        least: Least that is wanted; None where there is no such limit.
        most: Most that is wanted; None where there is no such limit.
    """

    rule: str
    label: str
    value: float | bool
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def is_good(self) -> bool:
        """Whether the value is within the limits, both included; True is what is wanted."""
        if isinstance(self.value, bool):
            return self.value
        above = self.least is None or self.value >= self.least
        return above and (self.most is None or self.value <= self.most)


@dataclass(frozen=True, slots=True)
class Assessment:
    """
    A page's text in numbers.

    Attributes:
        keyphrase: As written in the front matter; empty where there is none.
        language: Main language of the page, such as `de`.
        words: Of the page's own text.
        sentences: Of its running text.
        keyphrase_measures: Empty for a page without a keyphrase.
        reading_measures: What a short text, or one in a language that is not measured, cannot be
            judged by is left out.
    """

    keyphrase: str
    language: str
    words: int
    sentences: int
    keyphrase_measures: tuple[Measure, ...]
    reading_measures: tuple[Measure, ...]

    def plain(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return {
            "keyphrase": self.keyphrase,
            "language": self.language,
            "words": self.words,
            "sentences": self.sentences,
            "keyphrase_measures": [_plain(one) for one in self.keyphrase_measures],
            "reading_measures": [_plain(one) for one in self.reading_measures],
        }


def _plain(measure: Measure) -> dict[str, Any]:
    return {
        "rule": measure.rule,
        "label": measure.label,
        "value": measure.value,
        "unit": measure.unit,
        "least": measure.least,
        "most": measure.most,
        "is_good": measure.is_good,
    }


def assess(page: HtmlPage, ruleset: Ruleset) -> Assessment:
    """
    Measure the text of *page*.

    Args:
        page: With what its maker says about it: the keyphrase, and where its own text stands.
        ruleset: Gives the limits; a rule that is off keeps those that it ships with.
    """
    options = {one.rule.id: one.options for one in ruleset.page_rules}
    text, read = page.fact(text_of), page.fact(reading)
    return Assessment(
        keyphrase=page.metadata.keyphrase,
        language=read.language,
        words=sum(count_words(block.text) for block in page.fact(prose).blocks),
        sentences=len(read.sentences),
        keyphrase_measures=tuple(_of_keyphrase(page, text, options)) if text else (),
        reading_measures=tuple(_of_reading(page, read, options)),
    )


def _of_keyphrase(page: HtmlPage, text: Text, options: dict[str, Any]) -> Iterator[Measure]:
    for rule, label in (
        (keyphrase_title.RULE, "in the title"),
        (keyphrase_description.RULE, "in the description"),
        (keyphrase_slug.RULE, "in the address"),
        (keyphrase_introduction.RULE, "in the first paragraph"),
    ):
        yield Measure(rule.id, label, not any(rule.check(page, rule.defaults)))
    phrase = text.phrase
    length = _options(keyphrase_length.RULE, options)
    count = len(phrase.words)
    yield Measure(keyphrase_length.RULE.id, "meaningful words", count, "words", 1, length.max)
    subheadings = _options(keyphrase_subheadings.RULE, options)
    headings = text.headings(keyphrase_subheadings.LEVELS)
    if len(headings) >= keyphrase_subheadings.FEWEST:
        about = keyphrase_subheadings.headings_about(text)
        rule_id = keyphrase_subheadings.RULE.id
        yield Measure(
            rule_id, "subheadings that contain its words", len(about), "", subheadings.min
        )
    if text.words >= keyphrase_density.FEWEST_WORDS:
        density = _options(keyphrase_density.RULE, options)
        least, most = keyphrase_density.limits(text.words, count, density)
        yield Measure(
            keyphrase_density.RULE.id, "uses in the text", text.uses, "times", least, most
        )
    if keyphrase_distribution.is_judged(text):
        longest, _ = keyphrase_distribution.longest_stretch(text)
        share = longest * 100 // text.words
        limit = _options(keyphrase_distribution.RULE, options).max
        rule_id = keyphrase_distribution.RULE.id
        yield Measure(rule_id, "longest part without it", share, "%", None, limit)
    least = _options(text_length.RULE, options).min
    yield Measure(text_length.RULE.id, "length of the text", text.words, "words", least)


def _of_reading(page: HtmlPage, read: Reading, options: dict[str, Any]) -> Iterator[Measure]:
    ease = reading_ease.ease(read)
    if ease is not None:
        least = reading_ease.least_ease(read.language, _options(reading_ease.RULE, options))
        yield Measure(reading_ease.RULE.id, "reading ease", round(ease), "", least)
    if len(read.sentences) >= sentence_length.FEWEST_SENTENCES:
        limits = _options(sentence_length.RULE, options)
        long = sentence_length.long_sentences(read, limits)
        label = f"sentences with more than {limits.words} words"
        yield _share(sentence_length.RULE, label, len(long), read, limits.max)
        if read.language in passive_voice.LANGUAGES:
            limit = _options(passive_voice.RULE, options).max
            passives = passive_voice.passives(read)
            label = "sentences in the passive voice"
            yield _share(passive_voice.RULE, label, len(passives), read, limit)
    if read.prose.running:
        longest = max(count_words(block.text) for block in read.prose.running)
        limit = _options(paragraph_length.RULE, options).max
        yield Measure(paragraph_length.RULE.id, "longest paragraph", longest, "words", None, limit)
        farthest = max((one.words for one in subheading_distance.stretches(page)), default=0)
        limit = _options(subheading_distance.RULE, options).max
        rule_id = subheading_distance.RULE.id
        yield Measure(rule_id, "longest part without a subheading", farthest, "words", None, limit)


def _share(rule: AnyRule, label: str, count: int, read: Reading, most: float) -> Measure:
    return Measure(rule.id, label, round(count * 100 / len(read.sentences)), "%", None, most)


def _options(rule: AnyRule, options: dict[str, Any]) -> Any:
    return options.get(rule.id, rule.defaults)
