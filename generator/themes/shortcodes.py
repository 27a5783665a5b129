"""
Shortcodes: templates with declared, typed parameters, called from Markdown.

A shortcode's template begins with a Jinja comment that holds its declaration in YAML. Arguments
are values, never template text; they are escaped like every other value.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from math import isfinite
from typing import Any

from markupsafe import Markup

from generator.model.finding import Fault, Location, Owner
from generator.model.link import LinkTarget
from generator.model.site import Page
from generator.themes.frozen import frozen
from generator.themes.render import Renderer
from generator.themes.search import TemplateFile
from generator.themes.theme_text import theme_text
from generator.typed_yaml.decode import decode
from generator.typed_yaml.field import key
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.suggest import nearest
from generator.value import dataclass

FOLDER = "shortcodes"
#: The first comment, behind those that accept findings.
_DECLARATION = re.compile(
    r"\A\s*(?:\{#-?\s*proofpress:(?:(?!#\}).)*#\}\s*)*+\{#-?(.*?)-?#\}", re.DOTALL
)
_TYPES = ("text", "url", "number", "boolean", "choice", "image", "page")
_TRUE = frozenset(["true", "yes", "on", "1"])
_FALSE = frozenset(["false", "no", "off", "0", ""])
_RUNS_CODE = re.compile(r"^[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a shortcode."""

    type: str = key("What it holds.", default="text", choices=_TYPES)
    required: bool = key("Whether a call must give it.", default=False)
    default: Any = key("Value where a call does not give it.")
    position: int | None = key("Place among the arguments without a name, from 0.")
    doc: str = key("What it is for.", default="")
    choices: tuple[str, ...] = key("The values of a `choice`.", default=())


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a shortcode says of itself."""

    description: str = key("What it shows.", default="")
    params: Mapping[str, Parameter] = key("Parameters by name.", factory=dict)
    body: str = key(
        "What stands between the marks.", default="none", choices=("none", "markdown", "text")
    )
    extra: bool = key("Whether other arguments are accepted.", default=False)


@dataclass(frozen=True, slots=True)
class Call:
    """
    A call as Markdown found it.

    Attributes:
        body: HTML between the marks; empty where there is none.
        at: Place of the opening mark.
    """

    name: str
    positional: tuple[str, ...]
    named: Mapping[str, str]
    body: str
    at: Location


@dataclass(slots=True)
class Shortcodes:
    """The shortcodes of a theme; declarations are read when first asked for."""

    renderer: Renderer
    link: Callable[[Page, str], LinkTarget]
    _known: dict[str, Declaration | None] = field(default_factory=dict)
    _faults: list[Fault] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        """Every shortcode there is."""
        prefix = f"{FOLDER}/"
        return tuple(
            name.removeprefix(prefix).removesuffix(".html")
            for name in self.renderer.search.names()
            if name.startswith(prefix)
        )

    def declare(self) -> tuple[Fault, ...]:
        """Read every declaration, and say what is wrong with them."""
        for name in self.names():
            self.declaration(name)
        return tuple(self._faults)

    def declaration(self, name: str) -> Declaration | None:
        """What shortcode *name* says of itself; None where there is none."""
        if name not in self._known:
            file = self.renderer.search.find(f"{FOLDER}/{name}.html")
            self._known[name] = self._read(file) if file else None
        return self._known[name]

    def render(self, call: Call, page: Page) -> tuple[str, tuple[Fault, ...]]:
        """HTML of *call*, or what is wrong with its arguments."""
        declared = self.declaration(call.name)
        assert declared is not None
        values, faults = self._values(call, declared, page)
        if faults:
            return "", faults
        values["body"] = Markup(call.body)  # noqa: S704 - compiled from Markdown by us
        html, fault = self.renderer.fragment(f"{FOLDER}/{call.name}.html", values, page)
        return html.strip("\n"), (fault,) if fault else ()

    def _read(self, file: TemplateFile) -> Declaration:
        text = theme_text(file.path, file.shown)
        match = None if isinstance(text, Fault) else _DECLARATION.match(text)
        if match is None or isinstance(text, Fault):
            return Declaration(extra=True, body="markdown")
        line = text.count("\n", 0, match.start(1)) + 1
        decoded = decode(YamlSource(match[1], file.shown, "theme", Owner.THEME, line), Declaration)
        self._faults.extend(decoded.faults)
        return decoded.value

    def _values(
        self, call: Call, declared: Declaration, page: Page
    ) -> tuple[dict[str, Any], tuple[Fault, ...]]:
        faults: list[Fault] = []
        given = dict(call.named)
        by_position = {
            p.position: name for name, p in declared.params.items() if p.position is not None
        }
        rest = []
        for number, value in enumerate(call.positional):
            name = by_position.get(number)
            if name is None:
                rest.append(value)
            else:
                given.setdefault(name, value)
        unknown = {name: value for name, value in given.items() if name not in declared.params}
        if not declared.extra:
            faults.extend(_unknown(call, declared, name) for name in unknown)
            if rest:
                message = f"shortcode `{call.name}` does not know what `{rest[0]}` means"
                faults.append(_fault(call, message, _accepted(declared)))
        values: dict[str, Any] = {"args": tuple(rest), "extra": frozen(unknown)}
        for name, parameter in declared.params.items():
            if name in given:
                values[name], why = self._typed(given[name], parameter, page)
                if why:
                    close = nearest(given[name], parameter.choices)
                    fix = f"did you mean `{close}`?" if close else parameter.doc
                    faults.append(_fault(call, f"`{name}` of shortcode `{call.name}` {why}", fix))
            elif parameter.required:
                message = f"shortcode `{call.name}` needs `{name}`"
                faults.append(_fault(call, message, f'add `{name}="…"`'))
            else:
                values[name] = parameter.default
        return values, tuple(faults)

    def _typed(self, text: str, parameter: Parameter, page: Page) -> tuple[Any, str | None]:
        wanted = parameter.type
        if wanted == "number":
            try:
                number = float(text) if "." in text else int(text)
            except ValueError:
                return None, f"is a number, not `{text[:40]}`"
            return (number, None) if isfinite(number) else (None, f"is a number, not `{text[:40]}`")
        if wanted == "boolean":
            lowered = text.lower()
            known = lowered in _TRUE or lowered in _FALSE
            return lowered in _TRUE, None if known else f"is `true` or `false`, not `{text}`"
        if wanted == "choice" and text not in parameter.choices:
            return None, f"is one of {', '.join(parameter.choices)}, not `{text}`"
        if wanted in ("url", "image", "page") and _RUNS_CODE.match(text):
            return None, f"is an address, not `{text[:40]}`"
        if wanted in ("url", "page"):
            target = self.link(page, text)
            # Where a link leads nowhere, the check of the whole page says so.
            return target.url, f"is an address, not `{text[:40]}`" if target.unsafe else None
        return text, None


def _unknown(call: Call, declared: Declaration, name: str) -> Fault:
    close = nearest(name, declared.params)
    fix = f"did you mean `{close}`?" if close else _accepted(declared)
    return _fault(call, f"shortcode `{call.name}` has no parameter `{name}`", fix)


def _accepted(declared: Declaration) -> str:
    listed = ", ".join(f"`{name}`" for name in declared.params)
    return f"it takes {listed}" if listed else "it takes no arguments"


def _fault(call: Call, message: str, fix: str) -> Fault:
    return Fault("shortcodes/arguments", message, call.at, fix)
