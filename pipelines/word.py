"""The notice as a DOCX letter, with mail-merge fields named like the mailing list's columns."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph as WordParagraph

    from pipelines.marks import Paragraph, Run

_TEXT_WIDTH = 6.0
"""Inches between the margins of the page."""

_STYLES = {"heading": "Heading2", "item": "ListBullet"}
"""Kind of paragraph -> id of its style; looking a style up by its name takes milliseconds."""
_MARGIN = 0.8
_BEGINNING = (1980, 1, 1, 0, 0, 0)


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
    document = _document(header)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], side, Inches(_MARGIN))
    document.add_heading(title, level=1)
    for part in parts:
        if isinstance(part, Heading):
            document.add_heading(part.text, level=part.level)
        elif isinstance(part, Grid):
            _grid(document, part)
        else:
            document.add_paragraph(part)
    return _saved(document)


def _grid(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=0, cols=len(grid.columns), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Inches(width)
    for number, texts in enumerate((grid.columns, *grid.rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, grid.widths, strict=True):
            cell.width = Inches(width)
            written = cell.paragraphs[0].add_run(text)
            written.font.size = Pt(10)
            written.font.bold = number == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def letter(title: str, paragraphs: Sequence[Paragraph], header: str, tag: str) -> bytes:
    """Write the letter; the same input gives the same bytes.

    Text is 11 point, in tables 10, and blanks are highlighted. header: on every page; "" for none.
    tag: of the language, by which a word processor picks its dictionary and its font.
    """
    document = _document(header, tag)
    document.add_heading(title, level=1)
    table = None
    after = [*(paragraph.kind for paragraph in paragraphs[1:]), ""]
    for paragraph, following in zip(paragraphs, after, strict=True):
        if paragraph.kind == "row":
            table = _row(document, table, paragraph)
            if following != "row":
                _fit(table)
            continue
        table = None
        written = document.add_paragraph()
        written._p.style = _STYLES.get(paragraph.kind)
        if paragraph.kind == following == "line":
            written.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            _write(written, run)
    return _saved(document)


def _document(header: str, tag: str = "en-US") -> WordDocument:
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    spoken = OxmlElement("w:lang")
    for side in ("w:val", "w:eastAsia"):
        spoken.set(qn(side), tag)
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return document


def _saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream.getvalue())


def _row(document: WordDocument, table: Table | None, paragraph: Paragraph) -> Table:
    """Write a row into the table, or begin a table with it: its first row names the columns."""
    first = table is None
    if table is None:
        table = document.add_table(rows=0, cols=len(paragraph.cells), style="Table Grid")
    for cell, runs in zip(table.add_row().cells, paragraph.cells, strict=False):
        for run in runs:
            _write(cell.paragraphs[0], run)
        for written in cell.paragraphs[0].runs:
            written.font.size = Pt(10)
            written.font.bold = first
    return table


def _fit(table: Table) -> None:
    """Give the columns of a table room by how much stands in them."""
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    longest = [max(map(len, column)) for column in zip(*texts, strict=True)]
    weights = [min(max(length, 24), 120) ** 0.5 for length in longest]
    widths = [Inches(_TEXT_WIDTH * weight / sum(weights)) for weight in weights]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _write(paragraph: WordParagraph, run: Run) -> None:
    if run.kind == "field":
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" MERGEFIELD {run.text} ")
        shown = paragraph.add_run(f"\u00ab{run.text}\u00bb")
        field.append(shown._r)
        paragraph._p.append(field)
        return
    bracketed = run.kind in {"blank", "note"}
    written = paragraph.add_run(f"[{run.text}]" if bracketed else run.text)
    if bracketed or run.kind == "check":
        written.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _timeless(archive: bytes) -> bytes:
    """Write the archive again with a fixed time on every member."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _BEGINNING)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return stream.getvalue()
