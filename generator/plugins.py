"""
Plug-ins: other distributions that bring rules, template functions, Markdown syntax or reporters.

A distribution names what it brings as entry points::

    [project.entry-points."proofpress.rules"]
    brand-name = "acme_proofpress.brand_name:RULE"

    [project.entry-points."proofpress.template_functions"]
    opening_hours = "acme_proofpress.hours:opening_hours"

    [project.entry-points."proofpress.markdown"]
    keyboard = "acme_proofpress.keyboard:plugin"

    [project.entry-points."proofpress.reporters"]
    chat = "acme_proofpress.chat:report"

A rule is a `Rule`, or a tuple of rules. One that looks only at pages with something names it with
`Rule(given=…)`, a function of the page, so that it costs nothing on the others. One over the whole
site may name the facts of pages that it reads, `Rule(reads=…)`: then it does not run again where an
edit changed others. A template function is called as templates call it. A Markdown extension takes
a `MarkdownIt` and changes it. A reporter takes a `Report` and returns text. Plug-ins are trusted code; when one raises or prints, the message says which one it was.
"""

import contextlib
import functools
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.errors import GeneratorError
from generator.value import dataclass

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RULES = "proofpress.rules"
TEMPLATE_FUNCTIONS = "proofpress.template_functions"
MARKDOWN = "proofpress.markdown"
REPORTERS = "proofpress.reporters"
GROUPS = (RULES, TEMPLATE_FUNCTIONS, MARKDOWN, REPORTERS)


@dataclass(frozen=True, slots=True)
class Plugin:
    """
    Something that another distribution brings, not loaded yet.

    Attributes:
        group: One of `GROUPS`.
        name: As the distribution calls it; a template function is called by it.
        target: Where it is, such as ``acme_proofpress.hours:opening_hours``.
    """

    group: str
    name: str
    target: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"plug-in `{self.name}` of {self.distribution} {self.version}"


def installed(group: str) -> tuple[Plugin, ...]:
    """
    List the plug-ins of *group* without loading them, by name.

    Raises:
        GeneratorError: Two distributions bring one of the same name.
    """
    found: dict[str, Plugin] = {}
    for entry_point in _entry_points(group):
        distribution = entry_point.dist
        plugin = Plugin(
            group,
            entry_point.name,
            entry_point.value,
            distribution.name if distribution else "an unknown distribution",
            distribution.version if distribution else "",
        )
        # One distribution may lie twice on the path (installed, and in a checkout); the first counts.
        other = found.setdefault(plugin.name, plugin)
        if other.distribution != plugin.distribution:
            raise GeneratorError(
                f"{plugin} and {other} have one name in {group}", hint="uninstall one of them"
            )
    return tuple(found[name] for name in sorted(found))


def load(plugin: Plugin) -> Any:
    """
    Import what *plugin* names.

    Raises:
        GeneratorError: It cannot be imported; the cause is attached.
    """
    for entry_point in _entry_points(plugin.group):
        if (entry_point.name, entry_point.value) == (plugin.name, plugin.target):
            with blaming(plugin):
                return entry_point.load()
    raise GeneratorError(f"{plugin} is not installed any more")


def rules() -> tuple[Any, ...]:
    """
    Load the rules of all plug-ins; a check that raises names its plug-in.

    Raises:
        GeneratorError: One cannot be loaded, or is no rule; the plug-in is named.
    """
    loaded: list[Any] = []
    for plugin in installed(RULES):
        value = load(plugin)
        for rule in value if isinstance(value, tuple) else (value,):
            # `Rule` itself lies on our own floor, so it is known by its looks.
            if not _is_rule(rule):
                raise GeneratorError(f"{plugin} is no rule: {plugin.target} is {_kind(rule)}")
            given = None if rule.given is None else _GuardedFact(plugin, rule.given)
            steady = None if rule.steady is None else _Guarded(plugin, rule.steady)
            check = _GuardedCheck(plugin, rule.check)
            loaded.append(replace(rule, check=check, given=given, steady=steady))
    return tuple(loaded)


