"""Lists that are safe to open in a spreadsheet program."""

from __future__ import annotations

import polars as pl

_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"


def csv(frame: pl.DataFrame) -> bytes:
    """Write a frame as UTF-8 CSV after RFC 4180 (CRLF, quotes where needed), with a header.

    Lists become their items joined by "; ". A text that a spreadsheet program could read as a
    formula gets an apostrophe in front; a character that no text should hold is left out.
    """
    safe = frame.with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join("; ")
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
    return (
        safe.with_columns(
            _harmless(pl.col(name)) for name, dtype in safe.schema.items() if dtype == pl.String
        )
        .write_csv(line_terminator="\r\n")
        .encode()
    )


def _harmless(text: pl.Expr) -> pl.Expr:
    clean = text.str.replace_all("\x00", "", literal=True)
    marked = pl.concat_str(pl.lit("'"), clean)
    return pl.when(clean.str.contains(_FORMULA)).then(marked).otherwise(clean).name.keep()
