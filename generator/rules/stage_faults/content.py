"""What reading the content and data folders, and putting the site together, can report."""

from generator.model.finding import FaultKind, Severity
from generator.typed_yaml.fault_kinds import fault_kinds

KINDS = (
    *fault_kinds("data"),
    FaultKind(
        "content/too-large",
        Severity.ERROR,
        "The file is so large that no visitor would load it, and building it would hold up the"
        " rest. Divide it into several pages, or raise `limits.page_bytes` in site.yaml.",
    ),
    FaultKind(
        "content/unreadable",
        Severity.ERROR,
        "The file or folder cannot be read, so its page is missing. Check its permissions.",
    ),
    FaultKind(
        "content/not-a-file",
        Severity.WARNING,
        "A pipe, socket or device stands in the content folder. It cannot be published. Remove it.",
    ),
    FaultKind(
        "content/dangling-link",
        Severity.WARNING,
        "A symbolic link leads nowhere or in a circle. It is left out. Correct or remove it.",
    ),
    FaultKind(
        "content/link-outside",
        Severity.ERROR,
        "A symbolic link leads out of the site's folder. Following it could publish files that"
        " nobody meant to publish. Put a copy in its place, or name where it leads under"
        " `files.outside` in site.yaml.",
    ),
    FaultKind(
        "content/data-row",
        Severity.ERROR,
        "A row of a data file gives no address, so its page is missing. Fill the columns that the"
        " pattern `slug` in `data_pages:` names.",
    ),
    FaultKind(
        "data/ragged-row",
        Severity.ERROR,
        "A row has more or fewer cells than the header, so it cannot be known which is which."
        " Quote a text that has a comma in it.",
    ),
    FaultKind(
        "data/header",
        Severity.ERROR,
        "Two columns have one name, so it cannot be known which is meant. Rename one.",
    ),
    FaultKind(
        "urls/dangerous",
        Severity.ERROR,
        "The address could leave its folder, or cannot be a file's name on every system. Use"
        " letters, digits and hyphens.",
    ),
    FaultKind(
        "urls/duplicate",
        Severity.ERROR,
        "Two things want one address; only the first is built. Change `slug:`, `url:` or the name"
        " of one of them.",
    ),
    FaultKind(
        "urls/differ-in-case",
        Severity.ERROR,
        "Two addresses differ only in case or in the form of their accents. On Windows and macOS"
        " they are one file, and visitors mix them up. Change one of them.",
    ),
    FaultKind(
        "urls/file-and-folder",
        Severity.ERROR,
        "A file and a folder would have one name, which no file system allows. Rename one.",
    ),
    FaultKind(
        "urls/alias-is-page",
        Severity.ERROR,
        "An old address (alias) is also the address of a page, so the redirect would hide the"
        " page. The page is kept. Remove the alias.",
    ),
    FaultKind(
        "urls/alias-loop",
        Severity.ERROR,
        "Redirects form a loop, so a visitor never arrives. Let one lead to a page.",
    ),
    FaultKind(
        "urls/alias-twice",
        Severity.ERROR,
        "One old address leads to two places. The first is kept. Remove the other.",
    ),
    FaultKind(
        "settings/menu",
        Severity.ERROR,
        "A menu entry leads nowhere. Name a content file or folder that is published.",
    ),
    FaultKind(
        "settings/data-pages",
        Severity.ERROR,
        "Pages cannot be made from the data file that `data_pages:` names. Correct the entry.",
    ),
    FaultKind(
        "links/unsafe",
        Severity.ERROR,
        "A link with `javascript:`, `vbscript:` or `data:` runs code in the visitor's browser. It"
        " is not published. Link to a page, a file or an address instead.",
    ),
)
