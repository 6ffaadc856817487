"""PPT of PowerPoint 97 to 2003: slides, notes, comments, tables, embedded files, older text.

Layout as in [MS-PPT]: a stream of records, containers inside containers. What the slide lists do
not reach (deleted slides, earlier versions) stays in the stream and is read too.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import chain

from pipelines.blocks import Block, Member, Unread
from scanner.readers.compound_file import CompoundFile
from scanner.readers.document_flow import Flow, Rows, numbering
from scanner.readers.document_properties import ole_properties
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.pictures import blips, inflated
from scanner.readers.powerpoint_records import (
    BYTES,
    CHARS,
    Deck,
    Record,
    find_slides,
    records,
    text_of,
)

MEDIA_TYPES = ("application/vnd.ms-powerpoint",)

_STREAM = "PowerPoint Document"
_MASTER = 1016
_STRING = 4026
_OLE_OBJECT = 4113
_GROUP, _SHAPE, _PLACED = 0xF003, 0xF004, 0xF00F
_ENCRYPTED = 0xF3D1C4DF
_DEPTH = 60
_PLACEHOLDER, _PROMPTS = 3011, range(1, 7)
_UNSEEN = frozenset((4044, 4078))
"""Containers that name the programs of embedded objects and controls."""

_OLD_TEXT = "Text_Content"


def read(source: Opened) -> Iterator[Block]:
    """Text slide by slide, notes and comments with it; embedded files and pictures as members.

    Raises ReadError: `encrypted`, `damaged`, `empty`, `unsupported` before PowerPoint 97.
    """
    held = CompoundFile(source)
    inside = ("PP97_DUALSTORAGE",) if held.has("PP97_DUALSTORAGE", _STREAM) else ()
    if not held.has(*inside, _STREAM):
        raise ReadError("unsupported" if held.has("PP40") else "damaged")
    user = held.stream(*inside, "Current User")
    if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise ReadError("encrypted")
    deck = Deck(held.stream(*inside, _STREAM))
    pictures = held.stream(*inside, "Pictures")
    if not inside and held.has(_OLD_TEXT):
        found, blocks = True, _of_powerpoint_95(held.stream(_OLD_TEXT))
    else:
        find_slides(deck, user)
        found, blocks = False, _blocks(deck, source.stem, pictures)
    for block in chain(blocks, ole_properties(held)):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def _of_powerpoint_95(text: bytes) -> Iterator[Block]:
    """PowerPoint 95 keeps all its text once more, one byte for each character, for searching."""
    lines = text.decode("cp1252", "replace").replace("\x0b", "\r").replace("\0", "").split("\r")
    yield from passages(["\n".join(line for line in lines if line.strip())], "", "page")


def _blocks(deck: Deck, name: str, pictures: bytes) -> Iterator[Block]:
    numbers, seen = numbering(), set[str]()
    elsewhere: list[str] = []
    tops = list(records(deck.data, 0, len(deck.data)))
    known = [record for record in tops if record.start - 8 in deck.places]
    for record in sorted(known, key=lambda record: _order(deck.places[record.start - 8])):
        flow = Flow()
        for line in deck.outlines.get(record.start - 8, []):
            flow.paragraph(line)
        _walk(deck.data, record, flow, 0)
        seen.update(flow.paragraphs)
        seen.update(cell for rows in flow.tables for row in rows for cell in row if cell)
        yield from flow.blocks(deck.places[record.start - 8], name, numbers)
    for record in tops:
        if record.start - 8 not in deck.places:
            flow = Flow()
            _walk(deck.data, record, flow, 0)
            lines = [*flow.paragraphs, *(c for t in flow.tables for row in t for c in row if c)]
            elsewhere += [line for line in dict.fromkeys(lines) if line not in seen]
            seen.update(lines)
        if record.kind == _OLE_OBJECT:
            yield _object(deck.data, record)
    yield from passages(["\n".join(elsewhere)], "beside the slides", "page")
    yield from blips(pictures)


def _order(place: str) -> tuple[int, str]:
    number = place.split()[1] if place.startswith("slide") else ""
    number = number.rstrip(",")
    return (int(number) if number.isdecimal() else 1 << 30, place)


def _walk(data: bytes, parent: Record, flow: Flow, depth: int) -> None:
    """All text below a record, tables as tables."""
    if depth > _DEPTH:
        raise ReadError("too_deep")
    if parent.kind == _GROUP and (rows := _table(data, parent)):
        flow.table(rows)
        return
    for record in records(data, parent.start, parent.end):
        if record.kind in (CHARS, BYTES, _STRING):
            named = parent.kind == _MASTER and record.kind == _STRING
            text = "" if named else text_of(data, record).strip()
            if text != "*" and not text.startswith("___PPT"):
                for line in text.split("\n"):
                    flow.paragraph(line)
        elif record.container and record.kind not in _UNSEEN and not _is_prompt(data, record):
            _walk(data, record, flow, depth + 1)
    if parent.kind in (CHARS, BYTES):
        flow.paragraph(text_of(data, parent))


def _is_prompt(data: bytes, shape: Record) -> bool:
    """Whether a shape only shows where a master wants text: "Click to edit"."""
    if shape.kind != _SHAPE:
        return False
    for part in records(data, shape.start, shape.end):
        if part.container:
            for atom in records(data, part.start, part.end):
                if atom.kind == _PLACEHOLDER and atom.end - atom.start >= 5:
                    return data[atom.start + 4] in _PROMPTS
    return False


def _table(data: bytes, group: Record) -> Rows:
    """The cells of a group of shapes that stand in rows and columns; empty where it is no table.

    A table is a group whose shapes with text share their edges ([MS-PPT] keeps no rows).
    """
    cells: dict[tuple[int, int], str] = {}
    for record in records(data, group.start, group.end):
        if record.kind == _GROUP:
            return []
        if record.kind != _SHAPE:
            continue
        anchor, texts = None, []
        for part in records(data, record.start, record.end):
            if part.kind == _PLACED and part.end - part.start == 16:
                anchor = struct.unpack_from("<4i", data, part.start)
            elif part.container:
                texts += [
                    text_of(data, atom)
                    for atom in records(data, part.start, part.end)
                    if atom.kind in (CHARS, BYTES)
                ]
        if texts and anchor:
            cells[anchor[1], anchor[0]] = "\n".join(texts).strip()
    tops, lefts = sorted({at[0] for at in cells}), sorted({at[1] for at in cells})
    if len(tops) < 2 or len(lefts) < 2 or len(cells) * 2 < len(tops) * len(lefts):
        return []
    return [[cells.get((top, left)) or None for left in lefts] for top in tops]


def _object(data: bytes, record: Record) -> Block:
    """An embedded file; it is packed where the instance is 1."""
    content = data[record.start : record.end]
    if record.instance == 1 and len(content) > 4:
        size = struct.unpack_from("<I", content)[0]
        unpacked = inflated(content[4:], size) if size <= MEMBER_LIMIT else None
        if unpacked is None:
            return Unread(place="embedded object", code="damaged")
        content = unpacked
    return Member(name="embedded object", data=content)
