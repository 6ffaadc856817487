"""Records without a name lead to records with one, through equal keys, over bridges if need be."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.join_keys import Unit, likely, words
from pipelines.key_columns import number
from pipelines.key_discovery import Discovered, discovered, named_alike
from pipelines.key_paths import Paths
from pipelines.model import LINKS, SOURCES, conform, empty
from pipelines.sole_subject import sole_subject_links

_HOPS = 4
_HOLDERS = 6
"""More people than this under one key value, and the key names a group: nobody is linked."""

_PER_KEY, _PER_SPREAD, _PER_HOUSEHOLD = 1.6, 2.2, 3.5
"""Mean of people per value above which a column is no key of persons: of counted numbers, of
numbers spread over a range that no list of groups fills, of what families share."""

_SPREAD = 0.05

_HOUSEHOLD = frozenset({"account", "household", "family", "home", "policy", "premise", "service"})
_SURE, _FAIR = 0.8, 0.65

_STEP = pl.Schema(
    {"rec": pl.UInt64, "person": pl.UInt64, "unit": pl.UInt64, "strength": pl.Float64,
     "path": pl.UInt32}
)  # fmt: skip


def links(records: pl.LazyFrame, found: Discovered | None = None) -> pl.DataFrame:
    """Say to whom records without a name belong.

    records: RECORDS. found: the keys of these records; discovered here where it is not given.
    Returns LINKS, sorted: a row for each pair of a record that holds exposures or contact facts
    and no name, and the record of a person it leads to. Join keys, email addresses, user names and
    government identifiers lead there, directly or through at most three other records without a
    name; where none does, the only subject of a document. A record may lead to several people (a
    joint account). Where the evidence for a join is weak there is none: see `join_keys`.
    """
    if found is None:
        found = discovered(records, empty(SOURCES))
    pairs = _joins(found)
    by_key = empty(LINKS) if pairs.is_empty() else _by_keys(records, found, pairs)
    by_document = sole_subject_links(records, by_key)
    return pl.concat([by_key, by_document]).sort("record", "person")


def _joins(found: Discovered) -> pl.DataFrame:
    """unit, holder, score: the key columns that are joined; those that say so with themselves."""
    own = [
        # Within one column a key is the same thing without a doubt.
        (unit, unit, 0.95)
        for unit, about in found.units.items()
        if named_alike(about)
    ]
    others = found.pairs.filter(pl.col("verdict") == "accepted")
    schema = {"unit": pl.UInt64, "holder": pl.UInt64, "score": pl.Float64}
    return pl.concat(
        [
            pl.DataFrame(own, schema=schema, orient="row"),
            others.select("holder", "score", unit="seeker").select(list(schema)),
        ]
    )


def _by_keys(records: pl.LazyFrame, found: Discovered, pairs: pl.DataFrame) -> pl.DataFrame:
    wanted = pl.concat([pairs["unit"], pairs["holder"].rename("unit")]).unique()
    keys = (
        found.rows.filter(pl.col("unit").is_in(wanted.implode()))
        .select("rec", "unit", "value", "who", "named", "apart", "holds")
        .unique()
        .collect(engine="streaming")
    )
    paths = Paths(found.units)
    holders = keys.filter("named").select(
        "unit", "value", "who", "apart", person="rec", strength=pl.lit(1.0),
        path=pl.lit(0, pl.UInt32), via="who",
    )  # fmt: skip
    apart = holders.select("person", "apart").unique("person")
    seekers = keys.filter(~pl.col("named")).select("rec", "unit", "value", "holds")
    unnamed, steps = seekers, list[pl.DataFrame]()
    for _ in range(_HOPS):
        step = _step(seekers, _of_persons(holders, found.units), pairs, found.units, paths)
        if step.is_empty():
            break
        steps.append(step)
        seekers = seekers.join(step, on="rec", how="anti")
        holders = _bridges(unnamed, step).join(apart, on="person")
    return _as_links(records, steps, unnamed, found, paths)


def _step(
    seekers: pl.DataFrame, held: pl.DataFrame, pairs: pl.DataFrame, units: Mapping[int, Unit],
    paths: Paths,
) -> pl.DataFrame:  # fmt: skip
    """What one hop finds: the best key column of each record, and all people it leads to."""
    meets = (
        seekers.select("rec", "unit", "value")
        .join(pairs, on="unit")
        .join(held.rename({"unit": "holder"}), on=["holder", "value"])
        .with_columns(strength=pl.col("score") * pl.col("strength"))
        # A visit leads to a patient and to a doctor: what it tells is about the patient.
        .filter(~pl.col("apart") | pl.col("apart").all().over("rec"))
    )
    if meets.is_empty():
        return pl.DataFrame(schema=_STEP)
    sure = (pl.col("score") >= _SURE).cast(pl.Int8) + (pl.col("score") >= _FAIR).cast(pl.Int8)
    # Of two columns that are as sure, the one with more values tells more: patients, not doctors.
    kinds = pl.col("unit").replace_strict(
        {unit: about.distinct for unit, about in units.items()}, return_dtype=pl.Int64
    )
    choices = (
        meets.select("rec", "unit", "holder", "score").unique().with_columns(sure=sure, kinds=kinds)
    )
    order = ["sure", "kinds", "score", "unit", "holder"]
    best = choices.sort("rec", *order, descending=[False, True, True, True, False, False]).unique(
        "rec", keep="first", maintain_order=True
    )
    chosen = meets.join(best, on=["rec", "unit", "holder"], how="semi")
    return (
        paths.extended(chosen)
        .sort("rec", "person", "strength", "path", descending=[False, False, True, False])
        .unique(["rec", "person"], keep="first", maintain_order=True)
        .select(list(_STEP))
    )


def _of_persons(holders: pl.DataFrame, units: Mapping[int, Unit]) -> pl.DataFrame:
    """unit, value, person, strength, apart, path: key values that name one person or few.

    Of the records of one name under a value the first speaks for all. Of a bridge its rows are
    counted, not the people whom each row leads to.
    """
    one = holders.sort("person", "path").unique(
        ["unit", "value", "who", "via"], keep="first", maintain_order=True
    )
    width = one.group_by("unit", "value").agg(people=pl.col("person").n_unique(), via="via")
    width = width.with_columns(via=pl.col("via").list.n_unique())
    mean = width.group_by("unit").agg(mean=pl.col("via").mean())
    limits = pl.DataFrame(
        [(unit, *_limits(about)) for unit, about in units.items()],
        schema={"unit": pl.UInt64, "most": pl.Int64, "usual": pl.Float64},
        orient="row",
    )
    kept = (
        width.join(mean, on="unit")
        .join(limits, on="unit")
        .filter((pl.col("people") <= pl.col("most")) & (pl.col("mean") <= pl.col("usual")))
    )
    return one.join(kept, on=["unit", "value"], how="semi").select(
        "unit", "value", "person", "strength", "apart", "path"
    )


def _limits(unit: Unit) -> tuple[int, float]:
    """People that one value of the column may lead to, and how many on average."""
    if unit.everywhere:
        return 1, float("inf")
    if words(unit.column) & _HOUSEHOLD:
        return _HOLDERS, _PER_HOUSEHOLD
    return _HOLDERS, _PER_SPREAD if likely(unit, unit.distinct) < _SPREAD else _PER_KEY


def _bridges(unnamed: pl.DataFrame, step: pl.DataFrame) -> pl.DataFrame:
    """The other keys of records that were just given to a person, as keys of that person."""
    via = step.rename({"unit": "used"})
    carried = unnamed.join(via, on="rec").filter(pl.col("unit") != pl.col("used"))
    return carried.select("unit", "value", "person", "strength", "path", who="person", via="rec")


def _as_links(
    records: pl.LazyFrame, steps: list[pl.DataFrame], unnamed: pl.DataFrame, found: Discovered,
    paths: Paths,
) -> pl.DataFrame:  # fmt: skip
    if not steps:
        return empty(LINKS)
    holding = unnamed.filter("holds").select("rec").unique()
    led = pl.concat(steps).join(holding, on="rec", how="semi")
    recs = pl.concat([led["rec"], led["person"].rename("rec")]).unique()
    ids = (
        records.select("id", rec=number(pl.col("id")))
        .filter(pl.col("rec").is_in(recs.implode()))
        .collect(engine="streaming")
    )
    columns = {unit: about.column for unit, about in found.units.items()}
    told = (
        led.join(ids.rename({"id": "record"}), on="rec")
        .join(ids.rename({"id": "owner", "rec": "person"}), on="person")
        .select(
            "record",
            person="owner",
            column=pl.col("unit").replace_strict(columns, return_dtype=pl.String),
            score="strength",
            because=pl.col("path").replace_strict(paths.texts, return_dtype=pl.String),
        )
    )
    return conform(told.sort("record", "person"), LINKS)
