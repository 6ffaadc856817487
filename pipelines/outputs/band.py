"""How many people are affected, as a band: at least, most likely, at most; and who differs."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.elements import TRIGGERS
from pipelines.outputs.count import CONFIRMED

STRICTNESS = ("confirmed", "likely", "possible")
"""confirmed: what is certain, where two who may be one person count once. likely: the list as it
is. possible: who was joined by more than a number or a birth date counts apart, and so does what
belongs to nobody."""

_COLUMNS = pl.Schema({"individual_id": pl.String, "counts": pl.Int64, "because": pl.String})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many people, and who counts otherwise than as one.

    nobodys: how many of the people have no individual yet. differ: individual_id, counts (as how
    many people), because; sorted by id.
    """

    people: int
    nobodys: int
    differ: pl.DataFrame


def counted(individuals: pl.DataFrame, nobodys: pl.DataFrame, strictness: str) -> Counted:
    """Count the affected. individuals: INDIVIDUALS; nobodys: as `count.unattributed`.

    Raises ValueError for a strictness that is not in `STRICTNESS`.
    """
    affected = individuals.filter(pl.col("triggers").list.len() > 0).sort("individual_id")
    told = affected.select("individual_id", counts=pl.lit(1, pl.Int64), because=pl.lit(""))
    left = 0
    if strictness == "confirmed":
        told = _confirmed(affected)
    elif strictness == "possible":
        told = affected.select(
            "individual_id",
            counts=pl.col("strict").fill_null(1),
            because=pl.lit("joined by more than a number or a birth date"),
        )
        left = _left(nobodys)
    elif strictness != "likely":
        raise ValueError(strictness)
    differ = told.filter(pl.col("counts") != 1).select(_COLUMNS.names())
    return Counted(people=int(told["counts"].sum()) + left, nobodys=left, differ=differ)


def _confirmed(affected: pl.DataFrame) -> pl.DataFrame:
    """individual_id, counts (1 or 0), because: of people who may be one the first one counts."""
    sure = (pl.col("confidence") >= CONFIRMED).fill_null(value=False)
    counts = affected.select("individual_id", one="loose", sure=sure)
    # Of those who may be one person the first who is sure stands for all.
    first = pl.col("sure") & (pl.col("sure").cum_sum().over("one") == 1)
    stands = (first & pl.col("one").is_not_null()).cast(pl.Int64)
    because = (
        pl.when(~pl.col("sure"))
        .then(pl.lit("what was found is not certain"))
        .when(pl.col("one").is_null())
        .then(pl.lit("met once, in a list that writes its people in several ways"))
        .otherwise(pl.lit("may be somebody who is counted"))
    )
    return counts.select("individual_id", counts=stands, because=because)


def _left(nobodys: pl.DataFrame) -> int:
    """How many people what belongs to nobody may be: the most values of one element."""
    calls = nobodys.filter(pl.col("element").is_in(sorted(TRIGGERS)))
    return int(str(calls["values"].max() or 0))
