"""Rows of INSERT in the form that programs write, thousands at a time, by Polars.

What stands outside of quotes is short and must match one pattern for rows; then brackets, blanks
and the heads of statements are taken out, and what is left is delimited text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import polars as pl

from scanner.readers.cells import WIDTH_LIMIT, schema
from scanner.readers.quoted_bytes import between
from scanner.readers.sql_tokens import MEANING

_MARKS = _BACKSLASH, _QUOTE, _GONE, _HEAD, _FORMAT = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"
"""What stands for an escaped backslash and an escaped quote, for what is passed over, for a head
of a statement, and for a string that is. Text with these characters is never regular."""

_MEANING = {
    (_BACKSLASH * 2).decode(): "\\",
    (_QUOTE * 2).decode(): "'",
    **{f"\\{char}": shown for char, shown in MEANING.items()},
    "\\": "",
}
_ESCAPES = ((_BACKSLASH, b"\\"), (_QUOTE, b"'"))
_WORD = rb"-?[0-9.]++(?:[eE][+-]?[0-9]++)?(?![\w.+:])|[A-Za-z0-9_.+:]++"
_CAST = re.compile(
    rb"(CAST\()(\x03?'++|%b)( AS \[?\w++\]?(?:\([0-9]++(?:, ?[0-9]++)?\))?\))" % _WORD, re.I
)
_DATE = re.compile(rb"(to_(?:date|timestamp)\()('++)(, ?)('++)(\))", re.IGNORECASE)
_BATCH = re.compile(rb"GO\s++(?=\x04)")
_NULL = re.compile(rb"(?<![\w.+:-])NULL(?![\w.+:])", re.IGNORECASE)
_USUAL = {"'": b"(?:'|NULL)", "": rb"(?:-?[0-9.]++|[A-Za-z0-9_.+:]++|')"}
"""Cells of a column that holds strings, or values without quotes: told at once, as most are."""

_USUAL_WIDTH = 64
_CELL = rb"[\s\x03]*+(?:'++|%b)[\s\x03\x05]*+" % _WORD
_FIRST = re.compile(rb"\(%b(?:,%b)*+\)" % (_CELL, _CELL))
_BETWEEN = rb"\s*+(?:,\s*+|(?:;\s*+)?+\x03*+\x04++\s*+)"


def _table(codes: bytes) -> npt.NDArray[np.bool_]:
    found = np.zeros(256, np.bool_)
    found[list(codes)] = True
    return found


_KEPT = _table(b"(,)'+-.:_" + bytes(code for code in range(128) if chr(code).isalnum()))
_PREFIXES = {True: _table(b"NEBXnebx"), False: _table(b"NBXnbx")}

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Whole rows of one width.

    codes: their bytes, which may be written to. inside: which stand between quotes, the closing
    ones not. places: of those that do not. signs: what stands there, with marks.
    """

    codes: Bytes
    inside: npt.NDArray[np.bool_]
    places: Places
    signs: Bytes
    width: int


def regular_rows(text: str, head: str, *, backslash: bool) -> tuple[pl.DataFrame, int] | None:
    """The rows at the beginning of the text, and the characters they take; null for none.

    text: begins with the bracket of a row; may end anywhere. head: what stands before the first
    row of the statement; rows of the next statements are taken along where it is the same.
    backslash: strings escape with a backslash.
    All rows are of one width, and each cell is what `sql_tokens.Values` makes of it.
    """
    try:
        data = bytearray(text, "utf-8")
    except UnicodeEncodeError:
        return None
    if any(mark in data for mark in _MARKS):
        return None
    codes = np.frombuffer(data, np.uint8)
    escapes = _escapes(codes) if backslash and b"\\" in data else None
    rows = _rows(codes, head.encode(), _PREFIXES[backslash])
    frame = _frame(rows, escapes) if rows else None
    if rows is None or frame is None:
        return None
    cut = len(rows.codes)
    return frame, cut if len(data) == len(text) else len(data[:cut].decode())


def _escapes(codes: Bytes) -> Places:
    """Where backslashes stand; marks take the place of escaped quotes and backslashes."""
    found = np.flatnonzero(codes == ord("\\"))
    begun = np.maximum.accumulate(np.where(np.diff(found, prepend=-2) == 1, 0, found))
    escaping = found[(found - begun) % 2 == 0]
    escaping = escaping[escaping < len(codes) - 1]
    following = codes[escaping + 1]
    for mark, byte in _ESCAPES:
        places = escaping[following == ord(byte)]
        codes[places] = codes[places + 1] = ord(mark)
    return found


