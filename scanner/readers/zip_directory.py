"""The members of a ZIP archive: from its directory, or from their own headers where that is gone.

Layout as in APPNOTE.TXT 6.3.10, sections 4.3.7 (local header) and 4.3.12 (directory).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scanner.readers.encoding import decode
from scanner.readers.opened import MEMBERS_LIMIT
from scanner.readers.unpacked import stretch

_LOCAL = struct.Struct("<4s5HIIIHH")
_LOCAL_MARK, _STREAMED, _UTF8 = b"PK\x03\x04", 8, 0x800
_BLOCK = 1 << 20


@dataclass(slots=True, kw_only=True)
class Entry:
    """One member. at: where its local header begins. size: bytes that it says to unpack to.

    raw: its name as bytes, read as text by `names`. mode: bits of Unix, 0 where there are none.
    crc: None where it is not known. start: where the packed bytes begin, None until `locate`
    found it. away: it lies in another volume than the directory.
    """

    raw: bytes
    utf8: bool
    at: int
    packed: int
    size: int
    method: int
    flags: int
    crc: int | None
    check: int
    extra: bytes = b""
    mode: int = 0
    start: int | None = None
    away: bool = False

    @property
    def folder(self) -> bool:
        """Whether it is a folder."""
        return self.raw.endswith((b"/", b"\\")) and not self.size


def listed(archive: zipfile.ZipFile, starts: tuple[int, ...]) -> list[Entry]:
    """The members as the directory lists them; the last volume of a set holds the directory.

    starts: where each volume begins where all of them are one stream, else empty.
    """
    here = max((info.volume for info in archive.infolist()), default=0)

    def at(info: zipfile.ZipInfo) -> int:
        if not starts or info.volume >= len(starts):
            return info.header_offset
        # zipfile took all offsets for those of the volume with the directory
        return info.header_offset - starts[-1] + starts[info.volume]

    return [
        Entry(
            raw=info.orig_filename.encode(_encoding(info.flag_bits), "replace"),
            utf8=bool(info.flag_bits & _UTF8),
            at=at(info),
            packed=info.compress_size,
            size=info.file_size,
            method=info.compress_type,
            flags=info.flag_bits,
            crc=info.CRC,
            check=_check(info.flag_bits, info.CRC, info._raw_time),  # type: ignore[attr-defined]
            extra=info.extra,
            mode=info.external_attr >> 16,
            away=info.volume >= len(starts) if starts else info.volume != here,
        )
        for info in archive.infolist()
    ]


def names(entries: list[Entry]) -> list[str]:
    """The names as text: UTF-8 where marked or valid, else the encoding that reads best for all."""
    rest = [entry.raw for entry in entries if not entry.utf8 and not entry.raw.isascii()]
    joined = decode(b"\n".join(rest)).split("\n") if rest else []
    legacy = iter(joined if len(joined) == len(rest) else [raw.decode("cp437") for raw in rest])
    return [
        unicode_path(entry)
        or (
            entry.raw.decode("utf-8", "replace")
            if entry.utf8 or entry.raw.isascii()
            else next(legacy)
        )
        for entry in entries
    ]


def unicode_path(entry: Entry) -> str:
    """The name in the extra field 0x7075, "" where there is none that belongs to this name."""
    at, extra = 0, entry.extra
    while at + 9 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x7075 and size > 5:
            crc = struct.unpack_from("<I", extra, at + 5)[0]
            if crc == zlib.crc32(entry.raw):
                return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    return ""


def locate(stream: BinaryIO, entry: Entry) -> bool:
    """Find where the packed bytes of a member begin; False where its header is not there."""
    if entry.start is None:
        if entry.at < 0:
            return False
        stream.seek(entry.at)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_LOCAL_MARK):
            return False
        name, extra = _LOCAL.unpack(head)[-2:]
        entry.start = entry.at + _LOCAL.size + name + extra
    return True


def overlapping(entries: list[Entry]) -> set[int]:
    """Positions in the list of members whose bytes another one before them claims too."""
    found: set[int] = set()
    end = -1
    present = (index for index, entry in enumerate(entries) if not entry.away)
    for index in sorted(present, key=lambda index: entries[index].at):
        entry = entries[index]
        if entry.at < end:
            found.add(index)
        else:
            end = entry.at + _LOCAL.size + len(entry.raw) + entry.packed
    return found


def scanned(stream: BinaryIO, size: int) -> Iterator[Entry]:
    """Members found by their own headers, as far as the archive goes."""
    at, count = 0, 0
    while count < MEMBERS_LIMIT and (at := _next_mark(stream, at, size)) >= 0:
        stream.seek(at)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            return
        _, version, flags, method, clock, _, crc, packed, whole, name, extra = _LOCAL.unpack(head)
        raw, more = stream.read(name), stream.read(extra)
        if version > 99 or len(raw) < name or not raw:
            at += 4
            continue
        start = at + _LOCAL.size + name + extra
        packed, whole = _wide(more, packed, whole)
        unknown = bool(flags & _STREAMED) and not packed
        if unknown:
            packed = _packed_size(stream, start, size, method, flags)
            whole = 0
        count += 1
        yield Entry(
            raw=raw, utf8=bool(flags & _UTF8), at=at, packed=min(packed, size - start),
            size=whole, method=method, flags=flags, crc=None if unknown else crc,
            check=_check(flags, crc, clock), extra=more, start=start,
        )  # fmt: skip
        at = start + packed


def _encoding(flags: int) -> str:
    return "utf-8" if flags & _UTF8 else "cp437"


def _check(flags: int, crc: int, clock: int) -> int:
    """The byte by which the old cipher knows a password."""
    return (clock >> 8 if flags & _STREAMED else crc >> 24) & 255


def _wide(extra: bytes, packed: int, whole: int) -> tuple[int, int]:
    """The sizes, from the field of ZIP64 where they are there."""
    if 0xFFFFFFFF in {packed, whole} and len(extra) >= 20 and extra[:2] == b"\x01\0":
        whole, packed = struct.unpack_from("<QQ", extra, 4)
    return packed, whole


def _packed_size(stream: BinaryIO, start: int, size: int, method: int, flags: int) -> int:
    """How long a member is whose header does not tell: to its own end, else to the next mark."""
    if method == 8 and not flags & 1:
        inflater = zlib.decompressobj(-15)
        read = 0
        try:
            for chunk in stretch(stream, start, size - start):
                read += len(chunk)
                data = chunk
                while data and not inflater.eof:
                    inflater.decompress(data, _BLOCK)
                    data = inflater.unconsumed_tail
                if inflater.eof:
                    return read - len(inflater.unused_data)
        except zlib.error:
            pass
        else:
            return read
    ends = [end for mark in (b"PK\x07\x08", _LOCAL_MARK, b"PK\x01\x02")
            if (end := _next_mark(stream, start, size, mark)) >= 0]  # fmt: skip
    return min(ends, default=size) - start


def _next_mark(stream: BinaryIO, at: int, size: int, mark: bytes = _LOCAL_MARK) -> int:
    """Where the mark stands next, -1 for nowhere."""
    while at < size:
        stream.seek(at)
        block = stream.read(_BLOCK)
        found = block.find(mark)
        if found >= 0:
            return at + found
        if len(block) < 4:
            return -1
        at += len(block) - 3
    return -1
