"""Whose a plan's number is that stands over or under a list of a family: of who holds the plan.

Enrollment inquiries and rosters of coverage say the subscriber's number once, and in the list of
those who are covered how each is related to the subscriber (ANSI X12 834, INS02: self is 18).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.attribution.mentions import Person
    from pipelines.attribution.units import Document
    from pipelines.plain.text_tables import TextTable

_HOLDERS = frozenset(
    {"sub", "subs", "subscr", "subscriber", "self", "ee", "emp", "employee", "insured", "holder",
     "policyholder", "policy holder", "member", "primary", "contract holder", "enrollee", "titular",
     "head of household", "hoh", "self (18)", "18"}
)  # fmt: skip
_FAMILY = frozenset(
    {"sps", "sp", "spouse", "husband", "wife", "chd", "ch", "child", "son", "daughter", "dep",
     "dependent", "dependant", "partner", "dp", "domestic partner", "stepchild", "stepson",
     "stepdaughter", "esposo", "esposa", "hijo", "hija", "disabled dependent", "01", "19"}
)  # fmt: skip
_NAMES = ("full_name", "given_name", "middle_name", "family_name", "name_suffix", "name_score")
_LEAST, _NOBODY = 2, "nobody named for it"


def holders_in(tables: Sequence[TextTable]) -> list[str]:
    """Where the holders of plans stand in tables inside a text: `line 12`, as in RECORDS."""
    found: list[str] = []
    for item in tables:
        before = f"{item.table.place}, " if item.table.place else ""
        for column in zip(*item.rows, strict=True):
            said = [cell.strip().casefold() for cell in column]
            mine = [at for at, cell in enumerate(said) if cell in _HOLDERS]
            others = sum(cell in _FAMILY for cell in said)
            if len(mine) == 1 and others and _LEAST * (others + 1) > sum(map(bool, said)):
                found.append(f"{before}line {item.table.first_row + mine[0] + 1}")
                break
    return found


def of_the_holder(
    prose: pl.DataFrame, tables: Sequence[pl.DataFrame], told: tuple[Document, Sequence[Person]],
    holders: Sequence[str],
) -> pl.DataFrame:  # fmt: skip
    """RECORDS of a text with plan numbers of nobody given to the one holder whom a table names.

    tables: RECORDS of those inside the text; told: the text and everyone named outside of them.
    """
    element = pl.element().struct.field("element")
    plans = pl.col("exposures").list.eval(element == "health_insurance").list.all()
    bare = pl.col("full_name").is_null() & plans & (pl.col("exposures").list.len() > 0)
    if len(holders) != 1 or not prose.select(bare.any()).item():
        return prose
    name = _listed(tables, holders[0]) or _named(told, holders[0])
    if name is None:
        return prose
    kinds = {code: prose.schema[code] for code in _NAMES}
    because = pl.field("because").str.replace(_NOBODY, "who holds the plan")
    reasoned = pl.col("exposures").list.eval(pl.element().struct.with_fields(because))
    return prose.with_columns(
        pl.when(bare).then(reasoned).otherwise("exposures").alias("exposures"),
        *(
            pl.when(bare).then(pl.lit(name[code], dtype=kinds[code])).otherwise(code).alias(code)
            for code in _NAMES
        ),
    )


def _listed(tables: Sequence[pl.DataFrame], place: str) -> dict[str, object] | None:
    for frame in tables:
        here = frame.filter((pl.col("locator") == place) & pl.col("full_name").is_not_null())
        if here.height == 1:
            return here.select(_NAMES).row(0, named=True)
    return None


def _named(told: tuple[Document, Sequence[Person]], place: str) -> dict[str, object] | None:
    doc, people = told
    here = [p for p in people if any(doc.locator(m.start) == place for m in p.mentions)]
    if len(here) != 1:
        return None
    return {code: getattr(here[0], code, None) for code in _NAMES} | {"name_score": here[0].score}
