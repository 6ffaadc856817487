"""DOC and DOT of Word 2 to 2003: body, notes, headers, comments, text boxes, embedded files."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from scanner.readers.compound_file import CompoundFile
from scanner.readers.document_flow import Flow, Rows, numbering
from scanner.readers.document_properties import ole_properties
from scanner.readers.link_targets import of_field
from scanner.readers.ole_objects import objects
from scanner.readers.opened import Opened, ReadError
from scanner.readers.pictures import blips
from scanner.readers.word_binary_layout import CELL_LINE, PARTS, ROW_END, Layout, Paragraphs

_WORD_2 = "application/x-msword-2"
MEDIA_TYPES = ("application/msword", _WORD_2)

_MARK = re.compile(r"[\r\x07]")
_ENDS = re.compile(f"([\x07\x0c{ROW_END}{CELL_LINE}])")
_FIELD = re.compile("([\x13\x14\x15])")
_INNERMOST = re.compile(r"[(,]([^(),\\]+)(?=[),])")
_SHOWN = str.maketrans(
    {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None, "\xa0": " ", "\x01": None}
    | dict.fromkeys("\x02\x03\x04\x05\x06\x08", "")
)


def read(source: Opened) -> Iterator[Block]:
    """Data tables and text, part by part; embedded objects and large pictures as members.

    Raises ReadError: `encrypted`, `damaged`, `empty`, `bomb`, `too_large`.
    """
    found = False
    for block in _old(source) if source.media_type == _WORD_2 else _blocks(source):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def _old(source: Opened) -> Iterator[Block]:
    content = source.bytes()
    yield from _texts(Layout(content, b"", b""), content, source.stem)


def _blocks(source: Opened) -> Iterator[Block]:
    held = CompoundFile(source)
    main = held.stream("WordDocument")
    data = _optional(held, "Data")
    wanted = len(main) > 12 and struct.unpack_from("<H", main, 10)[0] & 0x200
    names = ("1Table", "0Table") if wanted else ("0Table", "1Table")
    table = next((held.stream(name) for name in names if held.has(name)), b"")
    yield from _texts(Layout(main, table, data), main, source.stem)
    pool = sorted({path[:2] for path in held.below("ObjectPool") if len(path) > 2})
    yield from objects(held, pool)
    yield from blips(data or main)
    yield from ole_properties(held)


def _optional(held: CompoundFile, name: str) -> bytes:
    """A stream that the text can do without."""
    try:
        return held.stream(name)
    except ReadError:
        return b""


def _texts(layout: Layout, main: bytes, name: str) -> Iterator[Block]:
    """The parts of the text, each with its place."""
    whole = _text(layout, main)
    lengths, at = layout.lengths(), 0
    if sum(lengths) > len(whole) + 8:
        yield Unread(place="", code="truncated")
    numbers = numbering()
    for place, length in zip(PARTS, lengths, strict=True):
        text = whole[at : at + length]
        at += length
        if place == PARTS[-1]:
            text += whole[at:]
        yield from _flow(_whole(text)).blocks(place, name, numbers)


def _text(layout: Layout, main: bytes) -> str:
    """All characters in order, the marks inside tables told apart."""
    paragraphs, parts = layout.paragraphs(), []
    for piece in layout.pieces():
        raw = main[piece.offset : piece.offset + piece.count * piece.width]
        text = _units(raw) if piece.width == 2 else raw.decode(layout.encoding, "replace")
        even = len(text) * piece.width == len(raw)
        parts.append(_marked(text, piece.offset, piece.width, paragraphs) if even else text)
    return "".join(parts)


def _units(raw: bytes) -> str:
    """UTF-16 as one character for each unit, which is how the document counts."""
    text = raw.decode("utf-16-le", "surrogatepass")
    if len(text) * 2 == len(raw):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) & ~1])))


def _whole(text: str) -> str:
    """The text with the two halves of a character joined again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _marked(text: str, offset: int, width: int, paragraphs: Paragraphs) -> str:
    """The text of a piece with `ROW_END` and `CELL_LINE` where the formatting says so."""
    if not paragraphs.in_tables:
        return text
    parts, last = [], 0
    for found in _MARK.finditer(text):
        at = found.start()
        mark = paragraphs.at(offset + at * width)
        if mark and (mark[1] or (mark[0] and found[0] == "\r")):
            parts += [text[last:at], ROW_END if mark[1] else CELL_LINE]
            last = at + 1
    return "".join([*parts, text[last:]])


def _flow(text: str) -> Flow:
    """Paragraphs and tables of one part."""
    flow = Flow()
    rows: Rows = []
    row: list[str | None] = []
    rows_known = ROW_END in text
    held: list[str] = []
    pieces = [*_ENDS.split(_without_fields(text)), ""]
    for plain, end in zip(pieces[::2], pieces[1::2], strict=True):
        *lines, last = plain.split("\r")
        if lines and (held or row or rows):
            _close(flow, rows, row)
            flow.paragraph(_joined([*held, _shown(lines.pop(0))]))
            rows, row, held = [], [], []
        _add(flow, lines)
        held.append(_shown(last))
        if end == CELL_LINE:
            continue
        cell = _joined(held)
        held = []
        if end == ROW_END or (end == "\x07" and not rows_known and not cell and row):
            rows.append(row)
            row = []
        elif end == "\x07":
            row.append(cell or None)
        else:
            _close(flow, rows, row)
            rows, row = [], []
            flow.paragraph(cell)
    _close(flow, rows, row)
    return flow


def _shown(text: str) -> str:
    return text if text.isprintable() else text.translate(_SHOWN).strip("\n")


def _joined(lines: list[str]) -> str:
    """The lines of a cell or paragraph as one text."""
    return "\n".join(filter(None, lines)).strip() if len(lines) > 1 else lines[0].strip()


def _add(flow: Flow, lines: list[str]) -> None:
    """Adds each line as a paragraph."""
    if "".join(lines).isprintable():
        flow.paragraphs.extend(filter(None, map(str.strip, lines)))
        return
    for line in lines:
        flow.paragraph(_shown(line).strip())


def _close(flow: Flow, rows: Rows, row: list[str | None]) -> None:
    """Hands a table on that has come to its end, with a row that nothing ended."""
    if row:
        rows.append(row)
    if rows:
        flow.table(rows)


def _without_fields(text: str) -> str:
    """Fields as they show: results stay, instructions go but for addresses in links."""
    if "\x13" not in text:
        return text
    parts: list[str] = []
    inside: list[bool] = []  # for each open field, whether its instruction still runs
    for part in _FIELD.split(text):
        if part == "\x13":
            inside.append(True)
        elif part == "\x14":
            if inside:
                inside[-1] = False
        elif part == "\x15":
            if inside:
                inside.pop()
        elif any(inside):
            parts.extend(_of_instruction(part, "".join(parts[-1:])))
        else:
            parts.append(part)
    return "".join(parts)


def _of_instruction(instruction: str, before: str) -> list[str]:
    """What counts of the instruction of a field: addresses of links, text set over text."""
    if instruction.lstrip()[:3].upper() == "EQ ":  # it has no result
        return _INNERMOST.findall(instruction)
    lead = " " if before and not before[-1].isspace() else ""
    return [f"{lead}{address} " for address in of_field(instruction)]
