"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS, by calamine."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

import polars as pl
import python_calamine as calamine

from pipelines.blocks import Block, Table, Unread
from scanner.readers import (
    hidden_columns,
    number_formats_binary,
    number_formats_open,
    open_document,
    workbook_binary,
    workbook_records,
)
from scanner.readers.cells import batch_rows, cell
from scanner.readers.linked_cells import linked_cells
from scanner.readers.number_formats import Formats, Zeros, zero_formats
from scanner.readers.office_zip import ZIP_ERRORS, comments, embedded, opened_zip
from scanner.readers.opened import Opened, ReadError
from scanner.readers.pivot_cache import pivot_caches
from scanner.readers.workbook_margins import margins, open_names

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
_XLS = "application/vnd.ms-excel"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
MEDIA_TYPES = (
    _XLSX,
    "application/vnd.ms-excel.sheet.macroenabled.12",
    _XLSB,
    _XLS,
    _ODS,
)

_ERRORS = (calamine.CalamineError, ValueError, OverflowError, OSError)


def read(source: Opened) -> Iterator[Block]:
    """One table for each sheet with a cell, in order, hidden ones marked; header not yet known.

    Rows above the first and below the last used one are left out, `first_row` counts them;
    columns keep their letters; a cell that shows an error (#N/A, #REF!) is empty. Comments come
    as text, embedded files as members. Raises ReadError: `encrypted`, `damaged`, `empty` when no
    sheet holds a cell.
    """
    if source.media_type == _XLS and workbook_binary.is_encrypted(source):
        raise ReadError("encrypted")
    try:
        with _calm():
            book = calamine.load_workbook(source.path or io.BytesIO(source.bytes()))
    except calamine.PasswordError as error:
        raise ReadError("encrypted") from error
    except _ERRORS as error:
        raise ReadError("damaged") from error
    found = False
    for block in chain(_sheets(book, source), _besides(source)):
        found = True
        yield block
    if not found:
        raise ReadError("empty")


def _sheets(book: calamine.CalamineWorkbook, source: Opened) -> Iterator[Block]:
    """A table for each sheet with a cell, Unread for a broken one."""
    formats, columns = _formats(source), _hidden(source)
    for meta in book.sheets_metadata:
        if meta.typ in (calamine.SheetTypeEnum.ChartSheet, calamine.SheetTypeEnum.Vba):
            continue
        place = f"sheet {meta.name}"
        try:
            with _calm():
                sheet = book.get_sheet_by_name(meta.name)
        except (*_ERRORS, ReadError):
            yield Unread(place=place, code="damaged")
            continue
        if sheet.start is None or sheet.end is None:
            continue
        table = _table(sheet, place, formats.get(meta.name, {}))
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            yield replace(table, hidden=True)
        else:
            used = columns.get(meta.name, frozenset()) & set(range(sheet.end[1] + 1))
            yield replace(table, hidden_columns=used)


def _formats(source: Opened) -> dict[str, Formats]:
    """Sheet name -> formats of zeros; empty where the workbook has none or is broken."""
    if source.media_type == _XLS:
        return number_formats_binary.zero_formats(source)
    read_in = {
        _XLSB: workbook_records.zero_formats,
        _ODS: number_formats_open.zero_formats,
    }.get(source.media_type, zero_formats)
    try:
        with opened_zip(source) as archive:
            return read_in(archive)
    except (*ZIP_ERRORS, ReadError):
        return {}


def _hidden(source: Opened) -> hidden_columns.Hidden:
    """Sheet name -> hidden columns; empty where nothing is known of them."""
    if source.media_type == _XLS:
        return number_formats_binary.hidden_columns(source)
    read_in = {
        _XLSB: workbook_records.hidden_columns,
        _ODS: hidden_columns.of_open_sheets,
    }.get(source.media_type, hidden_columns.of_sheets)
    try:
        with opened_zip(source) as archive:
            return read_in(archive)
    except (*ZIP_ERRORS, ReadError):
        return {}


class _calm:  # noqa: N801 - used like a function
    """A panic of calamine's Rust code, a BaseException without a class to name, as `damaged`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise ReadError("damaged")


def _table(sheet: calamine.CalamineSheet, place: str, formats: Formats) -> Table:
    """The used rows of a sheet; formats: column -> number format of zeros."""
    first, left = sheet.start or (0, 0)
    width = (sheet.end or (0, 0))[1] + 1

    def batches() -> Iterator[pl.DataFrame]:
        rows = islice(_one_over_several(sheet, left), first, None)
        while held := list(islice(rows, batch_rows(width))):
            margin = [pl.Series(str(at), [None] * len(held), pl.String) for at in range(left)]
            columns = enumerate(zip(*held, strict=True), left)
            cells = [_column(str(at), values, formats.get(at)) for at, values in columns]
            yield _tidy(pl.DataFrame(margin + cells))

    return Table(place=place, name=sheet.name, header=None, batches=batches(), first_row=first)


def _one_over_several(sheet: calamine.CalamineSheet, left: int) -> Iterator[Sequence[object]]:
    """The rows of a sheet; words in a cell that was merged over several rows stand in each of them.

    Numbers stay where they are: those of a household's head are not its members'.
    """
    spans = sheet.merged_cell_ranges or ()
    tall = {top: bottom[0] for top, bottom in spans if bottom[0] > top[0] and top[1] >= left}
    opened = dict[int, tuple[int, str]]()
    for number, row in enumerate(sheet.iter_rows()):
        for column, (last, said) in opened.items() if opened else ():
            if number <= last and not row[column - left]:
                row[column - left] = said
        for at, value in enumerate(row, left) if tall else ():
            words = isinstance(value, str) and not any(char.isdigit() for char in value)
            if words and (last_row := tall.get((number, at))):
                opened[at] = (last_row, str(value))
        yield row


def _column(name: str, values: tuple[object, ...], zeros: Zeros | None) -> pl.Series:
    """The cells of one column; a column of texts at once."""
    try:
        return pl.Series(name, values, pl.String)  # refuses whatever is no text
    except TypeError:
        pass
    cells = list(map(_cell, values))
    if zeros:
        pairs = zip(values, cells, strict=True)
        cells = [zeros.apply(text) if type(v) in (int, float) else text for v, text in pairs]
    return pl.Series(name, cells, pl.String)


def _tidy(frame: pl.DataFrame) -> pl.DataFrame:
    """The cells without NUL, "" as null."""
    if any(frame.select(pl.all().str.contains("\0", literal=True).any()).row(0)):
        frame = frame.with_columns(pl.all().str.replace_all("\0", "", literal=True))
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all()))


def _cell(value: object) -> str | None:
    if type(value) is str:
        return value
    if type(value) is float:
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.timedelta):
        return str(value)
    return cell(value)


def _besides(source: Opened) -> Iterator[Block]:
    """What a workbook holds beside its sheets: copies of rows, comments, names, embedded files."""
    if source.media_type in MEDIA_TYPES[:3]:
        yield from pivot_caches(source)
        yield from linked_cells(source)
        yield from comments(source)
        yield from margins(source)
        yield from embedded(source)
    elif source.media_type == _XLS:
        yield from workbook_binary.beside_cells(source)
    else:
        yield from open_document.beside_cells(source)
        yield from open_names(source)
