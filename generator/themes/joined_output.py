"""Jinja2's compiler, with fewer steps between the pieces of a page."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


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
