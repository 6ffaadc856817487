"""The keys that join the tables of a case, discovered from the data, and what people said of them.

Everything that was thought of is kept with its reasons: what is accepted, what a person should
look at, and what was refused though most of its values are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import polars as pl

from pipelines.joins.composite_keys import Composite, composite
from pipelines.joins.cut_tables import parts_to_count, with_parts
from pipelines.joins.join_keys import Judgment, Overlap, Unit, hint, judged
from pipelines.joins.key_chains import followed
from pipelines.joins.key_columns import set_aside
from pipelines.joins.key_doubts import Found, at_home, without_contradiction
from pipelines.joins.key_overlaps import counted, estimated, units_of
from pipelines.joins.key_shapes import told_shape
from pipelines.joins.keys import NAMED, PART
from pipelines.joins.own_numbers import of_own_rows
from pipelines.model import KEYS, conform
from pipelines.shelves import Room, Shelf

_SHOWN = 0.8
"""Share of values met from which a refused pair of columns is told."""

_MOST_TOLD = 2_000
_PAIRS = pl.Schema(
    {"seeker": pl.UInt64, "holder": pl.UInt64, "verdict": pl.String, "score": pl.Float64,
     "because": pl.String, "seeker_values": pl.Int64, "holder_values": pl.Int64,
     "common": pl.Int64}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgment:
    """What a person said of a pair of key columns.

    left, right: labels of the columns, in either order. verdict: `accept`, `refuse`, or
    `forget`, which takes back what was said before. by: who says so.
    """

    left: str
    right: str
    verdict: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """The key columns and the pairs of them.

    rows: `KEY_ROW`, with the keys of two columns. units: hash of a key column -> what it is.
    pairs: `_PAIRS`, a row for each direction that was judged. labels: hash -> what a person calls
    the column.
    """

    rows: Shelf
    units: Mapping[int, Unit]
    pairs: pl.DataFrame
    labels: Mapping[int, str]

    @property
    def table(self) -> pl.DataFrame:
        """KEYS, the accepted ones first."""
        labels = pl.DataFrame(
            {"unit": list(self.labels), "label": list(self.labels.values())},
            schema={"unit": pl.UInt64, "label": pl.String},
        )
        order = pl.col("verdict").replace_strict({"accepted": 0, "doubtful": 1, "refused": 2})
        told = (
            self.pairs.join(labels.rename({"unit": "seeker", "label": "column"}), on="seeker")
            .join(labels.rename({"unit": "holder", "label": "refers_to"}), on="holder")
            .sort(order, "column", "refers_to")
        )
        return conform(told.head(_MOST_TOLD), KEYS)


def discovered(
    records: pl.LazyFrame,
    sources: pl.DataFrame,
    judgments: Sequence[KeyJudgment] = (),
    room: Room | None = None,
) -> Discovered:
    """Find the keys between the tables of RECORDS.

    sources: SOURCES, for the labels. judgments: of people, the last on a pair counts. room: where
    rows are set aside; in memory where there is none.
    """
    rows, about = set_aside(records, room or Room())
    units = units_of(rows, about)
    known = _units(units)
    inside = estimated(rows, units)
    found = _judged_pairs(rows, units, inside, known)
    both = composite(records, rows, units, inside, known)
    if both is not None:
        known |= _units(both.units)
        found = _with_composites(found, both)
    found = followed(found, known)
    found = at_home(found, known, dict(units.select("unit", "named").iter_rows()))
    found = of_own_rows(without_contradiction(rows, found), known)
    labels = _labels(known, sources)
    pairs = _told(_said(found, labels, judgments))
    return Discovered(rows=rows, units=known, pairs=pairs, labels=labels)


def _units(units: pl.DataFrame) -> dict[int, Unit]:
    return {row["unit"]: _unit(row) for row in units.iter_rows(named=True)}


def _unit(row: Mapping[str, Any]) -> Unit:
    return Unit(
        column=row["column"],
        table=row["table"],
        everywhere=row["everywhere"],
        source=row["source"],
        header=row["header"] or "",
        shape=told_shape(row["shape"]),
        declared=row["declared"],
        distinct=row["distinct"],
        fan=row["fan"],
        named=row["named"],
    )


def _judged_pairs(
    rows: Shelf, units: pl.DataFrame, inside: pl.DataFrame, known: Mapping[int, Unit]
) -> Found:
    """Judge by the sketches; what may be accepted is counted and judged again."""
    found: Found = {}
    again: list[tuple[int, int]] = []
    sketched = {
        (seeker, holder): part
        for seeker, holder, part in inside.sort("seeker", "holder").iter_rows()
        if not _apart(known[seeker], known[holder])
    }
    for (seeker, holder), part in sketched.items():
        a, b = known[seeker], known[holder]
        overlap = Overlap(a.distinct, b.distinct, round(part * a.distinct))
        judgment = judged(a, b, overlap)
        if judgment.verdict != "refused" or hint(a, b) == "same" or a.declared:
            again.append((seeker, holder))
        elif part >= _SHOWN:
            found[seeker, holder] = (overlap, judgment)
    again += parts_to_count(again, sketched, known)
    if again:
        pairs = pl.DataFrame(again, schema={"seeker": pl.UInt64, "holder": pl.UInt64}, orient="row")
        exact = counted(rows, units, pairs)
        columns = exact.select("seeker", "holder", "mine", "theirs", "common")
        for seeker, holder, *sizes in columns.iter_rows():
            overlap = Overlap(*sizes)
            found[seeker, holder] = (overlap, judged(known[seeker], known[holder], overlap))
    return with_parts(found, sketched, known)


def _apart(a: Unit, b: Unit) -> bool:
    """Pairs that are never judged: of one table, of half a key, of what means itself anywhere."""
    same = bool(a.table or a.source) and (a.source, a.table) == (b.source, b.table)
    half = a.column.startswith(PART) or b.column.startswith(PART)
    return same or half or a.everywhere or b.everywhere


def _with_composites(found: Found, both: Composite) -> Found:
    why = "only together with the column {}"
    single = {
        pair: (overlap, Judgment("refused", 0.0, why.format(both.replaced[pair])))
        if pair in both.replaced
        else (overlap, judgment)
        for pair, (overlap, judgment) in found.items()
    }
    return single | both.judged


def _labels(known: Mapping[int, Unit], sources: pl.DataFrame) -> dict[int, str]:
    paths = dict(sources.select("id", "path").iter_rows())
    labels = {}
    for unit, about in known.items():
        place = paths.get(about.source, about.source) or "texts"
        table = f":{about.table}" if about.table else ""
        labels[unit] = f"{place}{table}.{about.header or about.column.rsplit(':', 1)[-1]}"
    return labels


def _said(found: Found, labels: Mapping[int, str], judgments: Sequence[KeyJudgment]) -> Found:
    """What people said, over what was found; a pair that nobody thought of counts too."""
    by_label: dict[str, list[int]] = {}
    for unit, label in labels.items():
        by_label.setdefault(label, []).append(unit)
    last = {frozenset((said.left, said.right)): said for said in judgments}
    told = dict(found)
    for said in last.values():
        if said.verdict == "forget":
            continue
        for left, right in product(by_label.get(said.left, ()), by_label.get(said.right, ())):
            for pair in ((left, right), (right, left)):
                overlap = found[pair][0] if pair in found else Overlap(0, 0, 0)
                told[pair] = (overlap, _of_person(said))
    return told


def _of_person(said: KeyJudgment) -> Judgment:
    if said.verdict == "accept":
        return Judgment("accepted", 0.95, f"accepted by {said.by}")
    return Judgment("refused", 0.0, f"refused by {said.by}")


def _told(found: Found) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (*pair, judgment.verdict, judgment.score, judgment.because, *overlap)
            for pair, (overlap, judgment) in found.items()
        ],
        schema=_PAIRS,
        orient="row",
    )


def named_alike(unit: Unit) -> bool:
    """Whether words say that a column is a key, so that rows of its own table join by it."""
    return unit.everywhere or unit.column.startswith(NAMED)
