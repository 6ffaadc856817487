"""Columns that a workbook hides from an ordinary user, of XLSX and ODS.

Knowledge: ECMA-376 part 1, 18.3.1.13 (`col`); OpenDocument 1.3 part 3, 9.1.6 and 19.749 (columns
and their visibility).
"""

from __future__ import annotations

import re
import zipfile

from scanner.readers.number_formats import sheets
from scanner.readers.office_zip import found_in, guard, iterate
from scanner.readers.xml_tree import attribute, local

Hidden = dict[str, frozenset[int]]
"""Sheet name -> its hidden columns, from 0."""

_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]{1,1000})>")
_FIELD = re.compile(rb'\b(min|max|hidden)\s*=\s*["\'](\w{1,9})["\']')
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b")
_HEAD = 1 << 18
_COLUMNS = 1 << 14
"""Most columns of a sheet; more are not counted."""

_PART = "content.xml"
_INVISIBLE = re.compile(rb'visibility="(?:collapse|filter)"')


def of_sheets(archive: zipfile.ZipFile) -> Hidden:
    """The hidden columns of an XLSX. Raises ReadError and what `ZIP_ERRORS` names."""
    return {name: _of_part(archive, part) for name, part in sheets(archive).items()}


def _of_part(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    info = archive.getinfo(part)
    guard(info.file_size, info.compress_size)
    with archive.open(info) as stream:
        head = _DATA.split(stream.read(_HEAD), maxsplit=1)[0]
    found: set[int] = set()
    for column in _COLUMN.findall(head):
        told = dict(_FIELD.findall(column))
        first, last = told.get(b"min", b""), told.get(b"max", b"")
        if told.get(b"hidden") in {b"1", b"true"} and first.isdigit() and last.isdigit():
            found.update(range(max(0, int(first) - 1), min(int(last), _COLUMNS)))
    return frozenset(found)


def of_open_sheets(archive: zipfile.ZipFile) -> Hidden:
    """The hidden columns of an ODS. Raises ReadError and what `ZIP_ERRORS` names."""
    if not any(True for _ in found_in(archive, _PART, (b"visibility=",), _INVISIBLE)):
        return {}
    found: dict[str, set[int]] = {}
    counts: dict[str, int] = {}
    for element in iterate(archive, _PART):
        if local(element) != "table-column":
            continue
        above = next((one for one in element.iterancestors() if local(one) == "table"), None)
        name = attribute(above, "name") if above is not None else ""
        repeated = attribute(element, "number-columns-repeated")
        begin = counts.get(name, 0)
        end = counts[name] = min(begin + (int(repeated) if repeated.isdecimal() else 1), _COLUMNS)
        if attribute(element, "visibility") in {"collapse", "filter"}:
            found.setdefault(name, set()).update(range(begin, end))
    return {name: frozenset(columns) for name, columns in found.items()}
