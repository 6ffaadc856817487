"""Elements of BER and DER (X.690), as CMS writes its envelopes."""

from __future__ import annotations

_OCTETS, _OCTETS_IN_PARTS = 0x04, 0x24
_DEPTH = 20

Element = tuple[int, int, int, int]
"""Of an element: its tag, where its content starts and ends, where the next one starts."""


def element(raw: bytes, at: int) -> Element:
    """The element at a place. Raises IndexError or ValueError where there is none."""
    tag, length = raw[at], raw[at + 1]
    start = at + 2
    if length == 0x80:
        end = start
        while raw[end : end + 2] != b"\0\0":
            end = element(raw, end)[3]
        return tag, start, end, end + 2
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(raw[start : start + size], "big")
        start += size
    end = min(start + length, len(raw))  # cut off: what is there counts
    return tag, start, end, end


def children(raw: bytes, start: int, end: int) -> list[Element]:
    """The elements between two places, at most 1,000. Errors as `element`."""
    found: list[Element] = []
    while start < end and len(found) < 1_000:
        found.append(element(raw, start))
        start = found[-1][3]
    return found


def octets(raw: bytes, held: Element, depth: int = 0) -> bytes:
    """The bytes of an octet string, also of one in parts."""
    tag, start, end, _ = held
    if tag == _OCTETS:
        return raw[start:end]
    if tag != _OCTETS_IN_PARTS or depth > _DEPTH:
        raise ValueError
    pieces = []
    while start < end:
        piece = element(raw, start)
        pieces.append(octets(raw, piece, depth + 1))
        start = piece[3]
    return b"".join(pieces)
