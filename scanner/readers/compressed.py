"""One compressed file: GZIP, BZIP2, XZ, LZMA, Zstandard, LZ4 and the `.Z` of compress."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import sys
import zlib
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from pipelines.blocks import Block, Member, Unread
from scanner.readers.lzw import unpacked_lzw
from scanner.readers.opened import (
    MEMBER_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    WHOLE_LIMIT,
    Opened,
    ReadError,
)
from scanner.readers.part_names import whole_name
from scanner.readers.parts_beside import opened_parts
from scanner.readers.unpacked import PIECE, Decompressor, Inflate, bounded, label
from scanner.readers.zip_methods import lz4_decompressor, zstd_decompressor

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError
else:
    from backports.zstd import ZstdError

_LZ4, _COMPRESS, _GZIP = "application/x-lz4", "application/x-compress", "application/gzip"
_ZSTD, _LZMA = "application/zstd", "application/x-lzma"
_MEMORY = 512 << 20


_DECOMPRESSORS: dict[str, Callable[[], Decompressor]] = {
    _GZIP: partial(Inflate, 31),
    "application/x-bzip2": bz2.BZ2Decompressor,
    "application/x-xz": partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, memlimit=_MEMORY),
    _LZMA: partial(lzma.LZMADecompressor, lzma.FORMAT_ALONE, memlimit=_MEMORY),
    _ZSTD: zstd_decompressor,
    _LZ4: lz4_decompressor,
}
MEDIA_TYPES = (*_DECOMPRESSORS, _COMPRESS)

_ENDINGS = r"gz|gzip|bz2|bzip2|xz|lzma|zst|zstd|lz4|z"
_SKIPPED = {_ZSTD: 0x184D2A50, _LZ4: 0x184D2A50}
_NAME_WITHIN = 4096
_PROBED = 4096


def read(source: Opened) -> Iterator[Block]:
    """The file inside, named as the source without its last ending, as far as it can be unpacked.

    Text over 256 MiB, as dumps are, comes in several members, cut at line ends; other content stops
    at 512 MiB, `too_large`. Streams one behind the other are one file, as their programs read
    them; zeros behind the end mean nothing, other bytes there give Unread("damaged").
    Raises ReadError: `empty`, `unreadable`.
    """
    stream, size = opened_parts(source)
    with stream:
        name = _inner_name(source.name, stream if source.media_type == _GZIP else None)
        stream.seek(0)
        found = _Streams(stream, source.media_type)
        pieces = unpacked_lzw(stream) if source.media_type == _COMPRESS else found.pieces()
        number, code = 0, ""
        for content, stopped in _parts(pieces, size):
            code = stopped
            if content:
                number += 1
                part = f"{name} (part {number})" if number > 1 else name
                yield Member(name=part, data=content)
    if code:
        yield Unread(place="", code=code)
    elif found.behind:
        yield Unread(place="bytes behind the end", code="damaged")
    elif not number:
        raise ReadError("empty")


def _parts(pieces: Iterator[bytes], packed: int) -> Iterator[tuple[bytes, str]]:
    """What the pieces hold, and what stopped it; long text in parts that end where a line does."""
    held, given, ended = io.BytesIO(), 0, False

    def counted() -> Iterator[bytes]:
        nonlocal given, ended
        for piece in pieces:
            given += len(piece)
            held.write(piece)
            yield b""
            if given > RATIO_FLOOR and given > RATIO_LIMIT * packed:
                raise ReadError("bomb")
            if held.tell() > (MEMBER_LIMIT if _is_binary(held) else WHOLE_LIMIT):
                return
        ended = True

    while not ended:
        code = bounded(counted(), packed)[1]
        content = held.getvalue()  # not copied
        held = io.BytesIO()
        cut = len(content) if ended or code else content.rfind(b"\n") + 1
        whole = not ended and not code and (not cut or b"\0" in content[:_PROBED])
        cut = len(content) if whole else cut
        code = "too_large" if whole else code
        yield content[:cut] if code != "bomb" else b"", code
        if code:
            return
        held.write(content[cut:])


def _is_binary(held: io.BytesIO) -> bool:
    """Whether a NUL stands at the beginning of what is held."""
    return b"\0" in held.getbuffer()[:_PROBED].tobytes()


class _Streams:
    """Compressed streams one behind the other. behind: other bytes than zeros follow the last."""

    def __init__(self, stream: BinaryIO, media_type: str) -> None:
        self._stream = stream
        self._type = media_type
        self.behind = False

    def pieces(self) -> Iterator[bytes]:
        """What they unpack to. Raises one of `unpacked.BROKEN`."""
        rest = self._next(b"")
        first = True
        while rest:
            decompressor = _DECOMPRESSORS[self._type]()
            try:
                rest = yield from self._one(decompressor, rest)
            except (ZstdError, RuntimeError, zlib.error, lzma.LZMAError, OSError, ValueError):
                if first or not self._ended(decompressor):
                    raise ValueError from None
                self.behind = True
                return
            first = False
            rest = self._next(rest.lstrip(b"\0"))

    def _one(self, decompressor: Decompressor, chunk: bytes) -> Generator[bytes, None, bytes]:
        """The pieces of one stream; returns what was read behind it."""
        self._given = 0
        while True:
            piece = decompressor.decompress(chunk, PIECE)
            self._given += len(piece)
            yield piece
            if decompressor.eof:
                return decompressor.unused_data or b""
            chunk = b""
            if decompressor.needs_input or not piece:
                chunk = self._stream.read(64 << 10)
                if not chunk:
                    raise EOFError

    def _ended(self, decompressor: Decompressor) -> bool:
        """Whether the bytes behind a stream began no other one."""
        return not decompressor.eof and not self._given

    def _next(self, rest: bytes) -> bytes:
        """The first bytes of the next stream, empty at the end of all; zeros are left out."""
        while len(rest) < 16:
            more = self._stream.read(64 << 10)
            if not more:
                break
            rest = (rest + more).lstrip(b"\0") if not rest else rest + more
        if self._type in _SKIPPED and len(rest) >= 8:
            mark, size = (int.from_bytes(rest[at : at + 4], "little") for at in (0, 4))
            if mark & 0xFFFFFFF0 == _SKIPPED[self._type]:
                while len(rest) < 8 + size and (more := self._stream.read(64 << 10)):
                    size -= max(0, len(rest) - 8)
                    rest = rest[:8] + more
                return self._next(rest[8 + size :])
        return rest


def _inner_name(name: str, gzip: BinaryIO | None) -> str:
    """`staff.csv.gz` -> `staff.csv`, `leak.tgz` -> `leak.tar`; else what the GZIP header says."""
    cut = whole_name(Path(name))
    whole = cut if re.search(rf"\.(?:{_ENDINGS})$", cut, re.I) else name
    last = re.sub(r"\.t(?:gz|bz2?|xz|zst|lz)$", ".tar", whole, flags=re.IGNORECASE)
    plain = re.sub(rf"\.(?:{_ENDINGS})$", "", last, flags=re.IGNORECASE)
    return plain if plain != name or gzip is None else _stored_name(gzip) or name


def _stored_name(stream: BinaryIO) -> str:
    """The name in a GZIP header (RFC 1952, section 2.3), "" where there is none."""
    stream.seek(0)
    head = stream.read(_NAME_WITHIN)
    at = 10
    if len(head) < at or not head[3] & 8:
        return ""
    if head[3] & 4:
        at += 2 + int.from_bytes(head[10:12], "little")
    raw = head[at:].split(b"\0", 1)[0]
    return label(raw.decode("utf-8") if _is_utf8(raw) else raw.decode("latin-1"), 1)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
