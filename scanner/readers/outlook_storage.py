"""The storages of an Outlook message: every stream reached in one step, however many there are."""

from __future__ import annotations

import io
import struct

import olefile

from scanner.readers.compound_file import OLE_ERRORS
from scanner.readers.opened import ReadError

Path = tuple[str, ...]

_ENTRIES_LIMIT = 2_000_000
_DEPTH = 60
_STORAGES = (olefile.STGTY_STORAGE, olefile.STGTY_ROOT)


class Storages:
    """A compound file opened leniently (MS-CFB).

    What its rules forbid and a program wrote all the same is read as far as it goes. olefile
    looks for a stream among all its neighbours, which takes minutes for thousands of recipients;
    here the tree is walked once.
    """

    def __init__(self, content: bytes) -> None:
        """Raises ReadError: `damaged`, `too_large`."""
        self._size = len(content)
        try:
            _check(content)
            self._ole = olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_FATAL)
            self._entries: dict[Path, olefile.OleDirectoryEntry] = {}
            self.held: dict[Path, list[str]] = {}
            self._walk()
        except (*OLE_ERRORS, RecursionError) as error:
            raise ReadError("damaged") from error

    def _walk(self) -> None:
        waiting: list[tuple[olefile.OleDirectoryEntry, Path]] = [(self._ole.root, ())]
        while waiting:
            storage, path = waiting.pop()
            names = self.held.setdefault(path, [])
            for entry in storage.kids:
                at = (*path, entry.name)
                names.append(entry.name)
                self._entries[at] = entry
                if len(self._entries) > _ENTRIES_LIMIT:
                    raise ReadError("too_large")
                if entry.entry_type in _STORAGES and len(at) < _DEPTH:
                    waiting.append((entry, at))

    def is_storage(self, path: Path) -> bool:
        """Whether the path leads to a storage and not to a stream."""
        return path in self.held

    def stream(self, path: Path) -> bytes:
        """The content of a stream. Raises ReadError("damaged") where there is none."""
        entry = self._entries.get(path)
        if entry is None or entry.entry_type != olefile.STGTY_STREAM or entry.size > self._size:
            raise ReadError("damaged")
        try:
            with self._ole._open(entry.isectStart, entry.size) as stream:
                content: bytes = stream.read()
        except OLE_ERRORS as error:
            raise ReadError("damaged") from error
        return content


def _check(content: bytes) -> None:
    """Raises ReadError("damaged") where the header claims what the file cannot hold."""
    if len(content) < 512:
        raise ReadError("damaged")
    (shift,) = struct.unpack_from("<H", content, 30)
    counts = (struct.unpack_from("<I", content, at)[0] for at in (44, 64, 72))
    if shift not in (9, 12) or max(counts) > (len(content) >> shift) + 2:
        raise ReadError("damaged")
