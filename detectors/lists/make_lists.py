"""Makes `tokens.csv.gz` and `places.csv.gz` from the public lists named in the README beside it.

Run with the folder of the source lists, the table of cities and the folder to write to; the same
lists give the same bytes.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import polars as pl

from detectors.people.name_lists import fold

# Everyday names of countries that the table of cities has under others.
_USUAL = (
    "Bolivia", "Brunei", "Burma", "Cape Verde", "Czechoslovakia", "Great Britain", "Holland",
    "Iran", "Ivory Coast", "Kosovo", "Laos", "Macedonia", "Moldova", "North Korea", "Palestine",
    "Russia", "South Korea", "Soviet Union", "Syria", "Taiwan", "Tanzania", "Turkey", "Venezuela",
    "Vietnam", "Yugoslavia",
)  # fmt: skip


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


def places(cities: Path) -> pl.DataFrame:
    """Names of places as they are written: place; kind 1 city, 2 region, 3 country.

    cities: CSV with `name`, `country`, `subcountry`.
    """
    table = pl.read_csv(cities).with_columns(
        pl.col("name", "country", "subcountry").str.strip_chars()
    )
    kinds = (("name", 1), ("subcountry", 2), ("country", 3))
    named = [
        table.select(place=pl.col(column), kind=pl.lit(kind, pl.UInt8)) for column, kind in kinds
    ]
    named.append(pl.DataFrame({"place": _USUAL, "kind": 3}, schema_overrides={"kind": pl.UInt8}))
    whole = pl.concat(named).filter(pl.col("place").str.contains(r"^\p{L}[\p{L}' .\-]+$"))
    return whole.group_by("place").agg(pl.col("kind").max()).sort("place")


def main() -> None:
    """Write the tables: `python -m detectors.lists.make_lists SOURCE_FOLDER CITIES.csv OUT`."""
    out = Path(sys.argv[3])
    for name, table in (
        ("tokens", lexicon(Path(sys.argv[1]))),
        ("places", places(Path(sys.argv[2]))),
    ):
        packed = gzip.compress(table.write_csv().encode(), 9, mtime=0)
        (out / f"{name}.csv.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
