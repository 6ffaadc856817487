"""Joins that follow from other joins, where too few values alone could not speak against chance."""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.joins.join_keys import Judgment, Overlap, Unit
from pipelines.joins.key_doubts import Found

_INSIDE, _COMMON = 0.5, 2


def followed(found: Found, known: Mapping[int, Unit]) -> Found:
    """The pairs, with those accepted that only chance spoke against and other joins speak for.

    Two columns that hold the same keys hold them whichever of them is looked at first; and two
    that are both the same as a third are the same. A table of results names a participant twice
    or three times, and the list of participants is known to another table of the same study.
    """
    told = dict(found)
    for _ in range(2):  # what follows from what followed
        joined = {pair for pair, (_, judgment) in told.items() if judgment.verdict == "accepted"}
        follows = {
            pair: (overlap, judgment)
            for pair, (overlap, before) in told.items()
            if before.chance and _enough(overlap)
            for judgment in [_follows(pair, told, joined, known)]
            if judgment is not None
        }
        told |= follows
    return told


def _enough(overlap: Overlap) -> bool:
    return overlap.common >= _COMMON and overlap.common >= _INSIDE * overlap.seeker


def _follows(
    pair: tuple[int, int], told: Found, joined: set[tuple[int, int]], known: Mapping[int, Unit]
) -> Judgment | None:
    seeker, holder = pair
    share = f"{told[pair][0].common} of {told[pair][0].seeker} values are there"
    if (holder, seeker) in joined:
        score = told[holder, seeker][1].score
        return Judgment("accepted", score, f"joined the other way round; {share}")
    for by, other in sorted(joined):
        if by == seeker and (other, holder) in joined:
            score = min(told[by, other][1].score, told[other, holder][1].score)
            why = f"both are joined with {known[other].header or 'a third column'}; {share}"
            return Judgment("accepted", score, why)
    return None
