"""Header and fields of DBF files: where each field lies, and its bytes to cells."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from scanner.readers.arrow_cells import text_of
from scanner.readers.cells import WIDTH_LIMIT, binary
from scanner.readers.encoding import encoding_of_bytes
from scanner.readers.opened import Opened, ReadError

_DRIVERS = {
    "cp437": "01 09 0b 0d 0f 11 15 18 19 1b",
    "cp850": "02 0a 0e 10 12 14 16 1a 1d 25 37",
    "cp1252": "03 57 58 59",
    "mac_roman": "04",
    "cp865": "08 17 66",
    "cp932": "13 7b",
    "cp863": "1c 6c",
    "cp852": "1f 22 23 40 64 87",
    "cp860": "24",
    "cp866": "26 65",
    "gb18030": "4d 7a",
    "cp949": "4e 79",
    "cp950": "4f 78",
    "cp874": "50 7c",
    "cp861": "67",
    "cp737": "6a 86",
    "cp857": "6b 88",
    "cp1255": "7d",
    "cp1256": "7e",
    "mac_cyrillic": "96",
    "mac_latin2": "97",
    "mac_greek": "98",
    "cp1250": "c8",
    "cp1251": "c9",
    "cp1254": "ca",
    "cp1253": "cb",
    "cp1257": "cc",
}
_CODE_PAGES = {
    driver: encoding for encoding, codes in _DRIVERS.items() for driver in bytes.fromhex(codes)
}
"""Language driver (byte 29 of the header) -> encoding."""

_VISUAL = frozenset({0x30, 0x31, 0x32})
_SEVEN = frozenset({0x04, 0x8C})
_UNIX_JULIAN = 2_440_588
_SAMPLE = 4 << 20

Raw = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column: kind is the letter of its type; start and size are bytes within a record."""

    name: str
    kind: str
    start: int
    size: int
    is_memo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the header says. start: offset of the first record. record: bytes of each."""

    version: int
    rows: int
    start: int
    record: int
    language: int
    fields: tuple[Field, ...]

    @property
    def memos(self) -> bool:
        """Some of the content is in a file of its own."""
        return any(field.is_memo for field in self.fields)


def layout_of(head: bytes, size: int) -> Layout:
    """The layout of a file of so many bytes. Raises ReadError: `damaged`, `encrypted`."""
    if len(head) < 33:
        raise ReadError("damaged")
    version = head[0]
    if version == 0x02:
        rows, record = struct.unpack_from("<H4xH", head, 1)
        start, at, step = 521, 8, 16
    else:
        rows, start, record = struct.unpack_from("<IHH", head, 4)
        at, step = (68, 48) if version in _SEVEN else (32, 32)
        if head[15] == 1 and version not in _VISUAL:
            raise ReadError("encrypted")
    if record < 2 or not at + step < start <= size:
        raise ReadError("damaged")
    found = _fields(head[:start], at, step)
    fields = [field for field in found if field.start + field.size <= record][:WIDTH_LIMIT]
    if not fields:
        raise ReadError("damaged")
    plain = tuple(field for field in fields if field.kind != "0")
    return Layout(
        version=version, rows=rows, start=start, record=record, language=head[29], fields=plain
    )


def _fields(head: bytes, at: int, step: int) -> tuple[Field, ...]:
    version, fields, start = head[0], [], 1
    while at + step <= len(head) and head[at] not in b"\r\0":
        entry = head[at : at + step]
        cut = 32 if step == 48 else 11
        name = entry[:cut].split(b"\0")[0].decode("cp437").strip()
        kind = chr(entry[cut])
        size, decimals = (entry[16], entry[17]) if step == 32 else entry[cut + 1 : cut + 3]
        if kind == "C" and step == 32:
            size += decimals << 8  # Clipper's and FoxPro's way to long fields
        is_memo = kind in "MGPW" or (kind == "B" and version not in _VISUAL)
        if size:
            fields.append(Field(name=name, kind=kind, start=start, size=size, is_memo=is_memo))
        start += size
        at += step
    return tuple(fields)


class Decoder:
    """Bytes of fields to strings. lost: cells with bytes that are no characters."""

    def __init__(self, source: Opened, layout: Layout) -> None:
        self._seven = layout.version in _SEVEN
        self._double = layout.version in _VISUAL
        self._declared = _beside(source) or _CODE_PAGES.get(layout.language)
        self._encoding: str | None = None
        self.lost = 0

    def column(self, name: str, field: Field, raw: Raw) -> pl.Series:
        """The cells of one field. raw: one row of bytes for each record."""
        made = self._typed(field, raw)
        if made is not None:
            return text_of(made.rename(name))
        if field.kind == "Q":
            cells = [binary(bytes(value).rstrip(b"\0")) for value in raw]
            return pl.Series(name, cells, dtype=pl.String)
        text = self._text(field, raw).rename(name)
        if field.kind == "D":
            text = text.str.replace(r"^([0-9]{4})([0-9]{2})([0-9]{2})$", "$1-$2-$3")
        if field.kind == "L" and field.size == 1:
            known = {"T": "true", "Y": "true", "F": "false", "N": "false", "?": None}
            text = text.str.to_uppercase().replace(known)
        return text

    def _typed(self, field: Field, raw: Raw) -> pl.Series | None:
        """Binary numbers and times; null for fields of characters."""
        kind, size = field.kind, field.size
        if kind in "I+" and size == 4:
            return pl.Series(self._numbers(raw, "i4"))
        if size != 8 or kind not in "YTO@B":
            return None
        if kind == "Y":
            amount = raw.view("<i8").ravel()
            return pl.Series([f"{a // 10_000}.{a % 10_000:04d}" for a in amount.tolist()])
        if kind in "T@":
            days, ms = raw.view("<i4")[:, 0].astype("i8"), raw.view("<i4")[:, 1].astype("i8")
            sane = (days > 1_721_425) & (days < 5_373_485) & (ms >= 0) & (ms < 86_400_000)
            stamps = pl.Series((days - _UNIX_JULIAN) * 86_400_000 + (ms + 500) // 1000 * 1000)
            return stamps.cast(pl.Datetime("ms")).set(pl.Series(~sane), None)
        return pl.Series(self._numbers(raw, "f8")) if kind == "O" or self._double else None

    def _numbers(self, raw: Raw, kind: str) -> npt.NDArray[np.generic]:
        """Little-endian; in dBASE 7 big-endian with the sign bit turned, so that they sort."""
        if not self._seven:
            return raw.view("<" + kind).ravel()
        turned = raw.copy()
        positive = turned[:, 0] >= 0x80
        turned[positive, 0] ^= 0x80
        turned[~positive] ^= 0xFF if kind == "f8" else 0
        if kind == "i4":
            turned[~positive, 0] |= 0x80
        return turned.view(">" + kind).ravel().astype(kind)

    def _text(self, field: Field, raw: Raw) -> pl.Series:
        if field.kind == "V":
            raw = _filled(raw)
        if raw.size and raw.max() < 0x80:
            fixed = pa.FixedSizeBinaryArray.from_buffers(
                pa.binary(field.size), len(raw), [None, pa.py_buffer(raw.tobytes())]
            )
            text = pl.Series(pl.from_arrow(fixed.cast(pa.binary()).cast(pa.string())))
        else:
            text = pl.Series([self.decoded(bytes(value)) for value in raw], dtype=pl.String)
        text = text.str.replace_all("\0", " ", literal=True) if raw.size and not raw.min() else text
        text = text.str.strip_chars(" ")
        return text.set(text == "", None)

    def decoded(self, value: bytes) -> str:
        """Characters in the encoding of the file, which the first of them above 127 settle."""
        if value.isascii():
            return value.decode("ascii")
        text = value.decode(self._encoding or self._declared or "cp1252", "replace")
        self.lost += "\ufffd" in text
        return text

    def settle(self, sample: bytes) -> None:
        """Settle the encoding by bytes of the file: UTF-8 where it is that, else as declared."""
        if self._encoding is None and not sample.isascii():
            found = encoding_of_bytes(sample[:_SAMPLE])
            self._encoding = found if found == "utf-8" else self._declared or found


def _filled(raw: Raw) -> Raw:
    """A varchar that does not fill its field holds its length in the last byte."""
    length = raw[:, -1].astype(np.intp)
    short = length < min(32, raw.shape[1])
    places = np.arange(raw.shape[1])
    return np.where(short[:, None] & (places >= length[:, None]), np.uint8(32), raw)


def _beside(source: Opened) -> str | None:
    """The encoding that a `.cpg` file beside a shape file's table names."""
    if source.path is None:
        return None
    for suffix in (".cpg", ".CPG"):
        try:
            with Path(source.path).with_suffix(suffix).open("rb") as stream:
                named = stream.read(40).decode("ascii", "replace").strip().lower()
            "".encode({"65001": "utf-8", "ansi 1252": "cp1252"}.get(named, named))
        except (OSError, LookupError, ValueError):
            continue
        return {"65001": "utf-8", "ansi 1252": "cp1252"}.get(named, named)
    return None
