"""What one column holds, judged by itself: its header against its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from detectors.catalog import detectors
from detectors.columns.flag_columns import FLAGS, flagged_illness, takes_flags
from detectors.columns.long_paths import named_by
from detectors.columns.values import (
    LEAST_SHARE,
    Profile,
    profiles,
    samples,
    shares,
    strength,
    strong_shares,
)
from detectors.elements import DECOYS, ELEMENTS, IDENTITY
from detectors.people.person_likeness import person_likeness
from detectors.protection.readable import protection
from detectors.words.headers import capacity_of, number_of, phrase_rank, role_of

ASKED = 0.5
"""From this header score on a header asks for a detector."""

NAME_LIKE = 0.4
"""From this likeness on a value is taken for the name of a person."""

NAME_SHAPED = 0.25
"""From this likeness on a value may be a name where a header says that it is one."""

_EXACTLY = 0.95
_COLUMNS_AT_ONCE = 250
_LICENSED = "(?i)^(?:CA ?)?C?DL[ :#-]+[0-9A-Z]"
_WRITERS = frozenset({"provider", "staff"})
_NAMES = frozenset({"given_name", "middle_name", "family_name"})
_BY_VALUE = frozenset({"email", "phone", "address"})
"""Identity fields that values alone can show; dates, towns and names need a header or a table
without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one column holds.

    column: its index; header: as written, "" when there is none.
    detector: name of the detector ("us/ssn"), detects: its code; both None when the column is
        not claimed and its cells are to be searched like text.
    role: whose it is, as in RECORDS; capacity: the word for the row's person ("patient"), "" when
        the header has none; number: which of several ("dependent 2"), 0 when not counted.
    score: 0..1, how sure the type is; 0 when not claimed. reasons: in words, without any value.
    selector: index of a column that says row by row what this one holds, with
    choices: (value of that column in lower case, detector) for the values that name one.
    settled: a person said what the column holds.
    protection: of every value of the column, where only the column as a whole shows it; "" else.
    """

    column: int
    header: str
    detector: str | None
    detects: str | None
    role: str
    score: float
    reasons: tuple[str, ...]
    capacity: str = ""
    number: int = 0
    selector: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    settled: bool = False
    protection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One column as it is looked at, with how well its header names each detector."""

    column: int
    header: str
    words: tuple[str, ...]
    values: pl.Series
    profile: Profile
    named: Mapping[str, float]


def looks(
    header: Sequence[str], spoken: Sequence[tuple[str, ...]], cells: pl.DataFrame
) -> list[Look]:
    """What is needed to type each column; spoken: the words of each header as `words` gives them.

    cells: String values of the first rows, a column for each header.
    """
    values = samples(cells)
    columns = zip(header, spoken, values, profiles(values), strict=True)
    return [
        Look(column=at, header=h, words=said, values=held, profile=seen, named=named_by(h, said))
        for at, (h, said, held, seen) in enumerate(columns)
    ]


def verdict_for(seen: Look, detector: str | None, score: float, *reasons: str) -> Verdict:
    """A verdict on the column with the role, capacity and number that its header gives."""
    detects = detectors()[detector].detects if detector else None
    role = role_of(seen.words)
    # "Physician's note": who wrote it, about the person of the row.
    role = "subject" if detects == "medical" and role in _WRITERS else role
    return Verdict(
        column=seen.column,
        header=seen.header,
        detector=detector,
        detects=detects,
        role=role,
        score=round(score, 3),
        reasons=reasons,
        capacity=capacity_of(seen.words),
        number=number_of(seen.words),
    )


def name_share(values: pl.Series, least: float = NAME_LIKE) -> float:
    """Share of values that look like the name of a person, by a likeness of at least so much."""
    return float((person_likeness(values) >= least).mean() or 0.0) if len(values) else 0.0  # type: ignore[arg-type]


def name_shares(columns: Sequence[pl.Series]) -> list[float]:
    """`name_share` of each column; many columns at once, since one costs much however short."""
    found: list[float] = []
    for first in range(0, len(columns), _COLUMNS_AT_ONCE):
        some = columns[first : first + _COLUMNS_AT_ONCE]
        likely = person_likeness(pl.concat(values.rename("value") for values in some)) >= NAME_LIKE
        start = 0
        for values in some:
            found.append(float(likely.slice(start, len(values)).mean() or 0.0))  # type: ignore[arg-type]
            start += len(values)
    return found


def _protected_share(values: pl.Series) -> float:
    shown = values.to_frame("value").select((protection(pl.col("value")) != "none").mean())
    return float(shown.item() or 0.0)


