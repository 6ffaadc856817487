"""What people said of two individuals: one person, or two. It outweighs every rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

SAID = "a person said so"
"""The reason of a merge that a judgment made."""

_APART = pl.Schema({"node": pl.UInt32, "said": pl.UInt32, "side": pl.String})
_SAME = pl.Schema({"a": pl.UInt32, "b": pl.UInt32})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """One judgment as it was given; of several on the same two mentions the last one stands.

    a, b: contents (see `people.People`) of one mention of each individual, in order. verdict:
    `same`, `different` or `withdrawn`. at: UTC time, ISO.
    """

    a: str
    b: str
    verdict: str
    by: str
    at: str
    why: str


def standing(given: Iterable[Judgment]) -> list[Judgment]:
    """The judgments that hold: the last on each two mentions, without those taken back."""
    last = {(one.a, one.b): one for one in given}
    return [one for one in last.values() if one.verdict != "withdrawn"]


def sides(nodes: pl.DataFrame, given: Iterable[Judgment]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What judgments say of nodes: those kept apart, and pairs that are one person.

    nodes: as in `people.People`. First frame: node, said (number of the judgment), side (which of
    the two mentions). Second: a, b. Mentions that are no longer there are left out.
    """
    held = standing(given)
    if not held:
        return pl.DataFrame(schema=_APART), pl.DataFrame(schema=_SAME)
    named = {content for one in held for content in (one.a, one.b)}
    found = nodes.filter(pl.col("content").is_in(sorted(named))).sort("node")
    node = dict(found.unique("content", keep="first").select("content", "node").iter_rows())
    apart: list[tuple[int, int, str]] = []
    same: list[tuple[int, int]] = []
    for number, one in enumerate(held):
        if one.a not in node or one.b not in node:
            continue
        if one.verdict == "same":
            same.append((node[one.a], node[one.b]))
        else:
            apart += [(node[one.a], number, one.a), (node[one.b], number, one.b)]
    return (
        pl.DataFrame(apart, schema=_APART, orient="row"),
        pl.DataFrame(same, schema=_SAME, orient="row"),
    )
