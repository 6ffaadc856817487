"""Compressed RTF, in which Outlook keeps bodies (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from scanner.readers.opened import ReadError

_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_HEADER, _RING = 16, 4096
_LIMIT = 64 << 20
"""Bytes a body may unpack to."""


def decompressed(raw: bytes) -> bytes:
    """The RTF; what is cut off gives what is there.

    Raises ReadError: `damaged` for another format, `bomb` above the limit.
    """
    if len(raw) < _HEADER:
        raise ReadError("damaged")
    if raw[8:12] == b"MELA":
        size = int.from_bytes(raw[4:8], "little")
        return raw[_HEADER : _HEADER + size]
    if raw[8:12] != b"LZFu":
        raise ReadError("damaged")
    stated = int.from_bytes(raw[:4], "little") + 4
    return _unpacked(raw[: max(_HEADER, stated)])


def _unpacked(raw: bytes) -> bytes:
    found = bytearray(_KNOWN)
    at, end = _HEADER, len(raw)
    while at < end and len(found) < _LIMIT:
        flags = raw[at]
        at += 1
        if not flags:
            found += raw[at : at + 8]
            at += 8
            continue
        for bit in range(8):
            if at >= end:
                break
            if not flags >> bit & 1:
                found.append(raw[at])
                at += 1
                continue
            if at + 2 > end:
                return bytes(found[len(_KNOWN) :])
            (reference,) = struct.unpack_from(">H", raw, at)
            at += 2
            back = (len(found) - (reference >> 4)) % _RING
            if not back:
                return bytes(found[len(_KNOWN) :])
            _repeat(found, back, (reference & 15) + 2)
    if len(found) >= _LIMIT:
        raise ReadError("bomb")
    return bytes(found[len(_KNOWN) :])


def _repeat(found: bytearray, back: int, length: int) -> None:
    """Append what stands so far back; before the beginning stand blanks."""
    start = len(found) - back
    if start < 0:
        blanks = min(-start, length)
        found += b" " * blanks
        start, length = start + blanks, length - blanks
        start = max(0, start)
    while length > 0:
        piece = found[start : start + length]
        found += piece
        start += len(piece)
        length -= len(piece)
