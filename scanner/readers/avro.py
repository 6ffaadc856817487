"""Avro files, by fastavro, block by block."""

from __future__ import annotations

import decimal
import json
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import polars as pl

from pipelines.blocks import Block, Expected, Table, Unread
from scanner.readers.arrow_cells import text_of
from scanner.readers.avro_container import (
    BrokenError,
    Header,
    Span,
    header,
    number,
    spans,
    unpacked,
)
from scanner.readers.cells import WIDTH_LIMIT, batch_rows, cell, frames
from scanner.readers.json_rows import Columns, Row, rows_of
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/avro",)

_TOGETHER, _BLOCKS = 4 << 20, 256
"""Bytes and number of blocks that are decoded in one call."""

_TYPES: dict[str, type[pl.DataType]] = {
    "boolean": pl.Boolean,
    "int": pl.Int64,
    "long": pl.Int64,
    "float": pl.Float32,
    "double": pl.Float64,
    "string": pl.String,
}
_ERRORS = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError),
    *(EOFError, StopIteration, struct.error, decimal.DecimalException, pl.exceptions.PolarsError),
)


def read(source: Opened) -> Iterator[Block]:
    """One table; nested records become dotted columns, lists of records further rows.

    The blocks state how many records there are. Adds Unread for each run of blocks that cannot
    be read. Raises ReadError: `damaged`, `unsupported` for an unknown codec, `empty`.
    """
    try:
        with source.open() as stream:
            found = header(stream)
            blocks = list(spans(stream, found, source.size))
        schema = json.loads(found.metadata.get("avro.schema", b""))
    except (BrokenError, ValueError, RecursionError) as error:
        raise ReadError("damaged") from error
    reading = _Reading(source, found, blocks)
    yield Expected(unit="rows", place="", count=sum(span.records for span in blocks if span))
    flat = _flat(schema)
    if flat:
        yield Table(place="", name=source.stem, header=tuple(flat), batches=reading.flat(flat))
    else:
        columns = Columns()
        for rows in reading.rows():
            columns.add(rows)
        if not len(columns) and not reading.broken:
            raise ReadError("empty")
        cells = (row for rows in reading.rows() for row in columns.cells(rows))
        batches = frames(cells, len(columns))
        if len(columns):
            yield Table(place="", name=source.stem, header=columns.header, batches=batches)
    for place, code in reading.broken.items():
        yield Unread(place=place, code=code)


def _flat(schema: object) -> dict[str, str]:
    """Fields of a record of plain values: name -> plain type, "" for others; empty if nested."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or len(fields) > WIDTH_LIMIT:
        return {}
    flat: dict[str, str] = {}
    for item in fields:
        if not isinstance(item, dict) or not isinstance(item.get("name"), str):
            return {}
        kind = item.get("type")
        kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if one != "null"]
        if not all(_is_plain(one) for one in kinds):
            return {}
        plain = kinds[0] if len(kinds) == 1 and isinstance(kinds[0], str) else ""
        flat[item["name"]] = plain if plain in _TYPES else ""
    return flat


def _is_plain(kind: object) -> bool:
    if isinstance(kind, dict):
        return kind.get("type") in {*_TYPES, "bytes", "enum", "fixed"}
    return kind in {*_TYPES, "bytes"}


class _Reading:
    """Passes over the blocks of one file. broken: place -> code of what could not be read."""

    def __init__(self, source: Opened, found: Header, blocks: list[Span | None]) -> None:
        self._source = source
        self._head = found.plain()
        self._codec = found.metadata.get("avro.codec", b"null").decode("utf-8", "replace")
        self._sync = found.sync
        self._blocks = blocks
        self.broken: dict[str, str] = {}

    def records(self) -> Iterator[list[Any]]:
        """The records of several blocks at a time; a block that breaks off gives what is whole."""
        held: list[tuple[str, bytes]] = []
        with self._source.open() as stream:
            for count, span in enumerate(self._blocks, 1):
                place, content = f"block {count}", b""
                if span is None:
                    self.broken[place] = "damaged"
                    continue
                stream.seek(span.start)
                try:
                    content = unpacked(stream.read(span.size), self._codec)
                except ReadError as error:
                    self.broken[place] = error.code
                    continue
                except BrokenError:
                    self.broken[place] = "damaged"
                    continue
                block = number(span.records) + number(len(content)) + content + self._sync
                held.append((place, block))
                if sum(len(block) for _, block in held) > _TOGETHER or len(held) == _BLOCKS:
                    yield from self._decoded(held)
                    held = []
        yield from self._decoded(held)

    def _decoded(self, blocks: list[tuple[str, bytes]]) -> Iterator[list[Any]]:
        """The records of blocks: of all at once, or where that fails of each by itself."""
        made: list[Any] = []
        if self._decode(b"".join(block for _, block in blocks), made) is None:
            yield made
            return
        for place, block in blocks:
            made = []
            code = self._decode(block, made)
            if code:
                self.broken[place] = code
            yield made

    def _decode(self, blocks: bytes, made: list[Any]) -> str | None:
        """Add the records of blocks to `made`; the code of what stopped that, if anything."""
        import fastavro  # noqa: PLC0415 - slow to import, and seldom needed
        from fastavro.schema import SchemaParseException, UnknownType  # noqa: PLC0415

        try:
            made.extend(fastavro.reader(BytesIO(self._head + blocks)))  # up to a break
        except RecursionError:
            return "too_deep"
        except (SchemaParseException, UnknownType, *_ERRORS):
            return "damaged"
        return None

    def rows(self) -> Iterator[list[Row]]:
        """The rows of each record."""
        for records in self.records():
            for record in records:
                yield rows_of(record)

    def flat(self, fields: dict[str, str]) -> Iterator[pl.DataFrame]:
        """Batches of a file whose records hold nothing but plain values."""
        step = batch_rows(len(fields))
        held: list[Any] = []
        for records in self.records():
            held += records
            while len(held) >= step:
                yield _frame(held[:step], fields)
                held = held[step:]
        if held:
            yield _frame(held, fields)


def _frame(records: list[Any], fields: dict[str, str]) -> pl.DataFrame:
    columns = []
    for index, (name, kind) in enumerate(fields.items()):
        values = [record.get(name) for record in records]
        if kind:
            columns.append(text_of(pl.Series(str(index), values, dtype=_TYPES[kind])))
        else:
            columns.append(pl.Series(str(index), map(cell, values), dtype=pl.String))
    return pl.DataFrame(columns)
