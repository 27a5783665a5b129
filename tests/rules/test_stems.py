import pytest

from generator.rules.content.stems import _ALGORITHMS, stem


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "spade", "spades"),
        ("en", "policy", "policies"),
        ("en", "company's", "Companies"),
        ("de", "Garten", "Gärten"),
        ("de", "Haus", "Hauses"),
        ("de", "Straße", "Strassen"),
        ("es", "jardín", "jardines"),
        ("fr", "régional", "régionaux"),
        ("nl", "tuin", "tuinen"),
        ("ru", "лопата", "лопаты"),
        ("xx", "spade", "spades"),  # a language that nobody knows
    ],
)
def test_forms_of_one_word(language, one, other):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "spade", "spa"),
        ("de", "Garten", "Gatter"),
        ("xx", "bus", "bu"),
        ("en", "news", "new"),
    ],
)
def test_other_words(language, one, other):
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize("language", sorted(_ALGORITHMS))
def test_every_language_has_its_algorithm(language):
    assert stem("a", language) == "a"
    assert stem("", language) == ""
