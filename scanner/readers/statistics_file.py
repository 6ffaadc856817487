"""Files of statistics programs, by pyreadstat: SAS, SPSS and Stata."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from pipelines.blocks import Block, Expected, Table, Unread
from scanner.readers.arrow_cells import text_of
from scanner.readers.cells import batch_rows, cell, grid
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.statistics_dates import moments

MEDIA_TYPES = (
    *("application/x-sas-data", "application/x-sas-xport", "application/x-sas-catalog"),
    *("application/x-spss-sav", "application/x-spss-por", "application/x-stata-dta"),
    "application/x-spss-encrypted",
)

_FUNCTIONS = {
    "application/x-sas-data": "read_sas7bdat",
    "application/x-sas-xport": "read_xport",
    "application/x-sas-catalog": "read_sas7bcat",
    "application/x-spss-sav": "read_sav",
    "application/x-spss-por": "read_por",
    "application/x-stata-dta": "read_dta",
}
_KEEP_MISSING = frozenset({"read_sas7bdat", "read_sav", "read_dta"})
_ENCODINGS = (None, "WINDOWS-1252", "ISO-8859-1")

Read = Callable[..., tuple[dict[str, list[Any]], Any]]


def read(source: Opened) -> Iterator[Block]:
    """One table; a column of coded answers is followed by one of what the codes mean.

    Codes for missing values stay as they are, dates are ISO. A column's label stands behind its
    name in the header. Notes of the file come as text. The header states how many rows there
    are (not in POR and XPT). Adds Unread("damaged") where the file breaks off. Raises ReadError:
    `damaged`, `encrypted`, `empty` for a file without columns.
    """
    if source.media_type.endswith("encrypted"):
        raise ReadError("encrypted")
    if source.media_type.endswith("catalog"):
        yield from _catalog(source)
        return
    reading = _Reading(source)
    about = reading.about
    notes = [text for text in (about.file_label, *about.notes) if text and text.strip()]
    yield from passages((f"{note}\n" for note in notes), "notes")
    rows = about.number_rows
    if rows is not None and rows >= 0:
        yield Expected(unit="rows", place="", count=rows)
    if not about.column_names:
        raise ReadError("empty")
    name = about.table_name or source.stem
    yield Table(place="", name=name, header=reading.header, batches=reading.batches())
    if reading.broken:
        yield Unread(place="", code="damaged")


class _Reading:
    """One file; `broken` once it could not be read to its end."""

    def __init__(self, source: Opened) -> None:
        self._source = source
        self._function = _FUNCTIONS[source.media_type]
        self._encoding: str | None = None
        self._begun: dict[str, list[Any]] | None = None
        self.broken = False
        self.about = self._read(metadataonly=True)[1]
        try:
            self._begun = self._read(row_offset=0, row_limit=self._most)[0]
        except ReadError:
            self._find_encoding()
        names = self.about.column_names
        self.labels = {
            index: {_code(code): str(text) for code, text in values.items()}
            for index, name in enumerate(names)
            if (values := self.about.variable_value_labels.get(name))
        }

    @property
    def _most(self) -> int:
        """Rows of one call, 0 for all: what has no index is read from its beginning each time."""
        width = len(self.about.column_names) + len(self.about.variable_value_labels)
        return batch_rows(width) if self.about.number_rows is not None else 0

    def _find_encoding(self) -> None:
        """The first encoding in which the beginning is characters, else the last one tried."""
        for encoding in _ENCODINGS if self._function != "read_por" else (None,):
            self._encoding = encoding
            self.about = self._read(metadataonly=True)[1]
            try:
                self._read(row_limit=1000)
            except ReadError:
                continue
            return

    def _read(self, **how: object) -> tuple[dict[str, list[Any]], Any]:
        """Columns and metadata. Raises ReadError("damaged")."""
        import pyreadstat  # noqa: PLC0415 - slow to import, and seldom needed

        if self._function in _KEEP_MISSING:
            how["user_missing"] = True
        if self._encoding:
            how["encoding"] = self._encoding
        stream = self._source.open() if self._source.path is None else self._source.path
        function: Read = getattr(pyreadstat, self._function)
        try:
            return function(
                stream,
                output_format="dict",
                disable_datetime_conversion=True,
                **how,
            )
        except (
            *(pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeError, ValueError),
            *(OverflowError, KeyError, IndexError, TypeError, OSError),
        ) as error:
            raise ReadError("damaged") from error

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns with their labels, one more for each column of codes."""
        names: list[str] = []
        pairs = zip(self.about.column_names, self.about.column_labels, strict=True)
        for index, (name, label) in enumerate(pairs):
            known = label and label.strip() and label.strip().lower() != name.lower()
            names.append(f"{name} ({label.strip()})" if known else name)
            if index in self.labels:
                names.append(f"{names[-1]}, in words")
        return tuple(names)

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows, a bounded number at a time."""
        step, most = batch_rows(len(self.header)), self._most
        at = 0
        while True:
            columns = self._rows(at, most)
            count = len(next(iter(columns.values()), []))
            if count:
                frame = pl.DataFrame(
                    [column.rename(str(n)) for n, column in enumerate(self._columns(columns))]
                )
                yield from frame.iter_slices(step)
            at += count
            if self.broken or not most or count < most:
                return

    def _rows(self, at: int, most: int) -> dict[str, list[Any]]:
        """Rows from `at` on, at most so many (0 for all); those before a break if there is one."""
        begun, self._begun = self._begun, None
        if begun is not None:
            return begun
        try:
            return self._read(row_offset=at, row_limit=most)[0]
        except ReadError:
            self.broken = True
        good, step = 0, 1
        found: dict[str, list[Any]] = {}
        growing = True
        while step and (not most or good + step <= most):
            try:
                found = self._read(row_offset=at, row_limit=good + step)[0]
            except ReadError:
                growing = False
            else:
                good += step
                if len(next(iter(found.values()), [])) < good:
                    break
            step = step * 2 if growing else step // 2
        return found

    def _columns(self, columns: dict[str, list[Any]]) -> Iterator[pl.Series]:
        """Each column as strings, and what its codes mean behind it."""
        formats = self.about.original_variable_types
        program = self._function
        for index, (name, values) in enumerate(columns.items()):
            column = _typed(values)
            if column.dtype.is_numeric():
                column = moments(column, formats.get(name) or "", program)
            # the library makes strings of what ends with a NUL, so that none is inside
            text = column if column.dtype == pl.String else text_of(column)
            yield text if text.dtype == pl.String else text.cast(pl.String)
            if index in self.labels:
                yield text.replace_strict(self.labels[index], default=None, return_dtype=pl.String)


def _typed(values: list[Any]) -> pl.Series:
    """A column of the file; letters among numbers are kinds of missing values."""
    try:
        return pl.Series(values, strict=True)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series([cell(value) for value in values], dtype=pl.String)


def _code(code: object) -> str:
    """A code as its column shows it."""
    return cell(code) or ""


def _catalog(source: Opened) -> Iterator[Block]:
    """The formats that a SAS catalog holds: name, code, meaning."""
    import pyreadstat  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        stream: Any = source.open() if source.path is None else source.path
        about = pyreadstat.read_sas7bcat(stream, output_format="dict")[1]
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OSError) as error:
        raise ReadError("damaged") from error
    rows = [
        [name, _code(code), str(text)]
        for name, values in about.value_labels.items()
        for code, text in values.items()
    ]
    if not rows:
        raise ReadError("empty")
    header = ("format", "code", "meaning")
    yield Table(place="", name=source.stem, header=header, batches=grid(rows))
