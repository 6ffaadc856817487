"""Records without a name lead to records with one, through equal keys, over bridges if need be."""

from __future__ import annotations

import polars as pl

from pipelines.join_keys import Overlap, Unit, accepted
from pipelines.key_columns import keys_of, mentions, units_of
from pipelines.model import LINKS, conform, empty
from pipelines.sole_subject import sole_subject_links

_HOPS = 3
_HOLDERS = 4
"""More people than this under one key value, and the key names a group: nobody is linked."""

_PER_KEY = 1.6
"""Mean of people per value above which a column is no key of persons."""

_STEP = pl.Schema(
    {"rec": pl.UInt32, "person": pl.UInt32, "column": pl.String, "strength": pl.Float64}
)


def links(records: pl.LazyFrame) -> pl.DataFrame:
    """Say to whom records without a name belong.

    records: RECORDS. Returns LINKS, sorted: a row for each pair of a record that holds exposures
    or contact facts and no name, and the record of a person it leads to. Join keys, email
    addresses, user names and government identifiers lead there, directly or through at most two
    other records without a name; where none does, the only subject of a document. A record may
    lead to several people (a joint account). Where the evidence for a join is weak there is none:
    see `join_keys`.
    """
    frame = mentions(records)
    if frame["named"].all():
        return empty(LINKS)
    keys = keys_of(frame)
    units = units_of(keys)
    keys = keys.join(units.select("place", "column", "unit"), on=["place", "column"])
    names = frame.select("rec", "named", "apart")
    holders = (
        keys.join(names, on="rec")
        .filter("named")
        .with_columns(person=pl.col("rec"), strength=pl.lit(1.0))
    )
    seekers = keys.join(names.filter(~pl.col("named")).select("rec"), on="rec", how="semi")
    found: list[pl.DataFrame] = []
    for _ in range(_HOPS):
        step = _step(seekers, holders, units)
        if step.is_empty():
            break
        found.append(step)
        seekers = seekers.join(step, on="rec", how="anti")
        holders = _bridges(keys, step, names)
    by_key = _as_links(found, frame)
    by_document = sole_subject_links(records, by_key)
    return pl.concat([by_key, by_document]).sort("record", "person")


def _step(seekers: pl.DataFrame, holders: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """rec, person, column, strength: what one hop finds, the best key column of each record."""
    held = _of_persons(holders)
    common = (
        seekers.select("unit", "value")
        .unique()
        .join(held.select("value", holder="unit").unique(), on="value")
        .group_by("unit", "holder")
        .agg(common=pl.len())
    )
    joined = _judged(common, units)
    if joined.is_empty():
        return pl.DataFrame(schema=_STEP)
    meets = (
        seekers.select("rec", "unit", "column", "value")
        .join(joined, on="unit")
        .join(
            held.select("person", "strength", "apart", "value", holder="unit"),
            on=["holder", "value"],
        )
        .with_columns(strength=pl.col("score") * pl.col("strength"))
        # A visit leads to a patient and to a doctor: what it tells is about the patient.
        .filter(~pl.col("apart") | pl.col("apart").all().over("rec"))
    )
    best = (
        meets.sort("rec", pl.col("score").neg(), "unit", "holder", "person")
        .group_by("rec", maintain_order=True)
        .agg(pl.col("unit", "holder").first())
    )
    return (
        meets.join(best, on=["rec", "unit", "holder"], how="semi")
        .group_by("rec", "person", maintain_order=True)
        .agg(pl.col("column").first(), pl.col("strength").max())
        .sort("rec", "person")
    )


def _of_persons(holders: pl.DataFrame) -> pl.DataFrame:
    """unit, value, person, strength, apart: key values that name one person or few.

    Of the records of one name under a value the first speaks for all.
    """
    one = (
        holders.sort("rec")
        .group_by("unit", "value", "name", maintain_order=True)
        .agg(pl.col("person", "strength", "everywhere", "apart").first())
    )
    width = one.group_by("unit", "value").agg(people=pl.len())
    mean = width.group_by("unit").agg(mean=pl.col("people").mean())
    limit = pl.when("everywhere").then(1).otherwise(_HOLDERS)
    return (
        one.join(width, on=["unit", "value"])
        .join(mean, on="unit")
        .filter((pl.col("people") <= limit) & ((pl.col("mean") <= _PER_KEY) | pl.col("everywhere")))
        .select("unit", "value", "person", "strength", "apart")
    )


def _judged(common: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """unit, holder, score: the pairs of key columns that are joined."""
    table = {
        row["unit"]: (Unit(row["column"], row["table"], row["everywhere"]), row["distinct"])
        for row in units.iter_rows(named=True)
    }
    rows = []
    for unit, holder, both in common.sort("unit", "holder").iter_rows():
        (seeker, mine), (other, theirs) = table[unit], table[holder]
        overlap = Overlap(mine, theirs, both)
        # Within one column a key is the same thing without a doubt.
        score = 0.95 if unit == holder else accepted(seeker, other, overlap)
        if score > 0:
            rows.append((unit, holder, score))
    return pl.DataFrame(
        rows,
        schema={"unit": pl.UInt32, "holder": pl.UInt32, "score": pl.Float64},
        orient="row",
    )


def _bridges(keys: pl.DataFrame, step: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The other keys of records that were just given to a person, as keys of that person."""
    via = step.select("rec", "person", "strength", used="column")
    carried = keys.join(via, on="rec").filter(pl.col("column") != pl.col("used"))
    who = names.select("apart", person="rec")
    tagged = carried.drop("name").with_columns(name=pl.col("person").cast(pl.String))
    return tagged.drop("used").join(who, on="person")


def _as_links(found: list[pl.DataFrame], frame: pl.DataFrame) -> pl.DataFrame:
    if not found:
        return empty(LINKS)
    ids = frame.select("rec", "id", "holds")
    steps = pl.concat([step.with_columns(hops=pl.lit(number)) for number, step in enumerate(found)])
    label = pl.col("column").str.replace(r"^.*:", "")
    bridges = pl.when(pl.col("hops") > 0).then(
        pl.format(", through {} other record(s) without a name", "hops")
    )
    told = (
        steps.join(ids.filter("holds").select("rec", record="id"), on="rec")
        .join(ids.select(person_id="id", person="rec"), on="person")
        .select(
            "record",
            "column",
            person="person_id",
            score=pl.col("strength"),
            because=pl.concat_str(pl.lit("same "), label, bridges, ignore_nulls=True),
        )
    )
    return conform(told.sort("record", "person"), LINKS)
