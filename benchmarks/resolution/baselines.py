"""What others do: exact keys, and plain Splink with its own training."""

from __future__ import annotations

import importlib.util
from importlib import import_module

import polars as pl

from detectors.people.names import fold
from pipelines.resolution.clusters import components

THRESHOLDS = (4.0, 8.0, 12.0, 16.0, 20.0)


def flat(records: pl.DataFrame) -> pl.DataFrame:
    """RECORDS as one row of plain columns each: what a user of a library would give it."""
    first = pl.col("exposures").list.first().struct.field("fingerprint")
    return records.select(
        "id",
        first=fold(pl.col("given_name")),
        middle=fold(pl.col("middle_name")).str.head(1),
        last=fold(pl.col("family_name")),
        ssn=first,
        dob="birth_date",
        email=pl.col("emails").list.first(),
        street=fold(pl.col("street")),
        zip="postal_code",
        city=fold(pl.col("city")),
    ).with_row_index("row")


def by_keys(records: pl.DataFrame) -> pl.DataFrame:
    """id, group: what shares a number and a family name, or name and birth date, or an address."""
    rows = flat(records)
    keys = (["ssn", "last"], ["first", "last", "dob"], ["first", "last", "street"], ["email"])
    pairs = []
    for key in keys:
        held = rows.drop_nulls(key)
        pairs.append(held.with_columns(to=pl.col("row").first().over(key)).select("row", "to"))
    every = pl.concat(pairs)
    label = components(rows.height, every["row"], every["to"])
    return rows.select("id", group=pl.Series(label))


def splink_is_there() -> bool:
    """Whether Splink 5 and DuckDB can be imported."""
    return all(importlib.util.find_spec(name) for name in ("splink", "duckdb"))


def by_splink(records: pl.DataFrame) -> dict[float, pl.DataFrame]:
    """Match weight -> id, group: Splink on DuckDB as its manual says, trained on the data."""
    splink, cl = import_module("splink"), import_module("splink.comparison_library")
    block_on = splink.block_on
    rows = flat(records)
    there = {name for name in rows.columns if rows[name].null_count() < 0.97 * rows.height}
    comparisons = [
        made
        for name, made in {
            "first": cl.JaroWinklerAtThresholds("first", [0.92, 0.8]),
            "last": cl.JaroWinklerAtThresholds("last", [0.92, 0.8]),
            "middle": cl.ExactMatch("middle"),
            "ssn": cl.ExactMatch("ssn"),
            "dob": cl.DamerauLevenshteinAtThresholds("dob", [1, 2]),
            "street": cl.JaroWinklerAtThresholds("street", [0.92]),
            "email": cl.ExactMatch("email"),
            "city": cl.ExactMatch("city"),
        }.items()
        if name in there
    ]
    wanted = (["ssn"], ["email"], ["last", "dob"], ["first", "dob"], ["street", "last"],
              ["first", "last"])  # fmt: skip
    rules = [block_on(*keys) for keys in wanted if set(keys) <= there]
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
        probability_two_random_records_match=1 / rows.height,
    )
    linker = splink.Linker(splink.DuckDBAPI().register(rows.drop("id").to_arrow()), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for keys in (["first", "last"], ["dob"], ["ssn"]):
        if set(keys) <= there:
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*keys))
    scored = linker.inference.predict(threshold_match_weight=min(THRESHOLDS))
    pairs = pl.DataFrame(scored.as_pyarrow_table()).select("match_weight", "row_l", "row_r")
    found = {}
    for weight in THRESHOLDS:
        kept = pairs.filter(pl.col("match_weight") >= weight)
        label = components(rows.height, kept["row_l"], kept["row_r"])
        found[weight] = rows.select("id", group=pl.Series(label))
    return found
