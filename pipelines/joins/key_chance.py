"""How much the values that two key columns have in common speak against chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.joins.join_keys import Overlap, Unit

_LONG, _DRAWN = 40.0, 30
"""Bits from which a token is long, and those that one of them tells at most: what programs draw
letter by letter is not met twice by accident, and two are enough against other words."""


def evidence(holder: Unit, overlap: Overlap) -> float:
    """Bits that speak against chance: the overlap set against what the range would give."""
    inside = overlap.common / overlap.seeker
    chance = likely(holder, overlap.holder)
    if inside <= chance:
        return 0.0
    gained = inside * math.log2(inside / chance)
    missed = (1 - inside) * math.log2((1 - inside) / (1 - chance)) if inside < 1 else 0.0
    return overlap.seeker * (gained + missed)


def likely(holder: Unit, distinct: int) -> float:
    """How likely a value of the same range is met among those of the column by chance."""
    shape = holder.shape
    if shape is None:
        return 1.0
    dense = min(1.0, distinct / math.pow(2, shape.bits))
    long = shape.kind == "token" and shape.bits >= _LONG
    return max(dense, shape.runs, math.pow(2, -_DRAWN if long else -24))
