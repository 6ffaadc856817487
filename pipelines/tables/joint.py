"""The second person of a cell with two names: `John & Mary Smith`, `SMITH, JOHN OR MARY`."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from detectors.columns.values import cleaned_name
from detectors.columns.verdicts import NAME_LIKE
from detectors.people.name_parts import second_person
from detectors.people.person_likeness import person_likeness
from pipelines.tables.roles import Person

_SHARED = frozenset(
    {"account_number", "access_code", "card_number", "financial_account", "payment_card",
     "health_insurance", "password"}
)  # fmt: skip
"""What two holders have together; every other number or fact of the row is the first one's."""

_AT_HOME = frozenset(
    ["address", "street", "street_2", "city", "state", "postal_code", "country", "phone", "name"]
)  # fmt: skip


def second_of(person: Person) -> Person | None:
    """Who may stand second in the name cells of a person; None without a column of whole names."""
    if not person.fields.get("name") or person.role in {"provider", "staff"}:
        return None
    return replace(
        person,
        label=f"{person.label} second",
        fields={code: held for code, held in person.fields.items() if code in _AT_HOME},
        exposures=tuple(v for v in person.exposures if v.detects in _SHARED),
        keys=(),
    )


def second_rows(body: pl.DataFrame, person: Person) -> pl.DataFrame:
    """The rows that name two people, with the second one's name in the name column.

    body: String columns named by index, and others that are kept; person: the first one.
    """
    column = str(person.fields["name"][0].column)
    written = body.select(value=cleaned_name(pl.col(column))).to_series()
    joint = written.str.contains(r"(?i)[&+/;]| (?:and|or|y) ").fill_null(value=False)
    if not joint.any():
        return body.clear()
    rows = body.filter(joint)
    names = rows.select(value=second_person(pl.col(column).str.strip_chars()))
    likely = person_likeness(names["value"].fill_null("")) >= NAME_LIKE
    named = names["value"].is_not_null() & likely
    return rows.with_columns(names["value"].alias(column)).filter(named)