def _fit(seen: Look, name: str) -> float:
    """How well the values go with a detector that the header asks for: 0 contradicts."""
    detector, seen_profile = detectors()[name], seen.profile
    if detector.detects == "name":
        share = name_share(seen.values, NAME_SHAPED)
        return share if share >= 0.15 else 0.0
    share = shares(seen.values, {name: 0.0})[name]
    if detector.detects in _NAMES:
        return seen_profile.lettered if share else 0.0
    if detector.free and seen_profile.flags >= FLAGS and not takes_flags(name):
        return 0.0
    if detector.detects in DECOYS or detector.detects in IDENTITY:
        return share
    return min(1.0, share + _protected_share(seen.values))


def _called_exactly(seen: Look) -> float:
    """From which header score on a decoy leaves the column to an element; 0 without a decoy.

    "National provider ID" is no national ID, whatever its check digits.
    """
    catalog = detectors()
    decoys = (score for name, score in seen.named.items() if catalog[name].detects in DECOYS)
    return score if (score := max(decoys, default=0.0)) >= _EXACTLY else 0.0


def _asked(seen: Look) -> list[tuple[float, str, str]]:
    """(score, detector, reason) for the detectors that the header asks for and values allow."""
    found = []
    least = max(ASKED, _called_exactly(seen))
    for name, named in seen.named.items():
        if named < (least if detectors()[name].detects in ELEMENTS else ASKED):
            continue
        if seen.profile.size == 0:
            found.append((named * 0.6, name, "header; no values in the first rows"))
            continue
        fit = _fit(seen, name)
        if fit > 0.02 or (fit > 0 and named >= 0.9):
            score = named * (0.4 + 0.6 * min(1.0, fit / 0.6))
            found.append((score, name, f"header; {fit:.0%} of the values fit"))
    catalog = detectors()
    return sorted(found, key=lambda c: (-c[0], phrase_rank(seen.words, catalog[c[1]]), c[1]))


def _shown(seen: Look) -> list[tuple[float, str, str]]:
    """(score, detector, reason) for the detectors that the values alone show."""
    found = []
    catalog = detectors()
    # To compile the strong forms takes longer than to match them; most columns are plain words.
    if seen.profile.marked < LEAST_SHARE:
        return []
    for name, share in strong_shares(seen.values).items():
        code = catalog[name].detects
        if (code in IDENTITY and code not in _BY_VALUE) or share < LEAST_SHARE:
            continue
        score = strength(name, seen.values) * share
        if seen.profile.size >= 3 or score >= 0.75:
            found.append((score, name, f"{share:.0%} of the values have the form"))
    return sorted(found, key=lambda c: (-c[0], c[1]))


def _kind_of_number(seen: Look, asked: tuple[float, str, str]) -> tuple[float, str, str]:
    """What a "tax id" or "national id" of people is where its values say so."""
    government = asked[1] == "world/government_id"
    if government and float(seen.values.str.contains(_LICENSED).mean() or 0.0) >= LEAST_SHARE:  # type: ignore[arg-type]
        return asked[0], "us/drivers_license", "the values say that they are driver's licenses"
    if asked[1] != "us/tin" and not (government and "us/ssn" in seen.named):
        return asked
    found = shares(seen.values, {"us/ssn": 0.0, "us/ein": 0.2})
    if found["us/ssn"] >= 0.5 > found["us/ein"]:
        reason = f"{found['us/ssn']:.0%} of the values are Social Security numbers"
        return asked[0], "us/ssn", reason
    return asked


def _of_conditions(seen: Look, asked: tuple[float, str, str]) -> tuple[float, str, str]:
    """A "condition" whose values mostly name illnesses: the others are conditions as well."""
    about = {"condition", "conditions", "illness"} & set(seen.words)
    if asked[1] != "world/illness" or not about or _fit(seen, asked[1]) < LEAST_SHARE:
        return asked
    return asked[0], "world/diagnosis", asked[2]


def judge(seen: Look) -> Verdict:
    """The verdict on one column by itself.

    A header wins, unless nearly all values have the strong form of something else.
    """
    asked, shown = _asked(seen), _shown(seen)
    if asked and shown and shown[0][1] not in {name for _, name, _ in asked}:
        own = strength(asked[0][1], seen.values)
        if shown[0][0] >= 0.7 and shown[0][0] > own:
            return verdict_for(seen, shown[0][1], shown[0][0], shown[0][2], "header disagrees")
    flagged = None if asked else flagged_illness(seen.header, seen.profile)
    if flagged is not None:
        return verdict_for(seen, flagged, 0.8, "the header names an illness; yes or no")
    if asked:
        score, name, reason = _of_conditions(seen, _kind_of_number(seen, asked[0]))
        return verdict_for(seen, name, score, reason)
    if shown:
        return verdict_for(seen, shown[0][1], shown[0][0], shown[0][2])
    return verdict_for(seen, None, 0.0)
