"""What a shortcode of another theme shows here: plain HTML that keeps every argument."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from generator.imports.hugo.usage import ShortcodeUse, is_address
from generator.value import dataclass

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: Names that a shortcode's template has already.
_TAKEN = frozenset(
    {
        "and", "args", "body", "build", "else", "entry", "extra", "false",
        "for", "if", "in", "is", "loop", "markdown", "none", "not",
        "or", "page", "self", "site", "theme", "true", "under", "words",
    }
)  # fmt: skip
#: Arguments that people read, in the order in which they are shown.
_SHOWN = (
    "kicker",
    "title",
    "heading",
    "name",
    "intro",
    "text",
    "label",
    "description",
    "caption",
    "cite",
    "source",
    "credit",
)
#: What makes a template of HTML: Go's actions, and what Jinja would take for its own.
_ACTION = re.compile(r"\{[{%#]|[}%#]\}")
_PICTURE_SUFFIX = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """
    What the importer knows of the site's files.

    Attributes:
        has_file: Whether a picture's name leads to a file of the site.
        data_folder: The folder of ``data/`` that has an entry for a picture's name; empty for none.
        template: The Go template that the source has for a shortcode; empty for none.
    """

    has_file: Callable[[str], bool]
    data_folder: Callable[[str], str]
    template: Callable[[str], str] = lambda _name: ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """
    A template for a shortcode.

    Attributes:
        description: For the template's head.
        html: Jinja.
        positions: Names for arguments that come without one.
        types: Types of arguments that are not text.
        body: `none`, `markdown` or `text`.
        lost: Whether the old theme alone knew what to show, so that only the name is shown now.
    """

    description: str
    html: str
    positions: Sequence[str] = ()
    types: Mapping[str, str] = field(default_factory=dict)
    body: str = "none"
    lost: bool = False


def declarable(name: str) -> bool:
    """Whether a template can use *name* as a variable; others are reached through `extra`."""
    return bool(_IDENTIFIER.fullmatch(name)) and name not in _TAKEN


def choose(use: ShortcodeUse, known: Known) -> Rendering:
    """Choose what shortcode *use* shows, by its name and arguments."""
    name = use.name.lower()
    names = set(use.names)
    if name in _SERVICES:
        return _service(use, name)
    if name == "param":
        return Rendering("A value of the page or the site.", _PARAM, ("key",))
    if name == "highlight" and use.has_body and use.positions:
        return Rendering(
            "Code.",
            '<pre><code class="language-{{ language }}">{{ body }}</code></pre>\n',
            ("language", "options"),
            body="text",
        )
    if not use.has_body and _is_picture(use):
        return _picture(use, known)
    if not use.has_body and {"file", "label"} <= names:
        return _file(use)
    if not use.has_body and _is_button(names):
        return _button(use)
    if "text" in names and "cite" in names:
        return _quotation(use)
    if (
        use.has_body
        and "title" in names
        and re.search(r"accordion|details|collaps|expand|toggle|spoiler", name)
    ):
        return _details(use)
    return _plain(use, known)


def _is_button(names: set[str]) -> bool:
    most = 3  # address, text, and a colour or size
    words = names & {"text", "label", "title"}
    return bool(words and names & {"href", "link", "url"}) and len(names) <= most


def value(name: str) -> str:
    """Jinja expression for argument *name*, empty where a call leaves it out."""
    return name if declarable(name) else f'(extra["{name}"] if "{name}" in extra else "")'


def _text(use: ShortcodeUse, name: str) -> str:
    expression = value(name)
    return (
        f"{{{{ markdown({expression}) }}}}" if name in use.markdown else f"{{{{ {expression} }}}}"
    )


def _class(use: ShortcodeUse) -> str:
    return "imported-" + re.sub(r"[^a-z0-9]+", "-", use.name.lower()).strip("-")


def _data(use: ShortcodeUse, used: Sequence[str]) -> str:
    """Arguments that are not shown, kept as `data-` attributes."""
    parts = []
    for name in sorted(set(use.names) - set(used)):
        safe = re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-")
        parts.append(f'{{% if {value(name)} %}} data-{safe}="{{{{ {value(name)} }}}}"{{% endif %}}')
    return "".join(parts)


_SERVICES = {
    "youtube": ("https://www.youtube.com/watch?v=", "Video on YouTube", ("id",)),
    "vimeo": ("https://vimeo.com/", "Video on Vimeo", ("id",)),
    "instagram": ("https://www.instagram.com/p/", "Post on Instagram", ("id",)),
    "gist": ("https://gist.github.com/", "Code on GitHub", ("user", "id", "file")),
    "tweet": ("https://x.com/", "Post on X", ("user", "id")),
    "twitter": ("https://x.com/", "Post on X", ("user", "id")),
    "twitter_simple": ("https://x.com/", "Post on X", ("user", "id")),
    "x": ("https://x.com/", "Post on X", ("user", "id")),
    "x_simple": ("https://x.com/", "Post on X", ("user", "id")),
}


def _service(use: ShortcodeUse, name: str) -> Rendering:
    """A link to another company's site; nothing of it is loaded into the page."""
    address, words, positions = _SERVICES[name]
    between = "/status/" if words.endswith("X") else "/"
    path = (
        f"{{{{ user|urlencode }}}}{between}{{{{ id|urlencode }}}}"
        if "user" in positions
        else "{{ id|urlencode }}"
    )
    shown = f"{{{{ title or {words!r} }}}}" if "title" in use.names else words
    if name == "youtube" and "start_time" in use.names:
        path += "{% if start_time %}&amp;t={{ start_time|urlencode }}{% endif %}"
    used = (*positions, "title", "start_time")
    html = f'<a class="{_class(use)}" href="{address}{path}"{_data(use, used)}>{shown}</a>\n'
    return Rendering(f"{words}, as a link.", html, positions)


