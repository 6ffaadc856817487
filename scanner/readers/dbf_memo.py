"""Memo files of DBF tables: DBT of dBASE III and IV, FPT of FoxPro."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from scanner.readers.cells import binary
from scanner.readers.dbf_fields import Decoder
from scanner.readers.opened import Opened

_SUFFIXES = (".dbt", ".DBT", ".fpt", ".FPT", ".smt", ".SMT", ".dbv", ".DBV")
_FOURTH = b"\xff\xff\x08\0"
_MEMO_LIMIT = 16 << 20
_STEP = 4096


def memo_of(source: Opened) -> Memo | None:
    """The memo file beside a table, null where there is none or the table is a member."""
    if source.path is None:
        return None
    for suffix in _SUFFIXES:
        beside = Path(source.path).with_suffix(suffix)
        try:
            if beside.is_file() and not beside.is_symlink():
                return Memo(beside.open("rb"), foxpro=suffix.lower() in {".fpt", ".smt"})
        except OSError:
            continue
    return None


class Memo:
    """An open memo file."""

    def __init__(self, stream: BinaryIO, *, foxpro: bool) -> None:
        self._stream = stream
        self._foxpro = foxpro
        head = stream.read(24).ljust(24, b"\0")
        own = struct.unpack_from(">H", head, 6)[0] if foxpro else 0
        later = struct.unpack_from("<H", head, 20)[0]
        self._block = (own or 64) if foxpro else later if later and later % 512 == 0 else 512

    def text(self, pointer: bytes, decoder: Decoder) -> str | None:
        """The memo a field points to: text, or the hex prefix of what is none."""
        number = _number(pointer)
        content = self._content(number) if number else b""
        if not content:
            return None
        content = content.replace(b"\x8d\n", b"")  # where a margin broke the line
        shown = binary(content)
        if shown is None or not shown.startswith("0x") or content.startswith(b"0x"):
            return shown
        decoder.settle(content)
        text = decoder.decoded(content).replace("\0", "").strip()
        odd = sum(ord(char) < 32 and char not in "\t\r\n" for char in text)
        return text or None if odd <= len(text) // 100 else shown

    def _content(self, number: int) -> bytes:
        self._stream.seek(number * self._block)
        if self._foxpro:
            head = self._stream.read(8)
            size = struct.unpack(">4xI", head)[0] if len(head) == 8 else 0
            return self._stream.read(min(size, _MEMO_LIMIT))
        head = self._stream.read(8)
        if head[:4] == _FOURTH:
            size = struct.unpack_from("<I", head, 4)[0]
            return self._stream.read(min(max(0, size - 8), _MEMO_LIMIT))
        self._stream.seek(number * 512)
        held = b""
        while len(held) < _MEMO_LIMIT and (piece := self._stream.read(_STEP)):
            held += piece
            end = held.find(b"\x1a", max(0, len(held) - len(piece)))
            if end >= 0:
                return held[:end]
        return held


def _number(pointer: bytes) -> int:
    """The block a field points to, 0 for none."""
    if len(pointer) == 4:
        return int.from_bytes(pointer, "little")
    digits = pointer.strip(b" \0")
    return int(digits) if digits.isdigit() else 0
