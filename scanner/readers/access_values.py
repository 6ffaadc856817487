"""Cells of Access databases as strings: every type of column, a batch of rows at a time."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import polars as pl

from scanner.readers.access_definition import (
    BIG,
    BINARY,
    BOOLEAN,
    BYTE,
    COMPLEX,
    CURRENCY,
    DATE,
    DECIMAL,
    DOUBLE,
    GUID,
    INTEGER,
    LONG,
    LONG_DATE,
    MEMO,
    OLE,
    SINGLE,
    SIZES,
    TEXT,
    Column,
)
from scanner.readers.access_long_values import LongValues, embedded
from scanner.readers.access_rows import Mask, Places, Rows
from scanner.readers.access_text import MARK, linked, stored, without_tags
from scanner.readers.cells import binary

_NUMBERS = {BYTE: "u1", INTEGER: "<i2", LONG: "<i4", BIG: "<i8", SINGLE: "<f4", DOUBLE: "<f8"}
_DAYS = (-657_434, 2_958_466)
"""The years 100 to 9999, as days since 1899-12-30."""

_SHOWN = 1_000_000
"""Bytes of an object that are looked at for text."""


class Cells:
    """Turns the cells of one database into strings.

    encoding: of text in Access 97 databases; "" for Unicode. broken: how many cells lay outside
    of their rows. undecoded: how many hold bytes that are no characters of the code page.
    """

    def __init__(self, encoding: str, longs: LongValues) -> None:
        self._encoding, self._longs = encoding, longs
        self.broken = self.undecoded = 0

    def series(self, rows: Rows, column: Column, name: str) -> pl.Series:
        """One column of some rows as strings, null where there is nothing."""
        if column.kind == BOOLEAN and not column.calculated:
            return pl.Series(name, np.where(rows.present(column), "true", "false")).cast(pl.String)
        places = rows.places(column)
        self.broken += places.broken
        if column.kind in SIZES and not (column.calculated and column.kind == DECIMAL):
            return self._sized(rows, column, places).alias(name)
        make = self._maker(column)
        cells = [make(raw) if raw else None for raw in pieces(rows, places)]
        found = pl.Series(name, cells, dtype=pl.String)
        if self._encoding:
            self.undecoded += int(found.str.contains("\ufffd", literal=True).sum() or 0)
        return found.str.replace_all("\0", "", literal=True).replace("", None)

    def _sized(self, rows: Rows, column: Column, places: Places) -> pl.Series:
        size = SIZES[column.kind]
        whole = places.there & (places.ends - places.starts >= size)
        self.broken += int((places.there & ~whole).sum())
        raw = rows.gathered(places, size)
        if column.kind in _NUMBERS:
            return _numbers(raw.view(_NUMBERS[column.kind])[:, 0], whole)
        if column.kind == DATE:
            return _dates(raw.view("<f8")[:, 0], whole)
        make: Callable[[bytes], str] = {
            CURRENCY: _currency,
            DECIMAL: lambda cell: _decimal(cell, column.scale),
            GUID: lambda cell: f"{{{uuid.UUID(bytes_le=cell)}}}".upper(),
            COMPLEX: lambda cell: str(int.from_bytes(cell, "little")),
            LONG_DATE: _long_date,
        }[column.kind]
        content = raw.tobytes()
        cells = [
            make(content[at * size : at * size + size]) if there else None
            for at, there in enumerate(whole.tolist())
        ]
        return pl.Series(cells, dtype=pl.String)

    def _maker(self, column: Column) -> Callable[[bytes], str | None]:
        """What makes a string of the bytes of a cell."""
        if column.kind == MEMO:
            return lambda cell: self._memo(cell, column)
        makers: dict[int, Callable[[bytes], str | None]] = {
            BOOLEAN: lambda cell: "true" if any(cell) else "false",
            DECIMAL: _calculated_decimal,
            TEXT: lambda cell: stored(cell, self._encoding),
            OLE: lambda cell: _object(self._longs.read(cell)),
            BINARY: binary,
        }
        return makers.get(column.kind, _unknown)

    def _memo(self, cell: bytes, column: Column) -> str:
        value = self._longs.read(cell)
        if column.calculated:
            value = value[20 : 20 + int.from_bytes(value[16:20], "little")]
        text = stored(value, self._encoding)
        if column.hyperlink:
            return linked(text)
        return without_tags(text) if column.rich else text


def pieces(rows: Rows, places: Places) -> Iterator[bytes]:
    """The bytes of the cells of a column; empty where there is none."""
    raw = rows.raw
    starts = np.where(places.there, places.starts, 0).tolist()
    ends = np.where(places.there, places.ends, 0).tolist()
    for start, end in zip(starts, ends, strict=True):
        yield raw[start:end]


def _numbers(values: np.ndarray, there: Mask) -> pl.Series:
    """Numbers in digits, those without a fraction as whole ones."""
    found = pl.Series(values)
    if found.dtype.is_float():
        whole = np.isfinite(values) & (np.abs(values) < 2**53) & (np.trunc(values) == values)
        digits = pl.Series(np.where(whole, values, 0).astype(np.int64)).cast(pl.String)
        text = digits.zip_with(pl.Series(whole), found.cast(pl.String))
    else:
        text = found.cast(pl.String)
    return text.zip_with(pl.Series(there), pl.Series([None], dtype=pl.String))


def _dates(values: np.ndarray, there: Mask) -> pl.Series:
    """Dates in ISO form, midnight left off; a time of no day is told alone.

    Days since 1899-12-30; the fraction counts forward from midnight also before that day. What
    no calendar has stays the number it is.
    """
    good = there & (values > _DAYS[0]) & (values < _DAYS[1])
    days = np.trunc(np.where(good, values, 0))
    seconds = np.rint(np.abs(np.where(good, values, 0) - days) * 86400)
    moments = np.datetime64("1899-12-30", "s") + (days * 86400 + seconds).astype("m8[s]")
    text = pl.Series(np.datetime_as_string(moments)).cast(pl.String).str.replace("T", " ")
    text = text.str.replace(" 00:00:00", "", literal=True)
    only_time = pl.Series((days == 0) & (seconds > 0))
    text = text.str.slice(11).zip_with(only_time, text)
    return text.zip_with(pl.Series(good), _numbers(values, there & ~np.isnan(values)))


def _currency(cell: bytes) -> str:
    return _plain(Decimal(int.from_bytes(cell, "little", signed=True)).scaleb(-4))


def _decimal(cell: bytes, scale: int) -> str:
    """A sign, then four words of four bytes, the highest word first."""
    number = int.from_bytes(struct.pack(">4I", *struct.unpack_from("<4I", cell, 1)), "big")
    return _scaled(-number if cell[0] else number, scale)


def _calculated_decimal(cell: bytes) -> str | None:
    """A decimal as calculated columns keep it: length, scale, sign, words of eight bytes.

    A word of four bytes comes first where the length asks for it.
    """
    if len(cell) < 4:
        return None
    length = int.from_bytes(cell[:2], "little") or len(cell)
    digits = cell[4 : 4 + min((length - 2) // 4 * 4, 16)]
    odd = len(digits) % 8
    words = [digits[:odd], *(digits[at : at + 8] for at in range(odd, len(digits), 8))]
    number = int.from_bytes(b"".join(word[::-1] for word in words), "big")
    return _scaled(-number if cell[3] else number, cell[2])


def _scaled(number: int, scale: int) -> str:
    """An integer with its point put in; a scale that no decimal has is left aside."""
    digits = str(number)
    if not 0 < scale <= 28:
        return digits
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    digits = digits.rjust(scale + 1, "0")
    whole, fraction = digits[:-scale], digits[-scale:].rstrip("0")
    return f"{sign}{whole}.{fraction}" if fraction else sign + whole


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _long_date(cell: bytes) -> str:
    """An extended date: days since 0001-01-01, seconds and ten millionths, in ASCII digits."""
    days, seconds, rest = cell[:19], cell[20:32], cell[32:39]
    if not (days.isdigit() and seconds.isdigit() and rest.isdigit()) or int(days) > 3_652_058:
        return cell.decode("latin-1")
    day = (date(1, 1, 1) + timedelta(days=int(days))).isoformat()
    total, fraction = int(seconds), rest.decode().rstrip("0")
    clock = f"{total // 3600:02}:{total // 60 % 60:02}:{total % 60:02}"
    if fraction:
        return f"{day} {clock}.{fraction}"
    return day if not total else f"{day} {clock}"


def _object(value: bytes) -> str | None:
    """An object as text, as the name of the file in it, or as a hex prefix."""
    found = embedded(value, "")
    return found[0] if found and found[0] else binary(value[:_SHOWN])


def _unknown(cell: bytes) -> str | None:
    """A cell of a type that nobody has described: text where it begins like compressed text."""
    return stored(cell, "") if cell.startswith(MARK) else binary(cell)
