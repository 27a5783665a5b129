"""What went wrong in a template, and on which of its lines."""

import sys
from collections.abc import Iterable, Iterator
from types import FrameType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from generator.errors import said
from generator.themes.time_limit import RenderTooLongError
from generator.value import dataclass

TemplateLine = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Complaint:
    """
    What a function of ours could not do for a template.

    Attributes:
        at: Name and line of the template that asked.
    """

    rule: str
    message: str
    fix: str = ""
    at: TemplateLine | None = None


def asking_line() -> TemplateLine | None:
    """Name and line of the template that called the function that calls this."""
    return next(_template_lines(_frames(sys._getframe())), None)  # noqa: SLF001 - the public way is far slower


def innermost(error: Exception) -> TemplateLine | None:
    """Name and line of the template in which *error* was raised."""
    if isinstance(error, TemplateSyntaxError) and error.name:
        return error.name, error.lineno
    if isinstance(error, RecursionError):
        return next(iter(_circle(error)), None)
    return next(_template_lines(reversed(_raised_in(error))), None)


def _circle(error: RecursionError) -> list[TemplateLine]:
    """Templates that call one another, each with the line that goes on to the next."""
    lines: list[TemplateLine] = []
    for name, line in _template_lines(_raised_in(error)):
        if lines and lines[-1][0] == name:
            lines[-1] = (name, line)  # a block or macro of the same template
            continue
        if name in (before for before, _ in lines):
            return lines[next(at for at, (before, _) in enumerate(lines) if before == name) :]
        lines.append((name, line))
    return lines[-1:]


def _raised_in(error: Exception) -> list[tuple[FrameType, int]]:
    frames = []
    at = error.__traceback__
    while at is not None:
        frames.append((at.tb_frame, at.tb_lineno))
        at = at.tb_next
    return frames


def _frames(frame: FrameType | None) -> Iterator[tuple[FrameType, int]]:
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def _template_lines(frames: Iterable[tuple[FrameType, int]]) -> Iterator[TemplateLine]:
    for frame, line in frames:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and template.name:
            yield template.name, template.get_corresponding_lineno(line)


def explained(error: Exception, memory: int) -> tuple[str, str, str]:
    """
    Rule, message and fix for what a template raised.

    Args:
        error: What it raised.
        memory: Bytes that it could take.
    """
    if isinstance(error, TemplateSyntaxError):
        return "theme/template-syntax", f"template cannot be read: {error.message}", ""
    if isinstance(error, TemplateNotFound):
        return "theme/missing-template", str(error.message or error), ""
    if isinstance(error, RenderTooLongError):
        message = f"template does not come to an end: {error}"
        return "theme/too-long", message, "look for a loop without an end"
    if isinstance(error, MemoryError):
        message = f"template takes over {memory:,} bytes of memory (`limits.memory`)"
        fix = "look for a text or list that grows in a loop, or raise the limit"
        return "theme/too-large", message, fix
    if isinstance(error, RecursionError):
        names = [name for name, _ in _circle(error)]
        chain = " → ".join((*names, *names[:1]))
        message = f"templates or macros call one another in a circle: {chain}"
        return "theme/recursion", message, "let one of them stop"
    if isinstance(error, SecurityError):
        return "theme/unsafe", f"template does what templates may not: {error}", ""
    return "theme/failed", f"template fails: {said(error)}", ""
