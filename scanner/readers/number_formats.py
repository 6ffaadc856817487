"""Number formats that hold leading zeros: `000-00-0000`, `00000`.

A workbook stores the social security number 012-34-5678 as the number 12345678 and shows it by
its format; calamine gives the number. This reads the formats of a workbook, and only where it has
such a format at all, the sheets once more.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from scanner.readers.office_zip import iterate, relations

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]+")


@dataclass(frozen=True, slots=True)
class Zeros:
    """A format of zeros and separators, `000-00-0000`."""

    pattern: str

    def apply(self, text: str | None) -> str | None:
        """A whole number as the workbook shows it; every other cell as it is."""
        places = self.pattern.count("0")
        if text is None or not text.isdigit() or len(text) > places:
            return text
        digits = iter(text.zfill(places))
        return "".join(next(digits) if char == "0" else char for char in self.pattern)


Formats = dict[int, Zeros]
"""Column (from 0) -> the format of zeros that its numbers have."""


def zeros_of(code: str) -> Zeros | None:
    """The format that a code of Excel stands for, where it is of zeros and separators.

    Null for others, and for those with fewer than three zeros.
    """
    plain = re.sub(r'\\(.)|"([^"]*)"', lambda found: found[1] or found[2] or "", code)
    plain = re.sub(r"\[[^\]]*\]|_.", "", plain.split(";")[0])
    fits = re.fullmatch(r"[0\-/ ()]+", plain) and plain.count("0") >= 3
    return Zeros(plain.strip()) if fits else None


def commonest(counts: Mapping[int, Counter[Zeros]]) -> Formats:
    """The format of zeros that most numbers of each column have."""
    return {column: found.most_common(1)[0][0] for column, found in counts.items()}


def zero_formats(archive: zipfile.ZipFile) -> dict[str, Formats]:
    """Sheet name -> formats of its columns, of an XLSX; empty where it has none.

    Raises ReadError and what `ZIP_ERRORS` names where it is broken.
    """
    styles = _styles(archive)
    if not styles:
        return {}
    return {name: _columns(archive, part, styles) for name, part in sheets(archive).items()}


def _local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(_MAIN).removeprefix(_STRICT)


def _styles(archive: zipfile.ZipFile) -> dict[str, Zeros]:
    """Number of a cell style -> its format of zeros."""
    codes: dict[str, Zeros] = {}
    styles: dict[str, Zeros] = {}
    count = 0
    for element in iterate(archive, "xl/styles.xml"):
        name = _local(element)
        if name == "numFmt":
            zeros = zeros_of(element.get("formatCode", ""))
            if zeros:
                codes[element.get("numFmtId", "")] = zeros
        parent = element.getparent()
        if name == "xf" and parent is not None and _local(parent) == "cellXfs":
            zeros = codes.get(element.get("numFmtId", ""))
            if zeros:
                styles[str(count)] = zeros
            count += 1
    return styles


def sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> its part in the archive."""
    parts = relations(archive, "xl/workbook.xml")
    found = {}
    for element in iterate(archive, "xl/workbook.xml"):
        if _local(element) == "sheet":
            keys = [value for key, value in element.attrib.items() if str(key).endswith("}id")]
            if keys and str(keys[0]) in parts:
                found[element.get("name", "")] = parts[str(keys[0])]
    return found


def _columns(archive: zipfile.ZipFile, part: str, styles: dict[str, Zeros]) -> Formats:
    """The commonest format of zeros of each column."""
    counts: dict[int, Counter[Zeros]] = {}
    for element in iterate(archive, part):
        if _local(element) != "c":
            continue
        zeros = styles.get(element.get("s", ""))
        place = _REFERENCE.match(element.get("r", ""))
        if zeros and place and element.get("t", "n") == "n":
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - 64
            counts.setdefault(column - 1, Counter())[zeros] += 1
    return commonest(counts)
