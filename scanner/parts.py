"""The part of a case that one top-level source gave: built aside, checked, put in place at once.

A part is a folder named by the id of its source, with `done.json` (what made it, and the ledger of
the source and its members), `pieces.jsonl` (what they consist of), `columns.parquet` (what the
columns of its tables were taken for) and `records.parquet`, each only where there are any. A part
whose `done.json` matches is never made again. Most sources of a large leak are small, and a table
file costs the host more than such a source costs its reader: hence the lines of JSON.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import BinaryIO

import msgspec
import polars as pl

from pipelines.blocks import EXCEPTIONS
from pipelines.model import COLUMNS, RECORDS
from scanner import frames, store
from scanner.frames import BadFrameError, Row, Task
from scanner.growing import Growing, private
from scanner.kept_parts import COLUMNS_FILE, DONE_FILE, PIECES_FILE, RECORDS_FILE, Done, Grounds
from scanner.sandbox import OverflowingError
from scanner.untrusted import checked_columns, checked_pieces, checked_records, checked_row

_LEDGER = (
    "id", "parent", "path", "sha256", "size", "media_type", "status", "code", "places", "tables",
    "rows", "pages", "characters",
)  # fmt: skip
"""What workers tell of a source and its members, as in SOURCES."""

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Part:
    """A part being built from what a worker sends; a sink of the sandbox."""

    def __init__(self, parts: Path, task: Task, earlier: Part | None = None) -> None:
        """Begin anew in the folder `parts`.

        earlier: an attempt that broke off in a member: what is known of that member, and of
        those before it that broke off too, is taken over.
        """
        self._task = task
        self._folder = parts / f".{task.id}.tmp"
        self._rows: dict[str, Row] = {}
        self._broken: dict[str, Row] = earlier._broken if earlier else {}
        salvaged = earlier._salvaged() if earlier else []
        self._bytes = 0
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=store.PRIVATE_FOLDER)
        self._records = Growing(self._folder / RECORDS_FILE, RECORDS)
        self._pieces: BinaryIO | None = None
        self._columns = Growing(self._folder / COLUMNS_FILE, COLUMNS)
        for frame in salvaged:
            self._records.add(frame)

    def accept(self, kind: bytes, untrusted_payload: bytes) -> None:
        """Check and keep one frame. Raises BadFrameError, OverflowingError."""
        self._bytes += len(untrusted_payload)
        if self._bytes > self._task.limits.output:
            raise OverflowingError
        if kind == frames.ROW:
            row = checked_row(untrusted_payload, self._task, self._rows)
            self._rows[row.id] = row
        elif kind == frames.RECORDS:
            self._records.add(checked_records(untrusted_payload, self._rows))
        elif kind == frames.COLUMNS:
            self._columns.add(checked_columns(untrusted_payload, self._rows))
        elif kind == frames.PIECES:
            pieces = checked_pieces(untrusted_payload, self._rows)
            if self._pieces is None:
                self._pieces = private(self._folder / PIECES_FILE)
            self._pieces.write(_ENCODER.encode_lines(pieces))
        else:
            raise BadFrameError

    def row_of(self, source: str) -> Row:
        """The last row told of a source. Raises KeyError where there was none."""
        return self._rows[source]

    def has_members(self) -> bool:
        """Whether more than the source itself was met."""
        return len(self._rows) > 1

    def break_off(self, code: str) -> str | None:
        """Settle the member in which the worker broke off; its id, null if it was in none."""
        last = next((row for row in reversed(self._rows.values()) if not row.final), None)
        if last is None or last.parent == "":
            return None
        inside = {last.id}
        for row in self._rows.values():
            if row.id in inside or row.parent in inside:
                inside.add(row.id)
                self._broken[row.id] = self._settled(row, code)
        return last.id

    def finish(self, code: str | None, grounds: Grounds, isolation: tuple[str, ...]) -> None:
        """Take nothing more, and say what was read.

        code: why the worker broke off, null if it did not. isolation: as in `Done`.
        """
        why = code or "crashed"
        rows = {self._task.id: _unread(self._task, why), **self._rows}
        rows |= {member: row for member, row in self._broken.items() if member not in rows}
        told = [self._settled(row, why) for row in rows.values()]
        self.close()
        sizes = {path.name: path.stat().st_size for path in sorted(self._folder.iterdir())}
        done = Done(
            id=self._task.id,
            basis=grounds.basis_of(self._task.id),
            isolation=isolation,
            sizes=sizes,
            unread={code: grounds.conditions.get(code, "") for code in _codes(told)},
        )
        ledger = [{name: getattr(row, name) for name in _LEDGER} for row in told]
        with private(self._folder / DONE_FILE) as stream:
            stream.write(_ENCODER.encode({**asdict(done), "ledger": ledger}))

    def place(self) -> None:
        """Put the finished part in its place, where it outlasts whatever happens. Raises OSError.

        It may be done in a thread: the disk is waited for.
        """
        for path in (*self._folder.iterdir(), self._folder):
            store.sync(path)
        target = self._folder.with_name(self._task.id)
        shutil.rmtree(target, ignore_errors=True)
        self._folder.rename(target)

    def _settled(self, row: Row, code: str) -> Row:
        """A final row as it is; else what was sent counts, and `code` says why there is no more."""
        if row.final:
            return row
        members = any(other.parent == row.id for other in self._rows.values())
        return replace(
            row,
            status="partial" if row.rows or row.characters or members else "exception",
            code=row.code or code,
            places=(*row.places, code),
            final=True,
        )

    def _salvaged(self) -> list[pl.DataFrame]:
        """The records of the members that broke off, from an attempt that is given up."""
        self.close()
        path = self._folder / RECORDS_FILE
        if not path.exists():
            return []
        frame = pl.read_parquet(path).filter(pl.col("source").is_in(list(self._broken)))
        return [frame] if frame.height else []

    def close(self) -> None:
        """Take nothing more. Raises OSError."""
        self._records.close()
        if self._pieces is not None:
            self._pieces.close()
        self._columns.close()


def _unread(task: Task, code: str) -> Row:
    """The row of a source of which the worker told nothing."""
    return Row(
        id=task.id, parent="", path=task.path, sha256="", size=task.size,
        media_type="application/octet-stream", status="exception", code=code, places=(code,),
        tables=0, rows=0, pages=0, characters=0, final=True,
    )  # fmt: skip


def _codes(rows: Iterable[Row]) -> list[str]:
    """Every code of the rows, once."""
    told = {place.split(" ", 1)[0] for row in rows for place in row.places}
    return sorted((told | {row.code for row in rows if row.code}) & EXCEPTIONS.keys())
