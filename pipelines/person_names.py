"""Names of one person per table row, from columns of parts or of whole names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import polars as pl

from detectors.columns import Verdict
from detectors.name_case import proper_case
from detectors.names import split_names
from detectors.person_likeness import person_likeness
from detectors.values import cleaned_name
from pipelines.roles import Person

PERSON_LIKE = 0.2
"""Below this likeness a value of a name column names no person (a firm, a place, a product)."""

_PARTS = ("given_name", "middle_name", "family_name", "name_suffix")
_NAMES = ("full_name", *_PARTS, "name_score")
_SUFFIX = r"(?i)[ ,]+(jr|sr|ii|iii|iv)\.?$"


def _tidy_name(verdict: Verdict) -> pl.Expr:
    text = cleaned_name(pl.col(str(verdict.column)))
    return pl.when(text.str.contains(r"\p{L}")).then(text.str.replace_all(r"\s+", " "))


def _part(person: Person, code: str) -> pl.Expr:
    """The first column of a part of the name that says something."""
    forms = [_tidy_name(verdict) for verdict in person.fields.get(code, ())]
    return pl.coalesce(forms) if forms else pl.lit(None, dtype=pl.String)


def names(batch: pl.DataFrame, person: Person, orders: Mapping[int, str]) -> pl.DataFrame:
    """Names of one person, a row per row of the batch: full_name, its parts, name_score.

    batch: String columns named by index; orders: column of whole names -> "first_last" or
    "last_first". Parts in columns of their own come before whole names. Null where the cell says
    nothing or names a firm.
    """
    frames = (
        [_from_parts(batch, person)] if {"given_name", "family_name"} & person.fields.keys() else []
    )
    frames += [
        _from_whole(batch, verdict, orders.get(verdict.column, "first_last"))
        for verdict in person.fields.get("name", ())
    ]
    if not frames:
        empty = {**dict.fromkeys(_NAMES, pl.String), "name_score": pl.Float64}
        return pl.DataFrame(schema=empty).clear(batch.height)
    return reduce(_filled, frames)


def only_people(called: pl.DataFrame, born: pl.Series) -> pl.DataFrame:
    """The names without those of firms; `born` are the birth dates of the same rows.

    Who has a birth date is a person, however little the name lists know of the name.
    """
    person = (called["name_score"] >= PERSON_LIKE) | born.is_not_null()
    return called.select(pl.when(person).then(pl.all()))


def _filled(surer: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """The surer names, and the other ones in rows where the surer column says nothing."""
    said = surer["full_name"].is_not_null()
    return pl.DataFrame([surer[name].zip_with(said, other[name]) for name in _NAMES])


def _from_whole(batch: pl.DataFrame, verdict: Verdict, order: str) -> pl.DataFrame:
    values = batch.select(value=_tidy_name(verdict)).to_series()
    distinct = values.drop_nulls().unique()
    score = person_likeness(distinct)
    split = split_names(distinct, order).with_columns(value=distinct, name_score=score)
    joined = values.to_frame().join(split, on="value", how="left", maintain_order="left")
    return joined.select(_NAMES)


def _from_parts(batch: pl.DataFrame, person: Person) -> pl.DataFrame:
    parts = batch.with_columns(_part(person, part).alias(part) for part in _PARTS).select(_PARTS)
    family = pl.col("family_name")
    parts = parts.with_columns(
        name_suffix=pl.coalesce("name_suffix", family.str.extract(_SUFFIX))
        .str.to_uppercase()
        .str.strip_chars(" .,"),
        family_name=family.str.replace(_SUFFIX, ""),
    )
    firm = _firms(parts)
    parts = parts.with_columns(
        pl.when(~firm).then(proper_case(parts[name])).alias(name) for name in _PARTS[:3]
    )
    both = pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()
    full = pl.concat_str(_PARTS, separator=" ", ignore_nulls=True)
    some = pl.any_horizontal(pl.col("given_name", "family_name").is_not_null())
    return parts.with_columns(
        full_name=pl.when(some).then(full),
        name_score=pl.when(both).then(0.95).when(some).then(0.6),
    ).select(_NAMES)


def _firms(parts: pl.DataFrame) -> pl.Series:
    """Rows whose family name stands alone, is of several words, and names a firm."""
    alone = parts["given_name"].is_null() & parts["family_name"].str.contains(" ", literal=True)
    rows = alone.fill_null(value=False).arg_true()
    firms = pl.repeat(value=False, n=parts.height, dtype=pl.Boolean, eager=True)
    if rows.is_empty():
        return firms
    likeness = person_likeness(parts["family_name"].gather(rows))
    return firms.scatter(rows, (likeness < PERSON_LIKE).fill_null(value=False))
