"""Nodes of an Outlook store (PST, OST) that libpff does not hand out: those below attachments.

Layout as in [MS-PST] sections 2.2 (nodes and blocks) and 5.1 (the permutation of bytes); pages of
4 KiB and packed blocks as Outlook 2013 writes them in an OST.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scanner.readers.opened import MEMBER_LIMIT

_PERMUTED = bytes.fromhex(
    "47f1b4e60b6a7248854e9eebe2f89453e0bba002e85a09abdbe3bac67cc310dd39059630f53760828cc9134a6b1df3fb"
    "8f2697ca911701c4322d6e3195ffd923d1005e79dc443b1a28c5615720903d83b943be67d2464276c06d5b7eb20f1629"
    "3ca903540dda5ddff6b7c762cd8d06d3695c86d614f7a56675acb1e94521700c879f74a4224c6fbf1f56aa2eb3783350"
    "b0a392bccf191ca763cb1e4d3e4b1b9b4fe7f0eead3ab55904ea40552551e57a893868527bfc27aed7bdfa07f4cc8e5f"
    "ef359c842b15d5773449b6120a7f7188fd9d18417d93d8582ccefe24afdeb836c8a180a69998a82f0e816573e4c2a28a"
    "d4e111d0088b2af2ed9a643fc16cf9ec"
)
_OLD, _LARGE_PAGES = 15, 36
_INTERNAL = 2
_LEVELS, _MOST_ENTRIES = 8, 100_000


@dataclass(frozen=True, slots=True)
class Node:
    """data: block with its content. below: block with the list of nodes below it, 0 for none."""

    data: int
    below: int


class Nodes:
    """The nodes of one store."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read the header. Raises ValueError, struct.error for stores it does not understand."""
        self._stream = stream
        head = self._read(0, 1024)
        if len(head) < 1024 or not head.startswith(b"!BDN"):
            raise ValueError
        version = int.from_bytes(head[10:12], "little")
        self._wide = version > _OLD
        self._page = 4096 if version >= _LARGE_PAGES else 512
        self._cipher = head[513] if self._wide else head[461]
        if self._cipher > 1:
            raise ValueError  # the cipher that changes with the block: nobody uses it
        self._number = "<Q" if self._wide else "<I"
        self._size = 8 if self._wide else 4
        at = (224, 240) if self._wide else (188, 196)
        self._node_tree, self._block_tree = (self._int(head, place) for place in at)

    def node(self, number: int) -> Node:
        """The node of a number. Raises ValueError, struct.error."""
        entry = self._found(self._node_tree, number, 0xFFFFFFFF)
        return Node(self._int(entry, self._size), self._int(entry, 2 * self._size))

    def blocks(self, number: int) -> list[bytes]:
        """The content behind a block number, block by block. Raises ValueError, struct.error."""
        held: list[bytes] = []
        total = 0
        for block in self._leaves(number, 0):
            held.append(block)
            total += len(block)
            if total > MEMBER_LIMIT or len(held) > _MOST_ENTRIES:
                raise ValueError
        return held

    def below(self, number: int) -> dict[int, Node]:
        """The nodes below one, by number. Raises ValueError, struct.error."""
        found: dict[int, Node] = {}
        waiting = [(number, 0)] if number else []
        lists = 0
        while waiting:
            block, depth = waiting.pop()
            lists += 1
            raw = self._block(block)
            inner = raw[1] > 0
            step = self._size * (2 if inner else 3)
            begin = 8 if self._wide else 4
            for at in range(begin, begin + step * int.from_bytes(raw[2:4], "little"), step):
                first = self._int(raw, at + self._size)
                if inner and depth < _LEVELS:
                    waiting.append((first, depth + 1))
                elif not inner:
                    key = self._int(raw, at) & 0xFFFFFFFF
                    found[key] = Node(first, self._int(raw, at + 2 * self._size))
            if len(found) + lists > _MOST_ENTRIES:
                raise ValueError
        return found

    def _leaves(self, number: int, depth: int) -> Iterator[bytes]:
        raw = self._block(number)
        if not number & _INTERNAL:
            yield raw.translate(_PERMUTED) if self._cipher else raw
            return
        if raw[0] != 1 or depth > 2:
            raise ValueError
        count = int.from_bytes(raw[2:4], "little")
        for at in range(8, 8 + count * self._size, self._size):
            yield from self._leaves(self._int(raw, at), depth + 1)

    def _block(self, number: int) -> bytes:
        entry = self._found(self._block_tree, number & ~1, ~1)
        place, size = self._int(entry, self._size), self._int16(entry, 2 * self._size)
        raw = self._read(place, size)
        if self._page == 4096:
            whole = self._int16(entry, 2 * self._size + 2)
            if whole != size:
                raw = zlib.decompressobj().decompress(raw, 1 << 17)
        if len(raw) < 4:
            raise ValueError
        return raw

    def _found(self, page: int, key: int, mask: int) -> bytes:
        """The entry of a tree of pages that has the key; mask: the bits of a key that count."""
        for _ in range(_LEVELS):
            raw = self._read(page, self._page)
            entries, step, level = self._shape(raw)
            last = b""
            for at in range(0, entries * step, step):
                found = self._int(raw, at) & mask
                if found == key and not level:
                    return raw[at : at + step]
                if found <= key:
                    last = raw[at : at + step]
            if not level or not last:
                break
            page = self._int(last, 2 * self._size)
        raise ValueError

    def _shape(self, raw: bytes) -> tuple[int, int, int]:
        """Entries of a page, bytes of each, and the level of the page."""
        if self._page == 4096:
            return self._int16(raw, 4056), raw[4060], raw[4061]
        at = 488 if self._wide else 496
        return raw[at], raw[at + 2], raw[at + 3]

    def _int(self, raw: bytes, at: int) -> int:
        return int(struct.unpack_from(self._number, raw, at)[0])

    def _int16(self, raw: bytes, at: int) -> int:
        return int(struct.unpack_from("<H", raw, at)[0])

    def _read(self, at: int, size: int) -> bytes:
        self._stream.seek(at)
        return self._stream.read(size)
