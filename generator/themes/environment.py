"""The Jinja2 environment: sandboxed, strict, escaping, and with errors that name a line."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from types import MappingProxyType, MethodType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import (
    ImmutableSandboxedEnvironment,
    SandboxedEscapeFormatter,
    SandboxedFormatter,
)
from markupsafe import Markup

from generator.incremental.facts import Reads
from generator.model.finding import Fault
from generator.themes.bounded_filters import bounded_filters
from generator.themes.bounds import (
    refuse_call,
    refuse_operation,
    refuse_specification,
    refuse_text,
)
from generator.themes.functions import Functions
from generator.themes.joined_output import JoinedOutput
from generator.themes.nested_values import literal, refuse_arguments
from generator.themes.provenance import MarkingExtension, MarkTable
from generator.themes.search import TemplateSearch
from generator.themes.theme_text import theme_text
from generator.themes.view import View
from generator.typed_yaml.suggest import nearest, nearest_path

_OF_MAPPINGS = frozenset(dir(MappingProxyType))


class _SearchLoader(BaseLoader):
    def __init__(self, search: TemplateSearch, reads: Reads) -> None:
        self._search = search
        self._reads = reads

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader's signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        found = self._search.find(template)
        if found is None:
            names = self._search.names()
            self._reads.note(("templates",), names)
            close = nearest_path(template, names)
            hint = f"; did you mean `{close}`?" if close else f"; there are: {', '.join(names)}"
            raise TemplateNotFound(template, f"there is no template `{template}`{hint}")
        text = theme_text(found.path, found.shown)
        if isinstance(text, Fault):
            raise TemplateRuntimeError(f"{found.shown}: {text.message}")
        return text, str(found.path), lambda: True


class SuggestingUndefined(StrictUndefined):
    """Undefined values fail at first use, and the message names what was probably meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        message: str = super()._undefined_message
        name = self._undefined_name
        known = _public_names(self._undefined_obj)
        if isinstance(name, str) and known:
            close = nearest(name, known)
            view = self._undefined_obj
            owner = view.template_name if isinstance(view, View) else "the value"
            message = f"`{owner}` has no `{name}`"
            message += f"; did you mean `{close}`?" if close else f"; it has: {', '.join(known)}"
        elif isinstance(name, str):
            message = f"`{name}` is not defined"
        return message


def _public_names(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return sorted(str(key) for key in value)
    if isinstance(value, View):
        return sorted(name for name in dir(value) if not name.startswith("_"))
    return []


class _ContextParser(Parser):
    """Imported macros see the page and every function, as included templates do."""

    def parse_import(self) -> nodes.Import:
        node = super().parse_import()
        node.with_context = True
        return node

    def parse_from(self) -> nodes.FromImport:
        node = super().parse_from()
        node.with_context = True
        return node


class _TextFormatter(SandboxedFormatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        refuse_specification(format_spec)
        return str(super().format_field(value, format_spec))


class _MarkupFormatter(SandboxedEscapeFormatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        refuse_specification(format_spec)
        return str(super().format_field(value, format_spec))


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """
    A sandbox over the templates of *search*; with a mark table it makes marked templates.

    Args:
        search: Finds templates.
        functions: What templates may call, besides Jinja2's own.
        reads: Notes what templates read.
        longest: Characters that one text may have.
        mark_table: Where marks are kept; None for templates without.
    """

    code_generator_class = JoinedOutput
    literal = staticmethod(literal)
    intercepted_binops = frozenset(["*", "**", "%", "+"])
    mark_table: MarkTable | None

    def __init__(
        self,
        search: TemplateSearch,
        functions: Mapping[str, Any],
        reads: Reads,
        longest: int,
        mark_table: MarkTable | None = None,
    ) -> None:
        self._reads = reads
        self._longest = longest
        self._search = search
        self._digests: dict[str, str] = {}
        super().__init__(
            loader=_SearchLoader(search, reads),
            autoescape=True,
            undefined=SuggestingUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=[MarkingExtension, "jinja2.ext.do"] if mark_table else ["jinja2.ext.do"],
        )
        self.mark_table = mark_table
        global_names: MutableMapping[str, Any] = self.globals
        for name in ("lipsum",):
            global_names.pop(name, None)
        global_names.update(functions)
        self.filters.update(bounded_filters(longest))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute *left* *operator* *right*, which may be held back."""
        refuse_operation(operator, left, right, self._longest)
        return super().call_binop(context, operator, left, right)

    def concat(self, pieces: Iterable[str]) -> str:
        """Join what a block, a macro or a variable captured."""
        text = "".join(pieces)
        refuse_text(len(text), self._longest)
        return text

    def concatenated(self, text: str) -> str:
        """Give what `~` made, where it is not too long."""
        refuse_text(len(text), self._longest)
        return text

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call *obj*; a function of ours is safe, and is given what the template gives it."""
        if type(obj) is MethodType and isinstance(obj.__self__, Functions):
            kwargs.pop("_loop_vars", None)  # for functions that want the template's variables
            kwargs.pop("_block_vars", None)
            return obj(*args, **kwargs)
        refuse_call(obj, args, kwargs, self._longest)
        refuse_arguments(obj, args, kwargs)
        return super().call(context, obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Wrap `format` of a text in the sandbox, whose widths are looked at besides."""
        if super().wrap_str_format(value) is None:
            return None
        text: str = value.__self__
        inner = (
            _MarkupFormatter(self, escape=text.escape)
            if isinstance(text, Markup)
            else _TextFormatter(self)
        )

        def formatted(*args: Any, **kwargs: Any) -> str:
            return type(text)(inner.vformat(text, args, kwargs))

        def formatted_map(mapping: Mapping[str, Any], /) -> str:
            return type(text)(inner.vformat(text, (), mapping))

        return formatted_map if value.__name__ == "format_map" else formatted

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look up `obj.attribute`; a view has nothing to hide but its underscores."""
        if isinstance(obj, View) and attribute[0] != "_":
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
            key = obj.fact(attribute)
            if key is not None:
                self._reads.note(key, value)
            return value
        if type(obj) is MappingProxyType and attribute not in _OF_MAPPINGS and attribute in obj:
            return obj[attribute]  # as below, and sooner
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Look up `obj[argument]`; filters such as `sort(attribute=…)` look up so too."""
        if isinstance(obj, View) and isinstance(argument, str) and argument:
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002 - the library's name
    ) -> Template:
        self._reads.note(("template", name), self._digest(name))
        return super()._load_template(name, globals)

    def _digest(self, name: str) -> str:
        known = self._digests.get(name)
        if known is None:
            known = self._digests[name] = self._search.digest(name)
        return known

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _ContextParser(self, source, name, filename).parse()


__all__ = ["SuggestingUndefined", "TemplateEnvironment", "UndefinedError"]
