"""RAR archives by UnRAR, the program's own library, as far as it is installed (extra `rar`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT

_LIST, _EXTRACT, _SKIP, _TEST = 0, 1, 0, 1
_CUT_BEFORE, _LOCKED, _FOLDER = 0x01, 0x04, 0x20
_FIRST_VOLUME, _VOLUME = 0x100, 0x01
_CHANGE, _DATA, _CHANGE_W, _ASK_W, _LARGE = 0, 1, 3, 4, 5
_SAME_CONTENT = frozenset({4, 5})
_END, _GO_ON, _STOP = 10, 1, -1
_LARGEST_WINDOW = 1 << 20  # KiB
_CODES = {11: "too_large", 12: "damaged", 13: "damaged", 14: "unsupported", 15: "incomplete",
          18: "truncated", 22: "encrypted", 24: "encrypted", 25: "too_large"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that was met. code: what stopped it, "" where all of the content is there."""

    name: str
    content: bytes
    code: str


def installed() -> bool:
    """Whether the library is there."""
    return find_spec("unrar") is not None and find_spec("unrar.cffi") is not None


def count(path: str, password: str | None) -> int:
    """How many files the archive lists, folders left out."""
    found = 0
    with _archive(path, _LIST, password) as archive:
        while archive.handle and archive.next() == 0:
            again = archive.header.RedirType in _SAME_CONTENT
            found += not again and not archive.header.Flags & (_FOLDER | _CUT_BEFORE)
            if archive.skip():
                break
    return found


def is_later(path: str) -> bool:
    """Whether the file is a volume of an archive that began in an earlier one."""
    with _archive(path, _LIST, None) as archive:
        return bool(archive.handle) and archive.later


def fits(path: str, password: str) -> str | None:
    """The password, where the first file that is locked, or the headers, open with it."""
    with _archive(path, _EXTRACT, password) as archive:
        while archive.handle and archive.next() == 0:
            header = archive.header
            if header.Flags & _LOCKED and not header.Flags & (_FOLDER | _CUT_BEFORE):
                return None if archive.unpack()[1] in {"encrypted", "damaged"} else password
            if archive.skip():
                break
        return password if archive.handle and archive.ended == _END else None


def files(path: str, password: str | None) -> Iterator[File]:
    """The files, in order, over all volumes that lie beside a first one.

    A further name for a file of the same archive is left out. The last has no name where the
    archive ended before its time: `code` says why.
    """
    with _archive(path, _EXTRACT, password) as archive:
        while archive.handle and archive.next() == 0:
            header = archive.header
            if header.Flags & _FOLDER or header.RedirType in _SAME_CONTENT:
                if archive.skip():
                    break
                continue
            name = archive.name
            if header.RedirType or (header.HostOS == 3 and header.FileAttr >> 12 == 0xA):
                archive.skip()
                yield File(name=name, content=b"", code="link")
            elif header.Flags & _CUT_BEFORE:
                archive.skip()
                yield File(name=name, content=b"", code="incomplete")
            else:
                content, code = archive.unpack()
                yield File(name=name, content=content, code=code)
        if archive.ended != _END:
            yield File(name="", content=b"", code=_CODES.get(archive.ended, "damaged"))


@contextmanager
def _archive(path: str, mode: int, password: str | None) -> Iterator[_Archive]:
    archive = _Archive(path, mode, password)
    try:
        yield archive
    finally:
        archive.close()


class _Archive:
    """An open archive.

    handle: null where it did not open. ended: why there is no next file. later: it is a volume,
    and not the first.
    """

    def __init__(self, path: str, mode: int, password: str | None) -> None:
        from unrar.cffi import unrarlib  # noqa: F401, PLC0415 - defines the callback
        from unrar.cffi._unrarlib import ffi, lib  # noqa: PLC0415 - an optional part

        self._ffi, self._lib = ffi, lib
        self._password = password
        self._held = io.BytesIO()
        self._code = ""
        self._packed = 0
        self._self = ffi.new_handle(self._told)
        self._path = ffi.new("wchar_t[]", path)
        data = ffi.new("struct RAROpenArchiveDataEx *", {"ArcNameW": self._path, "OpenMode": mode})
        kind = ffi.typeof("struct RAROpenArchiveDataEx").fields
        callback = next(field.type for name, field in kind if name == "Callback")
        data.Callback = ffi.cast(callback, lib.PyUNRARCALLBACKStub)
        data.UserData = int(ffi.cast("intptr_t", self._self))
        self.handle: Any = lib.RAROpenArchiveEx(data)
        self.ended = data.OpenResult
        self.later = bool(data.Flags & _VOLUME) and not data.Flags & _FIRST_VOLUME
        self.header: Any = ffi.new("struct RARHeaderDataEx *")

    @property
    def name(self) -> str:
        """Of the file met last."""
        return str(self._ffi.string(self.header.FileNameW)).replace("\\", "/")

    def next(self) -> int:
        """Go to the next file; 0 where there is one."""
        self.ended = self._lib.RARReadHeaderEx(self.handle, self.header)
        return int(self.ended)

    def skip(self) -> int:
        """Leave the file out; 0 where that went well."""
        null = self._ffi.NULL
        return int(self._lib.RARProcessFileW(self.handle, _SKIP, null, null))

    def unpack(self) -> tuple[bytes, str]:
        """The content of the file, and what stopped it."""
        null = self._ffi.NULL
        self._held, self._code = io.BytesIO(), ""
        self._packed = self.header.PackSize | self.header.PackSizeHigh << 32
        result = self._lib.RARProcessFileW(self.handle, _TEST, null, null)
        code = self._code or ("" if result == 0 else _CODES.get(result, "damaged"))
        lost = code in {"bomb", "encrypted", "damaged"} and bool(self.header.Flags & _LOCKED)
        return (b"" if lost or code == "bomb" else self._held.getvalue()), code

    def close(self) -> None:
        """Close what was open."""
        if self.handle:
            self._lib.RARCloseArchive(self.handle)
        self.handle = None

    def _told(self, message: int, first: int, second: int) -> int:
        """What the library tells or asks; -1 stops it."""
        if message == _DATA:
            return self._data(self._ffi.buffer(self._ffi.cast("char *", first), second))
        if message == _ASK_W and self._password is not None:
            word = self._password[: second - 1] + "\0"
            target = self._ffi.cast("wchar_t *", first)
            self._ffi.memmove(target, self._ffi.new("wchar_t[]", word), 4 * len(word))
            return _GO_ON
        if message in {_CHANGE, _CHANGE_W}:
            return _STOP if self.later or second == 0 else _GO_ON
        if message == _LARGE:
            return _GO_ON if first <= _LARGEST_WINDOW else _STOP
        return _STOP

    def _data(self, piece: Any) -> int:
        size = self._held.tell() + len(piece)
        if size > RATIO_FLOOR and size > RATIO_LIMIT * max(1, self._packed):
            self._code = "bomb"
        elif size > MEMBER_LIMIT:
            self._code = "too_large"
        else:
            self._held.write(piece)
        return _STOP if self._code else _GO_ON
