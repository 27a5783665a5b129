"""Faults that the collecting of assets reports: files of `static/` folders, styles and pictures."""

from generator.model.finding import FaultKind, Severity

KINDS: tuple[FaultKind, ...] = (
    FaultKind(
        "assets/outside",
        Severity.ERROR,
        "A symbolic link in a folder of published files, or in its place, leads out of the site's "
        "folder. What lies there may never have been meant for visitors, so it is left out. Put a "
        "copy in the link's place, or name where it leads under `files.outside` in site.yaml.",
    ),
    FaultKind(
        "assets/secret",
        Severity.WARNING,
        "A file among those that are published looks like a secret: passwords (`.env`, "
        "`.htpasswd`), a private key (`*.pem`, `*.key`, `id_rsa`), or the history of the files "
        "(`.git`). It is left out. Move it elsewhere; where it is meant to be published, name it "
        "under `files.publish` in site.yaml.",
    ),
    FaultKind(
        "assets/leftover",
        Severity.NOTICE,
        "An operating system or an editor left a file among those that are published "
        "(`.DS_Store`, `Thumbs.db`, `page.bak`, `page.html~`). It is left out. Delete it; where it "
        "is meant to be published, name it under `files.publish` in site.yaml.",
    ),
    FaultKind(
        "assets/dangling-link",
        Severity.WARNING,
        "A link leads nowhere or into itself, so there is nothing to publish. Fix or remove it.",
    ),
    FaultKind(
        "assets/not-a-file",
        Severity.WARNING,
        "A pipe, socket or device lies among the published files. It is left out. Remove it.",
    ),
    FaultKind(
        "assets/unreadable",
        Severity.ERROR,
        "A file cannot be read, so visitors would miss it. Give yourself the right to read it.",
    ),
    FaultKind(
        "assets/too-large",
        Severity.ERROR,
        "A file is so large that it would fill the memory while the site is built, and few visitors "
        "would wait for it. It is left out. Offer it from a host for large files.",
    ),
    FaultKind(
        "assets/unsafe-name",
        Severity.ERROR,
        "A file name holds characters that some operating systems do not allow or nobody can see, "
        "so the site cannot be copied everywhere. Rename the file.",
    ),
    FaultKind(
        "assets/case-collision",
        Severity.ERROR,
        "Two names differ only in upper and lower case, or in how an accent is written. On macOS "
        "and Windows one file silently replaces the other. Rename one of them.",
    ),
    FaultKind(
        "assets/file-folder-clash",
        Severity.ERROR,
        "One name would be a file and a folder at once, so one of them cannot be published. "
        "Rename one of them.",
    ),
    FaultKind(
        "assets/css-syntax",
        Severity.ERROR,
        "A stylesheet has a bracket, quote or comment too many or too few. A browser then reads "
        "the rest of the file differently from what was meant, or not at all. Fix the place that "
        "is named.",
    ),
    FaultKind(
        "assets/css-declaration",
        Severity.WARNING,
        "A line of a stylesheet is neither `name: value` nor a rule, so browsers leave it out. "
        "Fix or remove it.",
    ),
    FaultKind(
        "assets/css-file-missing",
        Severity.ERROR,
        "A stylesheet refers to a file that is not there, so visitors miss a picture, font or "
        "style. Add the file, or correct the address.",
    ),
    FaultKind(
        "assets/css-import-circle",
        Severity.ERROR,
        "Stylesheets import each other in a circle, and browsers break it at a place that nobody "
        "chose. Remove one of the imports.",
    ),
    FaultKind(
        "assets/css-import-outside",
        Severity.ERROR,
        "A stylesheet refers to a file outside the site, or imports a stylesheet of another site, "
        "which delays every page and tells that site of every visitor. Put a copy beside it.",
    ),
    FaultKind(
        "assets/empty-file",
        Severity.ERROR,
        "A picture's file is empty, so visitors see a gap. Replace it.",
    ),
    FaultKind(
        "assets/wrong-type",
        Severity.ERROR,
        "A picture's name says another format than its content, or it is not a picture at all. "
        "Servers announce files by their names, and a browser may refuse to show it. Give it the "
        "right ending, or save it again.",
    ),
    FaultKind(
        "assets/truncated-image",
        Severity.ERROR,
        "The end of a picture is missing, mostly because an upload broke off. Copy it again.",
    ),
    FaultKind(
        "assets/image-too-large",
        Severity.ERROR,
        "A picture has so many pixels that it fills the memory of a visitor's device, however "
        "small its file is. Scale it down.",
    ),
    FaultKind(
        "assets/cmyk-image",
        Severity.WARNING,
        "A picture was saved for a printing press, and its colours look wrong in some browsers. "
        "Save it with RGB colours.",
    ),
    FaultKind(
        "assets/svg-invalid",
        Severity.ERROR,
        "An SVG drawing cannot be read, so visitors see a gap. Save it again.",
    ),
    FaultKind(
        "assets/svg-unsafe",
        Severity.ERROR,
        "An SVG drawing can run a script or load something from elsewhere. Opened by its own "
        "address it acts with the rights of the whole site. Remove what is named.",
    ),
    FaultKind(
        "assets/svg-no-size",
        Severity.WARNING,
        "An SVG drawing has no `viewBox`. Browsers then cut it off where they should scale it. "
        "Add one.",
    ),
)
