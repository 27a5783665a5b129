"""Boundaries of rules about text and languages that their documentation does not show."""

import datetime as dt

import pytest

from generator.checks.engine.rule_runner import check_page
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import PageMetadata
from generator.checks.text.source_words import columns_of
from generator.rules.catalogue import rules
from generator.rules.content.keyphrases import Phrase
from generator.rules.content.passive import is_passive
from generator.rules.content.sentences import reading, words_of
from generator.rules.content.stems import stem
from generator.rules.content.syllables import syllables
from generator.rules.i18n.detect import foreign
from generator.rules.i18n.language_region import fault_of

RULES = {rule.id: rule for rule in rules()}


def problems(rule, html, *, metadata=None, **options):
    return [one.message for one in raised(rule, html, metadata=metadata, **options)]


def raised(rule, html, *, metadata=None, **options):
    settings = {rule: {"severity": "notice", **options}}
    ruleset, faults = read_ruleset(settings, (RULES[rule],))
    assert faults == ()
    metadata = metadata or PageMetadata(dt.date(2026, 1, 15))
    return check_page(html, path="a.html", url="/a.html", ruleset=ruleset, metadata=metadata).raised


def text(body, language="en"):
    return f'<html lang="{language}"><main><p>{body}</p></main>'


def sentences(body, language="en"):
    page = HtmlPage(text(body, language))
    return [one.text for one in page.fact(reading).sentences]


@pytest.mark.parametrize(
    ("body", "language", "count"),
    [
        ("One. Two! Three? Four… Five", "en", 5),
        ("Dr. Smith met Mr. J. R. Jones at 5 p.m. in St. Louis.", "en", 1),
        ("See e.g. Smith et al. 2020. Then rest.", "en", 2),
        ("He said “Dig.” She dug.", "en", 2),
        ("Use v1.2.3 or 3.5 GB. Go.", "en", 2),
        ("Am 3. Oktober 2024 geht es los. Bis dann.", "de", 2),
        ("Das ist z. B. gut, d. h. richtig. Ja.", "de", 2),
        ("Im Jahr 2024. Danach kam nichts.", "de", 2),
        ("Wait ... and see. It ends.", "en", 2),
        ("Dig.<sup><a href=#f>1</a></sup> Rest.", "en", 2),
    ],
)
def test_sentences(body, language, count):
    assert len(sentences(body, language)) == count


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("the", "en", 1),
        ("are", "en", 1),
        ("any", "en", 2),
        ("ago", "en", 2),
        ("le", "en", 1),
        ("spade", "en", 1),
        ("garden", "en", 2),
        ("table", "en", 2),
        ("worked", "en", 1),
        ("wanted", "en", 2),
        ("houses", "en", 2),
        ("communication", "en", 5),
        ("readability", "en", 5),
        ("well-known", "en", 2),
        ("Spaten", "de", 2),
        ("Häuser", "de", 2),
        ("Verständlichkeit", "de", 4),
        ("Idee", "de", 2),
        ("im", "de", 1),
        ("oasis", "en", 2),
        ("able", "en", 2),
        ("mule", "en", 1),
        ("being", "en", 2),
        ("brrrr", "en", 1),
        ("", "en", 1),
        ("-", "en", 1),
        ("don’t-know", "en", 3),
        ("pst", "de", 1),
        ("", "de", 1),
        ("AUTO", "de", 2),
        ("Bäuerin", "de", 3),
        ("maison", "fr", 2),
    ],
)
def test_syllables(word, language, count):
    assert syllables(word, language) == count


