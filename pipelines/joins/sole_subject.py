"""Records without a name in a document that is about one person: a laboratory's table, a chart."""

from __future__ import annotations

import polars as pl

from pipelines.model import LINKS, conform

_ABOUT_A_PATIENT = ["medical", "health_insurance", "genetic"]
"""What a document tells of its subject without repeating the name; a number may be another's."""

_LOGIN = ["password", "login", "access_code", "security_question", "security_answer"]
"""What opens accounts; whose they are, one of the user names must say as well."""

_SCORE = 0.6
_TESTED, _MOST_TESTED = ["subject", "spouse", "dependant", "guarantor", "contact"], 6
_MOST = 60
"""More records than this without a name, and the source is a table and no document."""


def sole_subject_links(records: pl.LazyFrame) -> pl.DataFrame:
    """LINKS from records without a name to the only subject of their source.

    records: RECORDS. Only what tells of a patient is given, and logins of which one has a name in
    its letters; and only where no key could lead anywhere. A source that names two subjects, or
    holds many nameless records, gives nothing.
    """
    name = pl.col("full_name").str.to_lowercase()
    named = (
        records.filter(pl.col("full_name").is_not_null() & (pl.col("role") == "subject"))
        .select("source", "id", name=name)
        .group_by("source")
        .agg(first=pl.col("name").min(), last=pl.col("name").max(), person=pl.col("id").min())
        .filter(pl.col("first") == pl.col("last"))
        .select("source", "person", called=_words(pl.col("first")))
        .collect(engine="streaming")
    )
    told = pl.col("exposures").list.eval(pl.element().struct.field("element"))
    nameless = (
        records.filter(pl.col("full_name").is_null() & (pl.col("exposures").list.len() > 0))
        .filter((pl.col("keys").list.len() == 0) & (pl.col("role") == "subject"))
        .join(named.lazy(), on="source")
        .with_columns(
            of_patient=_only(told, _ABOUT_A_PATIENT) & ~_SIGNED, opens=_only(told, _LOGIN)
        )
        .filter(pl.col("of_patient") | (pl.col("opens") & _called().any().over("source")))
    )
    few = nameless.group_by("source").len().filter(pl.col("len") <= _MOST).collect(
        engine="streaming"
    )  # fmt: skip
    found = nameless.join(few.lazy(), on="source", how="semi").select(
        "person",
        record="id",
        column=pl.lit("source"),
        score=pl.lit(_SCORE),
        because=pl.lit("the only person whom the document is about"),
    )
    return conform(found.collect(engine="streaming").sort("record"), LINKS)


_SIGNED = (pl.col("emails").list.len() > 0) | (pl.col("logins").list.len() > 0)


def tested_links(records: pl.LazyFrame) -> pl.DataFrame:
    """LINKS from genetic records without a name to all whom a report of a test names.

    records: RECORDS. A table of markers has the people tested for columns and names none of them;
    the report names two or more, relatives of each other, and says their numbers beside them.
    """
    name = pl.col("full_name").str.to_lowercase()
    named = (
        records.filter(pl.col("full_name").is_not_null() & pl.col("role").is_in(_TESTED))
        .group_by("source", name=name)
        .agg(person=pl.col("id").min())
        .filter(pl.len().over("source").is_between(2, _MOST_TESTED))
        .select("source", "person")
    )
    told = pl.col("exposures").list.eval(pl.element().struct.field("element"))
    nameless = records.filter(
        pl.col("full_name").is_null()
        & (pl.col("exposures").list.len() > 0)
        & _only(told, ["genetic"])
    ).select("source", record="id")
    few = nameless.filter(pl.len().over("source") <= _MOST)
    found = few.join(named, on="source").select(
        "person",
        "record",
        column=pl.lit("source"),
        score=pl.lit(_SCORE),
        because=pl.lit("one of the few people whose genes the document compares"),
    )
    return conform(found.collect(engine="streaming").sort("record", "person"), LINKS)


def _only(told: pl.Expr, kinds: list[str]) -> pl.Expr:
    return told.list.set_difference(pl.lit(kinds)).list.len() == 0


def _words(name: pl.Expr) -> pl.Expr:
    """A pattern of the words of a name; letters beyond ASCII stand for any letter."""
    words = name.str.extract_all(r"\p{L}{4,}").list.join("|")
    return words.str.replace_all(r"[^\x00-\x7f]", ".")


def _called() -> pl.Expr:
    """Whether a login of the row holds a word of the name of the only subject."""
    login = pl.concat_list("emails", "logins").list.join(" ").str.to_lowercase()
    return (pl.col("called") != "") & login.str.contains(pl.col("called"))
