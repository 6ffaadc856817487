"""What an XLS holds beside its cells: comments, text boxes, headers, names, files, pictures.

Layout as in [MS-XLS]: records of a kind, a length and content, continued where they are long.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.blocks import Block, Unread
from scanner.readers.compound_file import CompoundFile
from scanner.readers.document_properties import ole_properties
from scanner.readers.ole_objects import objects
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.pictures import blips
from scanner.readers.workbook_margins import plain

_NOTE, _TEXT_BOX, _OBJECT, _CONTINUED, _DRAWINGS = 0x1C, 0x1B6, 0x5D, 0x3C, 0xEB
_HEADER, _FOOTER, _NAME = 0x14, 0x15, 0x18
_BUILT_IN = 0x20
_PASSWORD, _BEFORE_PASSWORD = 0x2F, 20
_COLUMN_LETTERS = 26


@dataclass(slots=True)
class _Found:
    """Lines of text that hang on cells or lie around them, and the bytes of all pictures."""

    lines: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    drawings: bytearray = field(default_factory=bytearray)

    def around(self, record: int, content: bytes) -> None:
        """Keep a header, a footer or a defined name."""
        if record != _NAME:
            self.margins.append(_characters(content[2:]) if len(content) > 3 else "")
        elif len(content) > 15 and not content[0] & _BUILT_IN:
            size = content[3] * (1 + (content[14] & 1))
            self.names.append(_characters(content[14 : 15 + size]))


def beside_cells(source: Opened) -> Iterator[Block]:
    """Comments with the cell they hang on, text boxes, headers, defined names; then members.

    Nothing for a workbook that is no compound file (Excel 2 to 4); Unread where it is broken.
    """
    try:
        held = CompoundFile(source)
        stream = held.stream("Workbook") or held.stream("Book")
    except ReadError as error:
        with source.open() as content:
            if content.read(4) == b"\xd0\xcf\x11\xe0":
                yield Unread(place="comments", code=error.code)
        return
    found = _walked(stream)
    yield from passages([_text(found.lines)], "comments", "page")
    yield from passages([_text(found.margins)], "headers and footers", "page")
    names = [name for name in found.names if not name.startswith("_")]
    yield from passages([_text(names)], "defined names", "page")
    storages = sorted({path[:1] for path in held.paths if len(path) > 1 and _is_object(path[0])})
    yield from objects(held, storages)
    yield from blips(bytes(found.drawings))
    yield from ole_properties(held)


def is_encrypted(source: Opened) -> bool:
    """Whether the workbook says at its beginning that the rest of it is encrypted."""
    try:
        held = CompoundFile(source)
        stream = held.stream("Workbook") or held.stream("Book")
    except ReadError:
        return False
    at = 0
    for _ in range(_BEFORE_PASSWORD):
        if at + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, at)
        if record == _PASSWORD:
            return True
        at += 4 + length
    return False


def _is_object(name: str) -> bool:
    return name.startswith(("MBD", "Embedding "))


def _walked(stream: bytes) -> _Found:
    found, at, shape, kind = _Found(), 0, 0, 0
    shapes: dict[int, str] = {}
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        content = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if record == _CONTINUED:
            if kind == _TEXT_BOX and length > 1 and shape not in shapes:
                shapes[shape] = _characters(content)
            elif kind == _DRAWINGS:
                found.drawings += content
            continue
        kind = record
        if record == _OBJECT and length >= 8:
            shape = int(struct.unpack_from("<H", content, 6)[0])
            shapes.pop(shape, None)
        elif record == _DRAWINGS:
            found.drawings += content
        elif record == _NOTE and length >= 8:
            row, column, _, number = struct.unpack_from("<4H", content)
            found.lines.append(f"{_cell(row, column)}: {shapes.pop(number, '')}")
        elif record in (_HEADER, _FOOTER, _NAME):
            found.around(record, content)
        elif record == 0x0A:  # the end of a sheet
            found.lines.extend(shapes.values())
            shapes = {}
    found.lines.extend(shapes.values())
    return found


def _characters(content: bytes) -> str:
    """Characters behind a byte that says whether each takes one byte or two."""
    if content[0] & 1:
        return content[1:].decode("utf-16-le", "replace")
    return content[1:].decode("latin-1")


def _text(lines: list[str]) -> str:
    """The lines that say something, each one once; codes of fonts and page numbers left out."""
    told = dict.fromkeys(map(plain, lines))
    return "".join(f"{line}\n" for line in told if line and line[-1] != ":")


def _cell(row: int, column: int) -> str:
    """`B4` for row 3, column 1."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, _COLUMN_LETTERS)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
