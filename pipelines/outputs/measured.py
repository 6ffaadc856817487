"""How well the program does on invented breaches whose truth is known."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

SURE = 0.95
"""How often the limit of `most_missed` holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How well the program does on one invented breach whose truth is known; shares 0 to 1.

    seen: it was used to improve the program, so that real evidence is read less well.
    most_missed: the share of people missed that such a result does not rule out (95 of 100 times).
    """

    name: str
    words: str
    date: str
    seen: bool
    people: int
    people_recall: float
    people_precision: float
    element_recall: float
    element_precision: float
    most_missed: float


@cache
def measured() -> tuple[Measured, ...]:
    """Read `templates/measured.toml`, in its order."""
    written = resources.files("templates").joinpath("measured.toml").read_text("utf-8")
    table = tomllib.loads(written)
    return tuple(
        Measured(
            **item,
            date=str(table["date"]),
            most_missed=most_missed(item["people"], item["people_recall"]),
        )
        for item in table["fixture"]
    )


def most_missed(people: int, recall: float) -> float:
    """The largest share of people missed that the result does not rule out, 0 to 1.

    The upper limit of Clopper and Pearson (Biometrika 26, 1934), one-sided, by halving.
    """
    missed = round(people * (1 - recall))
    low, high = 0.0, 1.0
    for _ in range(40):
        share = (low + high) / 2
        terms = range(missed + 1)
        seen = sum(math.comb(people, k) * share**k * (1 - share) ** (people - k) for k in terms)
        low, high = (share, high) if seen > 1 - SURE else (low, share)
    return high
