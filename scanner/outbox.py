"""What a worker sends of its sources: rows, pieces and records, in frames small enough to cross."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from itertools import islice

import polars as pl

from pipelines.model import RECORDS, conform
from scanner import frames
from scanner.confine import allow_seconds
from scanner.evidence import safe
from scanner.frames import Send, Task
from scanner.underway import Underway

_FRAME_ROWS = 20_000
_FRAME_PIECES = 2_000
_FRAME_COLUMNS = 1_000
_BEAT_SECONDS = 5.0


class Outbox:
    """The way out for one task. Whatever is sent is a sign of life, and gives new CPU time.

    alone: whether nothing of the task may wait for others, since something in it breaks workers.
    """

    def __init__(self, task: Task, send: Send) -> None:
        """Nothing was sent yet."""
        self.alone = not task.together
        self._patience = task.patience
        self._send = send
        self._sent = time.monotonic()

    def tell(self, source: Underway) -> None:
        """Send the row of a source as of now."""
        self._out(frames.ROW, frames.to_json(source.row(final=False)))

    def finish(self, source: Underway) -> None:
        """Send what a source consists of, and its last row."""
        source.settle()
        pieces = source.pieces_listed()
        while some := list(islice(pieces, _FRAME_PIECES)):
            self._out(frames.PIECES, frames.to_json(some))
        self._out(frames.ROW, frames.to_json(source.row(final=True)))

    def give(self, source: Underway, records: pl.DataFrame) -> None:
        """Send records, after the row that they belong to."""
        if records.height:
            self.tell(source)
            for piece in conform(records, RECORDS).iter_slices(_FRAME_ROWS):
                self._give_piece(piece)

    def give_columns(self, source: Underway, columns: pl.DataFrame) -> None:
        """Send what the columns of a table were taken for, after the row that they belong to."""
        self.tell(source)
        shown = pl.col("place", "column").map_elements(safe, return_dtype=pl.String)
        for piece in columns.with_columns(shown).iter_slices(_FRAME_COLUMNS):
            self._out(frames.COLUMNS, _arrow(piece))

    def beat(self, source: Underway) -> None:
        """Give a sign of life where a long read finds nobody."""
        if time.monotonic() - self._sent > _BEAT_SECONDS:
            self.tell(source)

    def _give_piece(self, piece: pl.DataFrame) -> None:
        payload = _arrow(piece)
        if len(payload) > frames.MOST_BYTES[frames.RECORDS] and piece.height > 1:
            half = piece.height // 2
            self._give_piece(piece[:half])
            self._give_piece(piece[half:])
        else:
            self._out(frames.RECORDS, payload)

    def _out(self, kind: bytes, payload: bytes) -> None:
        self._send(kind, payload)
        self._sent = time.monotonic()
        allow_seconds(self._patience)


def in_turns(send: Send, tasks: int) -> Iterator[Send]:
    """A way out for each of the tasks of a worker; it says whose turn it is where that changes."""
    last = 0

    def way_of(number: int) -> Send:
        def sent(kind: bytes, payload: bytes) -> None:
            nonlocal last
            if number != last:
                send(frames.TURN, frames.turn(number))
                last = number
            send(kind, payload)

        return sent

    return (way_of(number) for number in range(tasks))


def _arrow(frame: pl.DataFrame) -> bytes:
    stream = io.BytesIO()
    frame.write_ipc_stream(stream, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()
