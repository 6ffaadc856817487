"""ZIP archives: every member in memory, within limits, by every method but the oldest.

The names in an archive are labels. Nothing is ever written under them.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Expected, Unread
from scanner.readers import zip_directory
from scanner.readers.opened import MEMBERS_LIMIT, RATIO_FLOOR, RATIO_LIMIT, Opened, ReadError
from scanner.readers.parts_beside import opened_volumes
from scanner.readers.passwords import Tries
from scanner.readers.unpacked import bounded, label, stretch, told
from scanner.readers.zip_directory import Entry
from scanner.readers.zip_locks import AES, OldCipher, aes_field, aes_key, aes_opened
from scanner.readers.zip_methods import unpacked

MEDIA_TYPES = ("application/zip",)

_LOCKED, _STRONG, _HIDDEN = 1, 0x40, 0x2000
_LINK = 0xA
_SPECIAL = frozenset({0x1, 0x2, 0x6, 0xC})
_UNTRIED = b"", "encrypted"


def read(source: Opened) -> Iterator[Block]:
    """One member for each file inside; Unread with the member's name for each that stays shut.

    What stands before the archive (a program that unpacks itself) does not matter. Where the
    directory at the end is gone, members are found by their own headers, and `truncated` is said.
    Volumes and numbered parts that lie beside are read with it; members in one that does not are
    `incomplete`, and those that claim bytes of another one a `bomb`. A password is taken for right
    where the checksum of the content says so. Raises ReadError: `damaged`, `empty`, `unreadable`.
    """
    stream, size, starts = opened_volumes(source)
    with stream:
        entries, code = _entries(stream, size, starts)
        if not entries:
            raise ReadError(code or "empty")
        if not code:
            yield Expected(unit="members", place="", count=len(entries))
        yield from _members(stream, entries, Tries(source.passwords))
        if code:
            yield Unread(place="further members", code=code)


def _entries(stream: BinaryIO, size: int, starts: tuple[int, ...]) -> tuple[list[Entry], str]:
    """The files inside, and what is wrong with the whole."""
    try:
        with zipfile.ZipFile(stream) as archive:
            listed = zip_directory.listed(archive, starts)
        code = ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        listed = list(zip_directory.scanned(stream, size))
        code = "truncated" if listed else "damaged"
    return [entry for entry in listed if not entry.folder], code


def _members(stream: BinaryIO, entries: list[Entry], tries: Tries) -> Iterator[Block]:
    overlapping = zip_directory.overlapping(entries)
    some = entries[:MEMBERS_LIMIT]
    for number, (entry, text) in enumerate(zip(some, zip_directory.names(some), strict=True)):
        name = label(text, number + 1)
        if entry.away:
            yield Unread(place=name, code="incomplete")
        elif number in overlapping or (
            entry.size > RATIO_FLOOR and entry.size > RATIO_LIMIT * max(1, entry.packed)
        ):
            yield Unread(place=name, code="bomb")
        elif entry.mode >> 12 == _LINK:
            yield Unread(place=name, code="link")
        elif entry.mode >> 12 in _SPECIAL:
            yield Unread(place=name, code="special")
        elif not zip_directory.locate(stream, entry):
            yield Unread(place=name, code="truncated")
        else:
            yield from told(name, *_content(stream, entry, tries))
    if len(entries) > MEMBERS_LIMIT:
        yield Unread(place="further members", code="too_large")


def _content(stream: BinaryIO, entry: Entry, tries: Tries) -> tuple[bytes, str]:
    """What a member holds, and what stopped it."""
    if not entry.flags & _LOCKED:
        packed = stretch(stream, entry.start or 0, entry.packed)
        return _checked(entry, *bounded(unpacked(entry.method, packed, entry.size), entry.packed))
    if entry.flags & (_STRONG | _HIDDEN):
        return _UNTRIED
    opens = _by_aes if entry.method == AES else _by_old_cipher

    def opened(password: str) -> tuple[bytes, str] | None:
        for word in dict.fromkeys((password.encode(), password.encode("cp437", "ignore"))):
            found = opens(stream, entry, word)
            if found is not None:
                return found
        return None

    return tries.first(opened) or _UNTRIED


def _by_aes(stream: BinaryIO, entry: Entry, password: bytes) -> tuple[bytes, str] | None:
    field = aes_field(entry.extra)
    if field is None or entry.packed < field.around:
        return b"", "damaged"
    start, head = entry.start or 0, field.key // 2 + 2
    keys = aes_key(password, b"".join(stretch(stream, start, head)), field)
    if keys is None:
        return None
    size = entry.packed - field.around
    tag = b"".join(stretch(stream, start + head + size, 10))
    packed = aes_opened(keys, stretch(stream, start + head, size), tag)
    found = _checked(
        entry, *bounded(unpacked(field.method, packed, entry.size), entry.packed), crc=field.checked
    )
    return None if found[1] == "damaged" else found


def _by_old_cipher(stream: BinaryIO, entry: Entry, password: bytes) -> tuple[bytes, str] | None:
    cipher = OldCipher(password)
    start = entry.start or 0
    head = cipher.open(b"".join(stretch(stream, start, 12)))
    if len(head) < 12 or head[11] != entry.check:
        return None
    packed = (cipher.open(chunk) for chunk in stretch(stream, start + 12, entry.packed - 12))
    found = _checked(entry, *bounded(unpacked(entry.method, packed, entry.size), entry.packed))
    # a wrong password passes the one byte of check once in 256 times
    return None if found[1] in {"damaged", "truncated"} else found


def _checked(entry: Entry, content: bytes, code: str, *, crc: bool = True) -> tuple[bytes, str]:
    """The content as it is; `damaged` where it is not what the directory says."""
    if code or not crc or entry.crc is None or zlib.crc32(content) == entry.crc:
        return content, code
    return content, "damaged"
