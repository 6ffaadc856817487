"""The rows of INSERT: many at a time where programs wrote them, one by one where they did not."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from scanner.readers.sql_buffer import Buffer
from scanner.readers.sql_regular import regular_rows
from scanner.readers.sql_tokens import Values

_SMALL, _LARGE = 1 << 16, 1 << 21
"""Characters that are looked at together, at first and where all of them are rows."""

_SOON = 1 << 13
"""Characters of rows that are read one by one before any are read together: small tables."""


class Inserts:
    """Reads the rows of one statement of a dump after the other."""

    def __init__(self, buffer: Buffer, *, backslash: bool) -> None:
        self._buffer = buffer
        self._backslash = backslash
        self._values = Values(buffer, backslash=backslash)
        self._table = ""
        self._size = _SMALL
        self._due = 0

    def rows(self, head: str) -> Iterator[list[str | None] | pl.DataFrame]:
        """The rows that lie ahead, and those of the next statements that begin with this head.

        Rows one by one, or many of one width in a frame; null for NULL.
        """
        buffer = self._buffer
        if head != self._table:
            self._table, self._due = head, buffer.passed + _SOON
        while buffer.peek() == "(":
            frame = self._together() if buffer.passed >= self._due else None
            if frame is None:
                row = self._values.row()
                if row is None:
                    return
                yield row
            else:
                yield frame
            if buffer.peek() == ",":
                buffer.skip(1)

    def _together(self) -> pl.DataFrame | None:
        """Many rows; null for few, which are not tried again for as many characters."""
        buffer, size = self._buffer, self._size
        found = regular_rows(buffer.ahead(size), self._table, backslash=self._backslash)
        frame, taken = found or (None, 0)
        buffer.skip(taken)
        self._size = min(4 * size, _LARGE) if 2 * taken > size else _SMALL
        self._due = buffer.passed + (0 if 2 * taken > size else size)
        return frame
