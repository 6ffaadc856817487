"""Rows that may be more than memory holds, set aside in parts that are looked at one by one.

Rows that must meet have the same hash and so lie in the same part: what a join or a count over the
whole would give is the sum of what the parts give, and memory is that of one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import polars as pl

_RECORDS = 500_000
"""Records whose rows may be looked at together: some 100 MiB of hashes while they are joined."""

_BATCH = 100_000
"""Records that are read at once: a group of rows of the stored table."""

_HELD = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where rows may be set aside.

    folder: private to the case and gone after the stage; None where all may stay in memory.
    parts: into how many parts the rows of a shelf fall. held: rows of a shelf that stay in memory
    before they are written.
    """

    folder: Path | None = None
    parts: int = 1
    held: int = _HELD
    _names: Iterator[int] = field(default_factory=count, repr=False, compare=False)

    def file(self) -> Path | None:
        """A new name in the folder."""
        return self.folder / f"{next(self._names)}.arrow" if self.folder else None


def room_for(records: pl.LazyFrame, folder: Path | None) -> Room:
    """As many parts as this number of records asks for. records: RECORDS."""
    height: int = records.select(pl.len()).collect().item()
    return Room(folder=folder, parts=1 + height // _RECORDS if folder else 1)


def batches(records: pl.LazyFrame) -> Iterator[pl.LazyFrame]:
    """The records some at a time, in their order."""
    height: int = records.select(pl.len()).collect().item()
    for start in range(0, height, _BATCH):
        yield records.slice(start, _BATCH)


class Shelf:
    """Rows of one schema, in parts by a column of hashes.

    Raises OSError or polars.exceptions.PolarsError where the disk is full.
    """

    def __init__(self, room: Room, by: str, columns: dict[str, pl.DataType]) -> None:
        """Begin with no rows. by: the column of UInt64 that tells the part of a row."""
        self.room = room
        self._by = by
        self._columns = columns
        self._waiting = [pl.DataFrame(schema=columns)]
        self._height = 0
        self._files: dict[int, list[Path]] = {}

    def add(self, frame: pl.DataFrame) -> None:
        """Set rows aside; columns that the shelf has not are left out."""
        if frame.is_empty():
            return
        self._waiting.append(frame.select(list(self._columns)))
        self._height += frame.height
        if self._height > self.room.held and self.room.folder is not None:
            self._write()

    def part(self, number: int) -> pl.LazyFrame:
        """The rows of one part, in the order in which they were added."""
        if self._files and self._height:
            self._write()
        files = self._files.get(number, [])
        kept = [frame.lazy() for frame in self._waiting]
        if self.room.parts > 1:
            kept = [frame.filter(pl.col(self._by) % self.room.parts == number) for frame in kept]
        return pl.concat([*(pl.scan_ipc(path) for path in files), *kept])

    def parts(self) -> Iterator[pl.LazyFrame]:
        """Every part."""
        return map(self.part, range(self.room.parts))

    def clear(self) -> None:
        """Forget all rows, and remove their files."""
        for path in (path for files in self._files.values() for path in files):
            path.unlink()
        self._files, self._height = {}, 0
        self._waiting = [pl.DataFrame(schema=self._columns)]

    def _write(self) -> None:
        whole = pl.concat(self._waiting)
        split = whole.with_columns(_part=pl.col(self._by) % self.room.parts).partition_by(
            "_part", include_key=False, as_dict=True
        )
        for (number,), frame in sorted(split.items()):
            path = self.room.file()
            if path is not None:
                frame.write_ipc(path, compression="lz4")
                self._files.setdefault(int(number), []).append(path)
        self._waiting, self._height = [pl.DataFrame(schema=self._columns)], 0
