"""Mentions into persons: what hangs together, and no person who contradicts himself.

Vetoes are asked of whole clusters, never of pairs alone: a chain of good pairs must not lead from
father to son.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detectors.people.name_agreement import one_edit, strength
from pipelines.resolution.name_pairs import turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    import polars as pl

_NUMBER_WAIVED = (9, 11, 14)
"""Tiers whose rules outweigh two different Social Security numbers."""

_BIRTH_WAIVED = (12, 14)
_NAME_WAIVED = (13,)
"""Tiers whose rules outweigh two birth dates, and two given names."""

_WEAK = (5, 6, 7, 8)
"""Tiers in which beside the name only a household, a document or nothing agrees."""

_ONLY_NAMES = (7, 8)
"""Tiers in which another address speaks against the pair."""


def components(count: int, a: pl.Series, b: pl.Series) -> npt.NDArray[np.int64]:
    """For each of `count` nodes the smallest node it hangs together with over the pairs a, b."""
    label = np.arange(count, dtype=np.int64)
    left, right = a.to_numpy().astype(np.int64), b.to_numpy().astype(np.int64)
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, left, low)
        np.minimum.at(label, right, low)
        # Labels point to nodes: follow them twice, so that long chains shorten fast.
        label = label[label[label]]
        if np.array_equal(before, label):
            return label


Name = tuple[str, str, str]
"""Given, middle and family name, folded; "" where absent."""


@dataclass(slots=True)
class Mention:
    """What may contradict another mention; empty where nothing is known.

    keys: key column of one table -> the numbers that this person has there.
    rows: row of a table -> how this person is named in it.
    """

    names: set[Name] = field(default_factory=set)
    ssn: set[int] = field(default_factory=set)
    birth: set[str] = field(default_factory=set)
    suffix: set[str] = field(default_factory=set)
    middle: set[str] = field(default_factory=set)
    streets: set[int] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    keys: dict[int, set[int]] = field(default_factory=dict)
    rows: dict[int, set[Name]] = field(default_factory=dict)

    def absorb(self, other: Mention) -> None:
        """Take over all that is known of another mention."""
        for name in ("names", "ssn", "birth", "suffix", "middle", "streets", "states"):
            getattr(self, name).update(getattr(other, name))
        for column, values in other.keys.items():
            self.keys.setdefault(column, set()).update(values)
        for row, names in other.rows.items():
            self.rows.setdefault(row, set()).update(names)


def divided(
    mentions: dict[int, Mention], pairs: Iterable[tuple[int, int, int, int]]
) -> dict[int, int]:
    """Node -> first node of its person, for mentions that hang together and contradict.

    pairs: (tier, place, a, b); joined in the order of tiers up to 9, then of places, then of nodes,
    so that the order of the input does not matter. A pair is passed over when the clusters it
    would join contradict each other. The mentions are used up.
    """
    held = dict(mentions)
    members = {node: [node] for node in mentions}
    first = {node: node for node in mentions}
    for tier, _, a, b in sorted(pairs, key=_order):
        one, two = sorted((first[a], first[b]))
        if one == two or _veto(held[one], held[two], tier):
            continue
        held[one].absorb(held[two])
        for node in members[two]:
            first[node] = one
        members[one] += members[two]
    return first


def _order(pair: tuple[int, int, int, int]) -> tuple[int, ...]:
    # Tiers from 10 on say what is waived, not what is better.
    return (min(pair[0], 10), *pair[1:])


def _veto(one: Mention, two: Mention, tier: int) -> bool:
    same_number = not one.ssn.isdisjoint(two.ssn)
    if tier not in _NUMBER_WAIVED and _apart(one.ssn, two.ssn):
        return True
    # A row that names two people, a patient and a guarantor, means two unless it repeats the name.
    if _disjoint_somewhere(one.rows, two.rows) or _apart(one.suffix, two.suffix):
        return True
    sure = same_number and not one.birth.isdisjoint(two.birth)
    if not sure and tier not in _NAME_WAIVED and _names_apart(one, two, tier):
        return True
    if same_number:
        return False
    born = tier not in _BIRTH_WAIVED and _births_apart(one, two, tier)
    return born or _apart(one.middle, two.middle) or _weakly_apart(one, two, tier)


def _names_apart(one: Mention, two: Mention, tier: int) -> bool:
    """Whether the names of two groups clash: each with each; from tier 10 on, all with all."""
    if tier < 10:
        return names_clash(one.names | two.names)
    return not any(not names_clash({x, y}) for x in one.names for y in two.names)


def _births_apart(one: Mention, two: Mention, tier: int) -> bool:
    """Whether the birth dates of two groups clash, as `_names_apart`."""
    if tier < 10:
        return births_clash(one.birth | two.birth)
    crossed = [{x, y} for x in one.birth for y in two.birth]
    return bool(crossed) and all(births_clash(dates) for dates in crossed)


def _weakly_apart(one: Mention, two: Mention, tier: int) -> bool:
    """What speaks against rules in which no personal number or date agrees."""
    if tier not in _WEAK:
        return False
    numbers = _disjoint_somewhere(one.keys, two.keys)
    moved = _apart(one.streets, two.streets) or _apart(one.states, two.states)
    return numbers or (tier in _ONLY_NAMES and moved)


def _apart(one: AbstractSet[object], two: AbstractSet[object]) -> bool:
    return bool(one) and bool(two) and one.isdisjoint(two)


def _disjoint_somewhere(
    one: Mapping[int, AbstractSet[object]], two: Mapping[int, AbstractSet[object]]
) -> bool:
    return any(_apart(values, two.get(place, frozenset())) for place, values in one.items())


def births_clash(births: AbstractSet[str]) -> bool:
    """Whether any two ISO dates differ by more than one edit or a swap of day and month."""
    dates = sorted(births)
    return any(
        not one_edit(x, y) and (x[:4], x[5:7], x[8:]) != (y[:4], y[8:], y[5:7])
        for place, x in enumerate(dates)
        for y in dates[place + 1 :]
    )


def names_clash(names: AbstractSet[Name]) -> bool:
    """Whether any two names cannot be one person's.

    A middle name used as the first name and given and family name in turned order are no clash.
    """
    every = sorted(names)
    return any(_differ(x, y) for place, x in enumerate(every) for y in every[place + 1 :])


def _differ(one: Name, two: Name) -> bool:
    if not one[0] or not two[0] or strength(one[0], two[0]) > 0:
        return False
    by_middle = (len(one[1]) > 2 and one[1] == two[0]) or (len(two[1]) > 2 and two[1] == one[0])
    return not by_middle and not turned(one[0], one[2], two[0], two[2])