def _rows(codes: Bytes, head: bytes, prefixes: npt.NDArray[np.bool_]) -> _Rows | None:
    """The rows at the beginning; null for none."""
    inside = between(codes, ord("'"))
    outside = np.flatnonzero(~inside)
    signs = codes[outside]
    prefixed = prefixes[signs[:-1]] & (signs[1:] == ord("'"))
    signs[:-1][prefixed] = ord(_GONE)
    text = _marked(signs.tobytes(), head)
    first = _FIRST.match(text)
    cells = first[0][1:-1].split(b",") if first else []
    found = _pattern(_kinds(cells)).match(text) if 0 < len(cells) <= WIDTH_LIMIT else None
    if not found:
        return None
    text = _NULL.sub(_GONE * 4, found[0]) if b"NULL" in found[0].upper() else found[0]
    places = outside[: len(text)]
    cut = int(places[-1]) + 1
    return _Rows(codes[:cut], inside[:cut], places, np.frombuffer(text, np.uint8), len(cells))


def _kinds(cells: list[bytes]) -> tuple[str, ...]:
    return tuple("'" if cell == b"'" else "" for cell in cells)


@lru_cache(maxsize=64)
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[bytes]:
    """As many rows of this width as there are, one behind the other.

    kinds: of the cells of the first row. A row of the same kinds behind a comma is tried first:
    it takes a third of the time.
    """
    row = rb"\(%b(?:,%b){%d}+\)" % (_CELL, _CELL, len(kinds) - 1)
    any_row = rb"%b%b" % (_BETWEEN, row)
    if len(kinds) > _USUAL_WIDTH:
        return re.compile(rb"%b(?:%b)*+" % (row, any_row))
    usual = b",".join(_USUAL[kind] for kind in kinds)
    return re.compile(rb"%b(?:,\(%b\)|%b)*+" % (row, usual, any_row))


def _marked(outside: bytes, head: bytes) -> bytes:
    """What stands outside of strings, with marks over heads and what stands around values."""
    outside = outside.replace(head, _HEAD * len(head))
    if b"_binary '" in outside:
        outside = outside.replace(b"_binary '", _GONE * 8 + b"'")
    if b"CAST(" in outside:
        outside = _CAST.sub(_bare, outside)
    if b"to_" in outside or b"TO_" in outside:
        outside = _DATE.sub(_bare, outside)
    return _BATCH.sub(lambda found: _GONE * len(found[0]), outside) if b"GO" in outside else outside


def _bare(found: re.Match[bytes]) -> bytes:
    """What is cast, or the date without its format, between marks."""
    before, value, after, *form = found.groups()
    hidden = _FORMAT * len(form[0]) + _GONE if form else b""
    return _GONE * len(before) + value + _GONE * len(after) + hidden


def _frame(rows: _Rows, escapes: Places | None) -> pl.DataFrame | None:
    """The cells of the rows; null where Polars sees other rows.

    escapes: where backslashes stood, null where they are not looked at.
    """
    kept = _KEPT[rows.signs]
    places, signs = rows.places[kept], rows.signs[kept]
    ends, parts = signs == ord(")"), signs == ord(",")
    parts[1:] &= ~ends[:-1]  # no comma that stands between two rows
    rows.codes[places[ends]] = ord("\n")
    shown = _shown(rows)
    shown[places] = (signs != ord("(")) & (signs != ord(",")) | parts
    try:
        frame = pl.read_csv(
            rows.codes[shown].tobytes(),
            has_header=False,
            quote_char="'",
            schema=schema(rows.width),
            missing_columns="insert",
        )
    except pl.exceptions.PolarsError:
        return None
    if frame.height != np.count_nonzero(ends):
        return None
    if escapes is None:
        return frame
    return _unescaped(frame, escapes[escapes < len(rows.codes)], places[parts | ends])


def _shown(rows: _Rows) -> npt.NDArray[np.bool_]:
    """Which bytes stand between quotes, but for the formats of dates."""
    closing = np.flatnonzero(rows.signs == ord(_FORMAT))
    found = rows.inside.copy()
    for opening, end in zip(rows.places[closing - 1] + 1, rows.places[closing], strict=True):
        found[opening:end] = False
    return found


def _unescaped(frame: pl.DataFrame, escapes: Places, ends: Places) -> pl.DataFrame:
    """The cells with their escapes undone. ends: where each cell ends, in order."""
    cells = np.unique(np.searchsorted(ends, escapes))
    for column in np.unique(cells % frame.width).tolist():
        rows = pl.Series(cells[cells % frame.width == column] // frame.width)
        held = frame.to_series(column)
        texts = held.gather(rows).str.replace_many(
            list(_MEANING), list(_MEANING.values()), leftmost=True
        )
        frame.replace_column(column, held.scatter(rows, texts))
    return frame
