"""Jinja2's compiler, with fewer steps between the pieces of a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

#: What is never a list: what is written down, and texts that were put together.
_SINGLE = (nodes.Const, nodes.TemplateData, nodes.Concat)


class JoinedOutput(CodeGenerator):
    """
    Hands on at once what stands between two tags of a template.

    A template is a generator, within those of the blocks, layouts and templates that include it;
    each piece goes through all of them. Loops still hand on in each round, so that a page that
    grows without end is stopped.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write the code for texts and expressions between two tags."""
        if frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        joined = frame.copy()
        joined.buffer = self.temporary_identifier()
        self.writeline(f"{joined.buffer} = []")
        super().visit_Output(node, joined)
        self.writeline(f"yield ''.join({joined.buffer})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write the code for `~`, whose result is measured: it doubles a text in each round."""
        self.write("environment.concatenated(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write the code for a list, whose values are counted where there may be lists among them."""
        with self._counted(node.items):
            super().visit_List(node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write the code for a tuple; one of names that are given values is none."""
        with self._counted(node.items if node.ctx == "load" else ()):
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write the code for a mapping."""
        with self._counted([part for pair in node.items for part in (pair.key, pair.value)]):
            super().visit_Dict(node, frame)

    @contextmanager
    def _counted(self, values: Iterable[nodes.Expr]) -> Iterator[None]:
        """Have what the body writes counted, unless no value in it can be a list."""
        wanted = not all(isinstance(one, _SINGLE) for one in values)
        if wanted:
            self.write("environment.literal(")
        yield
        if wanted:
            self.write(")")
