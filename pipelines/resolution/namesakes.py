"""How many others of one name may be expected: by chance, and in one's own household."""

from __future__ import annotations

import polars as pl

from detectors.people.name_lists import family_share, given_share
from detectors.people.name_slips import bearers
from pipelines.resolution.comparisons import POPULATION

_RELATIVES = 2.0
"""People of one family name who live around each other, beside those who have it by chance."""


def namesakes(asked: pl.DataFrame, nodes: pl.DataFrame, size: int) -> pl.DataFrame:
    """node, expected: how many others of that name there may be, as Float64.

    asked: some of the nodes. nodes: node, given, family (folded). size: how many mentions the whole
    evidence holds. A form that the evidence repeats beside other names is as frequent as that,
    whatever the lists say: a slip that every export makes again is no rare name.
    """
    first, last = _first(asked["given"]), _last(asked["family"])
    given, family = given_share(pl.col("given")), family_share(pl.col("family"))
    # A rare family name is shared by the household, whatever its rarity.
    listed = given * (family * float(max(size, POPULATION)) + _RELATIVES)
    here = (pl.col("families") * family, pl.col("givens") * given)
    met = nodes.select(first=_first(nodes["given"]), last=_last(nodes["family"])).unique()
    return (
        asked.select("node", first=first, last=last, given=bearers(first, "given"),
                     family=bearers(last, "family"))
        .join(_others(met, "first").rename({"others": "families"}), on="first", how="left")
        .join(_others(met, "last").rename({"others": "givens"}), on="last", how="left")
        .select("node", expected=pl.max_horizontal(listed, *here))
    )  # fmt: skip


def _first(given: pl.Series) -> pl.Series:
    return given.str.extract(r"^(\S+)")


def _last(family: pl.Series) -> pl.Series:
    return family.str.extract(r"(\S+)$")


def _others(met: pl.DataFrame, part: str) -> pl.DataFrame:
    """The part of a name and with how many other parts than one it is met, as `others`."""
    return met.drop_nulls().group_by(part).agg(others=pl.len().cast(pl.Float64) - 1.0)
