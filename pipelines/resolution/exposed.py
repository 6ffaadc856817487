"""What of each person was exposed: elements, triggers, bare parts, and how sure it is."""

from __future__ import annotations

import polars as pl

from detectors.elements import ELEMENTS, PARTS, TRIGGERS
from pipelines.attribution.told_later import beside_their_parts
from pipelines.tables.combine import combined

_CAP = 0.999
"""However much evidence there is, it was never looked at by a person."""

_DECIMALS = 4


def exposures(records: pl.LazyFrame, members: pl.DataFrame) -> pl.DataFrame:
    """person, element, protection, score, used: every exposure of every person, parts combined.

    members: person, id, score (how sure the record is the person's), group (records that stand
    together: a named one and those that links give to it). used as in `combine.combined`.
    """
    members = beside_their_parts(records, members)
    login = pl.any_horizontal(pl.col("emails", "logins").list.len() > 0)
    tall = (
        records.filter(pl.col("exposures").list.len() > 0)
        .select("id", "exposures", has_login=login.fill_null(value=False))
        .join(members.lazy().select("person", "id", "group", sure="score"), on="id")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .unnest("exposures")
        .select(
            "person",
            "group",
            "has_login",
            "element",
            "protection",
            "because",
            score=pl.col("score").fill_null(0.5) * pl.col("sure"),
        )
        .unique()
        .sort(pl.all())
        .collect()
    )
    # The address may stand in another record of the same group than the password.
    lent = _with_login(records, members)
    tall = tall.with_columns(has_login=pl.col("has_login") | pl.col("group").is_in(lent.implode()))
    return combined(tall).select("person", "element", "protection", "score", "used")


def _with_login(records: pl.LazyFrame, members: pl.DataFrame) -> pl.Series:
    """The groups in which any record has a user name or an address."""
    linked = members.filter(pl.len().over("group") > 1)
    login = pl.any_horizontal(pl.col("emails", "logins").list.len() > 0)
    held = records.filter(login).select("id").join(linked.lazy(), on="id")
    return held.select(pl.col("group").unique()).collect()["group"]


def profile(seen: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """person, elements, protected, parts, triggers, confidence.

    seen: from `exposures`. names: person, named (given name or initial and family name are
    known), name_score. Persons without any exposure keep the score of their name.
    """
    known = names.select("person", "named", pl.col("name_score").fill_null(1.0))
    element, clear = pl.col("element"), pl.col("protection") == "none"
    listed = element.is_in(list(ELEMENTS))
    # A login needs no name; anything else is as sure as the name beside it.
    sure = pl.col("score") * pl.when(element == "login").then(1.0).otherwise(pl.col("name_score"))
    doubt = (1 - sure.clip(0, _CAP)).log()
    exposed = seen.filter(listed & clear).join(known, on="person").with_columns(doubt=doubt)
    certain = exposed.group_by("person").agg(confidence=1 - pl.col("doubt").sum().exp())
    whole = known.join(certain, on="person", how="left")
    parts = element.is_in(list(PARTS)) & clear & ~pl.col("used")
    for name, rows in {
        "elements": listed & clear,
        "shut": listed & ~clear,
        "parts": parts,
    }.items():
        listed_once = seen.filter(rows).select("person", "element").unique().sort("element")
        codes = listed_once.group_by("person", maintain_order=True).agg(element.alias(name))
        whole = whole.join(codes, on="person", how="left")
    none = pl.lit([], dtype=pl.List(pl.String))
    whole = whole.with_columns(pl.col("elements", "shut", "parts").fill_null(none))
    return whole.select(
        "person",
        "elements",
        "parts",
        protected=pl.col("shut").list.set_difference("elements").list.sort(),
        triggers=_triggers(),
        confidence=pl.coalesce("confidence", "name_score").clip(0, _CAP).round(_DECIMALS),
    )


def _triggers() -> pl.Expr:
    """`login`, and `name+…` for every other triggering element of a person with a name."""
    beside = sorted(TRIGGERS - {"login"})
    with_name = pl.col("elements").list.eval(
        pl.lit("name+") + pl.element().filter(pl.element().is_in(beside))
    )
    alone = pl.col("elements").list.eval(pl.element().filter(pl.element() == "login"))
    both = pl.when("named").then(pl.concat_list(with_name, alone)).otherwise(alone)
    return both.list.sort()