@pytest.mark.parametrize(
    ("sentence", "language", "passive"),
    [
        ("The bed was dug yesterday.", "en", True),
        ("The form has to be filled in.", "en", True),
        ("It is widely used.", "en", False),
        ("They were quickly taken away.", "en", True),
        ("She is interested in it.", "en", False),
        ("We are human-centered.", "en", False),
        ("He was in need.", "en", False),
        ("Dig the bed.", "en", False),
        ("Das Formular wird ausgefüllt.", "de", True),
        ("Das wurde lange nicht verstanden, aber gut gemacht.", "de", False),
        ("Der Preis ist gemacht worden.", "de", True),
        ("Wir werden das Beet umgraben.", "de", False),
        ("Es wird Zeit, dass es genau passt.", "de", False),
        ("Il est fait.", "fr", False),
    ],
)
def test_passive(sentence, language, passive):
    assert is_passive(sentence, words_of(sentence), language) is passive


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("spades", "spade", "en"),
        ("bodies", "body", "en"),
        ("planning", "plan", "en"),
        ("planned", "plans", "en"),
        ("bakes", "baking", "en"),
        ("gardener’s", "gardeners", "en"),
        ("Gärten", "Garten", "de"),
        ("Spaten", "Spatens", "de"),
        ("cafés", "cafe", "fr"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(("one", "other"), [("bus", "bu"), ("glass", "glas"), ("red", "r")])
def test_other_words_have_another_stem(one, other):
    assert stem(one, "en") != stem(other, "en")


@pytest.mark.parametrize(
    ("phrase", "sentence", "count"),
    [
        (Phrase("garden tool", "en"), "Tools for the garden, and more garden tools", 2),
        (Phrase("garden tool", "en"), "A garden", 0),
        (Phrase("garden tool", "en", exact=True), "A garden tool.", 1),
        (Phrase("garden tool", "en", exact=True), "A tool for the garden.", 0),
        (Phrase("tool tool", "en"), "a tool", 0),
        (Phrase("the", "en"), "the the", 2),
    ],
)
def test_phrase_is_counted(phrase, sentence, count):
    assert phrase.count_in(sentence) == count


@pytest.mark.parametrize(
    ("body", "language", "found"),
    [
        ("New York New York", "en", False),
        ("He had had that that", "en", False),
        ("a b b c, 3 3", "en", True),
        ("the The", "en", False),
        ("well-known known-good", "en", False),
        ("see the.the", "en", False),
        ("it <em>it</em>", "en", False),
        ("the <a href=x>the spade</a>", "en", True),
        ("<a href=x>docs</a> <a href=y>docs</a>", "en", False),
        ("bon bon", "ja", False),
        ("vous vous lavez", "fr", False),
        ("pour pour", "fr", True),
        ("the <code>the</code> the", "en", False),
    ],
)
def test_doubled_words(body, language, found):
    assert bool(problems("content/doubled-word", text(body, language))) is found


def test_allowed_doubled_word():
    assert problems("content/doubled-word", text("pizza pizza")) != []
    assert problems("content/doubled-word", text("pizza pizza"), allow=["pizza"]) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a , b", True),
        ("a .", True),
        ("impact . . . more", False),
        ("x .NET", False),
        ("2 : 1", False),
        ("word :-)", False),
        ("word<sup><a href=#f>1</a></sup> .", True),
        ("word <sup><a href=#f>1</a></sup>.", False),
        ("see <code>x</code> , and", False),
    ],
)
def test_space_before_mark(body, found):
    assert bool(problems("content/space-before-mark", text(body))) is found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a TODO list", False),
        ("TODO: ask", True),
        ("my TODOs", False),
        ("todo", False),
        ("[insert text here]", True),
        ("Click here to insert", False),
        ("LOREM IPSUM", True),
    ],
)
def test_placeholder(body, found):
    assert bool(problems("content/placeholder", text(body))) is found


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("TODO: ask Anna", "failed"),
        ("TODO", "failed"),
        ("Prices: TODO ask Anna", "failed"),
        ("Prices (TODO)", "failed"),
        ("FIXME", "failed"),
        ("The TODO application keeps your tasks.", "review"),
        ("We use TODO.", "review"),
    ],
)
def test_mark_that_may_be_a_name_is_asked_about(body, outcome):
    (one,) = raised("content/placeholder", text(body))
    assert one.outcome == outcome


@pytest.mark.parametrize(
    ("opening", "words", "outcome"),
    [
        ('<html lang="en">', "click here", "failed"),
        ('<html lang="en">', "go", "failed"),
        ('<html lang="en">', "Go", "review"),
        ('<html lang="en">', "Click", "review"),
        ("<html>", "click here", "review"),
        ("<html>", "Hier klicken", "review"),
        ('<html lang="">', "Read more", "review"),
    ],
)
def test_link_text_that_may_be_a_name_or_in_any_language_is_asked_about(opening, words, outcome):
    (one,) = raised("accessibility/link-text", f'{opening}<p><a href="/a/">{words}</a>')
    assert one.outcome == outcome


@pytest.mark.parametrize("language", ["fr", "x-own"])
def test_link_text_of_another_language_is_no_word_of_ours(language):
    html = f'<html lang="{language}"><p><a href="/a/">here</a>'
    assert problems("accessibility/link-text", html) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p lang="xyw">Spade</p>', True),
        ('<p lang="xyw"><b>Spade</b></p>', True),
        ('<p lang="xyw"><img src="a.png" alt="Spade"></p>', True),
        ('<p lang="xyw"></p>', False),
        ('<p lang="xyw"> <b lang="de">Spaten</b> </p>', False),
        ('<p lang="xyw"><script>let spade</script></p>', False),
        ('<p lang="xyw" hidden>Spade</p>', False),
        ('<div hidden><p lang="xyw">Spade</p></div>', False),
        ('<p lang="xyw" aria-hidden="true">Spade</p>', True),
        ('<p lang="xyw"><img src="a.png" alt="Spade" aria-hidden="true"></p>', False),
    ],
)
def test_only_languages_that_words_are_read_in_are_looked_at(html, found):
    assert bool(problems("i18n/language-tag", f'<html lang="en">{html}')) is found


