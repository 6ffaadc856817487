"""Archives that are a plain list of headers and files: CPIO, and AR with the packages made of it.

CPIO as in cpio(5) of libarchive (new ASCII, old ASCII, binary); AR as in ar(5), with the long
names of System V and BSD. A Debian package is an AR of TAR archives.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import decode
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.unpacked import bounded, label, stretch, told

_CPIO, _AR = "application/x-cpio", "application/x-archive"
MEDIA_TYPES = (_CPIO, _AR)

_LAST = "TRAILER!!!"
_REGULAR, _FOLDER, _LINK = 0x8, 0x4, 0xA
_NAME_LIMIT = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file of the list. kind: upper bits of its mode. end: where the next header begins."""

    name: str
    kind: int
    start: int
    size: int
    end: int


def read(source: Opened) -> Iterator[Block]:
    """One member for each file. Symbolic links are `link`, devices and pipes `special`.

    Raises ReadError: `damaged`, `empty`, `unreadable`.
    """
    following = _next_cpio if source.media_type == _CPIO else _next_ar
    count, at, code = 0, 0 if source.media_type == _CPIO else 8, ""
    names = _Names()
    with source.open() as stream:
        while at < source.size and not code:
            try:
                file = following(stream, at, names)
            except (ValueError, struct.error):
                code = "damaged" if at + 26 < source.size else "truncated"
                break
            if file is None or file.end <= at:
                break
            at = file.end
            if file.kind == _FOLDER or not file.name:
                continue
            count += 1
            if count > MEMBERS_LIMIT:
                code = "too_large"
                break
            yield from _told(stream, file, label(file.name, count))
    if not count:
        raise ReadError(code or "empty")
    if code:
        yield Unread(place="further members", code=code)


def _told(stream: BinaryIO, file: _File, name: str) -> Iterator[Block]:
    if file.kind != _REGULAR:
        yield Unread(place=name, code="link" if file.kind == _LINK else "special")
        return
    content, code = bounded(stretch(stream, file.start, file.size), max(1, file.size))
    yield from told(name, content, code or ("truncated" if len(content) < file.size else ""))


class _Names:
    """The table of long names of a System V archive."""

    def __init__(self) -> None:
        self.table = b""


def _next_cpio(stream: BinaryIO, at: int, _: _Names) -> _File | None:
    """The file whose header begins here; None for the last entry. Raises ValueError."""
    stream.seek(at)
    head = stream.read(110)
    if head.startswith((b"070701", b"070702")):
        mode, size, name = (int(head[i : i + 8], 16) for i in (14, 54, 94))
        start, pad = at + 110, 4
    elif head.startswith(b"070707"):
        mode, name, size = int(head[18:24], 8), int(head[59:65], 8), int(head[65:76], 8)
        start, pad = at + 76, 1
    else:
        order = {b"\xc7\x71": "<", b"\x71\xc7": ">"}.get(head[:2])
        if order is None:
            raise ValueError
        fields = struct.unpack_from(f"{order}13H", head)
        mode, name, size = fields[3], fields[10], fields[11] << 16 | fields[12]
        start, pad = at + 26, 2
    if not 0 < name <= _NAME_LIMIT:
        raise ValueError
    stream.seek(start)
    text = decode(stream.read(name).rstrip(b"\0"))
    begin = start + name
    begin += -begin % pad if pad == 2 else -(begin - at) % pad
    if text == _LAST:
        return None
    return _File(name=text, kind=mode >> 12, start=begin, size=size, end=begin + size + -size % pad)


def _next_ar(stream: BinaryIO, at: int, names: _Names) -> _File | None:
    """The file whose header begins here, tables left without a name. Raises ValueError."""
    stream.seek(at)
    head = stream.read(60)
    if len(head) < 60 or head[58:] != b"`\n":
        raise ValueError
    raw, size, mode = head[:16].rstrip(), int(head[48:58]), head[40:48].strip()
    if size < 0:
        raise ValueError
    start, end = at + 60, at + 60 + size + size % 2
    kind = int(mode, 8) >> 12 if mode else 0
    if raw == b"//":
        names.table = stream.read(min(size, 16 << 20))
        raw = b""
    elif raw in {b"/", b"/SYM64/", b"__.SYMDEF", b"__.SYMDEF SORTED"}:
        raw = b""
    elif raw.startswith(b"#1/"):
        length = int(raw[3:])
        raw = stream.read(min(length, _NAME_LIMIT)).rstrip(b"\0")
        start, size = start + length, size - length
    elif raw.startswith(b"/") and raw[1:].isdigit():
        raw = names.table[int(raw[1:]) :].partition(b"\n")[0]
    return _File(
        name=decode(raw.removesuffix(b"/")), kind=kind or _REGULAR, start=start, size=max(0, size),
        end=end,
    )  # fmt: skip
