"""How a member of a ZIP is packed: the methods of APPNOTE.TXT 6.3.10, section 4.4.5."""

from __future__ import annotations

import bz2
import lzma
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from scanner.readers.opened import ReadError
from scanner.readers.unpacked import Decompressor, Inflate, drained

if sys.version_info >= (3, 14):
    from compression import zstd as zstandard
else:
    from backports import zstd as zstandard

STORED, DEFLATED = 0, 8
_DEFLATE64, _BZIP2, _LZMA, _ZSTD_OLD, _ZSTD, _XZ, _PPMD = 9, 12, 14, 20, 93, 95, 98
_PPMD_PIECE = 1 << 16
_MOST_DICTIONARY = 256 << 20

_STANDARD: dict[int, Callable[[], Decompressor]] = {
    DEFLATED: Inflate,
    _BZIP2: bz2.BZ2Decompressor,
    _XZ: partial(lzma.LZMADecompressor, memlimit=_MOST_DICTIONARY),
}


def unpacked(method: int, packed: Iterable[bytes], size: int) -> Iterator[bytes]:
    """What the packed pieces of a member hold, in bounded pieces.

    size: bytes that the member says to have unpacked, which PPMd needs to know. Raises ReadError
    `unsupported`, `no_reader` (PPMd and Deflate64 need the extra `lgpl`), and one of
    `unpacked.BROKEN`.
    """
    plain = _STANDARD.get(method)
    if plain is not None:
        yield from drained(plain(), packed)
        return
    other: dict[int, Callable[[Iterable[bytes]], Iterator[bytes]]]
    other = {STORED: iter, _ZSTD: zstd, _ZSTD_OLD: zstd, _LZMA: _lzma, _DEFLATE64: deflate64}
    if method in other:
        yield from other[method](packed)
    elif method == _PPMD:
        yield from _ppmd(packed, size)
    else:
        raise ReadError("unsupported")


def zstd(packed: Iterable[bytes]) -> Iterator[bytes]:
    """A frame of Zstandard (RFC 8878). Raises ValueError, EOFError."""
    try:
        yield from drained(zstd_decompressor(), packed)
    except zstandard.ZstdError as error:
        raise ValueError from error


def zstd_decompressor() -> zstandard.ZstdDecompressor:
    """A decompressor of one frame, with a window of at most 256 MiB; raises zstd.ZstdError."""
    most = zstandard.DecompressionParameter.window_log_max
    return zstandard.ZstdDecompressor(options={most: _MOST_DICTIONARY.bit_length() - 1})


def lz4_decompressor() -> Decompressor:
    """A decompressor of one LZ4 frame; raises RuntimeError."""
    import lz4.frame  # noqa: PLC0415 - slow to import

    made: Decompressor = lz4.frame.LZ4FrameDecompressor()
    return made


def deflate64(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Deflate with a window of 64 KiB. Raises ReadError("no_reader"), ValueError, EOFError."""
    try:
        import inflate64  # noqa: PLC0415 - an optional part of the installation
    except ImportError as error:
        raise ReadError("no_reader") from error
    inflater = inflate64.Inflater()
    for chunk in packed:
        for start in range(0, len(chunk), 4096):
            yield inflater.inflate(chunk[start : start + 4096])
            if inflater.eof:
                return
    raise EOFError


def raw_lzma(properties: bytes) -> lzma.LZMADecompressor:
    """A decompressor of LZMA without a container, from its five bytes of properties.

    Raises ValueError where they allow no stream, or a dictionary over 256 MiB.
    """
    if len(properties) != 5 or properties[0] >= 225:
        raise ValueError
    size = int.from_bytes(properties[1:], "little")
    if size > _MOST_DICTIONARY:
        raise ValueError
    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    chain_of_one = {"id": lzma.FILTER_LZMA1, "dict_size": max(4096, size), "lc": lc, "lp": lp}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain_of_one | {"pb": pb}])


def _lzma(packed: Iterable[bytes]) -> Iterator[bytes]:
    source = iter(packed)
    head = next(source, b"")
    if len(head) < 9:
        raise EOFError
    size = struct.unpack_from("<H", head, 2)[0]
    decompressor = raw_lzma(head[4 : 4 + size])
    try:
        yield from drained(decompressor, chain([head[4 + size :]], source))
    except EOFError:
        return  # a stream without a mark at its end; the size of the member tells


def _ppmd(packed: Iterable[bytes], size: int) -> Iterator[bytes]:
    """PPMd variant I, revision 1, as in section 5.10 of the APPNOTE."""
    try:
        import pyppmd  # noqa: PLC0415 - an optional part of the installation
    except ImportError as error:
        raise ReadError("no_reader") from error
    source = iter(packed)
    head = next(source, b"")
    if len(head) < 2:
        raise EOFError
    word = struct.unpack_from("<H", head)[0]
    order, memory, restore = (word & 15) + 1, ((word >> 4 & 255) + 1) << 20, word >> 12
    if order < 2 or restore > 2:
        raise ValueError
    decoder = pyppmd.Ppmd8Decoder(order, memory, restore)
    for chunk in chain([head[2:]], source):
        given = chunk
        while size > 0:
            piece = decoder.decode(given, min(size, _PPMD_PIECE))
            if not piece:
                break
            given, size = b"", size - len(piece)
            yield piece
    while size > 0:
        piece = decoder.decode(b"", min(size, _PPMD_PIECE))
        if not piece:
            raise EOFError
        size -= len(piece)
        yield piece
