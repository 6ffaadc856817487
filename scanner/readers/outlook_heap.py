"""Heaps of an Outlook store: the properties of a message, and the tables below it.

What is larger than a few kilobytes lies in nodes of its own. Layout as in [MS-PST] section 2.3.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from scanner.readers.mapi_values import FIXED, MULTIPLE, OBJECT, Properties, code_page, value

_SIGNATURE, _PROPERTIES, _TABLE, _TREE = 0xEC, 0xBC, 0x7C, 0xB5
_BLOCKS = (8176, 8180)
"""Bytes of every block but the last: in Unicode stores and in older ones."""

_MOST_RECORDS = 20_000
_LEVELS = 8

Names = dict[int, int | str]


Away = Callable[[int], bytes | None]
"""Content of the node of a number below the one with the heap; null where it is not known."""


def nothing_away(_number: int) -> None:
    """For a heap of which the nodes below are not known."""


def blocks_of(raw: bytes) -> list[bytes]:
    """The blocks of a heap that came as one run of bytes."""
    size = next((size for size in _BLOCKS if _fits(raw, size)), len(raw))
    return [raw[at : at + size] for at in range(0, len(raw), size or 1)]


def heap_properties(
    blocks: list[bytes], names: Names, away: Away
) -> tuple[Properties, set[int], dict[int, int]]:
    """The properties, those whose value is not known, and the node that each object lies in.

    names: keys of named properties. Raises ValueError where the heap breaks its rules.
    """
    heap = _Heap(blocks, _PROPERTIES)
    records = list(heap.records(heap.root, 6))
    pages = [
        int.from_bytes(raw[4:8], "little")
        for raw in records
        if int.from_bytes(raw[:2], "little") in (0x3FFD, 0x3FDE)
    ]
    encoding = code_page(pages[-1] if pages else None)
    found: Properties = {}
    missing: set[int] = set()
    objects: dict[int, int] = {}
    for raw in records:
        identifier, kind, number = struct.unpack("<HHI", raw)
        if kind == OBJECT:
            held = heap.item(number) if number & 0x1F == 0 else b""
            objects[identifier] = int.from_bytes(held[:4], "little")
        if kind == OBJECT or kind & MULTIPLE:
            continue
        value_held = _held(heap, kind, raw[4:8], away)
        if value_held is None:
            missing.add(identifier)
            continue
        key = names.get(identifier, identifier) if identifier >= 0x8000 else identifier
        known = value(kind, value_held, encoding, identifier)
        if known is not None:
            found[key] = known
    return found, missing, objects


def heap_rows(blocks: list[bytes], away: Away) -> list[Properties]:
    """The rows of a table (of recipients, say). Raises ValueError, struct.error."""
    heap = _Heap(blocks, _TABLE)
    head = heap.item(heap.root)
    if len(head) < 22 or head[0] != _TABLE:
        raise ValueError
    marks, size = struct.unpack_from("<HH", head, 6)
    place = int(struct.unpack_from("<I", head, 14)[0])
    area = [heap.item(place)] if place & 0x1F == 0 else blocks_of(away(place) or b"")
    columns = [struct.unpack_from("<HHHBB", head, 22 + 8 * n) for n in range(head[1])]
    rows: list[Properties] = []
    for block in area if size else []:
        for at in range(0, len(block) - size + 1, size):
            row = block[at : at + size]
            rows.append(_row(heap, row, columns, marks, away))
            if len(rows) >= _MOST_RECORDS:
                return rows
    return rows


def _row(
    heap: _Heap, row: bytes, columns: list[tuple[int, ...]], marks: int, away: Away
) -> Properties:
    found: Properties = {}
    for kind, identifier, begin, width, bit in columns:
        mark = row[marks + bit // 8] if marks + bit // 8 < len(row) else 0
        if not mark & 0x80 >> bit % 8 or kind == OBJECT or kind & MULTIPLE:
            continue
        cell = row[begin : begin + width]
        held = cell if kind in FIXED else _held(heap, kind, cell, away)
        known = value(kind, held, "cp1252", identifier) if held is not None else None
        if known is not None:
            found[identifier] = known
    return found


def _held(heap: _Heap, kind: int, raw: bytes, away: Away) -> bytes | None:
    """The bytes of a value: in place, in the heap, or in a node of its own."""
    if kind in FIXED and FIXED[kind] <= 4:
        return raw
    number = int.from_bytes(raw, "little")
    return heap.item(number) if number & 0x1F == 0 else away(number)


def _fits(raw: bytes, size: int) -> bool:
    """The map of the second block stands where its header says."""
    if len(raw) <= size:
        return False
    at = int.from_bytes(raw[size : size + 2], "little")
    block = raw[size : 2 * size]
    return int.from_bytes(block[at + 4 : at + 6], "little") in {2, 12, 66, 514}


class _Heap:
    """root: the number of the item that leads to the others."""

    def __init__(self, blocks: list[bytes], kind: int) -> None:
        """Raises ValueError for what is no heap of the kind."""
        first = blocks[0] if blocks else b""
        if len(first) < 12 or first[2] != _SIGNATURE or first[3] != kind:
            raise ValueError
        self._blocks = blocks
        self.root = int.from_bytes(first[4:8], "little")

    def item(self, number: int) -> bytes:
        """The bytes of an item; none for number 0. Raises ValueError."""
        if not number:
            return b""
        index, block = (number >> 5) & 0x7FF, number >> 16
        if block >= len(self._blocks) or not index:
            raise ValueError
        held = self._blocks[block]
        at = int.from_bytes(held[:2], "little") + 4 + 2 * (index - 1)
        if at + 4 > len(held):
            raise ValueError
        start, end = (int.from_bytes(held[place : place + 2], "little") for place in (at, at + 2))
        return held[start:end]

    def records(self, number: int, width: int) -> Iterator[bytes]:
        """The records of a tree, keys of two bytes with so many bytes behind each."""
        head = self.item(number)
        if len(head) < 8 or head[0] != _TREE or head[1:3] != bytes([2, width]) or head[3] > _LEVELS:
            raise ValueError
        tables = [self.item(int.from_bytes(head[4:8], "little"))]
        for _ in range(head[3]):
            inner = [table[at + 2 : at + 6] for table in tables for at in range(0, len(table), 6)]
            tables = [self.item(int.from_bytes(one, "little")) for one in inner[:_MOST_RECORDS]]
        count = 0
        for table in tables:
            for at in range(0, len(table) - 1 - width, 2 + width):
                count += 1
                if count > _MOST_RECORDS:
                    return
                yield table[at : at + 2 + width]
