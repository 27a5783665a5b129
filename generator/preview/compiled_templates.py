"""
Templates as they were compiled for the generation before.

Most saves change no template, and compiling those of a page takes several times as long as rendering
it. Jinja asks a bytecode cache by a template's name and a checksum of its source.
"""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Keeps the code of each template in memory, the latest alone."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code, if the source is what it was."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        assert bucket.code is not None
        self._codes[bucket.key] = bucket.checksum, bucket.code
