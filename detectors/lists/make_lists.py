"""Makes `tokens.csv.gz` from the public name lists named in the README beside it.

Run with the folder of the source lists and the file to write; the same lists give the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import polars as pl

from detectors.name_lists import fold


def _tokens(frame: pl.LazyFrame, column: str, weight: pl.Expr, name: str) -> pl.LazyFrame:
    """Folded single words of a list with the summed weight of each."""
    words = fold(pl.col(column)).str.replace_all(r"[^\p{L}]+", " ").str.split(" ")
    return (
        frame.select(token=words, weight=weight)
        .explode("token", empty_as_null=True, keep_nulls=True)
        .filter(pl.col("token").str.len_chars() > 1)
        .group_by("token")
        .agg(pl.col("weight").sum().alias(name))
    )


def _magnitude(name: str) -> pl.Expr:
    """Bearers -> 1 + floor(log2), 0 for none: small numbers that compress well."""
    count = pl.col(name).fill_null(0)
    return (count + 1).log(2).floor().cast(pl.UInt8).alias(name)


def lexicon(folder: Path) -> pl.DataFrame:
    """The token table: token, given, family (magnitudes), word 0..3, place, spanish (0 or 1)."""
    ssa = pl.scan_csv(folder / "us_ssa_first_names_1880_2023.csv.gz")
    census = pl.scan_csv(folder / "us_census_2000_surnames.csv.gz")
    other = pl.scan_csv(folder / "international_names_faker.csv.gz")
    words = pl.scan_csv(folder / "lowercase_word_counts.csv.gz")
    places = pl.scan_csv(folder / "place_words.csv.gz")
    # A list without counts says only that the name exists: about fifty bearers.
    seen = pl.lit(50)
    tables = [
        _tokens(ssa, "name", pl.col("female") + pl.col("male"), "given"),
        _tokens(other.filter(pl.col("kind") == "first"), "name", seen, "given_abroad"),
        _tokens(census, "surname", pl.col("count"), "family"),
        _tokens(other.filter(pl.col("kind") == "last"), "name", seen, "family_abroad"),
        _tokens(words, "word", pl.col("lowercase_count"), "word"),
        places.select(token=fold(pl.col("place")), place=pl.lit(1)).unique("token"),
        _tokens(census.filter(pl.col("pct_hispanic") >= 60), "surname", pl.lit(1), "spanish"),
    ]
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.join(table, on="token", how="full", coalesce=True)
    word = pl.col("word").fill_null(0)
    return (
        whole.with_columns(
            given=pl.max_horizontal("given", pl.col("given_abroad").clip(0, 400)),
            family=pl.max_horizontal("family", pl.col("family_abroad").clip(0, 400)),
        )
        .select(
            "token",
            _magnitude("given"),
            _magnitude("family"),
            ((word > 0).cast(pl.UInt8) + (word >= 25) + (word >= 200)).alias("word"),
            pl.col("place").fill_null(0).clip(0, 1).cast(pl.UInt8),
            pl.col("spanish").fill_null(0).clip(0, 1).cast(pl.UInt8),
        )
        .sort("token")
        .collect()
    )


def main() -> None:
    """Write the table: `python -m detectors.lists.make_lists SOURCE_FOLDER tokens.csv.gz`."""
    table = lexicon(Path(sys.argv[1])).write_csv()
    Path(sys.argv[2]).write_bytes(gzip.compress(table.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
