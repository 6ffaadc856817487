"""The container of Avro files: header and blocks, unpacked (Avro 1.11, object container files)."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

import cramjam

from scanner.readers.opened import ReadError

MAGIC = b"Obj\x01"
SYNC = 16
_HEADER_LIMIT = 16 << 20
_BLOCK_LIMIT = 256 << 20


class BrokenError(Exception):
    """The bytes are not what the format wants; carries nothing of them."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the blocks: metadata, the marker between blocks, where they begin."""

    metadata: dict[str, bytes]
    sync: bytes
    end: int

    def plain(self) -> bytes:
        """The same header for blocks that are not packed."""
        kept = {**self.metadata, "avro.codec": b"null"}
        pairs = (_sized(key.encode()) + _sized(value) for key, value in kept.items())
        return MAGIC + number(len(kept)) + b"".join(pairs) + b"\0" + self.sync


@dataclass(frozen=True, slots=True)
class Span:
    """Where a block lies: records it states, offset and bytes of its packed content."""

    records: int
    start: int
    size: int


def number(value: int) -> bytes:
    """A long as Avro writes it: zigzag, seven bits a byte."""
    rest, made = (value << 1) ^ (value >> 63), bytearray()
    while rest > 0x7F:
        made.append(rest & 0x7F | 0x80)
        rest >>= 7
    return bytes([*made, rest])


def _sized(content: bytes) -> bytes:
    return number(len(content)) + content


def _long(stream: BinaryIO) -> int | None:
    """The next long; null at the end of the file. Raises BrokenError."""
    value = shift = 0
    while byte := stream.read(1):
        value |= (byte[0] & 0x7F) << shift
        if not byte[0] & 0x80:
            return (value >> 1) ^ -(value & 1)
        shift += 7
        if shift > 63:
            break
    if shift == 0 and not byte:
        return None
    raise BrokenError


def _bytes(stream: BinaryIO) -> bytes:
    size = _long(stream)
    if size is None or not 0 <= size <= _HEADER_LIMIT:
        raise BrokenError
    content = stream.read(size)
    if len(content) < size:
        raise BrokenError
    return content


def header(stream: BinaryIO) -> Header:
    """The header of a file. Raises BrokenError."""
    if stream.read(4) != MAGIC:
        raise BrokenError
    metadata: dict[str, bytes] = {}
    while count := _long(stream):
        if count < 0:  # then the size of the map follows, which nobody needs
            _long(stream)
        if abs(count) > 10_000:
            raise BrokenError
        for _ in range(abs(count)):
            key = _bytes(stream).decode("utf-8", "replace")
            metadata[key] = _bytes(stream)
    sync = stream.read(SYNC)
    if count is None or len(sync) < SYNC:
        raise BrokenError
    return Header(metadata, sync, stream.tell())


def spans(stream: BinaryIO, found: Header, size: int) -> Iterator[Span | None]:
    """The blocks in order; null where the file is broken, then on behind the next marker."""
    stream.seek(found.end)
    while True:
        begun = stream.tell()
        if begun >= size:
            return
        try:
            span = _span(stream, found.sync, size)
        except BrokenError:
            span = None
        yield span
        if span is None and not _to_marker(stream, found.sync, begun):
            return


def _span(stream: BinaryIO, sync: bytes, size: int) -> Span:
    """The block that begins here, passed over. Raises BrokenError."""
    records, length, at = _long(stream), _long(stream), stream.tell()
    if records is None or length is None or records < 0 or not 0 <= length <= size - at - SYNC:
        raise BrokenError
    stream.seek(at + length)
    if stream.read(SYNC) != sync:
        raise BrokenError
    return Span(records, at, length)


def _to_marker(stream: BinaryIO, sync: bytes, begun: int) -> bool:
    """Go behind the next marker; whether there is one."""
    stream.seek(begun)
    held = b""
    while piece := stream.read(1 << 20):
        held = held[-SYNC:] + piece
        at = held.find(sync)
        if at >= 0:
            stream.seek(stream.tell() - len(held) + at + SYNC)
            return True
    return False


def _deflate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(-15)
    content = unpacker.decompress(data, _BLOCK_LIMIT)
    if unpacker.unconsumed_tail:
        raise ReadError("bomb")
    return content


def _bzip2(data: bytes) -> bytes:
    unpacker = bz2.BZ2Decompressor()
    content = unpacker.decompress(data, _BLOCK_LIMIT)
    if not unpacker.eof:
        raise ReadError("bomb" if len(content) >= _BLOCK_LIMIT else "truncated")
    return content


def _xz(data: bytes) -> bytes:
    unpacker = lzma.LZMADecompressor(memlimit=256 << 20)
    content = unpacker.decompress(data, _BLOCK_LIMIT)
    if not unpacker.eof:
        raise ReadError("bomb" if len(content) >= _BLOCK_LIMIT else "truncated")
    return content


def _snappy(data: bytes) -> bytes:
    packed = data[:-4]  # a checksum follows
    if cramjam.snappy.decompress_raw_len(packed) > _BLOCK_LIMIT:
        raise ReadError("bomb")
    return bytes(cramjam.snappy.decompress_raw(packed))


def _zstandard(data: bytes) -> bytes:
    room = bytearray(min(_BLOCK_LIMIT, max(1 << 20, 300 * len(data))))
    used = cramjam.zstd.decompress_into(data, room)
    return bytes(room[:used])


_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "null": bytes,
    "deflate": _deflate,
    "bzip2": _bzip2,
    "xz": _xz,
    "snappy": _snappy,
    "zstandard": _zstandard,
}


def unpacked(data: bytes, codec: str) -> bytes:
    """The content of a block, at most 256 MiB.

    Raises BrokenError, ReadError: `bomb`, `truncated`, `unsupported` for another codec.
    """
    if codec not in _UNPACK:
        raise ReadError("unsupported")
    try:
        return _UNPACK[codec](data)
    except (zlib.error, lzma.LZMAError, OSError, ValueError, cramjam.DecompressionError) as error:
        raise BrokenError from error
