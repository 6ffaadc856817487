"""Columns of a laboratory's log: numbers of specimens, and what was found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.columns.verdicts import verdict_for
from detectors.words.clinical_words import clinical

if TYPE_CHECKING:
    from detectors.columns.verdicts import Look, Verdict

_SPECIMENS = frozenset({"specimen", "specimens", "source", "sample", "culture", "isolate"})
_RESULTS = frozenset({"result", "results", "finding", "findings"})
_NUMBERED = frozenset({"acc", "account", "acct", "number", "no", "id"})


def of_specimens(verdict: Verdict, seen: Look, said: set[str]) -> Verdict:
    """The verdict of a column of such a log: `acc#` numbers specimens, `result` tells of health.

    said: words of all headers. Any other column keeps its verdict.
    """
    if not (said & _SPECIMENS and said & _RESULTS):
        return verdict
    if verdict.detects == "account_number" and set(seen.words) <= _NUMBERED:
        reason = "numbers of specimens, beside their results"
        return verdict_for(seen, "world/order_number", 0.6, reason)
    told = verdict.detects is None and set(seen.words) <= _RESULTS
    if told and any(True for value in seen.values for _ in clinical(value)):
        return verdict_for(seen, "world/lab_result", 0.6, "results, beside their specimens")
    return verdict
