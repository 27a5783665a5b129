"""Which words are slips, and which are left alone."""

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.rules.content import english_words, german_words
from generator.rules.content.slips import exceeding, lacking, mistyped, swapped
from generator.rules.content.unknown_word import RULE, UnknownWord

pytest.importorskip("spellchecker", reason="pyspellchecker is not installed")


def words(text, *own, language="en"):
    """Words that the rule reports in a paragraph."""
    page = HtmlPage(f'<html lang="{language}"><main><p>{text}</p></main>')
    problems = RULE.check(page, UnknownWord(words=own))
    return [problem.message.split("`")[1] for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "mind the backgound",  # a letter is missing
        "mind the backgrouund",  # a letter too many
        "mind the backgroumd",  # the key beside it
        "mind the backgruond",  # two letters swapped
        "mind the sheild",  # of a short word only swapped letters count
        "Buiilding starts today.",  # a sentence begins
        "mind (the backgound) here",
        "mind the backgound: it is dark",
        "mind the backgound.",
        "mind the backgound — it is dark",
    ],
)
def test_a_slip_is_found(text):
    assert len(words(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "mind the Backgound",  # a name
        "mind the BACKGOUND",
        "mind the backGound",
        "mind the sheeld",  # short words are one letter away from too many others
        "Sheild starts today.",
        "mind user-backgound and backgound-user",
        "mind backgound_user, backgound2 and 2backgound",
        "write to backgound@example.com or see example.com/backgound and backgound.com",
        "mind the “backgound” and the 'backgound'",
        "mind the (re)backgound and backgound(s)",
        "mind the <code>x</code>backgound and <code>backgound</code>",
        "mind the backgou\N{SOFT HYPHEN}nd",
        "mind the #backgound and $backgound",
        "mind the vorgelaxist",  # near to nothing
        "backgound and backgound and backgound",  # three times: it is meant so
        "backgound, which the Backgound is",
        "mind the backgound wombulator here",  # names or another language stand together
        "mind el hogarr de la backgound",
    ],
)
def test_names_codes_and_terms_are_left_alone(text):
    assert words(text) == []


def test_twice_is_one_finding_and_three_times_is_none():
    assert words("backgound here and backgound there") == ["backgound"]
    assert words("backgound here and backgound there, or backgound") == []


def test_a_text_full_of_unknown_words_is_in_another_language_or_about_them():
    unknown = "wombulator tiptabler quodlibetix"
    rest = "and there are eleven more words in here for you all now"
    assert words(f"backgound {rest} {unknown}") == ["backgound"]  # 4 of 16
    assert words(f"backgound {rest.removeprefix('and ')} {unknown}") == []  # 4 of 15


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (("backgound",), []),
        (("Backgound",), ["backgound"]),
        (("other",), ["backgound"]),
    ],
)
def test_the_sites_words_in_small_letters_hold_in_any_case(own, found):
    assert words("mind the backgound", *own) == found


def test_a_word_with_a_capital_holds_only_so():
    assert words("Backgounds are here.", "Backgound") == []
    assert words("Backgound's are here.", "backgound") == []
    assert words("Die Unterstüzung und die Unterstüzungs", "Unterstüzung", language="de") == []
    assert words("Die unterstüzung", "Unterstüzung", language="de") == ["unterstüzung"]


@pytest.mark.parametrize(
    "word",
    [
        "colour",
        "organisation",
        "organised",
        "analyse",
        "centre",
        "theatres",
        "defence",
        "programme",
        "skilful",
        "travelling",
        "encyclopaedia",
        "sceptical",
        "webinars",
        "hackathons",
        "skillset",
        "webforms",
        "preload",
        "resizing",
        "sociolinguist",
        "accessibility's",
        "incentivized",
        "usability",
        "microservices",
    ],
)
def test_english_of_any_country_with_its_forms_is_known(word):
    assert english_words.is_known(word.removesuffix("'s"))


@pytest.mark.parametrize("word", ["backgound", "goverment", "recieve", "behavour", "especialy"])
def test_slips_are_not_taken_for_forms_of_english_words(word):
    assert not english_words.is_known(word)


@pytest.mark.parametrize(
    "word",
    [
        "barrierefreiheitserklärung",
        "spatenstiel",
        "gartenwerkzeug",
        "formularfeld",
        "farbprofil",
        "sortierfunktion",
        "neukalibrierung",
        "dateityp",
        "auszuschneiden",
        "hochzuladen",
        "heruntergeladen",
        "ausgegraut",
        "gepostet",
        "gescannten",
        "strasse",
        "grüsse",
        "muessen",
        "newsletteranmeldung",
        "onlineshops",
        "installierbarkeit",
        "trenner",
        "nutzerinnen",
        "websiteprüfung",
        "donaudampfschifffahrt",
        "application",
    ],
)
def test_german_compounds_and_forms_are_known(word):
    assert german_words.is_known(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("unterstüzung", "unterstützung"),
        ("sinnfoll", "sinnvoll"),
        ("befehslzeile", "befehlszeile"),
        ("anzeigehierachie", "anzeigehierarchie"),  # a compound that is not listed either
        ("errreichen", "erreichen"),
    ],
)
def test_german_slips_are_known_for_what_they_are(word, meant):
    assert not german_words.is_known(word)
    assert german_words.meant(word)[0] == meant


def test_german_nouns_have_capitals_and_so_has_what_was_meant():
    page = HtmlPage('<html lang="de"><main><p>Ohne Unterstüzung geht es.</p></main>')
    (problem,) = RULE.check(page, UnknownWord())
    assert problem.fix == (
        "did you mean `Unterstützung`? add a word that is right to `words` of this rule"
    )


def test_endless_words_and_texts_in_another_language_cost_little():
    assert words("farb" * 50_000, language="de") == []
    assert words("xq" * 50_000 + " backgound") == ["backgound"]
    assert words(" ".join(f"quod{'abcdefghij'[n % 10] * (n % 40)}x" for n in range(2000))) == []


def test_languages_without_a_dictionary_are_not_looked_at():
    assert words("mind the backgound", language="fr") == []
    assert words("mind the backgound", language="") == []


def test_a_part_is_read_in_its_own_language():
    text = 'Fine.</p><p lang="de">Ohne Unterstüzung geht es.</p><p lang="fr">Sans backgound.'
    assert words(text) == ["Unterstüzung"]


def test_the_first_letter_is_right_and_so_is_the_end_of_another_language():
    assert "xcan" not in set(swapped("can")) | set(lacking("can", "x")) | set(exceeding("can"))
    assert set(swapped("can")) == {"acn", "cna"}
    assert set(lacking("ca", "n")) == {"cna", "can"}
    assert set(exceeding("cann")) == {"cnn", "can"}
    assert set(exceeding("cana")) == {"cna", "caa"}
    assert "cen" in set(mistyped("can"))
    assert "vab" not in set(mistyped("can"))
