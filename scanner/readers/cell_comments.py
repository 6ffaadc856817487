"""Comments on cells of an XLSX: each told with the words of its row, which say whom it is about.

Knowledge: ECMA-376 part 1, 18.7 (comments); threaded comments as Excel 365 writes them (MS-XLSX).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence

from scanner.readers.number_formats import sheets
from scanner.readers.office_zip import ZIP_ERRORS, iterate, opened_zip, relations
from scanner.readers.opened import Opened, ReadError

_PARTS = re.compile(r"xl/(?:comments/?|threadedComments/)[^/]*\.xml")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORDS = re.compile(r"[^\W\d_][^\d@|]{0,60}")
_LEGACY = "[Threaded comment]"
"""How Excel fills the old comment of a cell whose thread stands in a part of its own."""


class CellComments:
    """The comments of a workbook, and the words of the rows that they hang on, once those are read.

    parts: where they lie in the archive.
    """

    def __init__(self, source: Opened) -> None:
        """Nothing is known where the container is broken, which `office_zip.comments` says."""
        self.parts = set[str]()
        self._noted: dict[str, dict[int, list[tuple[int, str]]]] = {}
        self._said: list[str] = []
        try:
            with opened_zip(source) as archive:
                self._find(archive)
        except (*ZIP_ERRORS, ReadError):
            self.parts, self._noted = set(), {}

    def _find(self, archive: zipfile.ZipFile) -> None:
        if not any(map(_PARTS.fullmatch, archive.NameToInfo)):
            return
        for name, part in sheets(archive).items():
            for beside in relations(archive, part).values():
                if _PARTS.fullmatch(beside) and beside in archive.NameToInfo:
                    self.parts.add(beside)
                    for row, column, text in _noted(archive, beside):
                        self._noted.setdefault(name, {}).setdefault(row, []).append((column, text))

    def rows_of(self, sheet: str) -> frozenset[int]:
        """Numbers of the rows of a sheet, from 0, that have a comment."""
        return frozenset(self._noted.get(sheet, {}))

    def hear(self, sheet: str, number: int, row: Sequence[object], left: int) -> None:
        """Take note of a row that has comments; left: the column of its first cell."""
        self._said += _told(row, left, self._noted[sheet].pop(number))

    def lines(self) -> Iterator[str]:
        """Every comment as a paragraph, those of rows that were not read last."""
        for rows in self._noted.values():
            for noted in rows.values():
                self._said += _told((), 0, noted)
        yield from (f"{line}\n\n" for line in self._said)


def _noted(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int, str]]:
    held: list[str] = []
    for element in iterate(archive, part):
        name = str(element.tag).rsplit("}", 1)[-1]
        if name in {"t", "text"} and element.text:
            held.append(element.text)
        elif name in {"comment", "threadedComment"}:
            text, held = " ".join("".join(held).split()), []
            cell = _CELL.fullmatch(element.get("ref", ""))
            if cell and text and not text.startswith(_LEGACY):
                yield int(cell[2]) - 1, _number(cell[1]), text


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _told(row: Sequence[object], left: int, noted: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The comments of a row, each behind the words of the commented cell, else of the row.

    row: its cells; left: the column of the first. A name in two cells is told whole.
    """
    spoken = {at: str(cell).strip() for at, cell in enumerate(row, left) if _says(cell)}
    for column, text in noted:
        who = spoken.get(column, "")
        if " " not in who:
            said = [cell for _, cell in sorted(spoken.items())]
            who = said[0] if said and " " in said[0] else ", ".join(said[:2])
        yield f"{who}: {text}" if who and who not in text else text


def _says(cell: object) -> bool:
    return isinstance(cell, str) and _WORDS.fullmatch(cell.strip()) is not None
