"""Tables that were cut into several, by branch or by month: their key columns judged as one.

Each part of a table of people holds few of the numbers that another table names; together they hold
them. Parts are columns under one header whose values are not the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from pipelines.joins.join_keys import Judgment, Overlap, Unit, judged
from pipelines.joins.key_doubts import Found

_SAME = 0.1
"""Share of values in common from which two columns are copies, and no parts of one."""

Parts = dict[tuple[int, tuple[str, str]], list[int]]
Inside = Mapping[tuple[int, int], float]
"""(seeker, holder) -> share of the values of the one that the other holds, 0..1."""


def parts_to_count(
    counted: Collection[tuple[int, int]], inside: Inside, known: Mapping[int, Unit]
) -> list[tuple[int, int]]:
    """Further pairs that sketches make worth an exact count, as parts of one."""
    told = {pair: round(share * known[pair[0]].distinct) for pair, share in inside.items()}

    def overlap(seeker: int, holder: int) -> Overlap:
        sizes = known[seeker].distinct, known[holder].distinct
        return Overlap(*sizes, told.get((seeker, holder), 0))

    pairs = [pair for pair, common in told.items() if common]
    every = _joined(_parts(pairs, known), overlap, inside, known)
    return sorted(every.keys() - set(counted))


def with_parts(found: Found, inside: Inside, known: Mapping[int, Unit]) -> Found:
    """Accept the columns that are joined as parts of one, though each holds too little alone."""

    def overlap(seeker: int, holder: int) -> Overlap:
        return found[seeker, holder][0]

    pairs = [pair for pair, (met, _) in found.items() if met.common]
    every = _joined(_parts(pairs, known), overlap, inside, known)
    better = {
        pair: (found[pair][0], judgment)
        for pair, judgment in every.items()
        if found[pair][1].verdict != "accepted"
    }
    return found | better


def _parts(pairs: list[tuple[int, int]], known: Mapping[int, Unit]) -> Parts:
    """(seeker, what the columns are called) -> columns that may be parts of one."""
    parts: Parts = {}
    for seeker, holder in sorted(pairs):
        about = known[holder]
        parts.setdefault((seeker, (about.column, about.header)), []).append(holder)
    return parts


def _joined(
    parts: Parts,
    overlap: Callable[[int, int], Overlap],
    inside: Inside,
    known: Mapping[int, Unit],
) -> dict[tuple[int, int], Judgment]:
    """The pairs of a seeker and a part whose whole is accepted."""
    joined: dict[tuple[int, int], Judgment] = {}
    for (seeker, _), columns in parts.items():
        taken: list[int] = []
        for holder in sorted(columns, key=lambda one: (-overlap(seeker, one).common, one)):
            if all(_differ(holder, other, inside) for other in taken):
                taken.append(holder)
        if len(taken) < 2:
            continue
        met = [overlap(seeker, holder) for holder in taken]
        whole = Overlap(met[0].seeker, sum(m.holder for m in met), sum(m.common for m in met))
        judgment = judged(known[seeker], _whole([known[holder] for holder in taken]), whole)
        if judgment.verdict == "accepted":
            because = f"{judgment.because}, in {len(taken)} tables of one form"
            told = replace(judgment, because=because)
            joined |= {(seeker, holder): told for holder in taken}
    return joined


def _differ(one: int, other: int, inside: Inside) -> bool:
    both = inside.get((one, other), 0.0), inside.get((other, one), 0.0)
    return max(both) <= _SAME


def _whole(parts: list[Unit]) -> Unit:
    """The column that the parts are, judged by the first of them."""
    return parts[0]._replace(
        distinct=sum(part.distinct for part in parts),
        fan=max(part.fan for part in parts),
        named=sum(part.named for part in parts),
    )
