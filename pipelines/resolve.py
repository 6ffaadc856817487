"""Records and links into individuals: one row per natural person."""

from __future__ import annotations

import hashlib

import polars as pl

from pipelines import survivorship
from pipelines.exposed import exposures, profile
from pipelines.logins import login_groups
from pipelines.model import INDIVIDUALS, conform
from pipelines.people import People, people
from pipelines.persons import persons
from pipelines.residency import residency

_NONE = pl.lit([], dtype=pl.List(pl.String))
_LISTS = ["aliases", "emails", "phones", "logins"]


def individuals(
    records: pl.LazyFrame, links: pl.DataFrame, sources: pl.DataFrame, breach_date: str | None
) -> pl.DataFrame:
    """Resolve records into persons.

    records: RECORDS; links: LINKS; sources: SOURCES. breach_date: ISO date at which minors are
    told, None where it is unknown: then nobody is flagged a minor.
    Returns INDIVIDUALS, sorted by individual_id: everybody who is named, and everybody whose
    login was seen without a name. Records without a name that no link gives to a person and that
    hold no login are nobody's and left out. The order of the records does not matter.
    """
    known = people(records, links, sources)
    person, reasons = persons(known)
    members = _members(records, links, known, person)
    owned = records.join(members.lazy().select("person", "id"), on="id")
    whole = (
        _identities(members)
        .join(survivorship.names(owned), on="person", how="left")
        .join(survivorship.contacts(owned), on="person", how="left")
        .join(survivorship.addresses(owned), on="person", how="left")
        .join(survivorship.dates(owned), on="person", how="left")
        .with_columns(pl.col(_LISTS).fill_null(_NONE))
    )
    seen = exposures(records, members)
    whole = (
        whole.join(profile(seen, _named(whole)), on="person")
        .join(_detectors(owned), on="person", how="left")
        .join(_numbers(known, person), on="person", how="left")
        .join(_places(owned, sources), on="person", how="left")
        .join(_because(reasons, members), on="person", how="left")
        .with_columns(residency())
        .with_columns(pl.col("because").fill_null(_NONE), flags=_flags(breach_date))
    )
    return conform(whole, INDIVIDUALS).sort("individual_id")


def _members(
    records: pl.LazyFrame, links: pl.DataFrame, known: People, person: pl.DataFrame
) -> pl.DataFrame:
    """person, id, group, score, because: every record and whose it is.

    group: records that stand together, a named one and those that links give to it.
    """
    own = known.nodes.select("node", "id").join(person, on="node")
    named = own.select(
        "person", "id", group="node", score=pl.lit(1.0), because=pl.lit(None, pl.String)
    )
    given = links.join(own, left_on="person", right_on="id").select(
        person="person_right", id="record", group="node", score="score", because="because"
    )
    given = given.sort(pl.all()).unique(["person", "id", "group"], keep="last", maintain_order=True)
    owned = pl.concat([named, given])
    after = known.nodes.height
    logins = login_groups(records, owned.select("id")).select(
        "id",
        person=(pl.col("group").rank("dense") - 1 + after).cast(pl.UInt32),
        group=(pl.int_range(pl.len()) + after).cast(pl.UInt32),
        score=pl.lit(1.0),
        because=pl.lit(None, pl.String),
    )
    return pl.concat([owned, logins.select(owned.columns)])


def _identities(members: pl.DataFrame) -> pl.DataFrame:
    """person, members, individual_id: the ids of records, and the hash of the first of them."""
    each = members.select("person", "id").unique().sort("person", "id")
    grouped = each.group_by("person", maintain_order=True).agg(members="id")
    first = grouped["members"].list.first().to_list()
    hashes = [hashlib.blake2b(str(name).encode(), digest_size=16).hexdigest() for name in first]
    return grouped.with_columns(pl.Series("individual_id", hashes, dtype=pl.String))


def _named(whole: pl.DataFrame) -> pl.DataFrame:
    return whole.select("person", pl.col("named").fill_null(value=False), "name_score")


def _detectors(owned: pl.LazyFrame) -> pl.DataFrame:
    """person, detectors: those that name the state that issued a document."""
    return (
        owned.select("person", pl.col("exposures").list.eval(_DETECTOR))
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .filter(pl.col("exposures").str.contains("^us/[a-z]{2}/"))
        .group_by("person")
        .agg(detectors=pl.col("exposures").unique().sort())
        .collect()
    )


_DETECTOR = pl.element().struct.field("detector")


def _numbers(known: People, person: pl.DataFrame) -> pl.DataFrame:
    """person, numbers: how many different Social Security numbers one has."""
    held = known.facts.filter(pl.col("kind") == "ssn").join(person, on="node")
    return held.group_by("person").agg(numbers=pl.col("value").n_unique())


def _places(owned: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """person, sources: path and locator of each record, and of each copy of its source."""
    paths = sources.lazy().select("path", source=pl.coalesce("duplicate_of", "id"))
    own = sources.lazy().select("path", source="id")
    named = pl.concat([own, paths]).unique()
    return (
        owned.select("person", "source", "locator")
        .join(named, on="source")
        .select("person", "path", "locator")
        .unique()
        .sort("person", "path", "locator")
        .group_by("person", maintain_order=True)
        .agg(sources=pl.struct("path", "locator"))
        .collect()
    )


def _because(reasons: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """person, because: every reason why records are this person's, sorted."""
    linked = members.drop_nulls("because").select("person", "because")
    tall = pl.concat([reasons.explode("because").select("person", "because"), linked])
    return tall.group_by("person").agg(pl.col("because").unique().sort())


def _flags(breach_date: str | None) -> pl.Expr:
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
