"""How a site uses its shortcodes: what a template for each of them must take."""

import re
from collections import Counter
from dataclasses import field

from generator.imports.hugo.shortcodes import Call
from generator.model.finding import Location
from generator.value import dataclass

_MARK = re.compile(r"\{\{[<%].*?[>%]\}\}")
_MARKER = re.compile(r"^(?:[\s>]|[-*+]\s|\d+[.)]\s)*")
_MARKDOWN = re.compile(r"[*`\[]|(?<!\w)_|&\w+;")
#: Names of shortcodes here; others, such as `../x` or `x.inline`, get no template.
_NAME = re.compile(r"[A-Za-z_][\w-]*(?:/[\w-]+)*")
_ADDRESS = re.compile(r"(?:.*[-_])?(?:href|link|url)")


def is_address(name: str) -> bool:
    """Whether an argument of this name holds the address of a link."""
    return bool(_ADDRESS.fullmatch(name.lower()))


@dataclass(slots=True)
class ShortcodeUse:
    """
    What is known of one shortcode.

    Attributes:
        first: Where it is used first.
        calls: How often it is called.
        has_body: Whether any call has a closing mark.
        inline: Whether any call stands within a line of text.
        positions: Most arguments without a name in one call.
        names: Names of arguments, each with the number of its uses.
        markdown: Names of arguments of which one value holds Markdown; positions as ``0``, ``1``.
        sources: Values of the argument that seems to name a picture or file.
    """

    name: str
    first: Location
    calls: int = 0
    has_body: bool = False
    inline: bool = False
    positions: int = 0
    names: Counter[str] = field(default_factory=Counter)
    markdown: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


class Usage:
    """Gathers the use of every shortcode of a site."""

    def __init__(self) -> None:
        self._uses: dict[str, ShortcodeUse] = {}

    def all(self) -> list[ShortcodeUse]:
        """Every shortcode that is called, by name."""
        return [use for _, use in sorted(self._uses.items()) if use.calls]

    def note(self, call: Call, text: str, at: Location) -> None:
        """Take note of *call*, which stands in *text*; a name that no template can have is left out."""
        if not _NAME.fullmatch(call.name):
            return
        use = self._uses.get(call.name)
        if use is None:
            use = self._uses[call.name] = ShortcodeUse(call.name, at)
        if call.closing:
            use.has_body = True
            return
        use.calls += 1
        use.inline = use.inline or _within_text(call, text)
        use.positions = max(use.positions, len(call.positional))
        use.names.update(call.named.keys())
        position = 0
        for argument in call.arguments:
            name = argument.name or str(position)
            position += not argument.name
            if _MARKDOWN.search(argument.value):
                use.markdown.add(name)
            if name in ("src", "path", "file", "image", "0"):
                use.sources.add(argument.value)


def _within_text(call: Call, text: str) -> bool:
    line = text.rfind("\n", 0, call.start) + 1
    before = _MARKER.sub("", _MARK.sub("", text[line : call.start]))
    end = text.find("\n", call.end)
    after = _MARK.sub("", text[call.end : end if end >= 0 else len(text)])
    # Text after an opening mark may be its body; text before any mark is a sentence around it.
    return bool(before.strip()) or (bool(after.strip()) and "{{< /" + call.name not in text)
