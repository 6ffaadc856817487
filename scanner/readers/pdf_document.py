"""PDF, by PDFium: text by rows, tables, form values, comments, attachments.

Form values and comments are not part of a page's text (1 of 95 values was, study of readers);
they are read from the annotations.
"""

from __future__ import annotations

import ctypes
import logging
import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipelines.blocks import Block, Member, Table, Unread
from scanner.readers.cells import grid
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.page_layout import Glyph, Grid, Line, lines, tables
from scanner.readers.passages import kind_of, passages
from scanner.readers.pdf_annotations import drawn_on, filled_fields, remarks, xfa_values

MEDIA_TYPES = ("application/pdf",)

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # a library never speaks to the user

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HIDDEN_FONT = 0.1
_SCANNED = 100
_STROKES = 30
_GLYPHS = 200_000


def read(source: Opened) -> Iterator[Block]:
    """Text of each page, its tables apart; a table that goes on over pages is one.

    Pages that are pictures give Unread("no_text"), pages whose font has no map to characters
    Unread("undecodable"). Raises ReadError: `encrypted`, `damaged`, `empty` without pages.
    """
    document = _opened(source)
    with closing(document):
        if not len(document):
            raise ReadError("empty")
        form = document.get_formtype() != raw.FORMTYPE_NONE
        if form:
            document.init_forms()
        reading = _Reading(document, source.stem)
        for number in range(len(document)):
            yield from reading.page(number)
        yield from reading.close()
        yield from passages([xfa_values(document)], "form data", "page")
        yield from _attachments(document)


def _opened(source: Opened) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.path or source.bytes())
    except pdfium.PdfiumError as error:
        locked = error.err_code == _PASSWORD
        raise ReadError("encrypted" if locked else "damaged") from error
    except OSError as error:
        raise ReadError("unreadable") from error


class _Reading:
    """Pages in order; a table stays open until a page does not continue it."""

    def __init__(self, document: pdfium.PdfDocument, name: str) -> None:
        self._document = document
        self._name = name
        self._open: Grid | None = None
        self._place = ""
        self._tables = 0

    def page(self, number: int) -> Iterator[Block]:
        """The blocks of one page."""
        place = f"page {number + 1}"
        try:
            page = self._document[number]
        except pdfium.PdfiumError:
            yield Unread(place=place, code="damaged")
            return
        with closing(page):
            glyphs = _glyphs(page)
            found = lines(glyphs)
            grids, rest = tables(found)
            yield from self._grids(grids, place, len(found))
            fields = filled_fields(self._document, page)
            text = "\n".join([*map(_spaced, rest), *fields, *remarks(page)])
            yield from passages([text], place, kind_of(text))
            yield from _doubts(page, glyphs, place, bool(fields))

    def _grids(self, grids: list[Grid], place: str, height: int) -> Iterator[Block]:
        """Closes the open table, or lets the first one of this page continue it."""
        for index, found in enumerate(grids):
            goes_on = self._open and index == 0 and found.first <= 0.2 * height + 2
            if goes_on and self._open and found.continues(self._open):
                head = self._open.rows[0]
                self._open.rows.extend(row for row in found.rows if row != head)
                continue
            yield from self.close()
            self._open, self._place = found, place
        if not grids:
            yield from self.close()

    def close(self) -> Iterator[Block]:
        """The open table, finished."""
        if self._open:
            self._tables += 1
            place = f"{self._place}, table {self._tables}"
            batches = grid(self._open.rows)
            yield Table(place=place, name=self._name, header=None, batches=batches)
        self._open = None


def _spaced(line: Line) -> str:
    """The line, behind an empty one where the page has a wide gap."""
    return ("\n" if line.gap > 0.8 else "") + line.text


def _glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Every visible character, upright as the page is shown."""
    turn = page.get_rotation()
    box = raw.FS_RECTF()
    glyphs: list[Glyph] = []
    with closing(page.get_textpage()) as text:
        for index in range(min(text.count_chars(), _GLYPHS)):
            char = _char(raw.FPDFText_GetUnicode(text.raw, index))
            if char.isspace() or not char:
                continue
            if not raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
                continue
            glyphs.append(_turned(char, (box.left, box.right, box.bottom, box.top), turn))
    return glyphs


def _char(code: int) -> str:
    """The character of a code of PDFium: "" for none to show, U+FFFD where the font has no map."""
    if code in {0xAD, 0xFFFE, 0xFFFF} or code > 0x10FFFF:
        return ""
    if code == 0x02:  # the hyphen at the end of a line
        return "-"
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def _turned(char: str, box: tuple[float, float, float, float], turn: int) -> Glyph:
    """The character as it stands once the page is turned by its own rotation."""
    left, right, bottom, top = box
    if turn == 90:
        return Glyph(char, bottom, top, -right, -left)
    if turn == 180:
        return Glyph(char, -right, -left, -top, -bottom)
    if turn == 270:
        return Glyph(char, -top, -bottom, left, right)
    return Glyph(char, left, right, bottom, top)


def _doubts(
    page: pdfium.PdfPage, glyphs: list[Glyph], place: str, filled: bool
) -> Iterator[Unread]:
    """What of the page could not be read as text."""
    odd = sum(_odd(glyph.char) for glyph in glyphs)
    if odd > _HIDDEN_FONT * len(glyphs):
        yield Unread(place=place, code="undecodable")
    if len(glyphs) >= _SCANNED or filled:
        return
    if _picture(page, 0.4 if glyphs else 0.02) or (not glyphs and drawn_on(page)):
        yield Unread(place=place, code="no_text")


def _odd(char: str) -> bool:
    return char < " " or "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or "\x7f" <= char < "\xa0"


def _picture(page: pdfium.PdfPage, share: float) -> bool:
    """Pictures or drawn shapes cover at least this share of the page.

    Where any share will do, so do many lines: letters that are drawn.
    """
    width, height = page.get_size()
    covered, lines_drawn = 0.0, 0
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)
    for count, item in enumerate(page.get_objects(max_depth=3)):
        if item.type in kinds or (share < 0.1 and item.type == raw.FPDF_PAGEOBJ_PATH):
            try:
                left, bottom, right, top = item.get_bounds()
            except pdfium.PdfiumError:
                continue
            covered += abs((right - left) * (top - bottom))
            lines_drawn += item.type == raw.FPDF_PAGEOBJ_PATH
        if count > 20_000 or covered > share * width * height or lines_drawn > _STROKES:
            break
    return bool(covered > share * width * height) or lines_drawn > _STROKES


def _attachments(document: pdfium.PdfDocument) -> Iterator[Block]:
    for number in range(document.count_attachments()):
        try:
            attachment = document.get_attachment(number)
            name = re.sub(r"[\x00-\x1f]", "", attachment.get_name()) or f"attachment {number + 1}"
            content = bytes(attachment.get_data())
        except pdfium.PdfiumError:
            yield Unread(place=f"attachment {number + 1}", code="damaged")
            continue
        if len(content) > MEMBER_LIMIT:
            yield Unread(place=f"attachment {number + 1}", code="too_large")
        else:
            yield Member(name=name, data=content)