@pytest.mark.parametrize(("around", "outcome"), [("blockquote", "review"), ("section", "failed")])
def test_placeholder_in_a_quotation_is_asked_about(around, outcome):
    body = f"<{around}><p>Lorem ipsum dolor</p></{around}>"
    assert [one.outcome for one in raised("content/placeholder", text(body))] == [outcome]


def test_own_placeholder():
    assert problems("content/placeholder", text("Tba soon"), words=["TBA"]) != []


@pytest.mark.parametrize(
    ("body", "language", "found"),
    [
        ("Valid until 14 January 2026", "en", True),
        ("Valid until 15 January 2026", "en", False),
        ("Valid until 31 February 2025", "en", False),
        ("Registration ends on Friday, May 2nd, 2025.", "en", True),
        ("Apply by Sept. 3, 2025", "en", True),
        ("From 2019 until 3 May 2020 she was mayor", "en", False),
        ("Valid until 2025", "en", False),
        ("Anmeldeschluss: 1.2.2025", "de", True),
        ("Nur bis zum 3. März 2025", "de", True),
        ("Gilt bis 3. März 2027", "de", False),
        ("Valable jusqu’au 3 mars 2025", "fr", False),
    ],
)
def test_past_date(body, language, found):
    assert bool(problems("content/past-date", text(body, language))) is found


def test_no_day_is_past_where_nobody_says_which_day_it_is():
    html = text("Valid until 14 January 2026")
    assert problems("content/past-date", html, metadata=PageMetadata()) == []


LANGUAGES = {
    "en": "You need a spade that is not too long for you, and you should clean it when you have"
    " finished, so that it does not rust before the next spring comes to your garden.",
    "de": "Du brauchst einen Spaten, der nicht zu lang für dich ist, und du solltest ihn reinigen,"
    " wenn du fertig bist, damit er nicht rostet, bevor der nächste Frühling kommt.",
    "fr": "Il vous faut une bêche qui ne soit pas trop longue pour vous, et vous devez la nettoyer"
    " quand le travail est fini, pour que la lame ne rouille pas avant le printemps.",
    "es": "Necesita una pala que no sea demasiado larga para usted, y tiene que limpiarla cuando"
    " haya terminado, para que no se oxide antes de que llegue la primavera a su jardín.",
    "it": "Ti serve una vanga che non sia troppo lunga per te, e la devi pulire quando hai finito,"
    " perché non si arrugginisca prima che arrivi la primavera nel tuo giardino.",
    "pt": "Você precisa de uma pá que não seja muito longa para você, e tem de a limpar quando o"
    " trabalho está feito, para que ela não enferruje antes da primavera no seu jardim.",
    "nl": "Je hebt een spade nodig die niet te lang voor je is, en je moet hem schoonmaken als je"
    " klaar bent, zodat hij niet roest voor het volgende voorjaar in je tuin begint.",
    "sv": "Du behöver en spade som inte är för lång för dig, och du ska göra den ren när du är"
    " klar, så att den inte rostar innan det blir vår och du vill gräva i din trädgård.",
    "da": "Du skal bruge en spade, der ikke er for lang til dig, og du skal gøre den ren, når du er"
    " færdig, så den ikke ruster, før det bliver forår, og du vil grave i din have.",
    "fi": "Tarvitset lapion, joka ei ole sinulle liian pitkä, ja sinun on puhdistettava se, kun olet"
    " valmis, jotta se ei ruostu ennen kuin on kevät ja voit taas kaivaa, mutta ei niin kuin nyt.",
    "pl": "Potrzebujesz łopaty, która nie jest dla ciebie za długa, i musisz ją czyścić, gdy praca"
    " jest skończona, aby nie zardzewiała przed wiosną, bo to nie jest dobre dla ziemi.",
    "cs": "Potřebuješ rýč, který pro tebe není moc dlouhý, a když je práce hotová, musíš ho umýt,"
    " aby do jara nezrezivěl, protože to není dobré pro půdu ani pro to, co na ní roste.",
    "hu": "Egy olyan ásóra van szükség, ami nem túl hosszú, és meg kell tisztítani, ha a munka kész,"
    " hogy ne legyen rozsdás, mert az nem jó, és csak egy nagyon jó ásó az, ami kell.",
    "tr": "Sizin için çok uzun olmayan bir kürek gerekir ve iş bitince onu temizlemek gerekir, çünkü"
    " bu her şey için daha iyi, ama en iyi kürek bile ne kadar iyi olsa da bir gün eskir.",
    "ro": "Ai nevoie de o cazma care nu este prea lungă pentru tine, și trebuie să o cureți când ai"
    " terminat, ca să nu se strice până la primăvară, dar nu mai mult de atât, din ce se știe.",
}
ALIKE = ({"es", "pt"},)