def _is_picture(use: ShortcodeUse) -> bool:
    argument = _picture_argument(use)
    named = re.search(r"(?:^|[-_])(?:img|image|figure|picture|photo)(?:$|[-_])", use.name.lower())
    if not argument or not use.sources:
        return False
    return bool(named) or all(_PICTURE_SUFFIX.search(source) for source in use.sources)


def _picture_argument(use: ShortcodeUse) -> str:
    return next(
        (name for name in ("src", "path", "image") if name in use.names),
        "src" if use.positions else "",
    )


def _picture(use: ShortcodeUse, known: Known) -> Rendering:
    source = _picture_argument(use)
    outer, caption = ("span", "span") if use.inline else ("figure", "figcaption")
    have_files = 2 * sum(map(known.has_file, use.sources)) > len(use.sources)
    folder = "" if have_files else _folder_of(use, known)
    entries = f"site.data[{json.dumps(folder)}]"
    wanted = f"{entries}[{value(source)}] if {value(source)} in {entries} else {{}}"
    entry = f"{{% set entry = {wanted} %}}\n" if folder else ""

    def described(name: str) -> str:
        own = value(name) if name in use.names else '""'
        return f'({own} or (entry["{name}"] if "{name}" in entry else "") or "")' if folder else own

    used = [source, "alt", "caption", "title"]
    title = value("title") if "title" in use.names else '""'
    head = f"{entry}{{% set words = {described('alt')} %}}\n{{% set under = {described('caption')} or {title} %}}\n"
    if have_files:
        size = "".join(
            f'{{% if {value(n)} %}} {n}="{{{{ {value(n)} }}}}"{{% endif %}}'
            for n in ("width", "height")
            if n in use.names
        )
        used += ["width", "height"]
        shown = f'<img src="{{{{ {value(source)} }}}}" alt="{{{{ words }}}}"{size}>'
        types = {source: "image"} if declarable(source) else {}
        about = "A picture."
    else:
        shown = '{% if words %}<span class="imported-missing">[{{ words }}]</span>{% endif %}'
        types = {}
        about = "A picture that was not among the imported files: its text alternative stands in its place."
    html = (
        f'{head}<{outer} class="{_class(use)}"{_data(use, used)}>{shown}'
        f'{{% if under %}} <{caption} class="imported-caption">{{{{ under }}}}</{caption}>{{% endif %}}</{outer}>\n'
    )
    return Rendering(about, html, (source,), types)


def _folder_of(use: ShortcodeUse, known: Known) -> str:
    folders = {known.data_folder(source) for source in use.sources} - {""}
    return min(folders) if len(folders) == 1 else ""


def _file(use: ShortcodeUse) -> Rendering:
    html = f'<span class="{_class(use)}"{_data(use, ("file", "label"))}>{_text(use, "label")} <code>{{{{ file }}}}</code></span>\n'
    return Rendering(
        "A file to download; the file was not among the imported ones, so its name is shown.",
        html,
        ("file",),
    )


def _button(use: ShortcodeUse) -> Rendering:
    address = next(name for name in ("href", "link", "url") if name in use.names)
    words = next(name for name in ("text", "label", "title") if name in use.names)
    html = f'<a class="{_class(use)} button"{_href(address)}{_data(use, (address, words))}>{_text(use, words)}</a>\n'
    return Rendering("A link that looks like a button.", html, types=_types(address))


