"""Large JSON, streamed: one record in memory at a time.

First pass: where records lie and which columns they have; second pass: the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import ijson
import polars as pl

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames
from scanner.readers.json_rows import Columns, Row, rows_of, scalar
from scanner.readers.opened import Opened, ReadError

_MAP = 200
"""Objects side by side under keys of their own, from which on the keys count as identifiers."""

_DEPTH = 200
_PIECE = 16 << 20
"""Bytes parsed at once; a value that goes on in the next piece is parsed from its beginning."""

Event = tuple[str, str, object]


def _events(stream: BinaryIO) -> Iterator[Event]:
    """Events of ijson; the end of a broken document is an ordinary end."""
    try:
        yield from ijson.parse(stream, buf_size=_PIECE, use_float=False, multiple_values=True)
    except ijson.JSONError:
        yield "", "broken", None


class _Scan:
    """Records of one document: objects in lists outside of other records."""

    def __init__(self, source: Opened, maps: frozenset[str]) -> None:
        self._source = source
        self._maps = maps
        self.around: dict[str, Row] = {}
        self.broken = False

    def records(self) -> Iterator[tuple[str, object]]:
        """Path of the list, and the record. Scalars outside of records go to `around`."""
        with self._source.open() as stream:
            builder: ijson.ObjectBuilder | None = None
            depth = 0
            key = ""
            inside = ""
            for prefix, event, value in _events(stream):
                if event == "broken":
                    self.broken = True
                elif builder is not None:
                    builder.event(event, value)
                    depth += (event in _OPEN) - (event in _CLOSE)
                    if depth > _DEPTH:
                        raise ReadError("too_deep")
                    if depth == 0:
                        yield inside, self._keyed(builder.value, key, inside)
                        builder = None
                elif event in _OPEN and self._starts(prefix):
                    inside = self._parent(prefix)
                    builder, depth = ijson.ObjectBuilder(), 1
                    builder.event(event, value)
                elif event == "map_key":
                    key = str(value)
                elif event in _SCALARS:
                    self._outside(prefix, value)

    def _starts(self, prefix: str) -> bool:
        return prefix == "item" or prefix.endswith(".item") or self._parent(prefix) in self._maps

    @staticmethod
    def _parent(prefix: str) -> str:
        return prefix.rpartition(".")[0]

    def _keyed(self, value: object, key: str, inside: str) -> object:
        return {"key": key, **value} if inside in self._maps and isinstance(value, dict) else value

    def _outside(self, prefix: str, value: object) -> None:
        parent, _, name = prefix.rpartition(".")
        row = self.around.setdefault(parent, {})
        if name == "item":
            held = row.get("value")
            row["value"] = f"{held}; {scalar(value)}" if held else scalar(value)
        else:
            row[name or "value"] = scalar(value)


_OPEN = frozenset(("start_map", "start_array"))
_CLOSE = frozenset(("end_map", "end_array"))
_SCALARS = frozenset(("string", "number", "boolean", "null"))


def _maps(source: Opened) -> frozenset[str]:
    """Paths of objects with so many objects side by side that they are lists in disguise."""
    counts: dict[str, int] = {}
    found: set[str] = set()
    with source.open() as stream:
        for prefix, event, _ in _events(stream):
            if event != "start_map" or "item" in prefix.split("."):
                continue
            parent = prefix.rpartition(".")[0]
            if any(parent.startswith(path + ".") or parent == path for path in found if path):
                continue
            if prefix:
                counts[parent] = counts.get(parent, 0) + 1
                if counts[parent] > _MAP:
                    found.add(parent)
    return frozenset(found)


def streamed(source: Opened) -> Iterator[Block]:
    """The tables of a document of any size, as `json_document.read` gives them.

    Raises ReadError: `damaged` when nothing could be read, `too_deep`.
    """
    maps = _maps(source)
    scan = _Scan(source, maps)
    columns: dict[str, Columns] = {}
    for path, record in scan.records():
        columns.setdefault(path, Columns()).add(rows_of(record))
    if not columns and not scan.around:
        raise ReadError("damaged")
    for path, row in scan.around.items():
        own = Columns()
        own.add([row])
        batches = frames(own.cells([row]), len(own))
        place = f"values in {path}" if path else "values"
        yield Table(place=place, name=path, header=own.header, batches=batches)
    for path, found in columns.items():
        place = path.removesuffix("item").removesuffix(".")
        around = _ancestors(scan.around, path)
        found.add([around])
        yield Table(
            place=place,
            name=place.rpartition(".")[2] or source.stem,
            header=found.header,
            batches=_batches(_Scan(source, maps), path, found, around),
        )
    if scan.broken:
        yield Unread(place="", code="truncated")


def _ancestors(around: dict[str, Row], path: str) -> Row:
    """The scalars of all objects around a list."""
    row: Row = {}
    for at, cells in around.items():
        if at in {"", path} or path.startswith(at + "."):
            row.update(cells)
    return row


def _batches(scan: _Scan, path: str, columns: Columns, around: Row) -> Iterator[pl.DataFrame]:
    groups = (rows_of(record) for at, record in scan.records() if at == path)
    rows = ({**around, **row} for group in groups for row in group)
    return frames(columns.cells(rows), len(columns))
