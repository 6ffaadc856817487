"""Archives in several files: parts (`.001`, `.partaa`), volumes of ZIP (`.z01`, `.zip`).

The parts become one stream, read with the file that comes first (of ZIP volumes: the last, which
has the directory). The others are known as its parts where what lies in them proves it.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipelines.blocks import Block
from scanner.readers import rar_library
from scanner.readers.opened import Opened, ReadError
from scanner.readers.part_names import after, first_part
from scanner.readers.seven_zip_header import SIGNATURE, start

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MEDIA_TYPES = ("application/x-archive-part",)

PART = MEDIA_TYPES[0]
"""What a file is that is read together with another one of its archive."""

_MOST = 999
_HEAD = 4
_STREAMS = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")
"""Beginnings of GZIP, BZIP2, XZ and Zstandard: what `split` cuts says nowhere how long it was."""

_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 22 + 65_535
_RAR_PART = re.compile(r"(.*\.part)([0-9]{1,4})(\.rar)", re.IGNORECASE)
_RAR_OLD = re.compile(r"(.*)\.([r-z])([0-9]{2})", re.IGNORECASE)


def read(_source: Opened) -> Iterator[Block]:
    """Nothing: the content comes with the file that holds the beginning of the archive."""
    yield from ()


def opened_parts(source: Opened) -> tuple[BinaryIO, int]:
    """The content of a source and of the parts that go on with it, and their size in bytes.

    The further parts are those of `further`; a source that is no first part is itself alone.
    Raises ReadError as `Opened.open`.
    """
    path = Path(source.path) if source.path else None
    paths = further(path) if path and first_part(path) == path else []
    stream, starts = _joined(source, [], paths)
    return (stream, starts[-1]) if starts else (stream, source.size)


def opened_volumes(source: Opened) -> tuple[BinaryIO, int, tuple[int, ...]]:
    """As `opened_parts`, for ZIP: the volumes `name.z01`, … before `name.zip` too.

    The third is where each volume begins in the stream, empty where there is but one file.
    """
    path = Path(source.path) if source.path else None
    before = _before(path) if path and path.suffix.lower() == ".zip" else []
    if not before:
        return *opened_parts(source), ()
    stream, starts = _joined(source, before, [])
    return (stream, starts[-1], tuple(starts[:-1])) if starts else (stream, source.size, ())


def is_part(path: Path) -> bool:
    """Whether a file is read with another one that lies beside it, as that one's content proves.

    The parts of a 7Z, ZIP or compressed file but the first, volumes of a ZIP but the last, volumes
    of a RAR but the first. Parts of a compressed file are of one size, but for the last.
    """
    try:
        return _is_numbered(path) or _is_zip_volume(path) or _is_rar_volume(path)
    except (OSError, ReadError, ValueError):
        return False


def _joined(source: Opened, before: list[Path], behind: list[Path]) -> tuple[BinaryIO, list[int]]:
    """The files as one stream; where each begins, and the end of the last.

    The source alone, and no places, where one of those before it cannot be opened; those behind
    end with the first that cannot.
    """
    parts = [_opened(path) for path in before]
    held = [part for part in parts if part]
    if len(held) < len(before) or not (before or behind):
        return source.open(), []
    held.append((source.open(), source.size))
    for path in behind:
        part = _opened(path)
        if part is None:
            break
        held.append(part)
    stream = _Parts(held)
    return io.BufferedReader(stream), stream.starts


def _opened(path: Path) -> tuple[BinaryIO, int] | None:
    """A stream and its size; null where the system refuses, as for what is no evidence."""
    try:
        return path.open("rb"), path.stat().st_size
    except OSError:
        return None


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def further(first: Path) -> list[Path]:
    """The files behind a first part, up to the first that is missing or a link.

    Names other than `.001` are those of many things: then all must be as long as the first but
    for the last, and the second must not begin as the first does. Files that the system refuses
    are no parts, as where the first alone is the evidence.
    """
    paths = list(takewhile(_is_file, islice(after(first), _MOST - 1)))
    if not paths or first.suffix == ".001":
        return paths
    try:
        return paths if _go_on(first, paths) else []
    except OSError:
        return []


def _go_on(first: Path, paths: list[Path]) -> bool:
    *sizes, last = (path.stat().st_size for path in (first, *paths))
    with first.open("rb") as stream, paths[0].open("rb") as second:
        alike = stream.read(_HEAD) == second.read(_HEAD)
    return not alike and len(set(sizes)) <= 1 and last <= sizes[0]


def _before(last: Path) -> list[Path]:
    """The volumes before the one with the directory; none where one is missing."""
    count = _volumes_before(last)
    for letter in ("z", "Z"):
        found = [last.with_suffix(f".{letter}{number:02}") for number in range(1, count + 1)]
        if found and all(map(_is_file, found)):
            return found
    return []


def _volumes_before(last: Path) -> int:
    """How many volumes the end of a ZIP archive says were before this file."""
    with last.open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - _ZIP_TAIL))
        tail = stream.read()
    at = tail.rfind(_ZIP_END)
    count = int.from_bytes(tail[at + 4 : at + 6], "little") if at >= 0 else 0
    return count if count <= _MOST else 0


def _is_numbered(path: Path) -> bool:
    first = first_part(path)
    parts = [first, *further(first)] if first else []
    if first is None or path not in parts[1:]:
        return False
    source = Opened(
        name=first.name, media_type="", size=first.stat().st_size, path=str(first), data=None
    )
    begin = sum(one.stat().st_size for one in parts[: parts.index(path)])
    stream, _ = opened_parts(source)
    with stream:
        head = stream.read(32)
        if head.startswith(SIGNATURE):
            where, size, _ = start(head)
            return where + size > begin
        if head.startswith(_STREAMS):
            *sizes, last = (one.stat().st_size for one in parts)
            return len(set(sizes)) == 1 and last <= sizes[0]
        return head.startswith(b"PK") and zipfile.is_zipfile(stream)


def _is_zip_volume(path: Path) -> bool:
    number = path.suffix[2:]
    if path.suffix[:2].lower() != ".z" or not number.isdecimal():
        return False
    return any(
        _is_file(last) and path in _before(last)
        for last in (path.with_suffix(".zip"), path.with_suffix(".ZIP"))
    )


def _is_rar_volume(path: Path) -> bool:
    if not rar_library.installed() or not rar_library.is_later(str(path)):
        return False
    found = _RAR_PART.fullmatch(path.name)
    if found:
        width = len(found[2])
        names = [f"{found[1]}{number:0{width}}{found[3]}" for number in range(1, int(found[2]))]
        return bool(names) and all(_is_file(path.with_name(name)) for name in names)
    old = _RAR_OLD.fullmatch(path.name)
    if not old:
        return False
    position = 100 * (ord(old[2].lower()) - ord("r")) + int(old[3])
    names = [
        f"{old[1]}.{chr(ord(old[2]) - position // 100 + number // 100)}{number % 100:02}"
        for number in range(position)
    ]
    return all(_is_file(path.with_name(name)) for name in (f"{old[1]}.rar", *names))


class _Parts(io.RawIOBase):
    """Streams one behind the other, each as long as it was found to be.

    starts: where each begins, and the end of the last.
    """

    def __init__(self, parts: list[tuple[BinaryIO, int]]) -> None:
        self._streams = [stream for stream, _ in parts]
        self.starts = [0, *accumulate(size for _, size in parts)]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        part = bisect_right(self.starts, self._at) - 1
        if part >= len(self._streams):
            return 0
        stream = self._streams[part]
        stream.seek(self._at - self.starts[part])
        content = stream.read(min(len(view), self.starts[part + 1] - self._at))
        view[: len(content)] = content
        self._at += len(content)
        return len(content)

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        super().close()
