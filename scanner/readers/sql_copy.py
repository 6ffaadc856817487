"""The lines of COPY in dumps of PostgreSQL: by Polars where all are of one width."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from scanner.readers.cells import WIDTH_LIMIT, schema
from scanner.readers.sql_buffer import Buffer
from scanner.readers.sql_tokens import unescape_copy

_PIECE = 4 << 20
_FEWEST = 4096
"""Characters from which on Polars is quicker than cells one by one."""

Cells = list[str | None]


def copied(buffer: Buffer) -> Iterator[Cells | pl.DataFrame]:
    r"""The rows up to the line `\\.`, which is passed over, one by one or many at a time."""
    while piece := buffer.lines(_PIECE):
        end = _end(piece)
        lines = piece if end is None else piece[:end]
        frame = _even(lines) if lines and len(lines) >= _FEWEST else None
        if frame is not None:
            buffer.skip(len(lines))
            yield frame
        else:
            yield from _each(buffer, len(lines))
        if end is not None:
            buffer.line()
            return
    buffer.broken = True


def _end(piece: str) -> int | None:
    r"""Where the line `\\.` begins; null where there is none."""
    at = piece.find("\\.")
    while at >= 0:
        if (at == 0 or piece[at - 1] == "\n") and piece[at + 2 : piece.find("\n", at)].strip(
            "\r"
        ) == "":
            return at
        at = piece.find("\\.", at + 2)
    return None


def _each(buffer: Buffer, size: int) -> Iterator[Cells]:
    until = buffer.passed + size
    while buffer.passed < until and (line := buffer.line()) is not None:
        yield [unescape_copy(cell) for cell in line.rstrip("\r").split("\t")]


def _even(lines: str) -> pl.DataFrame | None:
    """Whole lines of one width; null for others."""
    lines = lines.replace("\r\n", "\n") if "\r" in lines else lines
    rows = lines.count("\n")
    width = lines.count("\t", 0, lines.index("\n")) + 1
    if "\r" in lines or lines.count("\t") != rows * (width - 1) or width > WIDTH_LIMIT:
        return None
    try:
        frame = pl.read_csv(
            lines.encode(),
            has_header=False,
            separator="\t",
            quote_char=None,
            null_values="\\N",
            empty_string_is_null=False,
            schema=schema(width),
        )
    except (pl.exceptions.PolarsError, UnicodeEncodeError):
        return None
    if frame.height != rows:
        return None
    return _unescaped(frame) if lines.count("\\") > lines.count("\\N") else frame


def _unescaped(frame: pl.DataFrame) -> pl.DataFrame:
    """The cells with their escapes undone."""
    for name in frame.columns:
        places = frame[name].str.contains("\\", literal=True).arg_true()
        if len(places):
            texts = [unescape_copy(cell) for cell in frame[name].gather(places).to_list()]
            frame = frame.with_columns(
                frame[name].scatter(places, pl.Series(texts, dtype=pl.String))
            )
    return frame
