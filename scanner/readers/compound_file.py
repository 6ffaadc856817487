"""OLE compound files: storages and streams inside one file, by olefile, within limits.

Layout as in [MS-CFB]. The directory and the tables of sectors come from the evidence: sizes are
set against the size of the file before anything of that size is asked for.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from scanner.readers.opened import Opened, ReadError

OLE_ERRORS = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)
"""What olefile raises on broken files: its own OleFileError is an OSError."""

_HEADER = 512
_STREAMS_LIMIT = 20_000


class CompoundFile:
    """The streams of one compound file."""

    def __init__(self, source: Opened) -> None:
        """Opens it, however broken it is. Raises ReadError: `damaged`, `too_large`."""
        content = source.bytes()
        self._size = len(content)
        _check(content[:_HEADER], len(content))
        try:
            stream = io.BytesIO(content)
            self._ole = olefile.OleFileIO(stream, raise_defects=olefile.DEFECT_FATAL)
            paths = self._ole.listdir(streams=True, storages=False)
        except OLE_ERRORS as error:
            raise ReadError("damaged") from error
        if len(paths) > _STREAMS_LIMIT:
            raise ReadError("too_large")
        self.paths: list[tuple[str, ...]] = sorted(tuple(path) for path in paths)
        self._folded = {tuple(part.lower() for part in path): path for path in self.paths}

    def has(self, *path: str) -> bool:
        """Whether a stream is there, whatever the case of its letters."""
        return tuple(part.lower() for part in path) in self._folded

    def stream(self, *path: str) -> bytes:
        """The content of a stream, as far as it is there; b"" for one that is not.

        Raises ReadError("damaged") where its chain of sectors is broken.
        """
        found = self._folded.get(tuple(part.lower() for part in path))
        if found is None:
            return b""
        try:
            if self._ole.get_size(list(found)) > self._size:
                raise ReadError("damaged")
            with self._ole.openstream(list(found)) as stream:
                return bytes(stream.read())
        except OLE_ERRORS as error:
            raise ReadError("damaged") from error

    def summary(self) -> list[str]:
        """Title, subject, keywords, comments and category that the file gives itself ([MS-OLEPS]).

        Empty where there are none, or where they are broken.
        """
        try:
            told = self._ole.get_metadata()
        except OLE_ERRORS:
            return []
        page = told.codepage if isinstance(told.codepage, int) else 1252
        encoding = "utf-8" if page == 65001 else f"cp{page & 0xFFFF}"
        values = (told.title, told.subject, told.keywords, told.comments, told.category)
        try:
            texts = [v.decode(encoding, "replace") for v in values if isinstance(v, bytes)]
        except LookupError:
            texts = [v.decode("cp1252", "replace") for v in values if isinstance(v, bytes)]
        return [*texts, *(value for value in values if isinstance(value, str))]

    def below(self, *storage: str) -> Iterator[tuple[str, ...]]:
        """Paths of the streams in a storage and in the storages below it."""
        depth = len(storage)
        wanted = tuple(part.lower() for part in storage)
        for path in self.paths:
            if len(path) > depth and tuple(part.lower() for part in path[:depth]) == wanted:
                yield path


def _check(header: bytes, size: int) -> None:
    """Raises ReadError("damaged") where the header claims what the file cannot hold."""
    if len(header) < _HEADER:
        raise ReadError("damaged")
    shift, mini = struct.unpack_from("<HH", header, 30)
    if shift not in (9, 12) or mini != 6:
        raise ReadError("damaged")
    sectors = (size >> shift) + 2
    tables, mini_tables, difat = (
        struct.unpack_from("<I", header, offset)[0] for offset in (44, 64, 72)
    )
    if max(tables, mini_tables, difat) > sectors:
        raise ReadError("damaged")
