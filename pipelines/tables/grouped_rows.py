"""Reports that say a name once and leave it out in the rows below: the name carried down."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.tables.oneself import named_in
from pipelines.tables.roles import Person
from pipelines.tables.unlabelled import ONE_EACH

_WHO = (
    "name", "given_name", "middle_name", "family_name", "birth_date", "email", "phone", "address",
    "street", "city", "state", "postal_code",
)  # fmt: skip
_LEAST = 0.2
"""Share of rows without a name from which on leaving it out is a habit and no gap."""


def carried_down(body: pl.DataFrame, people: Sequence[Person], main: int) -> pl.DataFrame:
    """The rows with whom they speak of, where a report names a person in the first row only.

    body: String columns named by index, and others; main: place of the row's person in people.
    All of the columns that tell who it is must be blank together, stand left of the rest, and be
    blank often. Rows with a number of which everybody has one are somebody else's, unless a
    column says which number it is: a table that has such rows is left as it is, as is one that
    begins without a name, and one whose other column of names is filled where this one is blank,
    and only there.
    """
    told = {v.column for code in _WHO for v in people[main].fields.get(code, ())}
    told |= {key for key in people[main].keys if key <= max(told, default=0) + 1}
    columns = [str(column) for column in sorted(told)]
    rest = [c for c in body.columns if c.isdigit() and c not in columns]
    if not people[main].named or not rest or sorted(told) != list(range(len(told))):
        return body
    shown = [v for p in people for v in p.exposures if v.selector is None]
    ones = [str(v.column) for v in shown if v.detects in ONE_EACH]
    facts = body.select(
        blank=pl.all_horizontal(_blank(name) for name in columns),
        more=~pl.all_horizontal(_blank(name) for name in rest),
        one=pl.any_horizontal(~_blank(name) for name in ones) if ones else pl.lit(value=False),
    )
    blank = facts.select(pl.col("blank") & pl.col("more")).to_series()
    first_named = not body.is_empty() and not facts["blank"][0]
    if not first_named or blank.mean() < _LEAST or (blank & facts["one"]).any():  # type: ignore[operator]
        return body
    if any(_instead(body, person, blank) for person in people if person is not people[main]):
        return body
    carried = [
        pl.when(blank).then(pl.when(~_blank(name)).then(name).forward_fill()).otherwise(name)
        for name in columns
    ]
    return body.with_columns(one.alias(name) for one, name in zip(carried, columns, strict=True))


def _instead(body: pl.DataFrame, person: Person, blank: pl.Series) -> bool:
    """Whether another person is named in the blank rows, and in no other."""
    if not person.named or person.role != "subject":
        return False
    named = body.select(named_in(person)).to_series()
    return bool((named & blank).any() and not (named & ~blank).any())


def _blank(name: str) -> pl.Expr:
    return pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "")
