"""A file cut into parts (`.001`, `.partaa`) that is no archive: joined, then read as one.

A cut tears a line, and the parts behind the first have no header of their own. That parts belong
together must be proven: logs that rotate and pages of a scan are numbered in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.blocks import Block, Member
from scanner import sniff
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.part_names import first_part, whole_name
from scanner.readers.parts_beside import PART, further, is_part, opened_parts

MEDIA_TYPES = ("application/x-cut-file",)

_MAY_BE_PART = frozenset({sniff.UNKNOWN, "application/zip", "application/vnd.rar", "text/plain"})
_OF_THEIR_OWN = frozenset({
    sniff.UNKNOWN, sniff.EMPTY, "application/zip", "application/vnd.rar",
    "application/x-7z-compressed", "application/gzip", "application/x-bzip2", "application/x-xz",
    "application/zstd",
})  # fmt: skip
"""Kinds whose readers join their parts themselves, and what nothing would read when joined."""

_TEXTS = frozenset({"text/plain", "text/csv"})
_SURE = 3
_MOST = 200
"""Most parts that are joined: more would look like a bomb, and few cut a file that small."""

_ROUND = (1000, 1024)


def read(source: Opened) -> Iterator[Block]:
    """The whole file as a member, named without the number. Raises ReadError("unreadable")."""
    stream, size = opened_parts(source)
    with stream:
        try:
            yield Member(name=whole_name(Path(source.name)), data=stream.read(size))
        except OSError as error:
            raise ReadError("unreadable") from error


def kind_beside(path: Path, kind: str) -> str:
    """The media type of a file of this kind, among those beside it.

    `parts_beside.PART` for what is read with another file, that of this reader for the first part
    of a file that was cut; all others as they are.
    """
    if kind in _MAY_BE_PART and is_part(path):
        return PART
    try:
        first = first_part(path)
        cut = first is not None and _is_cut(first, path)
    except OSError:
        return kind
    return kind if not cut else MEDIA_TYPES[0] if path == first else PART


def _is_cut(first: Path, asked: Path) -> bool:
    """Whether a file and those behind it are one that was cut, the one asked for among them.

    All are as long as the first but for the last, which is not longer; two parts only where the
    length is a round number. The second begins as nothing does that is known; of texts, no line
    ends where the first does.
    """
    if not first.is_file() or first.is_symlink():
        return False
    paths = [first, *further(first)]
    *sizes, last = (path.stat().st_size for path in paths)
    even = len(set(sizes)) == 1 and last <= sizes[0]
    if not even or len(paths) > _MOST or asked not in paths or sum(sizes) + last > MEMBER_LIMIT:
        return False
    if len(paths) < _SURE and all(sizes[0] % step for step in _ROUND):
        return False
    with first.open("rb") as stream, paths[1].open("rb") as second:
        kind, behind = sniff.media_type(stream), sniff.media_type(second)
        stream.seek(-1, 2)
        torn = behind in _TEXTS and stream.read(1) not in {b"\r", b"\n"}
    return kind not in _OF_THEIR_OWN and (torn or behind == sniff.UNKNOWN)
