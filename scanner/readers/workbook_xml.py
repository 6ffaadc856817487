"""Workbooks of Excel 2003 that are one XML file (SpreadsheetML)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import WIDTH_LIMIT, grid
from scanner.readers.document_properties import properties_of
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.xml_tree import attribute, local, tree

MEDIA_TYPES = ("application/vnd.ms-excel.sheet.xml",)

_ROWS_LIMIT = 1_048_576
_FARTHEST = 10_000


def read(source: Opened) -> Iterator[Block]:
    """One table for each worksheet with a cell, comments as text.

    Rows and cells stand where their index says; an index far away counts as the next one.
    Raises ReadError: `damaged`, `empty`, `too_large`.
    """
    root, broken = tree(source.bytes())
    found, comments = False, []
    for sheet in root.iter("{*}Worksheet"):
        rows, notes = _rows(sheet)
        comments.extend(notes)
        if rows:
            found = True
            name = attribute(sheet, "Name")
            hidden = any(
                local(option) == "Visible" and option.text != "SheetVisible"
                for option in sheet.iter()
            )
            place, batches = f"sheet {name}", grid(rows)
            yield Table(place=place, name=name, header=None, batches=batches, hidden=hidden)
    texts = (*passages(["".join(comments)], "comments", "page"), *_properties(root))
    yield from texts
    if broken:
        yield Unread(place="", code="damaged")
    elif not found and not texts:
        raise ReadError("empty")


def _properties(root: etree._Element) -> Iterator[Block]:
    for part in root:
        if local(part) in {"DocumentProperties", "CustomDocumentProperties"}:
            lines = [child.text or "" for child in part if local(child) in {"Title", "Subject"}]
            lines += properties_of(part)
            yield from passages(["\n".join(filter(None, lines))], "properties", "page")


def _rows(sheet: etree._Element) -> tuple[list[list[str | None]], list[str]]:
    """The rows of a worksheet, and its comments as lines."""
    rows: list[list[str | None]] = []
    notes: list[str] = []
    for row in sheet.iter("{*}Row"):
        skipped = _index(row, len(rows))
        rows.extend([] for _ in range(skipped))
        if len(rows) > _ROWS_LIMIT:
            raise ReadError("too_large")
        cells: list[str | None] = []
        for cell in row:
            if local(cell) != "Cell":
                continue
            cells.extend([None] * _index(cell, len(cells)))
            for part in cell:
                text = "".join(str(piece) for piece in part.itertext()).strip()
                if local(part) == "Comment" and text:
                    notes.append(" ".join(text.split()) + "\n")
                elif local(part) == "Data":
                    cells.append(text.removesuffix("T00:00:00.000") or None)
            across = attribute(cell, "MergeAcross")
            cells.extend([None] * (int(across[:3]) if across.isdecimal() else 0))
        rows.append(cells[:WIDTH_LIMIT])
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, notes


def _index(element: etree._Element, held: int) -> int:
    """How many empty places the index of a row or cell leaves before it."""
    index = attribute(element, "Index")
    skipped = int(index[:7]) - 1 - held if index.isdecimal() else 0
    return skipped if 0 < skipped <= _FARTHEST else 0
