"""Number formats that hold leading zeros, in ODS workbooks: a cell keeps the text that it shows."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

from lxml import etree

from scanner.readers.number_formats import Formats, Zeros, commonest
from scanner.readers.office_zip import found_in, iterate
from scanner.readers.xml_tree import attribute, local

_PART = "content.xml"
_DIGITS = b"min-integer-digits"
_PADDED = re.compile(rb'min-integer-digits="(?:[3-9]|[1-9][0-9])"')
_SHOWN = re.compile(r"[0-9][0-9\-/ ()]*")


def zero_formats(archive: zipfile.ZipFile) -> dict[str, Formats]:
    """Sheet name -> formats of its columns; empty where no format pads a number.

    Raises ReadError and what `ZIP_ERRORS` names where the workbook is broken.
    """
    if not any(_pads(archive, part) for part in (_PART, "styles.xml")):
        return {}
    counts: dict[str, dict[int, Counter[Zeros]]] = {}
    for row in iterate(archive, _PART):
        if local(row) != "table-row":
            continue
        above = next((one for one in row.iterancestors() if local(one) == "table"), None)
        found = counts.setdefault(attribute(above, "name") if above is not None else "", {})
        column = 0
        for cell in row:
            zeros = _shown(cell)
            if zeros:
                found.setdefault(column, Counter())[zeros] += 1
            repeated = attribute(cell, "number-columns-repeated")
            column += int(repeated[:5]) if repeated.isdecimal() else 1
    return {name: commonest(columns) for name, columns in counts.items()}


def _pads(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a format of a part asks for three digits or more."""
    held = part in archive.namelist()
    return held and any(True for _ in found_in(archive, part, (_DIGITS,), _PADDED))


def _shown(cell: etree._Element) -> Zeros | None:
    """The format of a number that is shown with zeros before it or with separators in it."""
    if attribute(cell, "value-type") != "float":
        return None
    text = "".join(str(piece) for piece in cell.itertext()).strip()
    digits = re.sub(r"[^0-9]", "", text)
    value = attribute(cell, "value").removesuffix(".0")
    same = _SHOWN.fullmatch(text) and value.isdecimal() and digits.lstrip("0") == value.lstrip("0")
    return Zeros(re.sub("[0-9]", "0", text)) if same and len(text) > len(value) else None
