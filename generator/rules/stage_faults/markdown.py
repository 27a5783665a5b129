"""Faults that compiling Markdown reports."""

from generator.mending.shortcodes import mend_shortcode_name
from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "markdown/unsafe-url",
        Severity.ERROR,
        "A link or picture whose address runs a script (`javascript:`) or carries a document of"
        " its own (`data:`) lets a stranger's code run in your visitor's browser. It is left out;"
        " link to a page or a file instead.",
    ),
    FaultKind(
        "markdown/unsafe-attribute",
        Severity.ERROR,
        "Attributes that hold code (`onclick` and the like) or restyle the page do not belong in"
        " content, where nobody reviews code. They are left out. Use a class, and let the theme"
        " give it looks and behaviour.",
    ),
    FaultKind(
        "markdown/html-removed",
        Severity.WARNING,
        "Raw HTML in Markdown is cut down to harmless elements and attributes, and something here"
        " was not among them. Use Markdown or a shortcode; the people who run the site can set"
        " `markdown.html: allow`.",
    ),
    FaultKind(
        "markdown/html-refused",
        Severity.WARNING,
        "The settings do not take raw HTML in Markdown, so it is shown as text, and visitors see"
        " the tags. Use Markdown or a shortcode.",
    ),
    FaultKind(
        "markdown/html-unbalanced",
        Severity.WARNING,
        "An element of raw HTML is opened and not closed, or closed and not opened, in the same"
        " block. Left alone, it would break the page around it, so it was closed or left out."
        " Open and close it in the same block.",
    ),
    FaultKind(
        "markdown/code-language",
        Severity.NOTICE,
        "The language named after the three backticks is not known, so the code has no colours."
        " Correct its name, or write `text`.",
    ),
    FaultKind(
        "markdown/footnote-unused",
        Severity.WARNING,
        "A footnote that the text does not refer to is not published. Refer to it as `[^name]`,"
        " or remove it.",
    ),
    FaultKind(
        "markdown/link-shown",
        Severity.WARNING,
        "A link whose address has a space in it is no link: visitors see its brackets. Remove the"
        " space, or write `%20` for it.",
    ),
    FaultKind(
        "markdown/heading-shown",
        Severity.WARNING,
        "A heading wants a space after its `##`. Without it visitors see the marks, and the page"
        " lacks a heading.",
    ),
    FaultKind(
        "markdown/table-shown",
        Severity.WARNING,
        "A table wants a second line, `|---|---|`, with as many columns as the first. Without it"
        " visitors see its marks.",
    ),
    FaultKind(
        "markdown/table-surplus",
        Severity.WARNING,
        "A row of a table has more cells than the first line has columns, and the surplus ones are"
        " not published. Add a column, or write `\\|` where a `|` is to be seen.",
    ),
    FaultKind(
        "markdown/table-too-wide",
        Severity.WARNING,
        "The rows of a page's tables leave out more cells than a page may have of them, so the table"
        " ends there, and its other rows are shown as text. Remove columns that the rows do not fill,"
        " or divide the table.",
    ),
    FaultKind(
        "markdown/tag-shown",
        Severity.WARNING,
        "Word processors leave tags such as `<o:p>` in text that is pasted from them. They are no"
        " HTML, so visitors see them. Remove them.",
    ),
    FaultKind(
        "markdown/alert-shown",
        Severity.WARNING,
        "A quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`"
        " alone on its first line stands out from the text. Anything else in the brackets, or"
        " behind them, is shown as it stands.",
    ),
    FaultKind(
        "markdown/emoji-shown",
        Severity.NOTICE,
        "The name of an emoji between colons is shown as text. Write the emoji itself, set"
        " `markdown.emoji: true`, or put the name between backticks where the name is meant.",
    ),
    FaultKind(
        "markdown/shortcode-in-code",
        Severity.NOTICE,
        "Lines that are indented by four spaces are code, so a shortcode among them is shown and"
        " does nothing. Indent it less, or put it between lines of three backticks where visitors"
        " are to see it.",
    ),
    FaultKind(
        "markdown/image-text-missing",
        Severity.WARNING,
        "People who do not see a picture, and search engines, read its text instead. Write it"
        " between the square brackets, `![a spade with a short handle](spade.jpg)`. Where the"
        ' picture is mere decoration, say so: `![](line.png){alt=""}`.',
    ),
    FaultKind(
        "markdown/too-deep",
        Severity.ERROR,
        "Quotes and lists nested very deep are not published, so a part of the text is missing.",
    ),
    FaultKind(
        "markdown/shortcode-unknown",
        Severity.ERROR,
        "The theme has no shortcode of that name, so the page lacks what it should show. Correct"
        " the name, or ask the people who maintain the theme.",
        mend=mend_shortcode_name,
    ),
    FaultKind(
        "markdown/shortcode-unclosed",
        Severity.ERROR,
        "A shortcode with a body needs a closing mark, `{{< /name >}}`. Where the opening mark"
        " stands alone on its line, so must the closing mark.",
    ),
    FaultKind(
        "markdown/shortcode-unopened",
        Severity.ERROR,
        "A closing mark without an opening mark before it, in the same block, closes nothing.",
    ),
    FaultKind(
        "markdown/shortcode-syntax",
        Severity.ERROR,
        'Shortcodes are written `{{< name "value" key="value" >}}`. To show the braces'
        " themselves, write `{{</* name */>}}`.",
    ),
    FaultKind(
        "markdown/shortcode-body",
        Severity.ERROR,
        "This shortcode takes no body, so it has no closing mark.",
    ),
    FaultKind(
        "markdown/shortcode-depth",
        Severity.ERROR,
        "Shortcodes stand too deep inside of each other, often because one contains itself.",
    ),
)
