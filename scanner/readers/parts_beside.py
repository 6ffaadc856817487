"""Archives that were cut into numbered parts (`.001`, `.002`, …): the parts as one stream."""

from __future__ import annotations

import io
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scanner.readers.opened import Opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST = 999


def opened_parts(source: Opened) -> tuple[BinaryIO, int]:
    """The content of a source and of the parts that go on with it, and their size in bytes.

    The further parts of `name.001` are the files `name.002`, … beside it, up to the first that
    is missing or a link. A source of another name is itself alone. Raises ReadError as
    `Opened.open`.
    """
    paths = _further(Path(source.path)) if source.path and source.path.endswith(".001") else []
    if not paths:
        return source.open(), source.size
    parts = [(source.open(), source.size)]
    for path in paths:
        try:
            parts.append((path.open("rb"), path.stat().st_size))
        except OSError:
            break
    return io.BufferedReader(_Parts(parts)), sum(size for _, size in parts)


def _further(first: Path) -> list[Path]:
    found: list[Path] = []
    for number in range(2, _MOST + 1):
        path = first.with_suffix(f".{number:03}")
        if path.is_symlink() or not path.is_file():
            break
        found.append(path)
    return found


class _Parts(io.RawIOBase):
    """Streams one behind the other, each as long as it was found to be."""

    def __init__(self, parts: list[tuple[BinaryIO, int]]) -> None:
        self._streams = [stream for stream, _ in parts]
        self._starts = [0, *accumulate(size for _, size in parts)]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        part = bisect_right(self._starts, self._at) - 1
        if part >= len(self._streams):
            return 0
        stream = self._streams[part]
        stream.seek(self._at - self._starts[part])
        content = stream.read(min(len(view), self._starts[part + 1] - self._at))
        view[: len(content)] = content
        self._at += len(content)
        return len(content)

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        super().close()
