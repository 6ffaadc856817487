"""RAR archives: all methods by UnRAR where the extra `rar` is installed, else what is stored."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pipelines.blocks import Block, Expected, Unread
from scanner.readers import rar_library
from scanner.readers.held_file import path_of
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.passwords import Tries
from scanner.readers.rar_headers import Entry, entries
from scanner.readers.unpacked import bounded, label, stretch, told

MEDIA_TYPES = ("application/vnd.rar",)


def read(source: Opened) -> Iterator[Block]:
    """One member for each file; Unread with its name for each that cannot be unpacked.

    The first of several volumes is read on into those that lie beside it; where one is missing,
    and for the file that a later volume begins in, `incomplete` is said. Without the extra `rar`
    files that are not compressed are read, the others are `no_reader`.
    Raises ReadError: `damaged`, `empty`, `truncated`, `encrypted` where the names are encrypted.
    """
    if rar_library.installed():
        with path_of(source) as path:
            yield from _by_library(source, path)
    else:
        yield from _stored(source, "no_reader")


def _by_library(source: Opened, path: str) -> Iterator[Block]:
    password = Tries(source.passwords).first(lambda word: rar_library.fits(path, word))
    expected = rar_library.count(path, password)
    if expected:
        yield Expected(unit="members", place="", count=expected)
    number = 0
    for number, file in enumerate(rar_library.files(path, password), 1):
        if not file.name and file.code:
            if number == 1 and file.code == "encrypted":
                raise ReadError(file.code)
            if number == 1:
                yield from _stored(source, "unsupported")  # the library refuses the oldest ones
                return
            yield Unread(place="further members", code=file.code)
        elif file.code == "link":
            yield Unread(place=label(file.name, number), code="link")
        else:
            yield from told(label(file.name, number), file.content, file.code)
        if number >= MEMBERS_LIMIT:
            yield Unread(place="further members", code="too_large")
            return
    if not number:
        raise ReadError("empty")


def _stored(source: Opened, packed: str) -> Iterator[Block]:
    listed: list[Entry] = []
    code = ""
    with source.open() as stream:
        try:
            listed.extend(entries(stream, source.size))
        except ReadError as error:
            code = error.code
        if not listed:
            raise ReadError(code or "empty")
        yield Expected(unit="members", place="", count=len(listed))
        for number, entry in enumerate(listed, 1):
            name = label(entry.name, number)
            reason = _reason(entry, packed)
            if reason:
                yield Unread(place=name, code=reason)
                continue
            content, cut = bounded(stretch(stream, entry.start, entry.packed), entry.packed)
            if not cut and entry.crc is not None and zlib.crc32(content) != entry.crc:
                cut = "damaged"
            yield from told(name, content, cut)
    if code:
        yield Unread(place="further members", code=code)


def _reason(entry: Entry, packed: str) -> str:
    """Why a file cannot be read without the library, "" where it can."""
    if entry.link:
        return "link"
    if entry.cut:
        return "incomplete"
    return "encrypted" if entry.locked else "" if entry.stored else packed
