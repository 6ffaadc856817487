"""UDF images of discs (DVD, Blu-ray, backups of drives): the files, by their paths.

Layout as in ECMA-167 part 4 and the UDF specification 2.60 of OSTA.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Unread
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.udf_volume import Entry, Place, Volume, place_of
from scanner.readers.unpacked import bounded, label, told

MEDIA_TYPES = ("application/x-udf-image",)

_NAME, _FOLDER, _LINK = 257, 4, 12
_SPECIAL = frozenset({6, 7, 9})
_IS_FOLDER, _DELETED, _PARENT = 2, 4, 8
_DEPTH, _FOLDER_LIMIT = 64, 64 << 20


def read(source: Opened) -> Iterator[Block]:
    """One member for each file, named by its path; links are Unread("link").

    Raises ReadError: `damaged`, `empty`, `unreadable`; `unsupported` for discs that were written
    bit by bit (a virtual partition).
    """
    with source.open() as stream:
        disc = Disc(stream, source.size)
        yield from disc.files(frozenset())
    if not disc.count:
        raise ReadError("empty")


class Disc:
    """An image under way. count: files met."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """Find the volume. Raises ReadError as `Volume`."""
        self._volume = Volume(stream, size)
        self._seen: set[Place] = set()
        self.count = 0

    def files(self, known: frozenset[int]) -> Iterator[Block]:
        """The files, folder by folder.

        known: where the files begin that are read already; these and empty ones are left out.
        """
        waiting: list[tuple[str, Place, int]] = [("", self._volume.root, 0)]
        while waiting:
            path, place, depth = waiting.pop()
            if place in self._seen:
                continue
            self._seen.add(place)
            entry = self._volume.entry(place)
            if entry is None or entry.kind != _FOLDER:
                yield Unread(place=path or "/", code="damaged")
                continue
            if depth > _DEPTH or entry.size > _FOLDER_LIMIT:
                code = "too_deep" if depth > _DEPTH else "too_large"
                yield Unread(place=path or "/", code=code)
                continue
            for name, is_folder, inner in self._names(entry):
                if is_folder:
                    waiting.append((f"{path}{name}/", inner, depth + 1))
                    continue
                self.count += 1
                if self.count > MEMBERS_LIMIT:
                    yield Unread(place="further members", code="too_large")
                    return
                yield from self._file(label(f"{path}{name}", self.count), inner, known)

    def _file(self, name: str, place: Place, known: frozenset[int]) -> Iterator[Block]:
        entry = self._volume.entry(place)
        if entry is None:
            yield Unread(place=name, code="damaged")
        elif entry.kind == _LINK or entry.kind in _SPECIAL:
            yield Unread(place=name, code="link" if entry.kind == _LINK else "special")
        elif not known or (entry.size and not (entry.runs and entry.runs[0][0] in known)):
            content, code = bounded(self._volume.content(entry), max(1, entry.recorded))
            yield from told(
                name, content, code or ("truncated" if len(content) < entry.size else "")
            )

    def _names(self, folder: Entry) -> Iterator[tuple[str, bool, Place]]:
        """Name, whether it is a folder, and place of each file that a folder lists."""
        area = b"".join(self._volume.content(folder))
        at = 0
        while at + 38 <= len(area) and int.from_bytes(area[at : at + 2], "little") == _NAME:
            flags, size = area[at + 18], area[at + 19]
            begin = at + 38 + int.from_bytes(area[at + 36 : at + 38], "little")
            name = _text(area[begin : begin + size])
            if not flags & (_DELETED | _PARENT):
                yield name.replace("/", "_"), bool(flags & _IS_FOLDER), place_of(area, at + 20)
            at = (begin + size + 3) // 4 * 4


def _text(raw: bytes) -> str:
    """A name in the compressed Unicode of OSTA: a byte that says how wide, then characters."""
    if raw[:1] == b"\x10":
        return raw[1:].decode("utf-16-be", "replace")
    return raw[1:].decode("latin-1")
