"""LZX as cabinets pack it: Huffman codes for bytes and for matches in a window.

Knowledge: [MS-PATCH] (LZX DELTA), section 2, and the Microsoft Cabinet SDK for what differs.
"""

from __future__ import annotations

import struct

FRAME = 32 << 10
"""Bytes that each block of a cabinet but the last unpacks to."""

_SLOTS = {15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50}
_EXTRA = [0, 0, 0, 0, *(min(17, slot // 2 - 1) for slot in range(4, 50))]
_BASES = [sum(1 << extra for extra in _EXTRA[:slot]) for slot in range(50)]
_LENGTHS, _VERBATIM, _ALIGNED, _STORED = 249, 1, 2, 3
_CALL, _FRAMES_OF_CODE = 0xE8, 32_768
_LONGEST = 16

Codes = tuple[int, list[int]]
"""Bits that are looked at, and symbol << 5 | length for each of their values, -1 for none."""


class Lzx:
    """One folder of a cabinet, unpacked frame by frame."""

    def __init__(self, window: int) -> None:
        """window: bits of its size, 15 to 21. Raises ValueError for others."""
        if window not in _SLOTS:
            raise ValueError
        self._keep = 1 << window
        self._held = bytearray()
        self._recent = [1, 1, 1]
        self._main = [0] * (256 + 8 * _SLOTS[window])
        self._lengths = [0] * _LENGTHS
        self._codes: tuple[Codes, Codes, Codes] = ((0, []), (0, []), (0, []))
        self._kind = self._left = 0
        self._code_size = -1
        self._odd = False
        self._frames = self._at = 0
        self._bits = _Bits(b"")

    def frame(self, packed: bytes, size: int) -> bytes:
        """The next frame. Raises ValueError, IndexError, struct.error on broken content."""
        self._bits = _Bits(packed)
        if self._code_size < 0:
            translated = self._bits.take(1)
            self._code_size = self._bits.take(16) << 16 | self._bits.take(16) if translated else 0
        begin = len(self._held)
        while (missing := size - (len(self._held) - begin)) > 0:
            if not self._left:
                self._block()
            run = min(self._left, missing)
            before = len(self._held)
            if self._kind == _STORED:
                self._held += self._bits.raw(run)
            else:
                self._unpack(run)
            self._left -= len(self._held) - before
            if self._left < 0:
                raise ValueError
        whole = bytes(self._held[begin:])
        if len(whole) != size:
            raise ValueError
        del self._held[: max(0, len(self._held) - self._keep)]
        return self._calls_undone(whole)

    def _block(self) -> None:
        """The header of a block, with its codes."""
        bits = self._bits
        if self._odd:
            bits.raw(1)
            self._odd = False
        self._kind = bits.take(3)
        self._left = bits.take(16) << 8 | bits.take(8)
        if self._kind == _STORED:
            bits.align()
            self._recent = list(struct.unpack("<III", bits.raw(12)))
            self._odd = bool(self._left & 1)
        elif self._kind in {_VERBATIM, _ALIGNED}:
            aligned = [bits.take(3) for _ in range(8)] if self._kind == _ALIGNED else []
            self._changed(self._main, 0, 256)
            self._changed(self._main, 256, len(self._main))
            self._changed(self._lengths, 0, _LENGTHS)
            self._codes = (_table(self._main), _table(self._lengths), _table(aligned))
        else:
            raise ValueError

    def _changed(self, lengths: list[int], at: int, end: int) -> None:
        """The lengths of codes, told as changes to those before."""
        bits = self._bits
        codes = _table([bits.take(4) for _ in range(20)])
        while at < end:
            code = bits.symbol(codes)
            if code in {17, 18}:
                run, value = (4 + bits.take(4), 0) if code == 17 else (20 + bits.take(5), 0)
            elif code == 19:
                run = 4 + bits.take(1)
                value = (lengths[at] - bits.symbol(codes)) % 17
            else:
                run, value = 1, (lengths[at] - code) % 17
            if at + run > end:
                raise ValueError
            lengths[at : at + run] = [value] * run
            at += run

    def _unpack(self, run: int) -> None:
        main, lengths, _ = self._codes
        held, bits = self._held, self._bits
        end = len(held) + run
        while len(held) < end:
            symbol = bits.symbol(main)
            if symbol < 256:
                held.append(symbol)
                continue
            size = (symbol & 7) + 2
            if size == 9:
                size += bits.symbol(lengths)
            back = self._distance((symbol - 256) >> 3)
            start = len(held) - back
            if start < 0:
                raise ValueError
            if back >= size:
                held += held[start : start + size]
            else:
                held += (held[start:] * (size // back + 1))[:size]

    def _distance(self, slot: int) -> int:
        """How far back a match lies; the last three are remembered."""
        recent = self._recent
        if slot < 3:
            recent[0], recent[slot] = recent[slot], recent[0]
            return recent[0]
        extra, bits = _EXTRA[slot], self._bits
        back = _BASES[slot] - 2
        if self._kind == _ALIGNED and extra >= 3:
            back += (bits.take(extra - 3) << 3) + bits.symbol(self._codes[2])
        else:
            back += bits.take(extra)
        self._recent = [back, recent[0], recent[1]]
        return back

    def _calls_undone(self, frame: bytes) -> bytes:
        """The frame with the targets of calls as a program has them: relative."""
        at, self._at = self._at, self._at + len(frame)
        self._frames += 1
        if not self._code_size or self._frames > _FRAMES_OF_CODE or len(frame) <= 10:
            return frame
        changed, place = bytearray(frame), 0
        while (place := changed.find(_CALL, place, len(frame) - 10)) >= 0:
            target = int(struct.unpack_from("<i", changed, place + 1)[0])
            here = at + place
            if -here <= target < self._code_size:
                target += -here if target >= 0 else self._code_size
                struct.pack_into("<i", changed, place + 1, target)
            place += 5
        return bytes(changed)


class _Bits:
    """Bits of words of 16, the highest first; zeros behind the end, for codes are looked up."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._held = self._count = 0

    def _fill(self, count: int) -> None:
        while self._count < count:
            if self._at > len(self._content) + 4:
                raise EOFError
            word = int.from_bytes(self._content[self._at : self._at + 2], "little")
            self._held = (self._held & (1 << self._count) - 1) << 16 | word
            self._at += 2
            self._count += 16

    def take(self, count: int) -> int:
        """So many bits as a number."""
        if not count:
            return 0
        self._fill(count)
        self._count -= count
        return self._held >> self._count & (1 << count) - 1

    def symbol(self, codes: Codes) -> int:
        """The next symbol. Raises ValueError for a code that is none."""
        width, table = codes
        self._fill(width)
        found = table[self._held >> (self._count - width) & (1 << width) - 1] if table else -1
        if found < 0:
            raise ValueError
        self._count -= found & 31
        return found >> 5

    def align(self) -> None:
        """Leave out the rest of the word, a whole one where none has begun."""
        if not self._count:
            self._at += 2
        self._at -= self._count // 16 * 2
        self._held = self._count = 0

    def raw(self, count: int) -> bytes:
        """So many bytes, at the border of a word."""
        self._at -= self._count // 8
        self._held = self._count = 0
        found = self._content[self._at : self._at + count]
        self._at += count
        if len(found) < count:
            raise EOFError
        return found


def _table(lengths: list[int]) -> Codes:
    """The symbols for all values of the longest code. Raises ValueError for too many codes."""
    width = max(lengths, default=0)
    table: list[int] = []
    for size in range(1, width + 1):
        for symbol, length in enumerate(lengths):
            if length == size:
                table += [symbol << 5 | length] * (1 << width - length)
        if len(table) > 1 << width:
            raise ValueError
    return width, table + [-1] * ((1 << width) - len(table)) if table else []
