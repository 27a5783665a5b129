"""What rendering with a theme can report."""

from generator.model.finding import FaultKind, Severity
from generator.typed_yaml.fault_kinds import fault_kinds

KINDS = (
    *fault_kinds("theme"),
    FaultKind(
        "theme/missing-layout",
        Severity.ERROR,
        "No template fits the page, so it is not published. Name another in `layout:`, or add the"
        " template to the theme.",
    ),
    FaultKind(
        "theme/missing-template",
        Severity.ERROR,
        "A template asks for one that is not there. Correct its name.",
    ),
    FaultKind(
        "theme/template-syntax",
        Severity.ERROR,
        "A template cannot be read, so no page that uses it is published. Correct the line.",
    ),
    FaultKind(
        "theme/failed",
        Severity.ERROR,
        "A template fails for a page, so that page is not published. Correct the line; a value"
        " that may be missing wants `{% if … %}`.",
    ),
    FaultKind(
        "theme/too-long",
        Severity.ERROR,
        "A template does not come to an end within `limits:`. Look for a loop without an end.",
    ),
    FaultKind(
        "theme/too-large",
        Severity.ERROR,
        "A template takes more memory than `limits.memory` allows, so the page is not published."
        " Look for a text or list that grows in a loop.",
    ),
    FaultKind(
        "theme/recursion",
        Severity.ERROR,
        "Templates or macros call one another in a circle. Let one of them stop.",
    ),
    FaultKind(
        "theme/unsafe",
        Severity.ERROR,
        "A template reaches for what templates may not touch. Use the documented values.",
    ),
    FaultKind(
        "theme/missing-asset",
        Severity.ERROR,
        "A template names a file that is not in `static/`, so a page would lack it. Correct the"
        " name, or add the file.",
    ),
    FaultKind(
        "theme/missing-string",
        Severity.WARNING,
        "A word of the theme is not translated, so visitors see its key. Add it to `i18n/`.",
    ),
    FaultKind(
        "i18n/untranslated-word",
        Severity.WARNING,
        "A word of the theme is there in English alone, so visitors of another language read it in"
        " English. Add it to the language's file in `i18n/`.",
    ),
    FaultKind(
        "theme/link-outside",
        Severity.ERROR,
        "A symbolic link among templates or language files leads out of the site's folder, so what"
        " is there is not used. Put a copy in its place, or name where it leads under"
        " `files.outside` in site.yaml.",
    ),
    FaultKind(
        "theme/unreadable",
        Severity.ERROR,
        "A file of the theme cannot be read, so what needs it fails. Check its permissions, or"
        " save it as UTF-8.",
    ),
    FaultKind(
        "theme/strings",
        Severity.ERROR,
        "A language file of the theme is not a list of `key: text`. Correct it.",
    ),
    FaultKind(
        "settings/theme-option",
        Severity.ERROR,
        "An option of the theme is unknown or has a value that does not fit; the theme's default"
        " is used. Correct it in `theme_options:`.",
    ),
    FaultKind(
        "shortcodes/arguments",
        Severity.ERROR,
        "A shortcode was given something that it cannot take, so it shows nothing. Correct the"
        " call; the message names what it takes.",
    ),
)
