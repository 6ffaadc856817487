"""Birth and death dates of a table column, in ISO form: every distinct value is read once."""

from __future__ import annotations

import polars as pl

from detectors.dates import iso_date, last_year, serial_date

_PARTIAL = r"^((?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?)(?:[.]0)?$"
_DEAD = r"(?i)^(?:y|yes|true|1|deceased|died|dead|d|x)$"
_WRITTEN = r"^\s*(?P<a>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.][0-9]{2,4}"


def is_day_first(cells: pl.Series) -> bool:
    """Whether a column writes 31/12/1980: more of its first than second numbers are over 12."""
    parts = cells.drop_nulls().str.extract_groups(_WRITTEN)
    first = (parts.struct.field("a").cast(pl.Int32, strict=False) > 12).sum()
    second = (parts.struct.field("b").cast(pl.Int32, strict=False) > 12).sum()
    return first > second


def births(values: pl.Series, *, day_first: bool) -> pl.Series:
    """ISO date of each value, "YYYY-MM" or "YYYY" where no more is said; null for anything else.

    Also null before 1900 and after the last year that a record can hold.
    """
    return _read(values, day_first=day_first, partly=True)


def deaths(values: pl.Series, *, day_first: bool) -> pl.Series:
    """ISO date of each value, "unknown" for a bare yes, null for anything else."""
    dates = _read(values, day_first=day_first, partly=False).alias("date")
    said = pl.when(pl.col("value").str.contains(_DEAD)).then(pl.lit("unknown"))
    return (
        pl.DataFrame([values.alias("value"), dates]).select(pl.coalesce(said, "date")).to_series()
    )


def _read(values: pl.Series, *, day_first: bool, partly: bool) -> pl.Series:
    text = pl.col("value")
    distinct = (
        values.alias("value")
        .drop_nulls()
        .unique()
        .to_frame()
        .with_columns(date=_quick(day_first=day_first))
    )
    rest = distinct.filter(pl.col("date").is_null()).select("value")
    forms = [iso_date(text, day_first=day_first), serial_date(text)]
    forms += [text.str.extract(_PARTIAL)] if partly else []
    slow = rest.with_columns(date=pl.coalesce(forms))
    date = pl.col("date")
    sound = (date >= "1900") & (date <= f"{last_year()}-12-31")
    known = pl.concat([distinct.drop_nulls("date"), slow]).filter(sound)
    joined = (
        values.alias("value").to_frame().join(known, on="value", how="left", maintain_order="left")
    )
    return joined.to_series(1)


def _quick(*, day_first: bool) -> pl.Expr:
    """The two usual forms with all their zeros; the other forms take thirty times as long."""
    text = pl.col("value")
    slashed = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    forms = [
        pl.when(text.str.contains(shape)).then(
            text.str.slice(0, 10).str.to_date(form, strict=False)
        )
        for shape, form in (
            (r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.Z]*)?$", "%Y-%m-%d"),
            (r"^[0-9]{2}/[0-9]{2}/[12][0-9]{3}$", slashed),
        )
    ]
    return pl.coalesce(forms).dt.strftime("%Y-%m-%d")
