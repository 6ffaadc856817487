"""Names of one person per table row, from columns of parts or of whole names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import polars as pl

from detectors.columns.judge import Verdict
from detectors.columns.values import cleaned_name
from detectors.people.name_case import proper_case
from detectors.people.name_words import words
from detectors.people.names import split_names
from detectors.people.person_likeness import both_listed, person_likeness
from detectors.sparing import once_each, where
from detectors.words.headers import words as said
from pipelines.tables.roles import Person

PERSON_LIKE = 0.2
"""Below this likeness a value of a name column names no person (a firm, a place, a product)."""

_FEW, _MOSTLY = 3, 0.75

_PARTS = ("given_name", "middle_name", "family_name", "name_suffix")
_NAMES = ("full_name", *_PARTS, "name_score")
_CALLED = frozenset({"preferred", "pref", "nickname", "goes", "known", "chosen"})
_SUFFIX = r"(?i)[ ,]+(jr|sr|ii|iii|iv)\.?$"


_ONE_SPACE = where(r"\s\s|[^\S ]", lambda value: value.str.replace_all(r"\s+", " "))


_REMARK = (
    r"(?: ?\((?:[a-z0-9+#*/-][^()]*|[^()]*[0-9+&/][^()]*)\)| [-–—] [a-z][a-z ]{1,30}"
    r"| (?i:d/?b/?a|doing business as)[ :].*| ?\*{1,3})$"
)
"""What somebody noted behind a name, or under what name its bearer trades."""
_WITHOUT_REMARK = where(
    "[(*–—-]| d/?b/?a|(?i: doing )", lambda value: value.str.replace(_REMARK, "").str.strip_chars()
)


def _tidied(values: pl.Series) -> pl.Series:
    """The cells of a name column that say something and have a letter, with single spaces."""
    text = pl.col("value")
    tidy = values.alias("value").to_frame().select(cleaned_name(text))
    tidy = tidy.select(_ONE_SPACE(pl.when(text.str.contains(r"\p{L}")).then(text)))
    return tidy.select(_WITHOUT_REMARK(text)).to_series()


def _part(batch: pl.DataFrame, person: Person, code: str) -> pl.Series:
    """The first column of a part of the name that says something; what one is called, last."""
    found = pl.Series(code, [None], dtype=pl.String).new_from_index(0, batch.height)
    for verdict in sorted(person.fields.get(code, ()), key=_calls):
        made = once_each(batch[str(verdict.column)], _tidied).alias(code)
        found = made if found.null_count() == batch.height else found.fill_null(made)
    return found


def _calls(verdict: Verdict) -> bool:
    """Whether a column tells what somebody is called, not the given name of documents."""
    return not _CALLED.isdisjoint(said(verdict.header))


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
    given = person.fields.get("given_name", ())
    if given and "family_name" not in person.fields and all(map(_calls, given)):
        frames = [*frames[1:], *frames[:1]]  # "Joe" beside "Abdelrahman, Youssef"
    if not frames:
        empty = {**dict.fromkeys(_NAMES, pl.String), "name_score": pl.Float64}
        return pl.DataFrame(schema=empty).clear(batch.height)
    return reduce(_filled, frames)


def only_people(called: pl.DataFrame, born: pl.Series) -> pl.DataFrame:
    """The names without those of firms; `born` are the birth dates of the same rows.

    Who has a birth date is a person, however little the name lists know of the name; so is who
    stands in a list of people under two names that are words as well (`Son Do`).
    """
    person = (called["name_score"] >= PERSON_LIKE) | born.is_not_null()
    left = called.filter(~person.fill_null(value=True))
    known = person.drop_nulls()
    if left.height and len(known) >= _FEW and sum(known) >= _MOSTLY * len(known):
        due = [name for name in left["full_name"].drop_nulls().unique() if both_listed(name)]
        person |= called["full_name"].is_in(due)
    return called.select(pl.when(person).then(pl.all()))


def _filled(surer: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """The surer names, and the other ones where those say nothing, or no more than a part of it.

    A directory has the family name in a column of its own (`sn`), and the given name only in the
    whole one (`cn`).
    """
    said = surer["full_name"].is_not_null()
    part = said & (surer["given_name"].is_null() | surer["family_name"].is_null())
    if part.any():
        pair = pl.DataFrame({"one": surer["full_name"], "whole": other["full_name"]})
        one, name = (pl.col(column).str.to_lowercase() for column in ("one", "whole"))
        inside = pair.select(name.str.contains(one, literal=True)).to_series()
        both = other["given_name"].is_not_null() & other["family_name"].is_not_null()
        said &= ~(part & both & inside).fill_null(value=False)
    # What a list calls somebody ("Piano tuner") yields to whom checks are made out to.
    nobody = (surer["name_score"] < PERSON_LIKE) & (other["name_score"] >= PERSON_LIKE)
    said &= ~nobody.fill_null(value=False)
    return pl.DataFrame([surer[name].zip_with(said, other[name]) for name in _NAMES])


def _from_whole(batch: pl.DataFrame, verdict: Verdict, order: str) -> pl.DataFrame:
    values = _tidied(batch[str(verdict.column)])
    distinct = values.drop_nulls().unique()
    score = person_likeness(distinct)
    split = split_names(distinct, order).with_columns(value=distinct, name_score=score)
    joined = values.to_frame().join(split, on="value", how="left", maintain_order="left")
    return joined.select(_NAMES)


def _from_parts(batch: pl.DataFrame, person: Person) -> pl.DataFrame:
    written = pl.DataFrame([_part(batch, person, part) for part in _PARTS])
    family = once_each(written["family_name"], _without_suffix)
    firm = _firms(written["given_name"], family.struct.field("family_name"))
    firm |= _placeholders(written)
    own = written["name_suffix"].fill_null(family.struct.field("name_suffix"))
    proper = {
        "given_name": once_each(written["given_name"], proper_case),
        "middle_name": once_each(written["middle_name"], proper_case),
        "family_name": family.struct.field("proper"),
    }
    parts = pl.DataFrame(proper).select(
        *(pl.when(~firm).then(name).alias(name) for name in proper),
        name_suffix=once_each(own, _suffix),
    )
    both = pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()
    full = pl.concat_str(_PARTS, separator=" ", ignore_nulls=True)
    some = pl.any_horizontal(pl.col("given_name", "family_name").is_not_null())
    return parts.with_columns(
        full_name=pl.when(some).then(full),
        name_score=pl.when(both).then(0.95).when(some).then(0.6),
    ).select(_NAMES)


def _without_suffix(values: pl.Series) -> pl.Series:
    """Struct of family_name without the suffix behind it, the same in proper case, name_suffix."""
    bare = values.str.replace(_SUFFIX, "")
    made = [bare.alias("family_name"), proper_case(bare).alias("proper")]
    return pl.DataFrame([*made, values.str.extract(_SUFFIX).alias("name_suffix")]).to_struct()


def _suffix(values: pl.Series) -> pl.Series:
    return values.str.to_uppercase().str.strip_chars(" .,")


def _placeholders(written: pl.DataFrame) -> pl.Series:
    """Rows that show how a form is filled in: `SAMPLE`, `JANE Q` of a template."""
    fixed = words("placeholders")
    last = sorted({name.rpartition(" ")[2] for name in fixed if " " in name})
    rows = written["family_name"].str.to_lowercase().is_in(last).fill_null(value=False)
    if not rows.any():
        return rows
    whole = pl.concat_str(_PARTS[:3], separator=" ", ignore_nulls=True).str.to_lowercase()
    return rows & written.select(whole.is_in(sorted(fixed))).to_series().fill_null(value=False)


def _firms(given: pl.Series, family: pl.Series) -> pl.Series:
    """Rows whose family name stands alone, is of several words, and names a firm."""
    firms = pl.repeat(value=False, n=len(given), dtype=pl.Boolean, eager=True)
    if not given.null_count():
        return firms
    alone = given.is_null() & family.str.contains(" ", literal=True)
    rows = alone.fill_null(value=False).arg_true()
    if rows.is_empty():
        return firms
    likeness = person_likeness(family.gather(rows))
    return firms.scatter(rows, (likeness < PERSON_LIKE).fill_null(value=False))
