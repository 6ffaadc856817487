"""Finds that overlap: the surer one stays, then the longer."""

from __future__ import annotations

from bisect import bisect

import polars as pl


def apart(found: pl.DataFrame) -> pl.DataFrame:
    """The finds without overlaps, the surer one first, then the longer; sorted by row and start.

    found: as `search.FINDS`; row and start tell every one of those that stay.
    """
    length = pl.col("end") - pl.col("start")
    ranked = found.sort("row", -pl.col("score"), -length, "start", "detector", "because")
    best = ranked.unique("row", keep="first", maintain_order=True)
    if best.height == ranked.height:
        return ranked
    beside = (pl.col("end") <= pl.col("first")) | (pl.col("start") >= pl.col("last"))
    taken = best.select("row", first="start", last="end")
    open_rows = ranked.join(taken, on="row", maintain_order="left").filter(beside)["row"].unique()
    several = ranked.filter(pl.col("row").is_in(open_rows.implode()))
    alone = best.filter(~pl.col("row").is_in(open_rows.implode()))
    return pl.concat([alone, several.filter(_free(several))]).sort("row", "start")


def _free(ranked: pl.DataFrame) -> pl.Series:
    """Which finds overlap none that comes before them in their row."""
    kept, taken = list[bool](), dict[int, list[tuple[int, int]]]()
    for row, start, end in ranked.select("row", "start", "end").iter_rows():
        spans = taken.setdefault(row, [])
        at = bisect(spans, (start, end))
        beside = spans[max(0, at - 1) : at + 1]
        free = all(end <= other[0] or start >= other[1] for other in beside)
        kept.append(free)
        if free:
            spans.insert(at, (start, end))
    return pl.Series(kept, dtype=pl.Boolean)
