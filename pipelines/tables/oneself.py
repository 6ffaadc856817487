"""Cells that name nobody new ("SELF", "SAME AS ABOVE"), and rows that leave their person blank."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.columns.people_columns import ONESELF
from pipelines.tables.exposures import ROW
from pipelines.tables.roles import Person

Part = tuple[pl.Series, pl.Series]
"""(row numbers, EXPOSURE structs)"""

_NAMES = ("name", "given_name", "family_name")


def of_oneself(body: pl.DataFrame, person: Person) -> pl.Series:
    """The numbers of the rows in which a cell for this person's name says it is the row's own."""
    columns = [v.column for code in _NAMES for v in person.fields.get(code, ())]
    if not columns:
        return body[ROW].clear()
    said = pl.any_horizontal(pl.col(str(c)).str.contains(ONESELF) for c in columns)
    return body.filter(said.fill_null(value=False))[ROW]


def parted(parts: Sequence[Part], rows: pl.Series) -> tuple[list[Part], list[Part]]:
    """The exposures outside of these rows, and those in them."""
    if rows.is_empty():
        return list(parts), []
    held = [(numbers, numbers.is_in(rows.implode()), structs) for numbers, structs in parts]
    return (
        [(n.filter(~inside), structs.filter(~inside)) for n, inside, structs in held],
        [(n.filter(inside), structs.filter(inside)) for n, inside, structs in held],
    )


def stand_ins(body: pl.DataFrame, people: Sequence[Person], about: int) -> dict[int, pl.Series]:
    """Who is the only one named in rows that leave their own person blank: place -> row numbers.

    A ticket has a requester or, where it came by mail, a sender: whoever is there, its text is
    about them. Relatives, contacts and staff stand for nobody.
    """
    main = people[about]
    others = [
        at
        for at, person in enumerate(people)
        if at != about and person.named and person.role == main.role == "subject"
        and not person.label.endswith("owner")
    ]  # fmt: skip
    if not others:
        return {}
    named = {at: named_in(people[at]) for at in others}
    alone = pl.sum_horizontal(named.values()) == 1
    blank = ~named_in(main) if main.named else pl.lit(value=True)
    return {at: body.filter(blank & alone & named[at])[ROW] for at in others}


def named_in(person: Person) -> pl.Expr:
    """Whether a row has a name of this person, who has columns of names."""
    columns = [v.column for code in _NAMES for v in person.fields.get(code, ())]
    filled = (pl.col(str(c)).str.strip_chars().str.len_bytes() > 0 for c in columns)
    return pl.any_horizontal(filled).fill_null(value=False)
