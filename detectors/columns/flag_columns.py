"""Columns of yes and no: under the name of an illness a yes is a fact about somebody's health."""

from __future__ import annotations

from functools import cache

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import Profile
from detectors.words.clinical_words import CLEAR, clinical
from detectors.words.header_words import words
from detectors.words.headers import scores

FLAGS = 0.8
"""From this share of yes and no on a column answers a question."""

_ILLNESS = "world/health_flag"
_OF_A_THING = frozenset(
    {
        "policy",
        "insurance",
        "plan",
        "coverage",
        "program",
        "class",
        "training",
        "course",
        "donation",
    }
)
"""Words that make a product or an event of an illness ("cancer policy", "CPR training")."""
_AROUND = frozenset(
    {"has", "have", "had", "is", "on", "takes", "taking", "uses", "using", "currently",
     "current", "ever", "history", "of", "disorder", "disease", "condition", "diagnosed", "with",
     "any", "flag", "flg", "indicator", "ind", "status", "problem", "patient", "student", "child"}
)  # fmt: skip
"""Words that make a question of the name of an illness."""
_NAMED = 0.7


@cache
def takes_flags(name: str) -> bool:
    """Whether a bare yes is a value of the detector, and a bare no is none."""
    detector = detectors()[name]
    answers = pl.Series("value", ["Y", "N"]).to_frame()
    taken = answers.select(detector.valid(detector.normal(pl.col("value")))).to_series()
    return taken.to_list() == [True, False]


def flagged_illness(header: str, profile: Profile) -> str | None:
    """The detector for yes and no under a header that names an illness, a treatment or a drug."""
    said = words(header)
    if profile.size == 0 or profile.flags < FLAGS or _OF_A_THING & set(said):
        return None
    named = any(found.because == CLEAR for found in clinical(" ".join(said)))
    core = tuple(word for word in said if word not in _AROUND)
    return _ILLNESS if named or scores(core).get(_ILLNESS, 0.0) >= _NAMED else None
