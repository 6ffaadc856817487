"""The copies of cells of other workbooks that an XLSX keeps, to compute without them.

A lookup into a list of staff leaves the whole columns of that list in the file that is passed on,
and no sheet shows them. Knowledge: ECMA-376 part 1, 18.14 (external book, sheet data).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import WIDTH_LIMIT, frames, whole_number
from scanner.readers.office_zip import ZIP_ERRORS, iterate, opened_zip
from scanner.readers.opened import Opened, ReadError

_PART = re.compile(r"xl/externalLinks/externalLink(\d+)\.xml", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")
_ERROR = "e"

Row = dict[int, str | None]


def linked_cells(source: Opened) -> Iterator[Block]:
    """One hidden table for each sheet of another workbook of which cells are kept.

    Its rows are those that have a kept cell; header not known. Unread for a broken part.
    """
    try:
        with opened_zip(source) as archive:
            for part in sorted(filter(_PART.fullmatch, archive.namelist())):
                yield from _book(archive, part)
    except ZIP_ERRORS:
        return


def _book(archive: zipfile.ZipFile, part: str) -> Iterator[Block]:
    found = _PART.fullmatch(part)
    place = f"linked workbook {found[1] if found else ''}"
    names: list[str] = []
    rows: list[Row] = []
    try:
        for element in iterate(archive, part):
            kind = str(element.tag).rpartition("}")[2]
            if kind == "sheetName":
                names.append(element.get("val", ""))
            elif kind == "row":
                rows.append(_cells(element))
            elif kind == "sheetData":
                number = element.get("sheetId", "")
                known = number.isdecimal() and int(number) < len(names)
                name = names[int(number)] if known else number
                yield from _table(f"{place}, sheet {name}", name, rows)
                rows = []
    except (*ZIP_ERRORS, ReadError):
        yield Unread(place=place, code="damaged")


def _table(place: str, name: str, rows: list[Row]) -> Iterator[Table]:
    width = max((column for row in rows for column in row), default=-1) + 1
    if width:
        cells = ([row.get(column) for column in range(width)] for row in rows if row)
        yield Table(place=place, name=name, header=None, batches=frames(cells, width), hidden=True)


def _cells(row: etree._Element) -> Row:
    """Column, from 0 -> value of each cell that has one; errors have none."""
    found: Row = {}
    for cell in row:
        place = _PLACE.fullmatch(cell.get("r", ""))
        value = next((child.text for child in cell if child.text), None)
        if place and value and cell.get("t") != _ERROR:
            column = 0
            for letter in place[1]:
                column = 26 * column + ord(letter) - 64
            if column <= WIDTH_LIMIT:
                found[column - 1] = value if cell.get("t") == "str" else whole_number(value)
    return found