def _quotation(use: ShortcodeUse) -> Rendering:
    html = (
        f'<blockquote class="{_class(use)}"{_data(use, ("text", "cite"))}><p>{_text(use, "text")}</p>'
        f"{{% if cite %}}<footer>{_text(use, 'cite')}</footer>{{% endif %}}{{{{ body }}}}</blockquote>\n"
    )
    return Rendering("A quotation.", html, body="markdown" if use.has_body else "none")


def _details(use: ShortcodeUse) -> Rendering:
    kicker = (
        '{% if kicker %}<span class="imported-kicker">{{ kicker }}</span> {% endif %}'
        if "kicker" in use.names
        else ""
    )
    html = (
        f'<details class="{_class(use)}"{_data(use, ("title", "kicker"))}>'
        f"<summary>{kicker}{_text(use, 'title')}</summary>\n{{{{ body }}}}</details>\n"
    )
    return Rendering("A part that opens on demand.", html, body="markdown")


def _without_words(use: ShortcodeUse, known: Known) -> Rendering:
    """What the old template shows by itself, where it is plain HTML; else the shortcode's name."""
    template = known.template(use.name)
    if template.strip() and not _ACTION.search(template):
        return Rendering("The HTML that the old theme had for it.", template.strip() + "\n")
    about = "Showed something made by the old theme; its name stands there now."
    element = "span" if use.inline else "p"
    words = f"[shortcode {use.name}]"
    return Rendering(about, f'<{element} class="{_class(use)}">{words}</{element}>\n', lost=True)


def _plain(use: ShortcodeUse, known: Known) -> Rendering:
    """Everything in order: what people read as paragraphs, links as links, the rest as attributes."""
    if not (use.names or use.positions or use.has_body):
        return _without_words(use, known)
    positions = tuple(f"argument{number + 1}" for number in range(use.positions))
    address = min(filter(is_address, use.names), default="src" if "src" in use.names else "")
    shown = _shown(use)
    linked = next((name for name in shown if _belong(name, address)), "")
    element = "span" if use.inline and not use.has_body else "div"
    row = "span" if element == "span" else "p"
    lines = [f'<{element} class="{_class(use)}"{_data(use, (*shown, address))}>']
    for name in shown:
        words = _text(use, name)
        if name == linked:
            words = f"<a{_href(address)}>{words}</a>"
        lines.append(
            f'{{% if {value(name)} %}}<{row} class="imported-{name}">{words}</{row}>{{% endif %}}'
        )
    if address and not linked:
        words = f"<a{_href(address)}>{{{{ {value(address)} }}}}</a>"
        lines.append(f"{{% if {value(address)} %}}<{row}>{words}</{row}>{{% endif %}}")
    lines.extend(
        f"{{% if {name} %}}<{row}>{{{{ markdown({name}) }}}}</{row}>{{% endif %}}"
        for name in positions
    )
    lines.extend(["{{ body }}"] * use.has_body)
    lines.append(f"</{element}>")
    about = "Made by the import: all that a call says is shown."
    body = "markdown" if use.has_body else "none"
    return Rendering(about, "\n".join(lines) + "\n", positions, _types(address), body)


def _shown(use: ShortcodeUse) -> list[str]:
    """Arguments that people read; ``button-text`` counts as ``text``."""
    ends = [(re.split(r"[-_]", name.lower())[-1], name) for name in sorted(use.names)]
    return [name for wanted in _SHOWN for end, name in ends if end == wanted]


def _belong(name: str, address: str) -> bool:
    """Whether text *name* is that of the link to *address*: ``button-text`` and ``button-url``."""
    prefix = re.split(r"[-_]", address)[:-1]
    return bool(address) and (re.split(r"[-_]", name)[:-1] == prefix) and name != "kicker"


def _href(address: str) -> str:
    expression = value(address)
    if declarable(address):
        return f'{{% if {expression} %}} href="{{{{ {expression} }}}}"{{% endif %}}'
    safe = f'{expression}.startswith(("https://", "http://", "/", "#"))'
    return f'{{% if {safe} %}} href="{{{{ {expression} }}}}"{{% endif %}}'


def _types(address: str) -> dict[str, str]:
    return {address: "url"} if address and declarable(address) else {}


_PARAM = "{{ page.params[key] if key in page.params else site.params[key] if key in site.params else '' }}"
