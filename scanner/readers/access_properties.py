"""Properties of the columns of Access tables: few of them change what a cell means."""

from __future__ import annotations

import struct

RESULT, TEXT_FORMAT = "ResultType", "TextFormat"

_MAGIC = b"MR2\0"
_NAMES, _OF_COLUMN = 0x80, 0x01

Properties = dict[str, dict[str, int]]
"""Column, lower case -> property -> value, of `RESULT` (type of what it calculates) and
`TEXT_FORMAT` (1 where memos are HTML)."""


def properties(raw: bytes) -> Properties:
    """What the catalog keeps for a table, of the generations that have Unicode.

    Blocks with a length and a kind: first the names of all properties, then for the table and
    each column its values. A block that is not whole ends the reading.
    """
    found: Properties = {}
    if not raw.startswith(_MAGIC):
        return found
    at = len(_MAGIC)
    names: list[str] = []
    try:
        while at + 6 <= len(raw):
            length, kind = struct.unpack_from("<IH", raw, at)
            block = raw[at + 6 : at + length]
            if kind == _NAMES:
                names = _names(block)
            elif kind == _OF_COLUMN:
                column, values = _values(block, names)
                found.setdefault(column.lower(), {}).update(values)
            at += max(6, length)
    except (struct.error, IndexError):
        return found
    return found


def _names(block: bytes) -> list[str]:
    names = []
    at = 0
    while at + 2 <= len(block):
        name, at = _name(block, at)
        names.append(name)
    return names


def _name(block: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<H", block, at)[0]
    return block[at + 2 : at + 2 + length].decode("utf-16-le", "replace"), at + 2 + length


def _values(block: bytes, names: list[str]) -> tuple[str, dict[str, int]]:
    """Name of the column, and those of its properties that count."""
    at = struct.unpack_from("<I", block)[0]
    column = _name(block, 4)[0] if at > 6 else ""
    values = {}
    while at + 8 <= len(block):
        length, index, size = struct.unpack_from("<H2xHH", block, at)
        if names[index] in (RESULT, TEXT_FORMAT):
            values[names[index]] = int.from_bytes(block[at + 8 : at + 8 + min(size, 4)], "little")
        at += max(8, length)
    return column, values
