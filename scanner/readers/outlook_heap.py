"""Properties of a message inside an attachment of a PST, from its heap alone.

libpff hands such a message out as the bytes of its first node. What is larger than a few
kilobytes lies in nodes of its own, which the library does not give (MS-PST section 2.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from scanner.readers.mapi_values import FIXED, MULTIPLE, OBJECT, Properties, code_page, value

_SIGNATURE, _PROPERTIES, _TREE = 0xEC, 0xBC, 0xB5
_BLOCKS = (8176, 8180)
"""Bytes of every block but the last: in Unicode stores and in older ones."""

_MOST_RECORDS = 20_000
_LEVELS = 8


def is_heap(raw: bytes) -> bool:
    """Whether content is the heap of a list of properties and no file."""
    return len(raw) > 12 and raw[2] == _SIGNATURE and raw[3] == _PROPERTIES


def heap_properties(raw: bytes, names: dict[int, int | str]) -> tuple[Properties, set[int]]:
    """The properties, and the identifiers of those whose value lies elsewhere.

    names: keys of named properties. Raises ValueError where the heap breaks its rules.
    """
    heap = _Heap(raw)
    records = list(heap.records())
    pages = [number for key, _, number in records if key in (0x3FFD, 0x3FDE)]
    encoding = code_page(pages[-1] if pages else None)
    found: Properties = {}
    elsewhere: set[int] = set()
    for identifier, kind, number in records:
        if kind == OBJECT or kind & MULTIPLE:
            continue
        if kind in FIXED and FIXED[kind] <= 4:
            held: bytes | None = number.to_bytes(4, "little")
        else:
            held = heap.item(number) if number & 0x1F == 0 else None
        if held is None:
            elsewhere.add(identifier)
            continue
        key = names.get(identifier, identifier) if identifier >= 0x8000 else identifier
        known = value(kind, held, encoding, identifier)
        if known is not None:
            found[key] = known
    return found, elsewhere


class _Heap:
    def __init__(self, raw: bytes) -> None:
        size = next((size for size in _BLOCKS if self._fits(raw, size)), len(raw))
        self._blocks = [raw[at : at + size] for at in range(0, len(raw), size)]
        self._root = int.from_bytes(raw[4:8], "little")

    @staticmethod
    def _fits(raw: bytes, size: int) -> bool:
        """The map of the second block stands where its header says."""
        if len(raw) <= size:
            return False
        at = int.from_bytes(raw[size : size + 2], "little")
        block = raw[size : 2 * size]
        return int.from_bytes(block[at + 4 : at + 6], "little") in {2, 12, 66, 514}

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

    def records(self) -> Iterator[tuple[int, int, int]]:
        """Identifier, type, and value or place of each property."""
        head = self.item(self._root)
        if len(head) < 8 or head[0] != _TREE or head[1:3] != b"\2\6" or head[3] > _LEVELS:
            raise ValueError
        tables = [self.item(int.from_bytes(head[4:8], "little"))]
        for _ in range(head[3]):
            inner = [table[at + 2 : at + 6] for table in tables for at in range(0, len(table), 6)]
            tables = [self.item(int.from_bytes(one, "little")) for one in inner[:_MOST_RECORDS]]
        count = 0
        for table in tables:
            for at in range(0, len(table) - 7, 8):
                count += 1
                if count > _MOST_RECORDS:
                    return
                yield (
                    int.from_bytes(table[at : at + 2], "little"),
                    int.from_bytes(table[at + 2 : at + 4], "little"),
                    int.from_bytes(table[at + 4 : at + 8], "little"),
                )
