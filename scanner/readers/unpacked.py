"""Unpacking within limits: what a packed stream holds as far as it goes, and what stopped it."""

from __future__ import annotations

import io
import lzma
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

from pipelines.blocks import Block, Member, Unread
from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT, ReadError

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
"""What the decompressors of the standard library raise on bad content."""

PIECE = 1 << 20
"""Bytes unpacked at once."""

_PACKED_PIECE = 64 << 10


class Decompressor(Protocol):
    """The decompressors of bz2, lzma and those made like them."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was met."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without further input."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the stream."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many bytes of what the data unpacks to."""


def label(name: str, number: int) -> str:
    """The name of a member, fit to be shown; the number where it has none."""
    return re.sub(r"[\x00-\x1f\x7f]", "", name) or f"member {number}"


def stretch(stream: BinaryIO, start: int, size: int) -> Iterator[bytes]:
    """So many bytes of a seekable stream in pieces, fewer where it ends; others may seek it."""
    while size > 0:
        stream.seek(start)
        piece = stream.read(min(_PACKED_PIECE, size))
        if not piece:
            return
        start, size = start + len(piece), size - len(piece)
        yield piece


def bounded(pieces: Iterable[bytes], packed: int) -> tuple[bytes, str]:
    """What the pieces hold together, and the code of what stopped them, "" for the end.

    packed: bytes they are unpacked from. Nothing is kept of a `bomb`; of what is `too_large`,
    `truncated`, `damaged` or `unsupported` all that came before.
    """
    held = io.BytesIO()
    try:
        for piece in pieces:
            held.write(piece)
            if held.tell() > RATIO_FLOOR and held.tell() > RATIO_LIMIT * packed:
                return b"", "bomb"
            if held.tell() > MEMBER_LIMIT:
                return held.getvalue(), "too_large"
    except EOFError:
        return held.getvalue(), "truncated"
    except BROKEN:
        return held.getvalue(), "damaged"
    except ReadError as error:
        return held.getvalue(), error.code
    return held.getvalue(), ""


def told(name: str, content: bytes, code: str) -> Iterator[Block]:
    """A member as far as it could be unpacked, and what stopped it."""
    if content or not code:
        yield Member(name=name, data=content)
    if code:
        yield Unread(place=name, code=code)


def drained(decompressor: Decompressor, packed: Iterable[bytes]) -> Iterator[bytes]:
    """What a decompressor makes of the packed pieces, in pieces of at most `PIECE` bytes.

    Raises EOFError where they end before the stream does, and what the decompressor raises.
    """
    for chunk in packed:
        piece = decompressor.decompress(chunk, PIECE)
        yield piece
        while not decompressor.eof and not decompressor.needs_input:
            piece = decompressor.decompress(b"", PIECE)
            if not piece:
                break
            yield piece
        if decompressor.eof:
            return
    if not decompressor.eof:
        raise EOFError


class Inflate:
    """Raw deflate, zlib or gzip data as a `Decompressor`; raises zlib.error.

    window: as for zlib.decompressobj. history: bytes that came before, which matches may refer to.
    """

    def __init__(self, window: int = -15, history: bytes = b"") -> None:
        """Begin at the start of a stream."""
        self._inner = (
            zlib.decompressobj(window, zdict=history) if history else zlib.decompressobj(window)
        )
        self._waiting = b""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was met."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without further input."""
        return not self._waiting

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the stream."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        """At most so many bytes of what the data unpacks to."""
        found = self._inner.decompress(self._waiting + data, max(0, max_length))
        self._waiting = self._inner.unconsumed_tail
        if not found and not data:
            self._waiting = b""
        return found
