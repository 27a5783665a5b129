"""Rules about translations, over a whole site."""

from site_folder import only, page

DAY = ("--as-of", "2026-06-01")
LANGUAGES = "languages:\n  en: {name: English}\n  de: {name: Deutsch}\n"


def files(*translated, pages="abcde"):
    both = {f"content/{name}.md": page(name.upper()) for name in pages}
    return both | {f"content/{name}.de.md": page(name.upper()) for name in translated}


def test_a_page_without_the_translation_that_all_others_have(make_site):
    settings = LANGUAGES + only("i18n")
    found = files(*"abcd") | {"content/_index.de.md": page("Garten")}
    ran = make_site(found, settings=settings).build(*DAY)
    assert ran.shown("i18n/translation-missing") == [
        "content/e.md:1: i18n/translation-missing: page has no translation in `de`"
    ]


def test_translations_are_paired_by_their_key_too(make_site):
    settings = LANGUAGES + only("i18n")
    found = files(*"abcd") | {"content/_index.de.md": page("Garten")}
    found["content/e.md"] = page("E", translationKey="five")
    found["content/fuenf.de.md"] = page("Fünf", translationKey="five")
    assert make_site(found, settings=settings).build(*DAY).of("i18n/translation-missing") == []


def test_a_site_that_translates_a_part_hears_nothing_unless_it_asks(make_site):
    settings = LANGUAGES + only("i18n")
    found = files("a", "b")
    assert make_site(found, settings=settings).build(*DAY).of("i18n/translation-missing") == []
    settings += "  i18n/translation-missing: {languages: [de]}\n"
    ran = make_site(found, settings=settings, folder="asked").build(*DAY)
    assert ran.places("i18n/translation-missing") == [f"content/{name}.md:1" for name in "cde"]


def test_a_translation_older_than_its_original(make_site):
    settings = LANGUAGES + only("i18n") + "  i18n/translation-outdated: notice\n"
    found = {
        "content/a.md": page("A", lastmod="2026-05-03", date="2026-01-01"),
        "content/a.de.md": page("A", lastmod="2026-05-01", date="2026-01-01"),
        "content/b.md": page("B", date="2026-05-01"),
        "content/b.de.md": page("B", date="2026-05-02"),
    }
    ran = make_site(found, settings=settings).build(*DAY)
    assert ran.places("i18n/translation-outdated") == ["content/a.de.md:3:10"]


def test_a_theme_that_claims_another_language_is_told_at_the_text(make_site):
    german = (
        "Nimm den Spaten mit beiden Händen und setze ihn dort in die Erde, wo du graben willst,"
        " dann drücke ihn mit dem Fuß nach unten, bis er ganz in der Erde ist. "
    )
    found = {"content/a.md": page("A", f"{german * 2}\n")}
    ran = make_site(found, settings=only("i18n")).build(*DAY)
    (one,) = ran.of("i18n/text-language")
    assert (one["outcome"], one["source"]["file"], one["source"]["line"]) == (
        "review",
        "content/a.md",
        5,
    )
    assert ran.code == 0
