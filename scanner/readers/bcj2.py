"""BCJ2, the filter of 7Z for programs: jump targets come in streams of their own.

Decoder after Bcj2.c of the LZMA SDK (public domain).
"""

from __future__ import annotations

from collections.abc import Iterator

_PIECE = 1 << 16
_TOP, _BITS, _MOVE = 1 << 24, 11, 5


def joined_branches(inputs: list[Iterator[bytes]], size: int) -> Iterator[bytes]:
    """The main stream with the targets of its jumps, so many bytes, in pieces.

    inputs: main stream, targets of calls, targets of jumps, range coder. Raises EOFError.
    """
    main, calls, jumps = (_Bytes(stream) for stream in inputs[:3])
    bits = _Bits(_Bytes(inputs[3]))
    held, given, before = bytearray(), 0, 0
    while given + len(held) < size:
        byte = main.next()
        held.append(byte)
        if byte & 0xFE == 0xE8 or (before == 0x0F and byte & 0xF0 == 0x80):
            index = before if byte == 0xE8 else 256 if byte == 0xE9 else 257
            if bits.next(index):
                source = calls if byte == 0xE8 else jumps
                target = int.from_bytes(bytes(source.next() for _ in range(4)), "big")
                at = given + len(held) + 4
                held += ((target - at) & 0xFFFFFFFF).to_bytes(4, "little")
                byte = held[-1]
        before = byte
        if len(held) >= _PIECE:
            yield bytes(held)
            given += len(held)
            held.clear()
    yield bytes(held)


class _Bytes:
    """The bytes of a stream one by one."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._bytes = (byte for piece in pieces for byte in piece)

    def next(self) -> int:
        """The next byte. Raises EOFError."""
        for byte in self._bytes:
            return byte
        raise EOFError


class _Bits:
    """The decisions in the fourth stream: a range coder with 258 probabilities."""

    def __init__(self, stream: _Bytes) -> None:
        self._stream = stream
        self._chances = [1 << _BITS - 1] * 258
        self._range = 0xFFFFFFFF
        self._code = int.from_bytes(bytes(stream.next() for _ in range(5)), "big") & 0xFFFFFFFF

    def next(self, index: int) -> bool:
        """One decision."""
        chance = self._chances[index]
        bound = (self._range >> _BITS) * chance
        taken = self._code >= bound
        if taken:
            self._range -= bound
            self._code -= bound
            self._chances[index] = chance - (chance >> _MOVE)
        else:
            self._range = bound
            self._chances[index] = chance + ((1 << _BITS) - chance >> _MOVE)
        if self._range < _TOP:
            self._range = self._range << 8 & 0xFFFFFFFF
            self._code = (self._code << 8 | self._stream.next()) & 0xFFFFFFFF
        return taken
