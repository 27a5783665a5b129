"""Collects the HTML of a fragment, and notes where each part of it comes from."""

from generator.model.fragment import LineMap


class Writer:
    """
    Chunks of HTML with marks that say which source line and column they come from.

    Attributes:
        chunks: HTML in order; append to it freely.
    """

    __slots__ = ("_columns", "_counted", "_lines", "_offsets", "_size", "chunks")

    def __init__(self, line: int) -> None:
        self.chunks: list[str] = []
        self._offsets = [0]
        self._lines = [line]
        self._columns = [0]
        self._counted = 0
        self._size = 0

    def mark(self, line: int, column: int = 0) -> None:
        """Say that what is appended from now on comes from *line* (from 1) and *column* (0: unknown)."""
        if self._lines[-1] == line and self._columns[-1] == column:
            return
        chunks = self.chunks
        if self._counted < len(chunks):
            self._size += sum(map(len, chunks[self._counted :]))
            self._counted = len(chunks)
        if self._offsets[-1] == self._size:
            self._lines[-1] = line
            self._columns[-1] = column
            return
        self._offsets.append(self._size)
        self._lines.append(line)
        self._columns.append(column)

    @property
    def line(self) -> int:
        """Source line of what was marked last."""
        return self._lines[-1]

    def ends_line(self) -> bool:
        """Whether the last character is the end of a line."""
        return bool(self.chunks) and self.chunks[-1].endswith("\n")

    def lines(self, text: str, line: int) -> None:
        """Append *text*, each of whose lines is the next source line, from *line* on."""
        if "\n" not in text:
            self.mark(line)
            self.chunks.append(text)
            return
        for number, part in enumerate(text.splitlines(keepends=True), line):
            self.mark(number)
            self.chunks.append(part)

    def embed(self, inner: "Writer", html: str, body: str, line: int, column: int) -> None:
        """
        Append *html*, which a template made around *body*, the HTML of *inner*.

        Where the template shows the body as it was given, its elements keep their own lines;
        all the rest comes from *line* and *column*.
        """
        self.mark(line, column)
        at = html.find(body) if body else -1
        if at < 0:
            self.chunks.append(html)
            return
        self.chunks.append(html[:at])
        whole = inner.html()
        cut = len(whole) - len(whole.lstrip())
        places = inner.line_map()
        last = 0
        for offset, inner_line, inner_column in zip(
            places.offsets, places.lines, places.columns, strict=True
        ):
            start = min(max(offset - cut, 0), len(body))
            self.chunks.append(body[last:start])
            self.mark(inner_line, inner_column)
            last = start
        self.chunks.append(body[last:])
        self.mark(line, column)
        self.chunks.append(html[at + len(body) :])

    def html(self) -> str:
        """Everything appended so far."""
        return "".join(self.chunks)

    def line_map(self) -> LineMap:
        """The marks, as a value."""
        return LineMap(tuple(self._offsets), tuple(self._lines), tuple(self._columns))
