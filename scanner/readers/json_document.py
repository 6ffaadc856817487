"""JSON: every list of objects in the document becomes a table, or one for each kind of object.

Up to 64 MB the document is decoded whole by msgspec; above it is streamed by ijson. What is not
strict JSON (several values in a row, NaN, a call around the value, a cut-off end) is read as
far as it goes and said to be damaged or truncated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames
from scanner.readers.encoding import decode
from scanner.readers.even_rows import even_rows
from scanner.readers.json_references import with_included
from scanner.readers.json_rows import Columns, Row, is_map, keyed, labeled, rows_of, scalar
from scanner.readers.json_stream import streamed
from scanner.readers.kinds_of_records import by_kind
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("application/json",)

_WHOLE = 64 << 20
_CALL = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w$.\[\]\"']+\s*(?:=|\()\s*(?=[\[{])")


def read(source: Opened) -> Iterator[Block]:
    """One table for each list of objects, one for the scalars around them.

    Place is the dotted path of the list ("" at the top), and the kind where a list holds several.
    Scalars of the objects around a list are repeated on its rows.
    Raises ReadError: `empty`, `too_deep`.
    """
    if source.size > _WHOLE:
        yield from streamed(source)
        return
    text = decode(source.bytes()).strip()
    if not text:
        raise ReadError("empty")
    values, rest = parsed(text)
    if rest and not values:
        yield from _salvaged(source, text)
        return
    found = list(tables(values[0] if len(values) == 1 else values, source.stem))
    if not found and not rest:
        raise ReadError("empty")
    yield from found
    if rest:
        yield from passages([rest], "behind the last value", "log")
        yield Unread(place="", code="damaged")


def _salvaged(source: Opened, text: str) -> Iterator[Block]:
    """The records before the break; the text itself where there is none."""
    content = text.encode()
    try:
        yield from streamed(replace(source, data=content, size=len(content)))
    except ReadError as error:
        yield from passages([text], "", "log")
        yield Unread(place="", code=error.code)


def parsed(text: str) -> tuple[list[object], str]:
    """The values of a text, and what could not be taken as JSON.

    Raises ReadError("too_deep") for nesting that no honest file has.
    """
    try:
        return [msgspec.json.Decoder(float_hook=str).decode(text.encode())], ""
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except (msgspec.DecodeError, UnicodeError):
        return _lenient(text)


def _lenient(text: str) -> tuple[list[object], str]:
    decoder = json.JSONDecoder(parse_float=str, parse_int=str, strict=False)
    values: list[object] = []
    call = _CALL.match(text)
    at = call.end() if call else 0
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            at = _skip(text, at)
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except ValueError:
        return values, text[at:]
    return values, ""


def _skip(text: str, at: int) -> int:
    """Behind white space, commas and the end of a call."""
    while at < len(text) and text[at] in " \t\r\n,;)\x1e":
        at += 1
    return at


def tables(value: object, name: str) -> Iterator[Table]:
    """The tables of one decoded value. Raises ReadError("too_deep")."""
    try:
        yield from _walk(with_included(value), "", name, {})
    except RecursionError as error:
        raise ReadError("too_deep") from error


def _walk(value: object, place: str, name: str, around: Row) -> Iterator[Table]:
    if isinstance(value, list):
        yield from _list(value, place, name, around)
    elif isinstance(value, dict) and is_map(value):
        rows = [row for item in keyed(value) for row in rows_of(item)]
        yield from _table(rows, place, name, around)
    elif isinstance(value, dict):
        yield from _wrapper(value, place, name, around)
    else:
        yield from _table([{"value": scalar(value)}], place, name, around)


def _list(value: list[object], place: str, name: str, around: Row) -> Iterator[Table]:
    if value and all(isinstance(item, list) for item in value):
        grid = [[scalar(cell) for cell in row] for row in value if isinstance(row, list)]
        if not any(isinstance(cell, dict | list) for row in value for cell in row):  # type: ignore[attr-defined]
            width = max(map(len, grid))
            yield Table(place=place, name=name, header=None, batches=frames(grid, width))
            return
    for kind, records in by_kind(value):
        where = f"{place} ({kind})".lstrip() if kind else place
        even = even_rows(records, around)
        if even:
            header, batches = even.header, even.batches()
            yield Table(place=where, name=kind or name, header=header, batches=batches)
        else:
            rows = [row for item in records for row in rows_of(item)]
            yield from _table(rows, where, kind or name, around)


def _wrapper(value: dict[str, object], place: str, name: str, around: Row) -> Iterator[Table]:
    """An object around lists: each list is a table, the rest is a row of its own."""
    lists = {key: item for key, item in value.items() if _holds_records(item)}
    own = {key: item for key, item in value.items() if key not in lists}
    rows = rows_of(own) if own else []
    if not lists:
        yield from _table(rows, place, name, around)
        return
    around = {**around, **(rows[0] if rows else {})}
    if any(text is not None for text in around.values()) and own:
        yield from _table(rows, place, name, {})
    for key, item in lists.items():
        yield from _walk(item, f"{place}.{key}" if place else key, key, around)


def _holds_records(value: object) -> bool:
    """The value is a list of objects or rows, or an object with one somewhere inside."""
    if isinstance(value, list):
        nested = any(isinstance(item, dict | list) for item in value)
        return nested and labeled(value, "") is None
    if isinstance(value, dict):
        return is_map(value) or any(_holds_records(item) for item in value.values())
    return False


def _table(rows: list[Row], place: str, name: str, around: Row) -> Iterator[Table]:
    """One table of the rows, with the cells around them in front; none for no cell at all."""
    if not any(text is not None for row in rows for text in row.values()):
        return
    if around:
        rows = [{**around, **row} for row in rows]
    columns = Columns()
    columns.add(rows)
    batches = frames(columns.cells(rows), len(columns))
    yield Table(place=place, name=name, header=columns.header, batches=batches)
