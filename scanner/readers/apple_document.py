"""Pages, Numbers and Keynote of Apple (2013 and later): the text in their IWA parts, previews.

An IWA part is Protocol Buffers behind Snappy. The messages are not documented, so every string
in them is told as a line; which cell of a table it stands in, and numbers, are not known. A
preview shows the pages as they look, and is read as the picture or PDF it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import cramjam

from pipelines.blocks import Block, Member, Unread
from scanner.readers.office_zip import ZIP_ERRORS, checked, opened_zip
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.pictures import is_picture, is_worth_reading

MEDIA_TYPES = ("application/vnd.apple.iwork",)

_TOLD = re.compile(r"(?!.*(?:stylesheet|metadata|viewstate|calculation))index/.*\.iwa", re.I)
_CELLS = re.compile(r"index/tables/tile.*\.iwa", re.IGNORECASE)
_FILES = re.compile(r"(?:data/.*|quicklook/preview\.pdf|preview\.jpg)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w")
_IDENTIFIER = re.compile(
    r"[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}|[\w-]+(?:[_.][\w-]+){2,}|[a-z]{2}(?:_\w+)?|[\w-]+(?:ID|Style)"
)
_CHUNK, _DEEPEST, _VARINT = 1 << 20, 30, 10


def read(source: Opened) -> Iterator[Block]:
    """The strings of each part that holds content; previews, pictures and other files as members.

    Unread: `unsupported` at "cells of tables" where there are tables, `damaged` for a part that
    cannot be unpacked. Raises ReadError: `damaged`, `empty`.
    """
    try:
        archive = opened_zip(source)
    except ZIP_ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    with archive:
        for block in _blocks(archive):
            found = True
            yield block
    if not found:
        raise ReadError("empty")


def _blocks(archive: zipfile.ZipFile) -> Iterator[Block]:
    for info in archive.infolist():
        try:
            if info.filename.lower() == "index.zip":
                with zipfile.ZipFile(io.BytesIO(checked(archive, info))) as index:
                    yield from _blocks(index)
            elif _TOLD.fullmatch(info.filename):
                lines = dict.fromkeys(_strings(_unpacked(checked(archive, info))))
                yield from passages((f"{line}\n" for line in lines), info.filename, "page")
            elif _FILES.fullmatch(info.filename):
                data = checked(archive, info)
                if not is_picture(info.filename) or is_worth_reading(data):
                    yield Member(name=info.filename, data=data)
        except (*ZIP_ERRORS, ReadError) as error:
            code = error.code if isinstance(error, ReadError) else "damaged"
            yield Unread(place=info.filename, code=code)
    if any(_CELLS.fullmatch(name) for name in archive.namelist()):
        yield Unread(place="cells of tables", code="unsupported")


def _unpacked(data: bytes) -> bytes:
    """The chunks of a part: a zero, three bytes of length, a block of Snappy without a frame."""
    at, whole = 0, bytearray()
    while at + 4 <= len(data) and len(whole) < MEMBER_LIMIT:
        length = int.from_bytes(data[at + 1 : at + 4], "little")
        block = data[at + 4 : at + 4 + length]
        size, _ = _varint(block, 0)
        if data[at] or not 0 <= size <= _CHUNK:
            raise ReadError("damaged")
        try:
            whole += bytes(cramjam.snappy.decompress_raw(block))
        except cramjam.DecompressionError as error:
            raise ReadError("damaged") from error
        at += 4 + length
    return bytes(whole)


def _strings(data: bytes) -> Iterator[str]:
    """The strings of all messages of a part: each stands behind a header with its lengths."""
    at = 0
    while at < len(data):
        length, at = _varint(data, at)
        header = _fields(data[at : at + length]) if length > 0 else None
        if header is None:
            raise ReadError("damaged")
        at += length
        for number, info in header:
            if number == 2 and isinstance(info, bytes):
                sizes = [size for n, size in _fields(info) or () if n == 3]
                size = sizes[0] if sizes and isinstance(sizes[0], int) else 0
                yield from _inside(data[at : at + size], 0)
                at += size


def _inside(message: bytes, depth: int) -> Iterator[str]:
    for _, value in _fields(message) or ():
        if not isinstance(value, bytes) or not value:
            continue
        text = _text(value)
        if text is not None:
            yield from (line.strip() for line in text.split("\n") if _is_said(line.strip()))
        elif depth < _DEEPEST:
            yield from _inside(value, depth + 1)


def _text(value: bytes) -> str | None:
    """The string that a field is, null where its bytes are a message or a number."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    text = text.replace("\u2028", "\n").replace("\ufffc", " ")
    return None if _CONTROLS.search(text) else text


def _is_said(line: str) -> bool:
    return bool(_WORD.search(line)) and not _IDENTIFIER.fullmatch(line)


def _fields(message: bytes) -> list[tuple[int, int | bytes]] | None:
    """Number and value of every field of a message, null where the bytes are none.

    Wire format as in the encoding guide of Protocol Buffers; groups are not used here.
    """
    found: list[tuple[int, int | bytes]] = []
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind, length = key & 7, {1: 8, 5: 4}.get(key & 7, 0)
        if key < 8 or kind not in (0, 1, 2, 5):
            return None
        value = 0
        if kind in (0, 2):
            value, at = _varint(message, at)
            length = value if kind == 2 else 0
        if value < 0 or at + length > len(message):
            return None
        found.append((key >> 3, message[at : at + length] if kind == 2 else value))
        at += length
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of the wire format, and where it ends; -1 where there is none."""
    value = 0
    for count, byte in enumerate(data[at : at + _VARINT]):
        value |= (byte & 0x7F) << 7 * count
        if byte < 0x80:
            return value, at + count + 1
    return -1, at
