"""How good a grouping of records into people is: who is lost, who is there twice, which pairs."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from detectors.people.names import fold

_PLACE = ["given", "family", "street"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """lost, unreached and surplus are per 10,000 true people.

    lost: true people who are not the person most records of some predicted one are about.
    unreached: of these, those whom no letter names at an address of theirs. surplus: predicted
    people beyond those who are somebody. precision, recall: of pairs of records.
    """

    people: int
    predicted: int
    lost: float
    unreached: float
    surplus: float
    precision: float
    recall: float


def figures(records: pl.DataFrame, truth: pl.DataFrame, grouped: pl.DataFrame) -> Figures:
    """Compare; truth: id, person; grouped: id, group. records: RECORDS of the same ids."""
    both = truth.join(grouped, on="id")
    cells = both.group_by("group", "person").len()
    right = _pairs(cells["len"])
    told = cells.sort("group", "len", "person", descending=[False, True, False])
    named = told.unique("group", keep="first", maintain_order=True)
    people, predicted = both["person"].n_unique(), both["group"].n_unique()
    sent = named["person"].n_unique()
    lost = set(both["person"].unique()) - set(named["person"])
    reached = _reached(records, both, lost) if lost else set()
    return Figures(
        people=people,
        predicted=predicted,
        lost=len(lost) / people * 1e4,
        unreached=len(lost - reached) / people * 1e4,
        surplus=(predicted - sent) / people * 1e4,
        precision=right / max(1, _pairs(both.group_by("group").len()["len"])),
        recall=right / max(1, _pairs(both.group_by("person").len()["len"])),
    )


def _pairs(sizes: pl.Series) -> int:
    return int((sizes.cast(pl.Int64) * (sizes.cast(pl.Int64) - 1) // 2).sum())


def _reached(records: pl.DataFrame, both: pl.DataFrame, lost: set[str]) -> set[str]:
    """Of the lost those who have a letter of another in their own name, at an address of theirs."""
    plain = records.select(
        "id",
        given=fold(pl.col("given_name")),
        family=fold(pl.col("family_name")),
        street=fold(pl.col("street")).str.replace_all(r"[^a-z0-9]+", " "),
    ).join(both, on="id")
    mode = [pl.col(name).drop_nulls().mode().sort().first() for name in _PLACE]
    letters = plain.group_by("group").agg(mode).drop_nulls(_PLACE).select(_PLACE).unique()
    theirs = plain.filter(pl.col("person").is_in(list(lost))).drop_nulls(_PLACE)
    return set(theirs.join(letters, on=_PLACE, how="semi")["person"])
