"""What a document's parts give: paragraphs in order, and the tables among them that hold data."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.blocks import Block, Table
from pipelines.tables.document_forms import form_lines, lines_over
from scanner.readers.cells import WIDTH_LIMIT, grid
from scanner.readers.passages import kind_of, passages

Rows = list[list[str | None]]
"""Cells of a table, row by row; rows may differ in width."""

GAP = "   "
"""Stands between cells of a row that is told as a line of text."""

_FEWEST_ROWS = 3
_LONGEST_CELL = 2000
_INLINE = re.compile(r"[A-Za-z ./#]{2,30}: \S")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(slots=True)
class Flow:
    """Paragraphs of a part in order, and its data tables."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)

    def paragraph(self, text: str) -> None:
        """Adds a paragraph; tabs become gaps, of blank ones one stays: it parts what is told."""
        if not text.isprintable():
            text = _CONTROLS.sub("", text).replace("\t", GAP)
        plain = text.rstrip()
        if plain or (self.paragraphs and self.paragraphs[-1]):
            self.paragraphs.append(plain)

    def running(self, texts: list[str]) -> None:
        """Adds paragraphs that follow each other, as one by one."""
        for text in texts:
            self.paragraph(text)

    def table(self, rows: Rows) -> None:
        """Adds a table: one of data stays a table, a form or layout becomes lines of text."""
        told = form_lines(rows)
        if told is not None:
            for line in told:
                self.paragraph(line)
        elif is_data(rows):
            over = lines_over(rows)
            self.running(over)
            rows = rows[len(over) :]
            self.tables.append([row[:WIDTH_LIMIT] for row in rows])
        else:
            self.lines(rows)

    def lines(self, rows: Rows) -> None:
        """Adds rows as lines of text, cells three spaces apart."""
        for row in rows:
            line = GAP.join(cell for cell in row if cell)
            if line:
                self.paragraph(line)

    def add(self, other: Flow) -> None:
        """Adds all that another flow holds, behind what is here; not the blank at its end."""
        self.paragraphs.extend(other.paragraphs[: -1 if other.paragraphs[-1:] == [""] else None])
        self.tables.extend(other.tables)

    def text(self) -> str:
        """The paragraphs, one line each, then what tables inside a cell hold."""
        nested = [GAP.join(filter(None, line)) for table in self.tables for line in table]
        return "\n".join([*self.paragraphs, *nested]).strip()

    def blocks(self, place: str, name: str, numbers: Iterator[int]) -> Iterator[Block]:
        """The tables, each as it comes, then the text.

        place: of the text; numbers: gives the next number of a table ("table 3"), counted
        through the whole document. name: the hint for typing that every table gets.
        """
        for rows in self.tables:
            at = f"table {next(numbers)}"
            where = f"{place}, {at}" if place.startswith(("slide", "page")) else at
            yield Table(place=where, name=name, header=None, batches=grid(rows))
        flow = "\n".join(self.paragraphs).rstrip("\n")
        yield from passages([flow], place, kind_of(flow))


def numbering() -> Iterator[int]:
    """1, 2, 3, …: the numbers of a document's tables."""
    return itertools.count(1)


def is_data(rows: Rows) -> bool:
    """Whether a table holds rows of data, and is no form and no frame for the layout."""
    wide = sum(len(row) > 1 for row in rows)
    if len(rows) < _FEWEST_ROWS or wide * 2 <= len(rows) or _is_form(rows):
        return False
    return max((len(cell) for row in rows for cell in row if cell), default=0) <= _LONGEST_CELL


def _is_form(rows: Rows) -> bool:
    """Labels beside values: half of the first cells end in a colon, or half of all hold one."""
    first = [(row[0] or "").strip() for row in rows if row]
    labels = sum(text.endswith((":", "?")) for text in first)
    inline = sum(bool(_INLINE.match(cell or "")) for row in rows for cell in row)
    return labels * 2 > len(first) or inline * 2 > sum(len(row) for row in rows)
