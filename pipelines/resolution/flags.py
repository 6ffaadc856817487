"""What to know of a person before a letter goes out: minor, deceased, no address, conflict."""

from __future__ import annotations

import polars as pl


def flags(breach_date: str | None) -> pl.Expr:
    """List of `minor`, `deceased`, `no_address` and `conflict`, as far as they hold.

    Of a frame with date_of_birth, deceased, the address as in INDIVIDUALS, numbers (different
    Social Security numbers) and births (different birth dates). breach_date: ISO, or None.
    """
    born = pl.col("date_of_birth")
    if breach_date is None:
        minor = pl.lit(value=False)
    else:
        # ISO dates compare as text; of a year alone the last day counts, so that a doubt warns.
        eighteen_before = f"{int(breach_date[:4]) - 18:04d}{breach_date[4:10]}"
        latest = born + pl.lit("-12-31").str.slice(born.str.len_chars() - 4)
        minor = latest > eighteen_before
    mailable = pl.col("address").is_not_null() & (
        pl.col("postal_code").is_not_null()
        | pl.all_horizontal(pl.col("city", "state").is_not_null())
    )
    contradicted = (pl.col("numbers") > 1) | (pl.col("births") > 1)
    flagged = {
        "minor": minor,
        "deceased": pl.col("deceased"),
        "no_address": ~mailable,
        "conflict": contradicted,
    }
    kept = [
        pl.when(condition.fill_null(value=False)).then(pl.lit(name))
        for name, condition in flagged.items()
    ]
    return pl.concat_list(kept).list.drop_nulls()
