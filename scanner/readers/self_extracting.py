"""Programs that unpack themselves: the archive behind the program is read, the program is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Unread
from scanner.readers import strings
from scanner.readers.opened import Opened, ReadError
from scanner.readers.rar_headers import entries
from scanner.readers.seven_zip_header import SIGNATURE, start

MEDIA_TYPES = ("application/vnd.microsoft.portable-executable", "application/x-elf")

_RAR = b"Rar!\x1a\x07"
_CABINET = b"MSCF\0\0\0\0"


def read(source: Opened) -> Iterator[Block]:
    """The archive as a member, under the name of the program with the ending of the archive.

    A program without one gives Unread("unsupported") and the text that stands in it. Raises
    ReadError: `too_large` above what one reader may hold, `unreadable`.
    """
    try:
        content = source.bytes()
    except ReadError as error:
        if error.code != "too_large":
            raise
        content = b""
    at, ending = _archive(source, content)
    if ending:
        yield Member(name=f"{source.stem}.{ending}", data=content[at:])
        return
    yield Unread(place="", code="unsupported" if content else "too_large")
    yield from strings.read(source)


def _archive(source: Opened, content: bytes) -> tuple[int, str]:
    """Where an archive begins, and the ending of its kind; "" where there is none."""
    for mark, ending in ((SIGNATURE, "7z"), (_RAR, "rar"), (_CABINET, "cab")):
        at = content.find(mark, 1)
        while at >= 0:
            if _holds(content, at, ending):
                return at, ending
            at = content.find(mark, at + 1)
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            offsets = [info.header_offset for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0, ""
    return (min(offsets), "zip") if content and offsets and min(offsets) > 0 else (0, "")


def _holds(content: bytes, at: int, ending: str) -> bool:
    """Whether what begins here is an archive, and not a mark among the data of the program."""
    if ending == "7z":
        try:
            where, size, _ = start(content[at : at + 32])
        except ValueError:
            return False
        return size > 0 and at + where + size <= len(content)
    if ending == "cab":
        size = int.from_bytes(content[at + 8 : at + 12], "little")
        return 36 < size <= len(content) - at and content[at + 24 : at + 26] == b"\x03\x01"
    try:
        return next(entries(io.BytesIO(content[at:]), len(content) - at), None) is not None
    except ReadError as error:
        return error.code == "encrypted"
