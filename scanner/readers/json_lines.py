"""JSON lines: one value a line, shapes may differ."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import msgspec
import polars as pl

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.even_rows import even_rows
from scanner.readers.json_document import tables
from scanner.readers.json_rows import Columns, Row, rows_of
from scanner.readers.kinds_of_records import by_kind
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("application/x-ndjson",)

_LINE_LIMIT = 64 << 20
_WHOLE = 64 << 20


class _Lines:
    """One pass over the lines; what is not JSON is collected in `bad`, by line number."""

    def __init__(self, source: Opened, encoding: str) -> None:
        self._source = source
        self._encoding = encoding
        self.bad: dict[int, str] = {}
        self.count = 0
        self.lost = 0

    def _lines(self) -> Iterator[str]:
        held = ""
        with self._source.open() as stream:
            text = Text(stream, self._encoding)
            for part in text:
                *whole, held = (held + part).split("\n")
                yield from whole
                if len(held) > _LINE_LIMIT:
                    raise ReadError("too_large")
            self.lost = text.lost
        yield held

    def rows(self) -> Iterator[list[Row]]:
        """The rows of each line that holds a value."""
        decoder = msgspec.json.Decoder(float_hook=str)
        for number, line in enumerate(self._lines()):
            trimmed = line.strip().lstrip("\x1e").rstrip(",")
            if not trimmed or trimmed in {"[", "]"}:
                continue
            self.count += 1
            try:
                yield rows_of(decoder.decode(trimmed.encode()))
            except (msgspec.DecodeError, UnicodeError, RecursionError):
                self.bad[number] = line


def read(source: Opened) -> Iterator[Block]:
    """One table over all lines, or one for each kind of them; columns in the order first met.

    Lines that are not JSON come as text with their numbers, and as Unread("rows_lost").
    Raises ReadError: `empty`, `damaged` when no line is JSON, `too_large` for a single line.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
    values = _whole(source, encoding)
    if len(by_kind(values)) > 1:
        yield from tables(values, source.stem)
    elif even := even_rows(values, {}):
        yield Table(place="", name=source.stem, header=even.header, batches=even.batches())
    else:
        yield from _mixed(source, encoding)


def _whole(source: Opened, encoding: str) -> list[object]:
    """The values of all lines at once; none where a line holds no value, and of large files."""
    if source.size > _WHOLE or encoding not in {"utf-8", "utf-8-sig"}:
        return []
    try:
        content = source.bytes().removeprefix(codecs.BOM_UTF8)
        return list(msgspec.json.Decoder(float_hook=str).decode_lines(content))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return []


def _mixed(source: Opened, encoding: str) -> Iterator[Block]:
    """Lines of any shape, in two passes."""
    first = _Lines(source, encoding)
    columns = Columns()
    for rows in first.rows():
        columns.add(rows)
    if not first.count:
        raise ReadError("empty")
    if len(columns):
        yield Table(
            place="",
            name=source.stem,
            header=columns.header,
            batches=_batches(source, encoding, columns),
        )
    if first.bad:
        number = min(first.bad) + 1
        place = f"line {number}" if len(first.bad) == 1 else f"{len(first.bad)} lines from {number}"
        yield from passages((f"{line.strip()}\n" for line in first.bad.values()), place)
        yield Unread(place=place, code="rows_lost")
    if first.lost:
        yield Unread(place="", code="undecodable")


def _batches(source: Opened, encoding: str, columns: Columns) -> Iterator[pl.DataFrame]:
    rows = (row for group in _Lines(source, encoding).rows() for row in columns.cells(group))
    return frames(rows, len(columns))
