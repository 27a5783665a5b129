"""Faults that the import of another generator's site reports."""

from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "imports/setting",
        Severity.NOTICE,
        "A setting of the old generator has no counterpart, or only a part of it was carried over. "
        "Look whether the site needs it, and set what the fix names in `site.yaml`.",
    ),
    FaultKind(
        "imports/base-url",
        Severity.WARNING,
        "The site's address was not known, so a made-up one stands in `site.yaml`. Feeds, the "
        "sitemap and shared links need the real one: write it as `base_url`.",
    ),
    FaultKind(
        "imports/permalink",
        Severity.WARNING,
        "A pattern of URLs could not be carried over, so pages of its section get URLs by their "
        "file names, and old links break. Write a pattern under `permalinks:` in `site.yaml`.",
    ),
    FaultKind(
        "imports/redirects",
        Severity.WARNING,
        "A `_redirects` file has lines that `site.yaml` cannot hold, such as wildcards. It was "
        "copied as it is, and the redirects of pages are written as HTML pages only.",
    ),
    FaultKind(
        "imports/front-matter",
        Severity.WARNING,
        "A front-matter value means something else here, or was changed so that it keeps its "
        "meaning. Look at the line and remove what is no longer needed.",
    ),
    FaultKind(
        "imports/line-added",
        Severity.NOTICE,
        "Lines were added to a file, so findings below name other lines than the source has. "
        "Nothing is wrong with it.",
    ),
    FaultKind(
        "imports/format",
        Severity.WARNING,
        "A content file is not Markdown, so it was left out: its source would be published as it is. "
        "Rewrite it as Markdown to get a page of it.",
    ),
    FaultKind(
        "imports/left-out",
        Severity.NOTICE,
        "Files that the old site does not publish were left out of the new one: the settings keep "
        "them out, or they are parts of another page. Copy by hand what is to be published.",
    ),
    FaultKind(
        "imports/kept-hidden",
        Severity.NOTICE,
        "Pages that the old site does not publish got `draft: true`, since what hides them there "
        "has no counterpart. Remove the line from those that are to be published.",
    ),
    FaultKind(
        "imports/taken-offline",
        Severity.WARNING,
        "Pages that the old site publishes and shows in no list, such as the page that thanks for an "
        "order, are drafts now: what keeps a page out of lists has no counterpart. Where the address "
        "has to go on working, write `noindex: true` in the place of `draft: true`.",
    ),
    FaultKind(
        "imports/now-public",
        Severity.WARNING,
        "Something that the old site does not publish is public in the new one. Look whether that "
        "is wanted, and do what the fix says where it is not.",
    ),
    FaultKind(
        "imports/shortcode",
        Severity.NOTICE,
        "Shortcodes of the old theme cannot be carried over. A plain template was written that "
        "shows everything that the calls say; make it as beautiful as the old one was.",
    ),
    FaultKind(
        "imports/shortcode-lost",
        Severity.WARNING,
        "What a shortcode showed was made by the old theme alone, and its calls say nothing of it. "
        "`[shortcode NAME]` stands in its place, which `content/placeholder` reports on each page. "
        "Write what it showed into its template.",
    ),
    FaultKind(
        "imports/shortcode-address",
        Severity.NOTICE,
        'A shortcode stood where only an address can stand, as in `[text]({{< name "x" >}})`. Its '
        "argument was put there. Where that is not an address, the build reports a broken link.",
    ),
    FaultKind(
        "imports/template",
        Severity.NOTICE,
        "Templates, themes and the files that only they read cannot be carried over. The site "
        "uses the theme that comes with the program, or one of your own in `themes/`.",
    ),
    FaultKind(
        "imports/link-outside",
        Severity.WARNING,
        "A symbolic link or a folder of the settings leads out of the site, so what it leads to "
        "was not copied. Copy it into the site, then import again.",
    ),
    FaultKind(
        "imports/not-a-file",
        Severity.WARNING,
        "A link that leads nowhere or in a circle, a pipe or a device cannot be copied. Remove "
        "it, or put a file in its place.",
    ),
    FaultKind(
        "imports/same-place",
        Severity.ERROR,
        "Two files of the source would be one file of the new site, so only one was copied. "
        "Rename the other, then import again.",
    ),
    FaultKind(
        "imports/unreadable",
        Severity.ERROR,
        "A file or folder could not be read, so it is missing in the new site. Check its "
        "permissions, then import again.",
    ),
)
