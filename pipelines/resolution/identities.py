"""Ids that stay: what each person is called, on this list and on the lists before it.

An id is the hash of one mention: of the one that was met first, and of those that came together
the first by content. Evidence that comes later is never first, so it leaves everybody's id as it
is; the people made of one who was two keep the id where its mention is.
"""

from __future__ import annotations

import hashlib

import polars as pl

from pipelines.model import IDENTITIES, conform
from pipelines.resolution.people import content

_NEVER = (1 << 32) - 1
"""The run of a mention that no run has met yet."""


def contents(records: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """id, content: what stands for each record wherever the evidence lies. records: RECORDS."""
    hashes = sources.lazy().select("sha256", source="id").unique("source", keep="first")
    return (
        records.select("id", "source")
        .join(hashes, on="source", how="left")
        .select("id", content=content())
        .collect()
    )


def identified(members: pl.DataFrame, contents: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """person, members, individual_id, supersedes: who each person is, and who stood there before.

    members: person, id, named (whether the record names the person). contents: as `contents`.
    before: IDENTITIES of the runs before this one, without rows in a new case. supersedes: ids of
    earlier lists that stand no more and whose mentions are this person's; and the id that a new
    person was parted from.
    """
    each = members.group_by("person", "id").agg(pl.col("named").any())
    # What links give to two holders of one account names neither.
    each = each.with_columns(shared=pl.len().over("id") > 1)
    known = before.select("content", "arrived", "called")
    met = each.join(contents, on="id", how="left").join(known, on="content", how="left")
    order = ("person", "shared", "arrived", pl.col("named").not_(), "content", "id")
    met = met.with_columns(pl.col("arrived").fill_null(_NEVER)).sort(*order)
    grouped = met.group_by("person", maintain_order=True).agg(
        pl.col("id").sort().alias("members"),
        first=pl.col("content").first(),
        id=pl.col("id").first(),
        called=pl.col("called").first(),
    )
    # Of two people whose first contents are equal, copies of a file, each has the hash of his id.
    of = pl.when(pl.col("first").is_duplicated()).then("id").otherwise("first")
    hashes = [
        hashlib.blake2b(str(name).encode(), digest_size=16).hexdigest()
        for name in grouped.select(of)["id"].to_list()
    ]
    named = grouped.with_columns(pl.Series("individual_id", hashes, dtype=pl.String))
    return named.join(_superseded(named, met), on="person", how="left").select(
        "person",
        "members",
        "individual_id",
        pl.col("supersedes").fill_null(pl.lit([], pl.List(pl.String))),
    )


def _superseded(named: pl.DataFrame, met: pl.DataFrame) -> pl.DataFrame:
    """person, supersedes (sorted), of those who supersede anybody."""
    earlier = met.select("person", "called").explode("called", empty_as_null=False).drop_nulls()
    gone = earlier.unique().join(named.select(called="individual_id"), on="called", how="anti")
    other = pl.col("called").list.first() != pl.col("individual_id")
    parted = [
        (person, _parted_from(called, own))
        for person, called, own in named.filter(other)
        .select("person", "called", "individual_id")
        .iter_rows()
    ]
    told = pl.DataFrame(parted, schema=gone.schema, orient="row")
    every = pl.concat([gone, told]).unique()
    return every.group_by("person").agg(supersedes=pl.col("called").sort())


def _parted_from(called: list[str], own: str) -> str:
    """What the mention that gives the id was called before it was first called so."""
    return called[called.index(own) - 1] if own in called else called[-1]


def remembered(people: pl.DataFrame, contents: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """IDENTITIES after this run, sorted: what each mention is called now, and was before.

    people: INDIVIDUALS of this run. Mentions that are gone are kept: they may come back.
    """
    now = (
        people.select("individual_id", id="members")
        .explode("id", empty_as_null=False)
        .filter(pl.len().over("id") == 1)
        .join(contents, on="id")
        .sort("content", "id")
        .unique("content", keep="first", maintain_order=True)
        .select("content", "individual_id")
    )
    both = before.join(now, on="content", how="full", coalesce=True)
    run = 0 if before.is_empty() else int(before["arrived"].max()) + 1  # type: ignore[arg-type]
    own = pl.col("individual_id")
    called = pl.col("called").fill_null(pl.lit([], pl.List(pl.String)))
    same = own.is_null() | (called.list.last() == own).fill_null(value=False)
    longer = pl.when(same).then(called).otherwise(pl.concat_list(called, own))
    told = both.with_columns(pl.col("arrived").fill_null(run), called=longer)
    return conform(told, IDENTITIES).sort("content")
