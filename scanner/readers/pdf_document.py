"""PDF, by PDFium: text by rows, tables, form values, comments, attachments; scans recognized.

Form values and comments are not part of a page's text (1 of 95 values was, study of readers);
they are read from the annotations.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipelines.blocks import Block, Expected, Member, Table, Unread
from scanner.readers.cells import grid
from scanner.readers.filled_boxes import paired
from scanner.readers.opened import MEMBER_LIMIT, Opened, ReadError
from scanner.readers.page_layout import Line, lines
from scanner.readers.page_tables import Grid, tables
from scanner.readers.passages import passages
from scanner.readers.passwords import Tries
from scanner.readers.pdf_annotations import filled_fields, remarks, xfa_values
from scanner.readers.pdf_words import words
from scanner.readers.recognized_page import page_text, recognized
from scanner.readers.scanned_page import is_garbled, is_scan, picture_of, says_the_same
from scanner.readers.text_columns import in_order

MEDIA_TYPES = ("application/pdf",)

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)  # a library never speaks to the user

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(source: Opened) -> Iterator[Block]:
    """Text of each page, its tables apart; a table that goes on over pages is one.

    Pages that are pictures, and pages whose fonts have no map to characters or a wrong one, are
    recognized; what stands on a scan as text is kept beside. Where nothing is recognized they
    give Unread("no_text" or "undecodable"). Raises ReadError: `encrypted`, `damaged`, `empty`
    without pages.
    """
    document = _opened(source)
    with closing(document):
        if not len(document):
            raise ReadError("empty")
        form = document.get_formtype() != raw.FORMTYPE_NONE
        if form:
            document.init_forms()
        yield Expected(unit="pages", place="", count=len(document))
        reading = _Reading(document, source)
        for number in range(len(document)):
            yield from reading.page(number)
        yield from reading.close()
        yield from passages([xfa_values(document)], "form data", "page")
        yield from _attachments(document)


def _opened(source: Opened) -> pdfium.PdfDocument:
    """The document; where it is locked, by the first password that fits."""
    content = source.path or source.bytes()

    def opened(password: str | None) -> pdfium.PdfDocument | None:
        try:
            return pdfium.PdfDocument(content, password=password)
        except pdfium.PdfiumError as error:
            if error.err_code != _PASSWORD:
                raise ReadError("damaged") from error
            return None
        except OSError as error:
            raise ReadError("unreadable") from error

    document = opened(None) or Tries(source.passwords).first(opened)
    if document is None:
        raise ReadError("encrypted")
    return document


class _Reading:
    """Pages in order; a table stays open until a page does not continue it."""

    def __init__(self, document: pdfium.PdfDocument, source: Opened) -> None:
        self._document = document
        self._source = source
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
            told = words(page)
            text = "".join(word.char for word in told)
            fields, placed = filled_fields(self._document, page)
            garbled = is_garbled(text)
            found, unread = lines([*told, *placed]), list[Unread]()
            if garbled or is_scan(page, len(text), filled=bool(fields or placed)):
                found, unread = self._seen(page, place, found, garbled=garbled)
            found = paired(in_order(found))
            grids, rest = tables(found)
            yield from self._grids(grids, place, len(found))
            extra = "\n".join([*fields, *remarks(page)])
            yield from page_text(rest, extra, place)
            yield from unread

    def _seen(
        self, page: pdfium.PdfPage, place: str, told: list[Line], *, garbled: bool
    ) -> tuple[list[Line], list[Unread]]:
        """The lines of a page that must be looked at, and what of it could not be read.

        told: the lines it has as text; they stay where they are no garble and say more.
        """
        code = "undecodable" if garbled and told else "no_text"
        if not self._source.ocr:
            return told, [Unread(place=place, code=code)]
        try:
            seen = recognized(picture_of(page))
        except ReadError as error:
            return told, [Unread(place=place, code=error.code)]
        shown = " ".join(line.text for line in seen.lines)
        if not seen.lines or says_the_same(shown, " ".join(line.text for line in told)):
            missed = seen.faint or (garbled and not seen.lines)
            return told, [Unread(place=place, code=code)] if missed else []
        kept = [line for line in told if not garbled and not says_the_same(line.text, shown)]
        return [*seen.lines, *kept], [Unread(place=place, code="no_text")] if seen.faint else []

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
            yield Table(place=place, name=self._source.stem, header=None, batches=batches)
        self._open = None


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
