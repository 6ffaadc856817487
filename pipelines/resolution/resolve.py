"""Records and links into individuals: one row per natural person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.model import IDENTITIES, INDIVIDUALS, conform, empty
from pipelines.resolution import identities, survivorship
from pipelines.resolution.exposed import exposures, profile
from pipelines.resolution.flags import flags
from pipelines.resolution.logins import login_groups
from pipelines.resolution.people import People, people
from pipelines.resolution.persons import Persons, persons
from pipelines.resolution.residency import residency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.resolution.judgments import Judgment

_NONE = pl.lit([], dtype=pl.List(pl.String))
_LISTS = ["aliases", "emails", "phones", "logins"]
_STRUCTS = ("merges", "reviews", "origins")


def individuals(
    records: pl.LazyFrame,
    links: pl.DataFrame,
    sources: pl.DataFrame,
    breach_date: str | None,
    given: Iterable[Judgment] = (),
    before: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Resolve records into persons.

    records: RECORDS; links: LINKS; sources: SOURCES. breach_date: ISO date at which minors are
    told, None where it is unknown: then nobody is flagged a minor. given: what people said of who
    is one person. before: IDENTITIES of the last run, None in a new case.
    Returns INDIVIDUALS, sorted by individual_id: everybody who is named, and everybody whose
    login was seen without a name. Records without a name that no link gives to a person and that
    hold no login are nobody's and left out. The order of the records does not matter.
    """
    known = people(records, links, sources)
    resolved = persons(known, given)
    person = resolved.person
    members = _members(records, links, known, person)
    owned = records.join(members.lazy().select("person", "id"), on="id")
    before = empty(IDENTITIES) if before is None else before
    called = identities.identified(members, identities.contents(records, sources), before)
    whole = _described(called, owned, sources)
    exposed = profile(exposures(records, members), _named(whole))
    whole = (
        whole.join(exposed, on="person")
        .join(_detectors(owned), on="person", how="left")
        .join(_numbers(known, person), on="person", how="left")
        .join(_places(owned, sources), on="person", how="left")
        .join(_because(resolved.reasons, members), on="person", how="left")
        .join(resolved.strict, on="person", how="left")
        .join(_merged(resolved.merges, known), on="person", how="left")
        .join(_counted(resolved), on="person", how="left")
        .with_columns(residency())
        .with_columns(pl.col("because").fill_null(_NONE), flags=flags(breach_date))
    )
    return conform(_opened(whole, resolved), INDIVIDUALS).sort("individual_id")


def _described(called: pl.DataFrame, owned: pl.LazyFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """One row per person: who it is, what stands of name, contacts, address and dates, and why."""
    whole = (
        called.join(survivorship.names(owned), on="person", how="left")
        .join(survivorship.contacts(owned), on="person", how="left")
        .join(survivorship.addresses(owned, sources), on="person", how="left")
        .join(survivorship.dates(owned), on="person", how="left")
        .with_columns(pl.col(_LISTS).fill_null(_NONE))
    )
    return whole.join(survivorship.origins(whole, owned, sources), on="person", how="left")


def _counted(resolved: Persons) -> pl.DataFrame:
    """person, first, named_somewhere: as `least.least`; who is known by a login alone is absent."""
    return resolved.loose.select("person", first="loose", named_somewhere=pl.lit(value=True))


def _opened(whole: pl.DataFrame, resolved: Persons) -> pl.DataFrame:
    """The people with reviews and loose, and nothing null of how they came about."""
    called = whole.select(first="person", loose="individual_id")
    whole = whole.join(called, on="first", how="left")
    return whole.join(_asked(resolved.reviews, whole), on="person", how="left").with_columns(
        pl.when(pl.col("named_somewhere")).then("loose").otherwise("individual_id").alias("loose"),
        pl.col("strict").fill_null(1),
        *(pl.col(name).fill_null(pl.lit([], INDIVIDUALS[name])) for name in _STRUCTS),
    )


def _members(
    records: pl.LazyFrame, links: pl.DataFrame, known: People, person: pl.DataFrame
) -> pl.DataFrame:
    """person, id, group, score, because, named: every record and whose it is.

    named: whether the record itself names the person. group: records that stand together, a named
    one and those that links give to it.
    """
    own = known.nodes.select("node", "id").join(person, on="node")
    named = own.select(
        "person",
        "id",
        group="node",
        score=pl.lit(1.0),
        because=pl.lit(None, pl.String),
        named=pl.lit(value=True),
    )
    given = links.join(own, left_on="person", right_on="id").select(
        "score",
        "because",
        person="person_right",
        id="record",
        group="node",
        named=pl.lit(value=False),
    )
    given = given.sort(pl.all()).unique(["person", "id", "group"], keep="last", maintain_order=True)
    owned = pl.concat([named, given.select(named.columns)])
    after = known.nodes.height
    logins = login_groups(records, owned.select("id")).select(
        "id",
        person=(pl.col("group").rank("dense") - 1 + after).cast(pl.UInt32),
        group=(pl.int_range(pl.len()) + after).cast(pl.UInt32),
        score=pl.lit(1.0),
        because=pl.lit(None, pl.String),
        named=pl.lit(value=False),
    )
    return pl.concat([owned, logins.select(owned.columns)])


def _merged(merges: pl.DataFrame, known: People) -> pl.DataFrame:
    """person, merges: how the mentions came together, as MERGE."""
    record = known.nodes.select("node", record="id")
    named = merges.join(record, left_on="a", right_on="node").join(
        record, left_on="b", right_on="node", suffix="_b"
    )
    told = named.select("person", merge=pl.struct("weight", "because", a="record", b="record_b"))
    fields = [pl.col("merge").struct.field(name) for name in ("a", "b", "weight", "because")]
    ordered = told.select("person", merges=pl.struct(fields)).sort("person", "merges")
    return ordered.group_by("person", maintain_order=True).agg("merges")


def _asked(asked: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """person, reviews: the open questions of each person, as REVIEW."""
    named = whole.select(other="person", called="individual_id")
    told = asked.join(named, on="other").sort(
        "person", "weight", "called", descending=[False, True, False]
    )
    review = pl.struct(pl.col("called").alias("other"), "weight", "because")
    return told.group_by("person", maintain_order=True).agg(reviews=review)


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