def template_functions() -> Mapping[str, Callable[..., Any]]:
    """
    Load the template functions of all plug-ins, by the name that templates use.

    Raises:
        GeneratorError: One cannot be loaded or called, or its name is none; the plug-in is named.
    """
    functions: dict[str, Callable[..., Any]] = {}
    for plugin in installed(TEMPLATE_FUNCTIONS):
        if not plugin.name.isidentifier():
            raise GeneratorError(f"{plugin} has a name that templates cannot call")
        functions[plugin.name] = _guarded(plugin)
    return functions


def markdown_extensions() -> tuple[Callable[[Any], None], ...]:
    """
    Load the Markdown extensions of all plug-ins.

    Raises:
        GeneratorError: One cannot be loaded or called; the plug-in is named.
    """
    return tuple(_guarded(plugin) for plugin in installed(MARKDOWN))


def reporters() -> Mapping[str, Callable[[Any], str]]:
    """
    Load the reporters of all plug-ins, by the name that ``--format`` takes.

    Raises:
        GeneratorError: One cannot be loaded or called; the plug-in is named.
    """
    return {plugin.name: _guarded(plugin) for plugin in installed(REPORTERS)}


def fingerprint() -> tuple[str, ...]:
    """Name every plug-in with its version and place, for the key of what is kept between builds."""
    return tuple(
        f"{plugin.group} {plugin.name} {plugin.target} {plugin.distribution} {plugin.version}"
        for group in GROUPS
        for plugin in installed(group)
    )


@contextlib.contextmanager
def blaming(plugin: Plugin) -> Iterator[None]:
    """
    Name *plugin* when what happens inside raises or prints.

    What it prints goes to standard error, so that a report on standard output stays whole.

    Raises:
        GeneratorError: Something was raised; it is the cause of the error.
    """
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            yield
    except GeneratorError:
        raise
    except (Exception, SystemExit) as error:
        raise GeneratorError(
            f"{plugin} failed: {type(error).__name__}: {error}",
            hint="--verbose shows where; uninstall the plug-in to go on without it",
        ) from error
    finally:
        for line in printed.getvalue().splitlines():
            sys.stderr.write(f"{plugin}: {line}\n")


def _guarded(plugin: Plugin) -> Callable[..., Any]:
    function = load(plugin)
    if not callable(function):
        raise GeneratorError(f"{plugin} cannot be called: {plugin.target} is {_kind(function)}")

    return _Guarded(plugin, function)


class _Guarded:
    """A plug-in's function that names its plug-in. A class, so that worker processes can get it."""

    def __init__(self, plugin: Plugin, function: Callable[..., Any]) -> None:
        functools.update_wrapper(self, function)
        self._plugin = plugin
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with blaming(self._plugin):
            return self._function(*args, **kwargs)


class _GuardedFact(_Guarded):
    """What a page must have for a rule to look at it; the page remembers the answer for others."""

    def __call__(self, page: Any) -> Any:
        with blaming(self._plugin):
            return page.fact(self._function)


class _GuardedCheck(_Guarded):
    """A rule's check: its problems are all found here, where the plug-in can be blamed."""

    def __call__(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        with blaming(self._plugin):
            problems = list(self._function(*args, **kwargs))
        return iter(problems)


def _is_rule(value: Any) -> bool:
    return is_dataclass(value) and callable(getattr(value, "check", None))


def _kind(value: object) -> str:
    return f"a value of type {type(value).__name__}"


def _entry_points(group: str) -> "tuple[EntryPoint, ...]":
    return tuple(_all_entry_points(tuple(sys.path)).select(group=group))


@functools.cache
def _all_entry_points(_path: tuple[str, ...]) -> Any:
    """Read what all distributions on the path bring, to select from; a run asks some ten times."""
    # Takes some 20 ms to import, and a run without need of plug-ins has none to spare.
    from importlib.metadata import entry_points  # noqa: PLC0415

    return entry_points()
