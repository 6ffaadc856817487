"""Keys of two columns: a number that repeats, unique only together with a site or a suffix."""

from __future__ import annotations

import math
from typing import NamedTuple

import polars as pl

from pipelines.joins.join_keys import Judgment, Overlap, Unit, hint
from pipelines.joins.key_chance import evidence
from pipelines.joins.key_columns import ABOUT, key_batches
from pipelines.joins.key_overlaps import counted, units_of
from pipelines.joins.keys import PART
from pipelines.shelves import Shelf

_ONE = 1.15
_MOST = 200
_ENOUGH = 30.0


class Two(NamedTuple):
    """A number and the code beside it, as hashes of their columns."""

    code: int
    number: int


class Composite(NamedTuple):
    """What columns taken two by two gave.

    units: as `units_of`, of the pairs of columns. judged: (seeker, holder) -> overlap and judgment.
    replaced: pairs of single columns that hold only with a second one.
    """

    units: pl.DataFrame
    judged: dict[tuple[int, int], tuple[Overlap, Judgment]]
    replaced: dict[tuple[int, int], str]


def composite(
    records: pl.LazyFrame, rows: Shelf, units: pl.DataFrame, inside: pl.DataFrame,
    known: dict[int, Unit],
) -> Composite | None:  # fmt: skip
    """The keys of two columns between tables; None where there are none.

    records: RECORDS. rows: of `KEY_ROW`; those of the pairs of columns are added. inside: as
    `estimated` gives it. known: the units by hash.
    """
    wanted = _proposed(units, inside)
    if not wanted:
        return None
    named = {two: _hash(two) for pair in wanted for two in pair}
    made = units_of(rows, _set_aside(records, rows, named, known))
    # A code and a number of two kinds of rows of one table never stand in the same record.
    met = set(made["unit"])
    wanted = [pair for pair in wanted if all(named[two] in met for two in pair)]
    if not wanted:
        return None
    overlaps = _overlaps(counted(rows, made, _pairs([(named[a], named[b]) for a, b in wanted])))
    fans = dict(made.select("unit", "fan").iter_rows())
    numbers = _pairs([(a.number, b.number) for a, b in wanted])
    single = _overlaps(counted(rows, units, numbers))
    judgments, replaced = {}, {}
    for a, b in wanted:
        pair = (named[a], named[b])
        number = evidence(known[b.number], single[a.number, b.number])
        verdict = _judged(a, b, overlaps[pair], Context(fans.get(pair[1], 9.0), number, known))
        judgments[pair] = (overlaps[pair], verdict)
        if verdict.verdict == "accepted":
            replaced[a.number, b.number] = known[a.code].column.rsplit(":", 1)[-1]
    return Composite(units=made, judged=judgments, replaced=replaced)


def _overlaps(sizes: pl.DataFrame) -> dict[tuple[int, int], Overlap]:
    counts = sizes.select("seeker", "holder", "mine", "theirs", "common")
    return {(seeker, holder): Overlap(*rest) for seeker, holder, *rest in counts.iter_rows()}


def _proposed(units: pl.DataFrame, inside: pl.DataFrame) -> list[tuple[Two, Two]]:
    """Pairs of (code, number) of two tables, the number of the second repeating."""
    place = units.select("unit", "fan", "named", at=pl.struct("source", "table").hash(16),
                         part=pl.col("column").str.starts_with(PART))  # fmt: skip
    seeker = place.select(seeker="unit", here="at", part="part")
    holder = place.select(holder="unit", there="at", theirs="part", fan="fan", known="named")
    met = (
        inside.join(seeker, on="seeker")
        .join(holder, on="holder")
        .filter(pl.col("part") == pl.col("theirs"), pl.col("here") != pl.col("there"))
    )
    codes = met.filter("part", pl.col("inside") >= 0.9).select(
        "here", "there", code="seeker", other="holder"
    )
    numbers = met.filter(~pl.col("part"), pl.col("inside") >= 0.5, pl.col("fan") > _ONE,
                         pl.col("known") > 0)  # fmt: skip
    both = numbers.join(codes, on=["here", "there"]).sort("seeker", "holder", "code", "other")
    return [
        (Two(code, mine), Two(other, theirs))
        for mine, theirs, code, other in both.head(_MOST)
        .select("seeker", "holder", "code", "other")
        .iter_rows()
    ]


def _hash(two: Two) -> int:
    return int(pl.DataFrame({"a": [two.code], "b": [two.number]},
                            schema={"a": pl.UInt64, "b": pl.UInt64})
               .select(pl.struct("a", "b").hash(17)).item())  # fmt: skip


def _set_aside(
    records: pl.LazyFrame, rows: Shelf, named: dict[Two, int], known: dict[int, Unit]
) -> pl.DataFrame:
    """Add the rows of each pair of columns; gives unit and `ABOUT` of the pairs."""
    told = pl.DataFrame()
    for frame in key_batches(records):
        for two, name in named.items():
            made = _joined(frame, two, name, known)
            rows.add(made)
            told = pl.concat([told, made.select("unit", *ABOUT)], how="diagonal").unique("unit")
    return told


def _joined(rows: pl.DataFrame, two: Two, name: int, known: dict[int, Unit]) -> pl.DataFrame:
    code = rows.filter(pl.col("unit") == two.code).select("rec", code="value")
    header = f"{_short(known[two.code])} + {_short(known[two.number])}"
    return (
        rows.filter(pl.col("unit") == two.number)
        .join(code, on="rec")
        .with_columns(
            value=pl.struct("code", "value").hash(18),
            unit=pl.lit(name, pl.UInt64),
            header=pl.lit(header),
            shape=pl.lit(None, pl.String),
        )
        .drop("code")
    )


def _alike(a: Unit, b: Unit) -> bool:
    same = a.header.lower() == b.header.lower() and len(a.header) > 2
    return same or hint(a, b) == "same"


def _short(unit: Unit) -> str:
    return unit.header or unit.column.rsplit(":", 1)[-1]


class Context(NamedTuple):
    """What is known beside the values of two pairs of columns.

    fan: people per value of the second. bits: evidence for its number alone. known: the units.
    """

    fan: float
    bits: float
    known: dict[int, Unit]


def _pairs(pairs: list[tuple[int, int]]) -> pl.DataFrame:
    schema = {"seeker": pl.UInt64, "holder": pl.UInt64}
    return pl.DataFrame(sorted(set(pairs)), schema=schema, orient="row")


def _judged(a: Two, b: Two, overlap: Overlap, about: Context) -> Judgment:
    known = about.known
    inside = overlap.common / max(1, overlap.seeker)
    share = f"{overlap.common} of {overlap.seeker} pairs of values are there"
    if about.fan > _ONE or inside < 0.8:
        return Judgment("refused", 0.0, f"two columns together: {share}")
    range_of = known[b.code].distinct * known[b.number].distinct
    chance = min(0.999, overlap.holder / max(1, range_of))
    bits = overlap.seeker * inside * math.log2(max(inside, chance) / chance)
    if _alike(known[a.number], known[b.number]) and _alike(known[a.code], known[b.code]):
        return Judgment("accepted", 0.85, f"two columns together, named alike; {share}")
    if max(bits, about.bits) >= _ENOUGH:
        return Judgment("accepted", 0.8, f"two columns together; {share}")
    return Judgment("doubtful", 0.0, f"two columns together; {share}, which may be chance")
