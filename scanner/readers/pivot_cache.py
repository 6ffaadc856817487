"""The copies of their source rows that pivot tables of an XLSX keep.

The rows stay in the file when the sheet they came from is deleted; more than one authority has
published personal data that way.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import frames, whole_number
from scanner.readers.office_zip import ZIP_ERRORS, iterate, opened_zip, relations
from scanner.readers.opened import Opened, ReadError

_DEFINITION = re.compile(r"xl/pivotCache/pivotCacheDefinition(\d+)\.xml", re.IGNORECASE)
_VALUES = frozenset(("s", "n", "d", "b", "e", "m"))


def pivot_caches(source: Opened) -> Iterator[Block]:
    """One hidden table for each cache with rows of its own, its header the names of the fields."""
    try:
        with opened_zip(source) as archive:
            for part in sorted(filter(_DEFINITION.fullmatch, archive.namelist())):
                yield from _cache(archive, part)
    except ZIP_ERRORS:
        return


def _cache(archive: zipfile.ZipFile, part: str) -> Iterator[Block]:
    found = _DEFINITION.fullmatch(part)
    place = f"pivot cache {found[1] if found else ''}"
    try:
        header, shared = _fields(archive, part)
        records = [target for target in relations(archive, part).values() if "Records" in target]
        rows = [row for target in records for row in _rows(archive, target, shared)]
    except (*ZIP_ERRORS, ReadError):
        yield Unread(place=place, code="damaged")
        return
    if header and rows:
        batches = frames((row[: len(header)] for row in rows), len(header))
        yield Table(place=place, name=place, header=header, batches=batches, hidden=True)


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _value(element: etree._Element) -> str | None:
    value = element.get("v")
    return whole_number(value.removesuffix("T00:00:00")) if value else None


def _fields(archive: zipfile.ZipFile, part: str) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """Names of the fields, and the values each of them shares among its rows."""
    names: list[str] = []
    shared: list[list[str | None]] = []
    held: list[str | None] = []
    for element in iterate(archive, part):
        name, parent = _name(element), element.getparent()
        if name in _VALUES and parent is not None and _name(parent) == "sharedItems":
            held.append(_value(element))
        elif name == "cacheField":
            names.append(element.get("name", ""))
            shared.append(held)
            held = []
    return tuple(names), shared


def _rows(
    archive: zipfile.ZipFile, part: str, shared: list[list[str | None]]
) -> Iterator[list[str | None]]:
    for element in iterate(archive, part):
        if _name(element) == "r":
            cells = list(element)
            yield [
                _cell(cell, shared[index] if index < len(shared) else [])
                for index, cell in enumerate(cells)
            ]


def _cell(element: etree._Element, shared: list[str | None]) -> str | None:
    """The value of a cell, or the shared one it points to."""
    if _name(element) != "x":
        return _value(element)
    index = element.get("v", "")
    return shared[int(index)] if index.isdecimal() and int(index) < len(shared) else None
