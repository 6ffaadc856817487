"""Logins that a table says several people share: what stands in place of a name says so."""

from __future__ import annotations

import polars as pl

from pipelines.tables.roles import Person

_SHARED = (
    r"(?i)^\W*(?:[\w&.'’-]+ ){0,3}?\(?(?:shared|generic|communal|compartid[oa]"
    r"|(?:all|any) (?:staff|users|agents|employees|office)|everyone|everybody|front desk"
    r"|(?:team|group|office|house|department|dept) (?:login|account|access|mailbox))"
    r"(?: (?:login|account|access|mailbox|user|(?:by|with|among) [\w ]{2,20}))?\W*$"
)
"""What people write where the name of a login's owner is asked: `(agency shared)`, `All staff`."""

_OPENS = frozenset({"password", "login", "access_code", "security_answer"})


def nobodys(facts: pl.DataFrame, batch: pl.DataFrame, person: Person) -> pl.DataFrame:
    """The identity fields of rows, without the logins of those that say that many share them.

    facts: columns of RECORDS, a row per row of the batch. A login without a name would be a
    person of its own; without the login, what opens it is a find of nobody, counted and shown.
    """
    called = person.fields.get("name", ())
    if not called or not any(v.detects in _OPENS for v in person.exposures):
        return facts
    said = batch.select(
        pl.any_horizontal(
            pl.col(str(v.column)).str.strip_chars().str.contains(_SHARED) for v in called
        ).fill_null(value=False)
    ).to_series()
    shared = said & facts["full_name"].is_null()
    none = pl.lit([], dtype=pl.List(pl.String))
    return facts.with_columns(
        pl.when(shared).then(none).otherwise(pl.col(name)).alias(name)
        for name in ("emails", "logins")
    )
