"""Nine digits beside names under no header: whether they are Social Security numbers, how surely.

Nearly every such number could be one, so the column as a whole must say it: numbers that a house
counts begin alike or run in order, numbers of events differ for one and the same person, numbers
drawn evenly never begin with zero, and people of one region begin alike. Doubt lowers the score,
below which people are asked; it takes nobody from the list. Source of the rates: SSA, areas by
state until 2011, evenly from 001 to 899 since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from detectors.columns.values import shares
from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.words.header_words import says_nothing

_SSN = "us/ssn"
_EMPTY_WORDS = frozenset(
    {"number", "id", "code", "value", "field", "column", "col", "data"}
    | {"fld", "attr", "attribute", "var", "val", "prop", "property", "text", "txt", "str", "udf"}
)
_WHO = frozenset({"name", "given_name", "family_name", "birth_date"})
_POSSIBLE = 0.97
_DISTINCT = 0.9
_MOSTLY, _LOST = 0.75, 0.25
_USUAL, _REGIONAL, _DOUBTFUL = 0.6, 0.75, 0.45
_MANY = 60
_IN_ORDER = 0.95
_BEGINNINGS = 6


def is_bare(header: tuple[str, ...]) -> bool:
    """Whether a header says nothing of what its column holds ("", "Column 3", "id number")."""
    return all(w in _EMPTY_WORDS or w.isdigit() or len(w) == 1 for w in header)


def nine_digits(verdicts: list[Verdict], looks: Sequence[Look]) -> None:
    """Type the columns of nine digits beside names, in place."""
    codes = {verdict.detects for verdict in verdicts}
    if "ssn" in codes:
        return
    headless = not any(seen.words for seen in looks)
    enough = 1 if headless else 12 if "birth_date" in codes else 30
    found = {}
    for at, seen in enumerate(looks):
        open_still = is_bare(seen.words) or says_nothing(seen.words)
        if verdicts[at].detects is not None or not open_still or not _may_be(seen, enough):
            continue
        people = _people(verdicts, looks, seen)
        if seen.profile.distinct >= _DISTINCT or (people and _one_each(seen.values, people)):
            found[at] = _judged(seen, people)
    best = max((score for score, _ in found.values()), default=0.0)
    alone = [score for score, _ in found.values()].count(best) == 1
    for at, (own, reason) in found.items():
        rivals = len(found) > 1 and (own < best or not alone)
        told = f"nine digits beside names, all possible; {reason}"
        more = ("another column may be it as well",) if rivals else ()
        score = min(own, _DOUBTFUL) if rivals else own
        verdicts[at] = verdict_for(looks[at], _SSN, score, told, *more)


def _may_be(seen: Look, enough: int) -> bool:
    """Numbers that all could be issued and begin in many ways; zeros in front may be lost."""
    if seen.profile.size < enough or seen.profile.digits < _POSSIBLE:
        return False
    sizes = Counter(seen.values.str.len_bytes().to_list())
    nine = sizes[9] / seen.profile.size
    whole = nine >= _POSSIBLE
    lost = nine >= _MOSTLY and (sizes[8] + sizes[7]) / seen.profile.size <= _LOST
    if not (whole or (lost and nine + (sizes[8] + sizes[7]) / seen.profile.size >= _POSSIBLE)):
        return False
    areas = seen.values.str.zfill(9).str.slice(0, 3).n_unique()
    if areas < min(12, 0.6 * seen.values.n_unique()):
        return False
    return shares(seen.values, {_SSN: 0.0})[_SSN] >= _POSSIBLE


def _people(verdicts: Sequence[Verdict], looks: Sequence[Look], seen: Look) -> list[str] | None:
    """Who each row is about, by name and birth date; None where rows cannot be told to match."""
    named = [at for at, verdict in enumerate(verdicts) if verdict.detects in _WHO]
    born = any(verdicts[at].detects == "birth_date" for at in named)
    columns = [looks[at].values.to_list() for at in named]
    size = max(look.profile.size for look in looks)
    if not born or {seen.profile.size, *map(len, columns)} != {size}:
        return None
    return [" ".join(parts).casefold() for parts in zip(*columns, strict=True)]


def _judged(seen: Look, people: list[str] | None) -> tuple[float, str]:
    """Score and reason of a column that may hold Social Security numbers."""
    numbers = seen.values.str.zfill(9)
    if people is not None and _of_events(numbers.to_list(), people):
        return _DOUBTFUL, "one person has several"
    if seen.profile.size >= 12 and _in_order(numbers):
        return _DOUBTFUL, "in rising order"
    heads = Counter(numbers.str.slice(0, 1).to_list())
    if seen.profile.size >= _MANY:
        if len([n for n in heads.values() if n >= 0.05 * len(numbers)]) < _BEGINNINGS:
            return _REGIONAL, "with the beginnings of a region"
        if not heads["0"]:
            return _DOUBTFUL, "none begins with zero"
    return _USUAL, "in no order"


def _in_order(numbers: pl.Series) -> bool:
    steps = numbers.cast(pl.Int64).diff().drop_nulls()
    return float((steps >= 0).mean() or 0.0) >= _IN_ORDER or (  # type: ignore[arg-type]
        float((steps <= 0).mean() or 0.0) >= _IN_ORDER  # type: ignore[arg-type]
    )


def _one_each(values: pl.Series, people: list[str]) -> bool:
    """Whether a number that repeats stands beside the same person, and a person beside it."""
    pairs = len(set(zip(values.to_list(), people, strict=True)))
    return pairs <= 1.02 * min(values.n_unique(), len(set(people)))


def _of_events(numbers: list[str], people: list[str]) -> bool:
    """Whether people who come several times have another number each time."""
    times = Counter(people)
    again = sum(count for count in times.values() if count > 1)
    pairs = Counter(zip(people, numbers, strict=True))
    other = sum(count for (who, _), count in pairs.items() if times[who] > 1 and count == 1)
    return again >= 0.1 * len(people) and other >= 0.9 * again
