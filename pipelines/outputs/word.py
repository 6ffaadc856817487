"""The notice as a DOCX letter, with mail-merge fields named like the mailing list's columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.outputs.word_page import WordPage, add, add_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from pipelines.outputs.marks import Paragraph, Run

_TEXT_WIDTH = 6.0
"""Inches between the margins of the page."""

_STYLES = {"heading": "Heading2", "item": "ListBullet"}
"""Kind of paragraph -> id of its style."""

_MARGIN = 0.8
_TWIPS = 1440
"""Units of widths in an inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a report; level 1 to 3."""

    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of a report: names of columns, their widths in inches, and the rows as text."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def report(title: str, parts: Iterable[Heading | Grid | str], header: str) -> bytes:
    """Write a report of headings, paragraphs and tables; the same input gives the same bytes.

    Text is 11 point, in tables 10; the first row of a table is repeated on every page.
    """
    page = WordPage("en-US", header, _MARGIN)
    page.paragraph("Heading1", title)
    for part in parts:
        if isinstance(part, Heading):
            page.paragraph(f"Heading{part.level}", part.text)
        elif isinstance(part, Grid):
            _grid(page, part)
        else:
            page.paragraph(None, part)
    return page.packed()


def letter(title: str, paragraphs: Sequence[Paragraph], header: str, tag: str) -> bytes:
    """Write the letter; the same input gives the same bytes.

    Text is 11 point, in tables 10, and blanks are highlighted. header: on every page; "" for none.
    tag: of the language, by which a word processor picks its dictionary and its font.
    """
    page = WordPage(tag, header, None)
    page.paragraph("Heading1", title)
    rows: list[Paragraph] = []
    after = [*(paragraph.kind for paragraph in paragraphs[1:]), ""]
    for paragraph, following in zip(paragraphs, after, strict=True):
        if paragraph.kind == "row":
            rows.append(paragraph)
            if following != "row":
                _rows(page, rows)
                rows = []
            continue
        close = paragraph.kind == following == "line"
        written = page.paragraph(_STYLES.get(paragraph.kind), close=close)
        for run in paragraph.runs:
            _write(written, run)
    return page.packed()


def _grid(page: WordPage, grid: Grid) -> None:
    widths = [round(width * _TWIPS) for width in grid.widths]
    table = page.table(widths)
    for number, texts in enumerate((grid.columns, *grid.rows)):
        row = _row(table, names=number == 0)
        for text, width in zip(texts, widths, strict=True):
            written = _cell(row, width)
            add(add(written, "w:pPr"), "w:spacing", after="0")
            add_run(written, text, bold=number == 0)
    page.paragraph(None, close=True)


def _rows(page: WordPage, rows: Sequence[Paragraph]) -> None:
    """Write rows as a table: the first one names the columns, which have room by what they hold."""
    count = len(rows[0].cells)
    texts = [[_length(runs) for runs in row.cells[:count]] for row in rows]
    longest = [max((row[at] for row in texts if at < len(row)), default=0) for at in range(count)]
    weights = [min(max(length, 24), 240) ** 0.5 for length in longest]
    widths = [round(_TEXT_WIDTH * weight / sum(weights) * _TWIPS) for weight in weights]
    table = page.table(widths)
    for number, paragraph in enumerate(rows):
        row = _row(table, names=number == 0)
        cells = [*paragraph.cells[:count], *[()] * (count - len(paragraph.cells))]
        for runs, width in zip(cells, widths, strict=True):
            written = _cell(row, width)
            for run in runs:
                _write(written, run, bold=number == 0)
    page.paragraph(None, close=True)


def _row(table: etree._Element, *, names: bool) -> etree._Element:
    """Begin a row, which no page parts; names: it names the columns, on every page again."""
    row = add(table, "w:tr")
    properties = add(row, "w:trPr")
    add(properties, "w:cantSplit")
    if names:
        add(properties, "w:tblHeader")
    return row


def _length(runs: Iterable[Run]) -> int:
    """Characters that a cell shows, without fields."""
    return sum(len(_shown(run)) for run in runs if run.kind != "field")


def _cell(row: etree._Element, width: int) -> etree._Element:
    """Add a cell to a row; the paragraph in it."""
    cell = add(row, "w:tc")
    add(add(cell, "w:tcPr"), "w:tcW", type="dxa", w=str(width))
    return add(cell, "w:p")


def _write(paragraph: etree._Element, run: Run, *, bold: bool | None = None) -> None:
    """bold: null outside of tables."""
    if run.kind == "field":
        field = add(paragraph, "w:fldSimple", instr=f" MERGEFIELD {run.text} ")
        add_run(field, f"\u00ab{run.text}\u00bb")
        return
    marked = run.kind in {"blank", "note", "check"}
    add_run(paragraph, _shown(run), bold=bold, marked=marked)


def _shown(run: Run) -> str:
    return f"[{run.text}]" if run.kind in {"blank", "note"} else run.text