def guess(language, claimed):
    written = LANGUAGES[language]
    words = [word.strip(".,") for word in written.lower().split()]
    return foreign(words, written, claimed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_told_from_every_other(language):
    for claimed in LANGUAGES:
        found = guess(language, claimed)
        if language == claimed or {language, claimed} in ALIKE:
            assert found is None
        else:
            assert (claimed, found and found.code) == (claimed, language)


def test_language_of_another_script():
    assert foreign(["привет"], "Привет, как дела", "en").name == "the Cyrillic script"
    assert foreign(["привет"], "Привет, как дела", "ru") is None
    assert foreign(["x"], "γειά", "en").code == "el"


def test_nothing_is_said_of_a_language_without_known_words():
    assert guess("en", "lb") is None


def test_names_are_no_language():
    words = ["acme", "gmbh", "berlin", "paris", "london", "rome"] * 9
    assert foreign(words, " ".join(words), "en") is None


def test_text_of_fewer_words_is_not_judged():
    html = text(LANGUAGES["de"])
    assert problems("i18n/text-language", html) == []
    count = len(LANGUAGES["de"].split())
    assert len(problems("i18n/text-language", html, words=count)) == 1
    assert problems("i18n/text-language", html, words=count + 1) == []


def test_code_and_marked_parts_are_no_part_in_another_language():
    english, german = f"{LANGUAGES['en']} " * 2, f"{LANGUAGES['de']} " * 2
    body = f"{english}</p><p>{english}</p><p lang=de>{german}"
    assert problems("i18n/part-language", text(body)) == []
    body = body.replace(" lang=de", "")
    assert problems("i18n/part-language", text(body)) == [
        "this part seems to be in German, and nothing says so"
    ]


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("en", None),
        ("en-GB", None),
        ("en-gb", None),
        ("es-419", None),
        ("zh-Hant-TW", None),
        ("de-CH-1996", None),
        ("sl-rozaj-biske", None),
        ("en-x-plain", None),
        ("x-own", None),
        ("ar-u-nu-latn", None),
        ("en-UK", ("`UK` in `en-UK` is not a region", "write `en-GB`")),
        ("de-999", ("`999` in `de-999` is not a region", "write `de` alone, or a region")),
        ("de-Latx", ("`Latx` in `de-Latx` is not a script", "write `de` alone, or a script")),
        ("xyw-DE", ("`xyw-DE` is not a language code", "write a code such as `en` or `de-AT`")),
        ("de-XQ", ("`XQ` in `de-XQ` is not a region", "write `de` alone, or a region")),
        ("en-USA", ("`en-USA` does not have the form of a language code", "write `en-US`")),
    ],
)
def test_language_tags(tag, fault):
    assert fault_of(tag) == fault


def test_limits_of_reading_are_inclusive():
    metadata = PageMetadata(dt.date(2026, 1, 15), keyphrase="dig")
    html = text(" ".join(["dig"] * 150))
    assert problems("content/paragraph-length", html, metadata=metadata) == []
    html = text(" ".join(["dig"] * 151))
    assert problems("content/paragraph-length", html, metadata=metadata) == [
        "paragraph has 151 words; the limit is 150"
    ]


def test_texts_are_judged_only_where_somebody_asks():
    html = text(" ".join(["dig"] * 151))
    assert problems("content/paragraph-length", html) == []
    assert len(problems("content/paragraph-length", html, every_page=True)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "." * 30_000,
        "a" * 30_000 + ",, b",
        "the " * 8_000,
        "a , " * 8_000,
        "valid until 3 May 2020 " * 2_000,
        "x " + " " * 30_000 + ",",
        "TODO " * 8_000,
        "ab,cd " * 8_000,
    ],
    ids=["dots", "letters", "words", "marks", "dates", "spaces", "fillers", "commas"],
)
def test_hostile_text_comes_to_an_end(body):
    metadata = PageMetadata(dt.date(2026, 1, 15), keyphrase="spade")
    ruleset, _ = read_ruleset({}, [one for one in rules() if one.family in ("content", "i18n")])
    result = check_page(
        text(body), path="a.html", url="/a.html", ruleset=ruleset, metadata=metadata
    )
    assert len(result.raised) < 200


@pytest.mark.parametrize(
    "line", ["`" * 9_000, "{{" * 4_000, "](" * 4_000, "<!--" * 2_000, "x" * 90_000]
)
def test_hostile_line_comes_to_an_end(line):
    assert columns_of("spade", f"{line} spade", of=1) in (None, (len(line) + 2, len(line) + 7))
