"""Columns that may be keys though no word of their headers says so: their values speak for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from detectors.columns.judge import Verdict
from detectors.columns.values import cleaned
from detectors.words.header_words import word_set
from detectors.words.headers import words
from pipelines.joins.key_shapes import shape_of

_OPEN_TYPES = frozenset(
    {None, "order_number", "row_number", "account_number", "vehicle_number", "property_number",
     "other_government_id"}
)  # fmt: skip
"""What a verdict may say of a column that is a key: nothing, or a number of something."""

_LOOSE_TYPES = frozenset({"demographic", "status"})
"""What a verdict says of a household or a class, and of its number where the header says so."""

_NUMBERS = frozenset({"number", "id", "key", "ref", "reference"})
ID_OF_USER = (
    r"^(?:[0-9A-Fa-f{}-]*[0-9][0-9A-Fa-f{}-]*|[A-Z][0-9A-Z]{7,14}|[0-9a-z]{24,28}"
    r"|[A-Z]{2,8}[-_][0-9]{2,8}|[A-Z]{1,3}[0-9]{4,12})$"
)
"""User names of digits are numbers of users, and so are what programs draw: U02AB3CDE of Slack,
the 26 letters and digits of Mattermost; and what a study calls somebody: LARK-512."""

_MEASURES = """
age salary wage gross net pay hours quantity qty price weight height width latitude longitude speed
temperature pulse bpm amount balance rate fee cost total score count points percent limit premium
year month day date time timestamp phone fax zip postal tax ssn ein sex gender race units dose
reading usage consumption kwh therms mileage duration minutes seconds bytes
"""
_OTHER = frozenset(_MEASURES.split()) | (
    word_set("about")
    - {"subject", "match", "matched", "unique", "source", "index", "row", "seq", "sequence", "ext",
       "lookup", "at", "is", "end", "term", "template", "class", "version", "policy", "check"}
)  # fmt: skip
_MOST_OPEN = 8
_MOST_PARTS = 2
_REACH = 3
_FLAG = r"(?i)^(?:[yntfmux]|yes|no|true|false)$"
_PART = r"^[A-Za-z0-9]{1,6}$"
_PART_TYPES = frozenset({None, "organisation", "location", "ledger_code", "row_number"})


def open_keys(
    verdicts: Sequence[Verdict], sample: pl.DataFrame, known: Collection[int]
) -> list[int]:
    """The columns beside the known keys whose values look like keys, at most eight of a table.

    sample: String columns named by index, as the verdicts count them.
    """
    ranked = []
    for verdict in verdicts:
        values = _values(sample, verdict.column)
        if verdict.column in known or not _may_be_open(verdict, values):
            continue
        distinct = values.n_unique()
        if distinct < 3 or (distinct < 8 and len(values) >= 20):
            continue
        shape = shape_of(values)
        if shape is not None:
            ranked.append((shape.kind != "token", -distinct, -shape.bits, verdict.column))
    return sorted(column for *_, column in sorted(ranked)[:_MOST_OPEN])


def _may_be_open(verdict: Verdict, values: pl.Series) -> bool:
    header = words(verdict.header)
    if verdict.detects in _LOOSE_TYPES:
        return bool(header) and header[-1] in _NUMBERS
    if verdict.detects == "user_name":
        return bool(values.str.contains(ID_OF_USER).all())
    if verdict.detects is None:
        return not _OTHER & set(header)
    return verdict.detects in _OPEN_TYPES


def parts_of_keys(
    verdicts: Sequence[Verdict], sample: pl.DataFrame, keys: Collection[int]
) -> list[int]:
    """Columns of few codes beside a key that repeats: site and number may be a key together."""
    repeated = [key for key in keys if _repeats(_values(sample, key))]
    found: Mapping[int, int] = {
        verdict.column: min(abs(verdict.column - key) for key in repeated)
        for verdict in verdicts
        if repeated and verdict.column not in keys and verdict.detects in _PART_TYPES
    }
    near = [
        column
        for column, far in found.items()
        if far <= _REACH and _is_part(sample.to_series(column).str.strip_chars().drop_nulls())
    ]
    return sorted(sorted(near, key=lambda column: found[column])[:_MOST_PARTS])


def _values(sample: pl.DataFrame, column: int) -> pl.Series:
    written = sample.select(value=cleaned(pl.nth(column)))
    return written.to_series().drop_nulls()


def _repeats(values: pl.Series) -> bool:
    return len(values) > 0 and values.n_unique() < 0.97 * len(values)


def _is_part(values: pl.Series) -> bool:
    distinct = values.n_unique()
    if not 2 <= distinct <= 200 or distinct > len(values) / 2:
        return False
    codes = values.str.contains(_PART).mean()
    flags = values.str.contains(_FLAG).mean()
    return isinstance(codes, float) and codes >= 0.95 and flags != 1.0
